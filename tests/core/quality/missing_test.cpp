#include "core/base/failure.h"
#include "core/quality/missing_limit.h"
#include "core/quality/set_apart_by_missing.h"

#include "made_data.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

using namespace test;
using Scope = SetApartByMissing::Scope;

Segmentation segmentsOf(std::vector<std::uint16_t> labels, int count) {
    Segmentation segmentation;
    segmentation.segmentCount = count;
    segmentation.sizes.resize(static_cast<std::size_t>(count));
    for (const std::uint16_t label : labels)
        ++segmentation.sizes[label];
    segmentation.labels = std::move(labels);
    return segmentation;
}

constexpr std::size_t kPatients = 1000;

/// Every fifth patient is of segment 1.
bool isApart(std::size_t i) {
    return i % 5 == 0;
}

Segmentation twoSegments() {
    return segmentsOf(eachLevel(kPatients, [](std::size_t i) { return std::uint16_t(isApart(i)); }), 2);
}

/// A number field, missing where `isMissing` says so.
Field& addField(MadeData& made, const std::string& name, Theme theme,
                const std::function<bool(std::size_t)>& isMissing) {
    Field& field = made.numbers(name, name, each(kPatients, [&](std::size_t i) {
                                    return isMissing(i) ? kMissing : double(i * i % 17);
                                }));
    field.theme = theme;
    return field;
}

TEST(HoldBackMissing, ProposesToCheckWhatMostPatientsHaveNoValueFor) {
    MadeData made;
    addField(made, "full", Theme::Other, [](std::size_t) { return false; });
    addField(made, "over", Theme::Other, [](std::size_t i) { return i % 100 < 62; });
    addField(made, "at", Theme::Other, [](std::size_t i) { return i % 100 < 40; });
    addField(made, "said", Theme::Other, [](std::size_t i) { return i % 100 < 62; }).formReason =
        "It matters.";
    addField(made, "hidden", Theme::Other, [](std::size_t) { return true; }).use = FieldUse::Hide;
    addField(made, "few", Theme::Other, [](std::size_t i) { return i > 5; });
    std::vector<Field> fields = made.dataset.fields;
    holdBackMissing(fields, made.dataset, {});
    EXPECT_EQ(fields[0].use, FieldUse::Form);
    EXPECT_EQ(fields[1].use, FieldUse::Check);
    EXPECT_EQ(fields[1].useReason.substr(0, 34), "62 % of patients have no value; ov");
    EXPECT_EQ(fields[2].use, FieldUse::Form);
    EXPECT_EQ(fields[3].use, FieldUse::Form);
    EXPECT_EQ(fields[4], made.dataset.fields[4]);
    EXPECT_EQ(fields[5].useReason.substr(0, 20), "Nearly all patients "); // 6 people give no figure
}

TEST(HoldBackMissing, RefusesAPlanThatFormsWithOneAndDoesNotSayWhy) {
    MadeData made;
    addField(made, "over", Theme::Other, [](std::size_t i) { return i % 100 < 62; });
    std::vector<Field> fields = made.dataset.fields;
    try {
        holdBackMissing(fields, made.dataset, {"made.over"});
        FAIL() << "no reason was given";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.code(), FailureCode::BadUsage);
        EXPECT_NE(std::string(failure.what()).find("made.over"), std::string::npos);
    }
    fields[0].formReason = "  "; // blanks are no reason
    EXPECT_THROW(holdBackMissing(fields, made.dataset, {"made.over"}), Failure);
    fields[0].formReason = "Only they were asked.";
    EXPECT_NO_THROW(holdBackMissing(fields, made.dataset, {"made.over"}));
}

/// A survey of three questions that nine of ten of segment 1 did not take, three of ten of the others.
MadeData surveyStudy(bool isPlanted) {
    MadeData made;
    for (const std::string name : {"q1", "q2", "q3"}) {
        Field& field = addField(made, name, Theme::Attitudes, [&](std::size_t i) {
            return isPlanted && isApart(i) ? i % 50 != 0 : i % 10 < 3;
        });
        field.extract = "survey";
        field.source = FieldSource::Survey;
    }
    addField(made, "age", Theme::Demographic, [](std::size_t) { return false; });
    addField(made, "visits", Theme::UseOfCare, [](std::size_t i) { return i % 9 == 0; });
    return made;
}

TEST(SetApartByMissing, NamesASurveyThatNearlyAllDidNotTake) {
    const auto named = setApartByMissing(surveyStudy(true).dataset, twoSegments());
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].segment, 1U);
    EXPECT_EQ(named[0].scope, Scope::Extract);
    EXPECT_EQ(named[0].extract, "survey");
    EXPECT_TRUE(named[0].isSurvey);
    EXPECT_EQ(named[0].fields.size(), 3U);
    EXPECT_DOUBLE_EQ(named[0].segmentShare, 0.9);
    // By hand: 2·asin√0.9 − 2·asin√s of the others' share.
    EXPECT_GT(named[0].difference, 1.2);
}

TEST(SetApartByMissing, SaysNothingWhereSilenceIsSpreadEvenly) {
    EXPECT_TRUE(setApartByMissing(surveyStudy(false).dataset, twoSegments()).empty());
}

TEST(SetApartByMissing, FindsWhatWasNotRecordedAsHarborValleysFalseGroup) {
    // G7: no BMI and no tobacco use; the other four measurements are there.
    MadeData made;
    for (const std::string name : {"bmi", "tobacco"})
        addField(made, name, Theme::Measurements,
                 [](std::size_t i) { return isApart(i) ? i % 20 != 0 : i % 7 == 0; });
    for (const std::string name : {"hba1c", "sbp", "dbp", "egfr"})
        addField(made, name, Theme::Measurements, [](std::size_t i) { return i % 7 == 0; });
    const auto named = setApartByMissing(made.dataset, twoSegments());
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].scope, Scope::Fields);
    EXPECT_EQ(named[0].fields, (std::vector<std::string>{"made.bmi", "made.tobacco"}));
    EXPECT_FALSE(named[0].isSurvey);
}

TEST(SetApartByMissing, NamesAThemeBeforeItsFields) {
    MadeData made;
    for (const std::string name : {"a", "b"})
        addField(made, name, Theme::Digital, [](std::size_t i) { return isApart(i) || i % 5 == 1; });
    for (const std::string name : {"c", "d", "e", "f", "g"})
        addField(made, name, Theme::Economic, [](std::size_t) { return false; });
    const auto named = setApartByMissing(made.dataset, twoSegments());
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].scope, Scope::Theme);
    EXPECT_EQ(named[0].theme, Theme::Digital);
}

TEST(SetApartByMissing, LooksPastHiddenAndSensitiveFieldsAndTinySegments) {
    MadeData made = surveyStudy(true);
    made.dataset.fields[0].use = FieldUse::Hide;
    made.dataset.fields[1].care = FieldCare::Sensitive;
    EXPECT_TRUE(setApartByMissing(made.dataset, twoSegments()).empty()); // one field alone names nothing
    const Segmentation tiny = segmentsOf(
        eachLevel(kPatients, [](std::size_t i) { return std::uint16_t(isApart(i) && i < 50); }), 2);
    EXPECT_EQ(tiny.sizes[1], 10U);
    EXPECT_TRUE(setApartByMissing(surveyStudy(true).dataset, tiny).empty());
}

} // namespace
} // namespace vignette
