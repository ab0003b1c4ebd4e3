#include "core/model/portrait_draw.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace vignette {
namespace {

using Recipe = PortraitRecipe;
using Age = Recipe::Age;
using Sex = Recipe::Sex;

constexpr int kFaces = 400;

Digest seedOf(int i) {
    return sha256("portrait-v1|" + std::to_string(i));
}

/// Calls `check` with many faces of every age, sex and tone.
template<typename Check> void forManyFaces(Check check) {
    for (int age = 0; age <= static_cast<int>(Age::Oldest); ++age)
        for (int sex = 0; sex <= static_cast<int>(Sex::Unstated); ++sex)
            for (int i = 0; i < kFaces; ++i)
                check(portraitFromSeed(seedOf(i), static_cast<Age>(age), static_cast<Sex>(sex),
                                       static_cast<std::uint8_t>(i % Recipe::kSkinTones)));
}

TEST(PortraitFromSeed, KeepsWhatTheCallerDecides) {
    const Recipe recipe = portraitFromSeed(seedOf(1), Age::Middle, Sex::Male, 6);
    EXPECT_EQ(recipe.age, Age::Middle);
    EXPECT_EQ(recipe.sex, Sex::Male);
    EXPECT_EQ(recipe.skin, 6);
    EXPECT_EQ(recipe.generatorVersion, 1U);
}

TEST(PortraitFromSeed, TheSameSeedGivesTheSameFace) {
    EXPECT_EQ(portraitFromSeed(seedOf(7), Age::Young, Sex::Female, 3),
              portraitFromSeed(seedOf(7), Age::Young, Sex::Female, 3));
}

TEST(PortraitFromSeed, AnAllZeroAndAnAllOneSeedStayInRange) {
    Digest ones;
    ones.bytes.fill(0xFF);
    for (const Digest& seed : {Digest{}, ones}) {
        const Recipe recipe = portraitFromSeed(seed, Age::Adult, Sex::Unstated, 0);
        EXPECT_EQ(portraitRecipeFromText(toText(recipe)), recipe);
    }
}

TEST(PortraitFromSeed, NeverChoosesCoveringsAidsOrAMood) {
    forManyFaces([](const Recipe& recipe) {
        EXPECT_EQ(recipe.covering, Recipe::Covering::None);
        EXPECT_FALSE(recipe.hasHearingAid || recipe.hasNasalOxygen || recipe.hasWheelchair);
        EXPECT_EQ(recipe.mood, Recipe::Mood::Smile);
    });
}

TEST(PortraitFromSeed, ChildrenHaveNeitherBeardsNorGreyHair) {
    forManyFaces([](const Recipe& recipe) {
        if (recipe.age > Age::Teen) return;
        EXPECT_EQ(recipe.beard, Recipe::Beard::None);
        EXPECT_FALSE(recipe.hasEarrings);
        EXPECT_LT(recipe.hairColour, Recipe::HairColour::Salt);
        EXPECT_NE(recipe.hair, Recipe::Hair::Balding);
        EXPECT_NE(recipe.hair, Recipe::Hair::Receding);
    });
}

TEST(PortraitFromSeed, TheOldestAreGreyOrWhite) {
    forManyFaces([](const Recipe& recipe) {
        if (recipe.age != Age::Oldest) return;
        EXPECT_GE(recipe.hairColour, Recipe::HairColour::Grey);
    });
}

TEST(PortraitFromSeed, UnstatedSexHasNoMarkOfEither) {
    const std::set<Recipe::Hair> marked{
        Recipe::Hair::Long,     Recipe::Hair::Bob,       Recipe::Hair::Bun,    Recipe::Hair::LowBun,
        Recipe::Hair::Pigtails, Recipe::Hair::LongCurls, Recipe::Hair::Braids, Recipe::Hair::SetCurls,
        Recipe::Hair::Balding,  Recipe::Hair::Receding};
    forManyFaces([&marked](const Recipe& recipe) {
        if (recipe.sex != Sex::Unstated) return;
        EXPECT_EQ(recipe.beard, Recipe::Beard::None);
        EXPECT_FALSE(recipe.hasEarrings);
        EXPECT_NE(recipe.clothing, Recipe::Clothing::Blouse);
        EXPECT_FALSE(marked.contains(recipe.hair));
    });
}

TEST(PortraitFromSeed, UsesEveryBackgroundColourAndFace) {
    std::map<int, int> backgrounds, colours, faces;
    for (int i = 0; i < kFaces; ++i) {
        const Recipe recipe = portraitFromSeed(seedOf(i), Age::Adult, Sex::Female, 2);
        ++backgrounds[recipe.background];
        ++colours[recipe.clothingColour];
        ++faces[static_cast<int>(recipe.face)];
    }
    EXPECT_EQ(backgrounds.size(), static_cast<std::size_t>(Recipe::kBackgrounds));
    EXPECT_EQ(colours.size(), static_cast<std::size_t>(Recipe::kClothingColours));
    EXPECT_EQ(faces.size(), portraitKeys<Recipe::Face>().size());
}

TEST(PortraitFromSeed, TheToneDoesNotChangeGlassesClothesOrFace) {
    for (int i = 0; i < kFaces; ++i) {
        const Recipe light = portraitFromSeed(seedOf(i), Age::Older, Sex::Male, 0);
        const Recipe dark = portraitFromSeed(seedOf(i), Age::Older, Sex::Male, 7);
        EXPECT_EQ(light.glasses, dark.glasses);
        EXPECT_EQ(light.clothing, dark.clothing);
        EXPECT_EQ(light.beard, dark.beard);
        EXPECT_EQ(light.face, dark.face);
        EXPECT_EQ(light.eyes, dark.eyes);
        EXPECT_EQ(light.nose, dark.nose);
        EXPECT_EQ(light.background, dark.background);
    }
}

} // namespace
} // namespace vignette
