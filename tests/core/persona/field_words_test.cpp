#include "core/persona/field_words.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

TEST(FieldWords, ReadsAgeBandsAsPeopleWriteThem) {
    const auto is = [](const char* label, int low, int high) {
        const auto range = ageRangeOf(label);
        return range && range->low == low && range->high == high;
    };
    EXPECT_TRUE(is("65-74", 65, 74));
    EXPECT_TRUE(is("65–74", 65, 74));
    EXPECT_TRUE(is("Age 65 to 69", 65, 69));
    EXPECT_TRUE(is("80 or older", 80, 0));
    EXPECT_TRUE(is("90+", 90, 0));
    EXPECT_TRUE(is("Under 18", 0, 17));
    EXPECT_FALSE(ageRangeOf("Retired"));
    EXPECT_FALSE(ageRangeOf("1935"));
}

TEST(FieldWords, TellsAgeAndSexFields) {
    Field age;
    age.kind = FieldKind::Number;
    age.theme = Theme::Demographic;
    age.label = "Age";
    age.unit = "years";
    EXPECT_TRUE(isAgeField(age));
    age.theme = Theme::Habits; // years of smoking
    EXPECT_FALSE(isAgeField(age));

    Field sex;
    sex.kind = FieldKind::Category;
    sex.values = {{"1", "Male"}, {"2", "Female"}};
    ASSERT_TRUE(sexLevelsOf(sex));
    EXPECT_EQ(sexLevelsOf(sex)->female, "2");

    Field flag;
    flag.kind = FieldKind::Flag;
    flag.theme = Theme::Demographic;
    flag.label = "Female";
    flag.values = {{"0", "No"}, {"1", "Yes"}};
    flag.yesCode = "1";
    ASSERT_TRUE(sexLevelsOf(flag));
    EXPECT_EQ(sexLevelsOf(flag)->male, "0");
    flag.label = "Chat messages";
    EXPECT_FALSE(sexLevelsOf(flag));
}

TEST(FieldWords, TellsWhatStaysOutOfTitles) {
    Field field;
    field.label = "Visits missed";
    EXPECT_TRUE(isBlameful(field));
    field.label = "Heart failure";
    EXPECT_FALSE(isBlameful(field));
    field.label = "Preferred language";
    EXPECT_TRUE(isAboutLanguage(field));
    field.label = "Allowed amount";
    field.unit = "$";
    field.theme = Theme::UseOfCare;
    EXPECT_TRUE(isAboutCost(field));
    EXPECT_TRUE(isUninformative("Unknown"));
    EXPECT_TRUE(isUninformative("Don't know / not sure"));
    EXPECT_FALSE(isUninformative("Phone"));
}

} // namespace
} // namespace vignette
