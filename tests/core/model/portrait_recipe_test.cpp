#include "core/model/portrait_recipe.h"

#include "core/base/failure.h"

#include <gtest/gtest.h>

#include <set>

namespace vignette {
namespace {

using Recipe = PortraitRecipe;

/// A recipe in which no part has its default value.
Recipe unusualRecipe() {
    Recipe recipe;
    recipe.age = Recipe::Age::Oldest;
    recipe.sex = Recipe::Sex::Female;
    recipe.skin = 7;
    recipe.hair = Recipe::Hair::SetCurls;
    recipe.hairColour = Recipe::HairColour::White;
    recipe.beard = Recipe::Beard::Long;
    recipe.covering = Recipe::Covering::Kippah;
    recipe.glasses = Recipe::Glasses::Steel;
    recipe.hasHearingAid = true;
    recipe.hasNasalOxygen = true;
    recipe.hasWheelchair = true;
    recipe.hasEarrings = true;
    recipe.clothing = Recipe::Clothing::RollNeck;
    recipe.clothingColour = 9;
    recipe.background = 7;
    recipe.scarfColour = 6;
    recipe.face = Recipe::Face::Square;
    recipe.eyes = Recipe::Eyes::Narrow;
    recipe.nose = Recipe::Nose::Broad;
    recipe.mood = Recipe::Mood::Concern;
    return recipe;
}

FailureCode codeOfReading(const std::string& text) {
    try {
        portraitRecipeFromText(text);
    } catch (const Failure& failure) {
        return failure.code();
    }
    ADD_FAILURE() << "accepted: " << text;
    return FailureCode::NothingToDo;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

template<typename Choice> void expectDifferentKeys(std::size_t count) {
    const auto keys = portraitKeys<Choice>();
    EXPECT_EQ(keys.size(), count);
    EXPECT_EQ(std::set<std::string_view>(keys.begin(), keys.end()).size(), count);
    for (const std::string_view key : keys)
        EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << key;
}

TEST(PortraitRecipe, IsWrittenPartByPart) {
    EXPECT_EQ(
        toText(unusualRecipe()),
        "v1;age=oldest;sex=f;skin=7;hair=set-curls;haircolour=white;beard=long;covering=kippah;glasses=steel;"
        "hearingaid=yes;nasaloxygen=yes;wheelchair=yes;earrings=yes;clothing=roll-neck;clothingcolour=9;"
        "background=7;scarfcolour=6;face=square;eyes=narrow;nose=broad;mood=concern");
}

TEST(PortraitRecipe, ComesBackFromItsTextUnchanged) {
    EXPECT_EQ(portraitRecipeFromText(toText(unusualRecipe())), unusualRecipe());
    EXPECT_EQ(portraitRecipeFromText(toText(Recipe{})), Recipe{});
}

TEST(PortraitRecipe, EveryHairComesBackFromItsText) {
    for (std::size_t i = 0; i < portraitKeys<Recipe::Hair>().size(); ++i) {
        Recipe recipe;
        recipe.hair = static_cast<Recipe::Hair>(i);
        EXPECT_EQ(portraitRecipeFromText(toText(recipe)), recipe);
    }
}

TEST(PortraitRecipe, EachEnumHasOneKeyAValue) {
    expectDifferentKeys<Recipe::Age>(static_cast<std::size_t>(Recipe::Age::Oldest) + 1);
    expectDifferentKeys<Recipe::Sex>(static_cast<std::size_t>(Recipe::Sex::Unstated) + 1);
    expectDifferentKeys<Recipe::Hair>(static_cast<std::size_t>(Recipe::Hair::Wisps) + 1);
    expectDifferentKeys<Recipe::HairColour>(static_cast<std::size_t>(Recipe::HairColour::White) + 1);
    expectDifferentKeys<Recipe::Beard>(static_cast<std::size_t>(Recipe::Beard::Long) + 1);
    expectDifferentKeys<Recipe::Covering>(static_cast<std::size_t>(Recipe::Covering::Kippah) + 1);
    expectDifferentKeys<Recipe::Glasses>(static_cast<std::size_t>(Recipe::Glasses::Gold) + 1);
    expectDifferentKeys<Recipe::Clothing>(static_cast<std::size_t>(Recipe::Clothing::RollNeck) + 1);
    expectDifferentKeys<Recipe::Face>(static_cast<std::size_t>(Recipe::Face::Long) + 1);
    expectDifferentKeys<Recipe::Eyes>(static_cast<std::size_t>(Recipe::Eyes::Narrow) + 1);
    expectDifferentKeys<Recipe::Nose>(static_cast<std::size_t>(Recipe::Nose::Broad) + 1);
    expectDifferentKeys<Recipe::Mood>(static_cast<std::size_t>(Recipe::Mood::Concern) + 1);
}

TEST(PortraitRecipe, NonsenseIsDamaged) {
    const std::string good = toText(Recipe{});
    const std::string bad[] = {
        "",
        ";",
        "portrait",
        "v;age=adult",
        "v0" + good.substr(2),
        "v-1" + good.substr(2),
        "v1x" + good.substr(2),
        "v1",
        good + ";",
        good + ";extra=1",
        " " + good,
        good + " ",
        replaced(good, "skin=2", "skin=8"),
        replaced(good, "skin=2", "skin=-1"),
        replaced(good, "skin=2", "skin=02x"),
        replaced(good, "skin=2", "skin="),
        replaced(good, "skin=2", "skin=4294967298"),
        replaced(good, "age=adult", "age=Adult"),
        replaced(good, "age=adult", "age=12"),
        replaced(good, "age=adult;sex=x", "sex=x;age=adult"),
        replaced(good, ";beard=none", ""),
        replaced(good, "wheelchair=no", "wheelchair=1"),
        replaced(good, "mood=smile", "mood"),
        replaced(good, "hair=short", "hair=short=short"),
    };
    for (const std::string& text : bad)
        EXPECT_EQ(codeOfReading(text), FailureCode::Damaged) << text;
}

TEST(PortraitRecipe, AGeneratorOfALaterVersionIsNewer) {
    EXPECT_EQ(codeOfReading("v2" + toText(Recipe{}).substr(2)), FailureCode::NewerStudy);
}

TEST(PortraitRecipe, AnyPrefixOfItsTextIsDamaged) {
    const std::string good = toText(unusualRecipe());
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_EQ(codeOfReading(good.substr(0, length)), FailureCode::Damaged) << length;
}

} // namespace
} // namespace vignette
