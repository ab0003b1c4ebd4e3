#include "core/base/failure.h"
#include "core/model/json/privacy_record_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace vignette;

namespace {

const JsonOrigin kPlanFile{.code = FailureCode::BadUsage, .name = "plan.json"};

ExpertDetermination fullDetermination() {
    return {.expert = "R. Fisher",
            .credentials = "PhD, statistician at \"Rothamsted\"",
            .date = Date::from(2024, 2, 29),
            .method = "k-anonymity over age, sex and state",
            .statement = "The risk is very small.",
            .expiry = Date::from(2026, 2, 28)};
}

LimitedDataSet fullLimitedDataSet() {
    return {.recipient = "Département de santé",
            .agreementDate = Date::from(2025, 1, 2),
            .purpose = "public health",
            .reason = "Seasonal waves need the month of a visit."};
}

} // namespace

TEST(PrivacyRecord, ComesBackFromJsonAsItWas) {
    const ExpertDetermination expert = fullDetermination();
    EXPECT_EQ(expertDeterminationFromJson(parseJson(jsonText(toJson(expert)), {})), expert);
    const LimitedDataSet limited = fullLimitedDataSet();
    EXPECT_EQ(limitedDataSetFromJson(parseJson(jsonText(toJson(limited)), {})), limited);
    EXPECT_EQ(expertDeterminationFromJson(toJson(ExpertDetermination{})), ExpertDetermination{});
    EXPECT_EQ(limitedDataSetFromJson(toJson(LimitedDataSet{})), LimitedDataSet{});
    EXPECT_EQ(toJson(expert)["date"], "2024-02-29");
}

TEST(PrivacyRecord, RefusesDatesThatAreNoneAndNamesTheKeyOnly) {
    for (const char* text : {R"({"date":"2023-02-29"})", R"({"date":"31/12/2024"})", R"({"date":20240101})",
                             R"({"date":"2024-12-31T10:00"})"}) {
        try {
            expertDeterminationFromJson(parseJson(text, kPlanFile), kPlanFile);
            ADD_FAILURE() << text;
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), FailureCode::BadUsage);
            EXPECT_THAT(failure.what(), testing::HasSubstr("date"));
            EXPECT_THAT(failure.what(), testing::Not(testing::HasSubstr("2023-02-29")));
        }
    }
}

TEST(PrivacyRecord, SaysWhatItStillNeeds) {
    EXPECT_TRUE(missingParts(fullDetermination()).empty());
    EXPECT_TRUE(missingParts(fullLimitedDataSet()).empty());
    EXPECT_EQ(missingParts(ExpertDetermination{}).size(), 5U);
    EXPECT_EQ(missingParts(LimitedDataSet{}).size(), 4U);
    ExpertDetermination backward = fullDetermination();
    backward.expiry = Date::from(2024, 2, 28);
    EXPECT_THAT(missingParts(backward), testing::ElementsAre(testing::HasSubstr("expiry")));
    LimitedDataSet blank = fullLimitedDataSet();
    blank.reason = "  ";
    EXPECT_THAT(missingParts(blank), testing::ElementsAre("the reason"));
}

TEST(PrivacyRecord, HoldsFromItsDateToItsExpiryIncludingBothDays) {
    ExpertDetermination record = fullDetermination();
    EXPECT_FALSE(isValidOn(record, *Date::from(2024, 2, 28)));
    EXPECT_TRUE(isValidOn(record, *Date::from(2024, 2, 29)));
    EXPECT_TRUE(isValidOn(record, *Date::from(2026, 2, 28)));
    EXPECT_FALSE(isValidOn(record, *Date::from(2026, 3, 1)));
    record.expiry.reset();
    EXPECT_TRUE(isValidOn(record, *Date::from(2090, 1, 1)));
    record.expert.clear();
    EXPECT_FALSE(isValidOn(record, *Date::from(2025, 1, 1)));
}
