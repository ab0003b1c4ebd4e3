#include "core/privacy/typed_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace vignette;

namespace {

using Class = IdentifierClass;

struct Typed {
    const char* text;
    Class identifier;
    const char* piece;
};

void PrintTo(const Typed& typed, std::ostream* out) {
    *out << typed.text;
}

class TypedIdentifiers : public testing::TestWithParam<Typed> {};

} // namespace

/// Written by hand: each holds one identifier in the middle of a sentence that a reason or a note could be.
TEST_P(TypedIdentifiers, AreFoundAmongOtherWordsAndNamed) {
    const std::vector<TypedIdentifier> found = identifiersInTyped(GetParam().text);
    ASSERT_EQ(found.size(), 1U) << (found.empty() ? "nothing" : found.back().piece);
    EXPECT_EQ(found.front().identifier, GetParam().identifier) << toText(found.front().identifier);
    EXPECT_EQ(found.front().piece, GetParam().piece);
}

INSTANTIATE_TEST_SUITE_P(
    All, TypedIdentifiers,
    testing::Values(Typed{"Ask the clinic, 617-555-0123, before use.", Class::Phone, "617-555-0123"},
                    Typed{"Ask (617) 555-0123.", Class::Phone, "(617) 555-0123"},
                    Typed{"(ask +44 20 7946 0958)", Class::Phone, "+44 20 7946 0958"},
                    Typed{"her phone is 5550123 now", Class::Phone, "5550123"},
                    Typed{"fax 555-0123 only", Class::Fax, "555-0123"},
                    Typed{"Approved by ann.lee@example.org, see mail.", Class::Email, "ann.lee@example.org"},
                    Typed{"see https://portal.example.org/p/77", Class::Url,
                          "https://portal.example.org/p/77"},
                    Typed{"like MRN 00123456 in ward 3", Class::MedicalRecord, "00123456"},
                    Typed{"chart no. 778812: same case", Class::MedicalRecord, "778812"},
                    Typed{"patient id A-77812 asked for it", Class::UniqueCode, "A-77812"},
                    Typed{"member number W998877665", Class::HealthPlan, "W998877665"},
                    Typed{"her card 4111 1111 1111 1111 was used", Class::Account, "4111 1111 1111 1111"},
                    Typed{"plan number 1EG4-TE5-MK73 is hers", Class::HealthPlan, "1EG4-TE5-MK73"},
                    Typed{"social security 219-09-9999 is on the form", Class::SocialSecurity, "219-09-9999"},
                    Typed{"born 3.4.51 in spring", Class::Date, "3.4.51"},
                    Typed{"date of birth: 19510403", Class::Date, "19510403"},
                    Typed{"DOB 4/3/1951", Class::Date, "4/3/1951"},
                    Typed{"left hospital on 3 May 2024 at noon", Class::Date, "3 May 2024"},
                    Typed{"since 2024-05-03", Class::Date, "2024-05-03"},
                    Typed{"a 93-year-old with pain", Class::Age, "93-year-old"},
                    Typed{"she is 97 years old", Class::Age, "97 years"},
                    Typed{"aged 91 or so", Class::Age, "91"},
                    Typed{"lives at 12 Oak Street since", Class::Geography, "12 Oak Street"},
                    Typed{"moved here from Boston", Class::Geography, "Boston"},
                    Typed{"zip 02138 only", Class::Zip, "02138"},
                    Typed{"wife of Robert Johnson", Class::Name, "Robert Johnson"},
                    Typed{"as Mrs. Johnson said", Class::Name, "Johnson"},
                    Typed{"server 203.0.113.77 held it", Class::IpAddress, "203.0.113.77"},
                    Typed{"key 6f1c2b1e-8a4d-4c3e-9b7a-2f5d6c7e8f90", Class::UniqueCode,
                          "6f1c2b1e-8a4d-4c3e-9b7a-2f5d6c7e8f90"},
                    Typed{"picture in face_01.jpg", Class::Image, "face_01.jpg"}));

/// A warning that comes at every second reason is read by nobody.
TEST(TypedText, LeavesPlainReasonsAlone) {
    for (const char* text :
         {"", "   ", "Needed to link later files; the ethics board agreed.",
          "Only 617 patients in 2024-2025 were asked.", "IRB protocol 2021-0045 allows it (agreement 77).",
          "Agreement of March 2024, section 164.514(e).", "HbA1c 6.5-9.0 % in 35 of 100; others 10 of 100",
          "Rosa, 65 and over, has no sure ride.", "Call within 2 days, then nurse on day 7.",
          "Vitamin B12 5 mg twice a day; version 1.2.3.4 of the form",
          "LOINC 4548-4, ICD E11.9, RxNorm 860975", "Dr. Johnson reviewed the list.", "in March and from May",
          "Patient 617 of 1200 answered", "Reduces visits by 12 percent at 24/7 lines",
          "Ages 65-74 and 90+ together", "1,842 people; 71 of 100; 1.5 to 2.5 times",
          "the record 2024 of all visits", "Grace has what she needs"})
        EXPECT_THAT(identifiersInTyped(text), testing::IsEmpty())
            << text << " → " << identifiersInTyped(text).front().piece;
}

TEST(TypedText, FindsEveryPieceInTheOrderOfTheText) {
    const std::vector<TypedIdentifier> found =
        identifiersInTyped("Mary Johnson (b.lee@example.org)\nrang from 617-555-0123; b.lee@example.org");
    ASSERT_EQ(found.size(), 3U) << found.back().piece;
    EXPECT_EQ(found[0].identifier, Class::Name);
    EXPECT_EQ(found[1].piece, "b.lee@example.org");
    EXPECT_EQ(found[2].identifier, Class::Phone);
}

TEST(TypedText, LetsALineForANameHoldOne) {
    EXPECT_TRUE(identifiersInTyped("Robert Johnson", TypedNames::MayStand).empty());
    EXPECT_EQ(identifiersInTyped("Robert Johnson").size(), 1U);
    EXPECT_EQ(identifiersInTyped("Robert Johnson, 617-555-0123", TypedNames::MayStand).size(), 1U);
}

TEST(TypedText, HoldsAnything) {
    std::string manyWords;
    for (int i = 0; i < 2'000; ++i)
        manyWords += "as well ";
    EXPECT_TRUE(identifiersInTyped("( ) . , ;; \" -- … \xff\xfe").empty());
    EXPECT_TRUE(identifiersInTyped(manyWords).empty());
    EXPECT_TRUE(identifiersInTyped(std::string(2'000, '(')).empty());
}
