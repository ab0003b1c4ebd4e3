#include "core/persona/match_personas.h"

#include "core/base/failure.h"

#include <gtest/gtest.h>

#include <set>

namespace vignette {
namespace {

Persona persona(const std::string& id, int number, std::uint32_t segment, const std::string& name) {
    Persona made;
    made.id = PersonaId{id};
    made.number = number;
    made.hue = number;
    made.segment = segment;
    made.name = name;
    made.nameAlternatives = {"Other" + name};
    made.portrait.skin = static_cast<std::uint8_t>(number);
    return made;
}

std::vector<std::uint16_t> labels(const std::vector<std::size_t>& sizes) {
    std::vector<std::uint16_t> made;
    for (std::size_t s = 0; s < sizes.size(); ++s)
        made.insert(made.end(), sizes[s], static_cast<std::uint16_t>(s));
    return made;
}

PersonaSet setOf(std::int64_t segmentation, std::vector<Persona> personas) {
    PersonaSet set;
    set.segmentation = segmentation;
    set.personas = std::move(personas);
    return set;
}

TEST(MatchPersonas, PassesOnNameNumberHueAndFaceToTheSegmentThatContinuesOne) {
    const PersonaSet present = setOf(1, {persona("a", 1, 0, "Ann"), persona("b", 2, 1, "Bob")});
    PersonaSet fresh = setOf(2, {persona("x", 1, 0, "Xia"), persona("y", 2, 1, "Yan")});
    // The large segment became the second, and the small one the first.
    const auto before = labels({60, 40});
    std::vector<std::uint16_t> after(60, 1);
    after.resize(100, 0);
    const MatchReport report = matchPersonas(present, before, after, fresh);
    ASSERT_EQ(fresh.personas.size(), 2U);
    EXPECT_EQ(fresh.personas[0].id.value, "a");
    EXPECT_EQ(fresh.personas[0].segment, 1U) << "figures stay those of the new segment";
    EXPECT_EQ(fresh.personas[0].portrait.skin, 1);
    EXPECT_EQ(fresh.personas[1].name, "Bob");
    EXPECT_EQ(fresh.personas[1].hue, 2);
    EXPECT_EQ(report.kept.size(), 2U);
    EXPECT_DOUBLE_EQ(report.kept[0].overlap, 1.0);
    EXPECT_TRUE(report.fresh.empty());
    EXPECT_TRUE(fresh.shelf.empty());
}

TEST(MatchPersonas, PutsUnmatchedPersonasOnTheShelfAndNumbersNewOnesAfterTheLargest) {
    const PersonaSet present{.segmentation = 1,
                             .personas = {persona("a", 1, 0, "Ann"), persona("b", 2, 1, "Bob")},
                             .shelf = {persona("c", 7, 5, "Cal")}};
    PersonaSet fresh =
        setOf(2, {persona("x", 1, 0, "Xia"), persona("y", 2, 1, "Cal"), persona("z", 3, 2, "Ann")});
    const auto before = labels({60, 60});
    std::vector<std::uint16_t> after(60, 0);
    after.resize(90, 1); // segment 1 falls into two halves: Jaccard .5 each with the old one
    after.resize(120, 2);
    const MatchReport report = matchPersonas(present, before, after, fresh);
    ASSERT_EQ(report.kept.size(), 2U) << "an overlap of exactly one half still inherits";
    EXPECT_EQ(fresh.personas.back().number, 8);
    EXPECT_NE(fresh.personas.back().name, "Ann") << "Ann is taken";
    std::set<std::string> ids;
    std::set<int> hues;
    for (const Persona& made : fresh.personas) {
        ids.insert(made.id.value);
        hues.insert(made.hue);
    }
    EXPECT_EQ(ids.size(), 3U);
    EXPECT_EQ(hues.size(), 3U);
    EXPECT_EQ(fresh.shelf.size(), 1U);
}

TEST(MatchPersonas, ShelvesWhatFallsUnderOneHalf) {
    const PersonaSet present = setOf(1, {persona("a", 1, 0, "Ann")});
    PersonaSet fresh = setOf(2, {persona("x", 1, 0, "Xia"), persona("y", 2, 1, "Yan")});
    const std::vector<std::uint16_t> before(99, 0);
    const auto after = labels({49, 50});
    PersonaSet halves = fresh;
    EXPECT_EQ(matchPersonas(present, before, after, halves).kept.size(), 1U); // 50 of 99 inherits
    const auto thirds = labels({49, 48, 2});
    const MatchReport report = matchPersonas(present, before, thirds, fresh);
    EXPECT_TRUE(report.kept.empty());
    ASSERT_EQ(fresh.shelf.size(), 1U);
    EXPECT_EQ(fresh.shelf[0].id.value, "a");
    EXPECT_EQ(fresh.personas[0].number, 2);
}

TEST(MatchPersonas, TakesAPersonaBackFromTheShelfWhenItsSegmentationIsMadeAgain) {
    const PersonaSet present{
        .segmentation = 2, .personas = {persona("b", 2, 0, "Bob")}, .shelf = {persona("a", 1, 0, "Ann")}};
    PersonaSet fresh = setOf(3, {persona("a", 1, 0, "New"), persona("a2", 2, 1, "New2")});
    const std::vector<std::uint16_t> before(100, 1); // Bob's segment 0 holds nobody of them
    const MatchReport report = matchPersonas(present, before, labels({50, 50}), fresh);
    EXPECT_EQ(fresh.personas[0].name, "Ann");
    ASSERT_EQ(fresh.shelf.size(), 1U);
    EXPECT_EQ(fresh.shelf[0].name, "Bob");
    EXPECT_EQ(report.shelved.size(), 1U);
}

TEST(MatchPersonas, NeverGivesTwoPersonasOneId) {
    // "a" moved to another segment; the segmentation that first made "a" is made again.
    const PersonaSet present = setOf(2, {persona("a", 1, 1, "Ann")});
    PersonaSet fresh = setOf(3, {persona("a", 1, 0, "New"), persona("b", 2, 1, "Ben")});
    const auto same = labels({50, 50});
    matchPersonas(present, same, same, fresh);
    EXPECT_EQ(fresh.personas[0].id.value, "a");
    EXPECT_EQ(fresh.personas[0].segment, 1U);
    EXPECT_NE(fresh.personas[1].id.value, "a");
}

TEST(MatchPersonas, RefusesSegmentationsOfDifferentPatients) {
    PersonaSet fresh;
    EXPECT_THROW(matchPersonas({}, std::vector<std::uint16_t>(3), std::vector<std::uint16_t>(4), fresh),
                 Failure);
}

} // namespace
} // namespace vignette
