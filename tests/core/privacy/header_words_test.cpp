#include "core/privacy/header_words.h"

#include <gtest/gtest.h>

using namespace vignette;
using Words = std::vector<std::string>;

TEST(HeaderWords, SplitsAtCaseMarksAndDigits) {
    EXPECT_EQ(headerWords("PatientFirstName"), (Words{"patient", "first", "name"}));
    EXPECT_EQ(headerWords("zip5"), (Words{"zip", "5"}));
    EXPECT_EQ(headerWords("IPAddress"), (Words{"ip", "address"}));
    EXPECT_EQ(headerWords("mother's maiden-name"), (Words{"mothers", "maiden", "name"}));
    EXPECT_EQ(headerWords("__DOB__"), (Words{"dob"}));
    EXPECT_TRUE(headerWords("").empty());
}

TEST(HeaderWords, MatchesWholeWordsAndHonoursExceptions) {
    const HeaderWords& list = HeaderWords::bundled();
    EXPECT_EQ(list.hint("phone", headerWords("cell_phone")), HeaderHint::Sure);
    EXPECT_EQ(list.hint("phone", headerWords("red_cell_count")), HeaderHint::None);
    EXPECT_EQ(list.hint("name", headerWords("drug_name")), HeaderHint::None);
    EXPECT_EQ(list.hint("name", headerWords("FIRST")), HeaderHint::Weak);
    EXPECT_EQ(list.hint("name", headerWords("first_visit")), HeaderHint::None);
    EXPECT_EQ(list.hint("ip_address", headerWords("relationship")), HeaderHint::None);
    EXPECT_EQ(list.hint("zip", headerWords("zip5")), HeaderHint::Sure);
}

TEST(HeaderWords, DropsAccentsAndKnowsCompoundAndJoinedWords) {
    EXPECT_EQ(headerWords("Straße"), (Words{"strasse"}));
    EXPECT_EQ(headerWords("prénom"), (Words{"prenom"}));
    EXPECT_EQ(headerWords("GERäTENUMMER"),
              (Words{"geratenummer"})); // capitals by a tool that knows ASCII only
    EXPECT_EQ(headerWords("AÑO_NACIMIENTO"), (Words{"ano", "nacimiento"}));
    const HeaderWords& list = HeaderWords::bundled();
    EXPECT_EQ(list.hint("date", headerWords("Entlassungsdatum")), HeaderHint::Sure);
    EXPECT_EQ(list.hint("phone", headerWords("MOBILEPHONE")), HeaderHint::Sure);
    EXPECT_EQ(list.hint("unique_code", headerWords("drug_concept_id")), HeaderHint::None);
}
