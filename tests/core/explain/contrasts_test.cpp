#include "core/explain/segment_contrasts.h"
#include "tests/core/explain/explain_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette::test {
namespace {

/// Two segments of 200.
std::vector<std::uint16_t> halves() {
    std::vector<std::uint16_t> labels(400, 0);
    std::fill(labels.begin() + 200, labels.end(), std::uint16_t{1});
    return labels;
}

/// A flag that `first` of the first and `second` of the second 200 have.
std::vector<std::uint16_t> flags(std::size_t first, std::size_t second) {
    std::vector<std::uint16_t> values(400, 0);
    std::fill_n(values.begin(), first, std::uint16_t{1});
    std::fill_n(values.begin() + 200, second, std::uint16_t{1});
    return values;
}

const Contrast& find(const std::vector<Contrast>& contrasts, std::uint32_t segment,
                     const std::string& field) {
    for (const Contrast& contrast : contrasts)
        if (contrast.segment == segment && contrast.field == field) return contrast;
    throw std::runtime_error("no contrast of " + field);
}

TEST(Contrasts, AShareHasItsIndexAndARangeOnlyWhereTheFieldDidNotFormTheSegments) {
    Study study(halves(), 2);
    study.levels("formed", flags(150, 30), 2, FieldKind::Flag);
    study.levels("checked", flags(150, 30), 2, FieldKind::Flag, FieldUse::Check);
    Progress progress;
    const auto contrasts = segmentContrasts(study.input(), progress);
    const Contrast& formed = find(contrasts, 0, "formed");
    const Contrast& checked = find(contrasts, 0, "checked");
    EXPECT_DOUBLE_EQ(formed.index, 100.0 * 0.75 / 0.45); // 150 of 200 against 180 of 400
    EXPECT_FALSE(formed.differenceRange || formed.evidence.segment.range || formed.evidence.others.range);
    EXPECT_EQ(formed.pValue, 1.0);
    EXPECT_TRUE(formed.isDistinctive);
    ASSERT_TRUE(checked.differenceRange && checked.evidence.segment.range);
    EXPECT_LT(checked.differenceRange->low, 0.6);
    EXPECT_GT(checked.differenceRange->high, 0.6);
    EXPECT_LT(checked.pValue, 1e-20);
    EXPECT_TRUE(checked.isDistinctive);
}

TEST(Contrasts, CommonAndDistinctiveAreDifferentLists) {
    Study study(halves(), 2);
    study.levels("everyone", flags(190, 188), 2, FieldKind::Flag);
    study.levels("few", flags(60, 6), 2, FieldKind::Flag);
    Progress progress;
    const auto contrasts = segmentContrasts(study.input(), progress);
    EXPECT_TRUE(find(contrasts, 0, "everyone").isCommon);
    EXPECT_FALSE(find(contrasts, 0, "everyone").isDistinctive);
    EXPECT_FALSE(find(contrasts, 0, "few").isCommon);
    EXPECT_TRUE(find(contrasts, 0, "few").isDistinctive);
}

TEST(Contrasts, ProtectedFieldsAreToldButExplainNothing) {
    Study study(halves(), 2);
    study.levels("race", flags(180, 20), 2, FieldKind::Flag, FieldUse::Check, Theme::Demographic).care =
        FieldCare::Protected;
    study.levels("illness", flags(180, 20), 2, FieldKind::Flag, FieldUse::Check).care = FieldCare::Sensitive;
    study.levels("kept_away", flags(180, 20), 2, FieldKind::Flag, FieldUse::Hide);
    Progress progress;
    const auto contrasts = segmentContrasts(study.input(), progress);
    EXPECT_EQ(contrasts.size(), 2U); // race, a line a segment
    EXPECT_FALSE(find(contrasts, 0, "race").isDistinctive || find(contrasts, 0, "race").isCommon);
    EXPECT_GT(find(contrasts, 0, "race").evidence.difference, 1.0);
}

TEST(Contrasts, FieldsThatDependOnNothingAreNotDistinctive) {
    // 40 fields, 4 segments of 25: differences of 0.2 and more are common by chance; tests hold them back.
    std::vector<std::uint16_t> labels;
    for (std::size_t i = 0; i < 100; ++i)
        labels.push_back(static_cast<std::uint16_t>(i / 25));
    int notable = 0;
    int distinctive = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Study study(labels, 4);
        Random random(seed);
        for (int f = 0; f < 40; ++f) {
            std::vector<double> values;
            for (std::size_t i = 0; i < 100; ++i)
                values.push_back(random.normal());
            study.number("noise" + std::to_string(f), values, FieldUse::Check);
        }
        Progress progress;
        int ofSet = 0;
        for (const Contrast& contrast : segmentContrasts(study.input(), progress)) {
            notable += std::abs(contrast.evidence.difference) >= 0.2 ? 1 : 0;
            ofSet += contrast.isDistinctive ? 1 : 0;
        }
        distinctive += ofSet > 0 ? 1 : 0;
    }
    EXPECT_GT(notable, 1000);
    EXPECT_LE(distinctive, 4); // of 20 sets; 5 % is expected
}

TEST(Contrasts, FieldsWithoutValuesOrWithOneValueSayNothing) {
    Study study(halves(), 2);
    study.number("empty", std::vector<double>(400, kMissing), FieldUse::Check);
    study.number("constant", std::vector<double>(400, 7.0), FieldUse::Check);
    study.levels("none", std::vector<std::uint16_t>(400, kNoLevel), 2, FieldKind::Flag, FieldUse::Check);
    Progress progress;
    const auto contrasts = segmentContrasts(study.input(), progress);
    ASSERT_EQ(contrasts.size(), 2U);
    EXPECT_EQ(contrasts[0].field, "constant");
    EXPECT_FALSE(contrasts[0].isDistinctive);
    EXPECT_FALSE(contrasts[0].differenceRange);
    EXPECT_DOUBLE_EQ(contrasts[0].index, 100.0);
}

TEST(Contrasts, SilenceOfASegmentIsNotToldAsItsAnswers) {
    Study study(halves(), 2);
    study.levels("smokes", flags(100, 20), 2, FieldKind::Flag, FieldUse::Check);
    study.settings().setApart.push_back({.segment = 1, .extract = {}, .fields = {"smokes"}});
    Progress progress;
    const auto contrasts = segmentContrasts(study.input(), progress);
    ASSERT_EQ(contrasts.size(), 1U);
    EXPECT_EQ(contrasts[0].segment, 0U);
}

} // namespace
} // namespace vignette::test
