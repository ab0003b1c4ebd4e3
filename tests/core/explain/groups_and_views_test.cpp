#include "core/base/failure.h"
#include "core/explain/represented_groups.h"
#include "core/model/segment_view.h"
#include "tests/core/explain/explain_fixture.h"

#include <gtest/gtest.h>

namespace vignette::test {
namespace {

const GroupPlace& find(const std::vector<GroupPlace>& places, const std::string& field,
                       const std::string& level) {
    for (const GroupPlace& place : places)
        if (place.field == field && place.level == level) return place;
    throw std::runtime_error("no group " + level);
}

/// Three segments of 400, 300 and 300; `counts[l]` of each level in each segment, the rest level 0.
std::vector<std::uint16_t> spread(const std::vector<std::array<std::size_t, 3>>& counts) {
    const std::array<std::size_t, 3> sizes{400, 300, 300};
    std::vector<std::uint16_t> values;
    for (std::size_t s = 0; s < 3; ++s) {
        const std::size_t start = values.size();
        for (std::size_t l = 0; l < counts.size(); ++l)
            values.insert(values.end(), counts[l][s], static_cast<std::uint16_t>(l + 1));
        values.resize(start + sizes[s], 0);
    }
    return values;
}

std::vector<std::uint16_t> labelsOfThree() {
    std::vector<std::uint16_t> labels(1000, 0);
    std::fill(labels.begin() + 400, labels.begin() + 700, std::uint16_t{1});
    std::fill(labels.begin() + 700, labels.end(), std::uint16_t{2});
    return labels;
}

TEST(Groups, AGroupSpreadThinlyOverAllSegmentsIsRepresentedByNone) {
    Study study(labelsOfThree(), 3);
    // Level 1: 4 % everywhere. Level 2: as many, but gathered in the third. Level 3: nine people.
    study
        .levels("language", spread({{16, 12, 12}, {2, 3, 35}, {3, 3, 3}}), 4, FieldKind::Category,
                FieldUse::Check, Theme::Demographic)
        .care = FieldCare::Protected;
    const auto places = representedGroups(study.input());
    EXPECT_TRUE(find(places, "language", "0").isRepresented);
    EXPECT_FALSE(find(places, "language", "1").isRepresented);
    EXPECT_TRUE(find(places, "language", "2").isRepresented);
    const GroupPlace& nine = find(places, "language", "3");
    EXPECT_TRUE(nine.isTooSmall);
    EXPECT_FALSE(nine.isRepresented);
    EXPECT_EQ(nine.patients, 9U);
    EXPECT_DOUBLE_EQ(find(places, "language", "1").share, 0.04);
    EXPECT_DOUBLE_EQ(find(places, "language", "2").shareOfSegment[2], 35.0 / 300.0);
}

TEST(Groups, AgesStandInBandsAndOtherFieldsAreLeftAside) {
    Study study(labelsOfThree(), 3);
    std::vector<double> ages;
    for (std::size_t i = 0; i < 1000; ++i)
        ages.push_back(i < 400 ? 30.0 : i < 700 ? 65.0 : 90.0);
    ages[0] = kMissing;
    study.number("age", ages, FieldUse::Check, Theme::Demographic);
    study.levels("channel", spread({{100, 100, 100}}), 2);
    study
        .levels("gender", spread({{100, 100, 100}}), 2, FieldKind::Category, FieldUse::Check,
                Theme::Demographic)
        .care = FieldCare::Sensitive;
    study.settings().ageField = "age";
    const auto places = representedGroups(study.input());
    ASSERT_EQ(places.size(), 3U);
    EXPECT_EQ(places[0].level, "18–39");
    EXPECT_EQ(places[0].patients, 399U);
    EXPECT_EQ(places[1].level, "60–74");
    EXPECT_EQ(places[2].level, "90+");
    EXPECT_DOUBLE_EQ(places[2].shareOfSegment[2], 1.0);
}

TEST(Views, TakeTheFormingFieldsOfTheirThemes) {
    const auto field = [](const char* key, Theme theme, FieldUse use) {
        Field made;
        made.key = key;
        made.theme = theme;
        made.use = use;
        return made;
    };
    const std::vector<Field> fields{
        field("trust", Theme::Attitudes, FieldUse::Form),   field("ride", Theme::Barriers, FieldUse::Form),
        field("visits", Theme::UseOfCare, FieldUse::Form),  field("household", Theme::Social, FieldUse::Form),
        field("race", Theme::Demographic, FieldUse::Check), field("shelf", Theme::Other, FieldUse::Form)};
    using Keys = std::vector<std::string>;
    EXPECT_EQ(fieldsOf(SegmentView::Attitudes, fields), Keys{"trust"});
    EXPECT_EQ(fieldsOf(SegmentView::Needs, fields), (Keys{"ride", "household"}));
    EXPECT_EQ(fieldsOf(SegmentView::Behaviour, fields), Keys{"visits"});
    EXPECT_EQ(fieldsOf(SegmentView::Demographic, fields), Keys{"household"});
    EXPECT_EQ(fieldsOf(SegmentView::Everything, fields),
              (Keys{"trust", "ride", "visits", "household", "shelf"}));
    EXPECT_THROW(fieldsOf(SegmentView::Attitudes, {fields[1]}), Failure);
    for (const auto view : {SegmentView::Needs, SegmentView::Behaviour, SegmentView::Demographic,
                            SegmentView::Attitudes, SegmentView::Everything})
        EXPECT_EQ(segmentViewFromText(toText(view)), view);
    EXPECT_THROW(segmentViewFromText("psychographic"), Failure);
}

} // namespace
} // namespace vignette::test
