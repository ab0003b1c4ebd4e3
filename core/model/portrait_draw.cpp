#include "core/model/portrait_draw.h"

#include <cassert>
#include <vector>

namespace vignette {

namespace {

using Recipe = PortraitRecipe;
using Age = Recipe::Age;
using Sex = Recipe::Sex;
using Hair = Recipe::Hair;
using Colour = Recipe::HairColour;

/// Which byte of the seed decides what. Numbers are never reused, so that a new feature leaves old faces
/// alone.
enum class SeedByte {
    HairStyle,
    HairColour,
    Greying,
    Beard,
    Glasses,
    GlassesColour,
    Earrings,
    Clothing,
    ClothingColour,
    Background,
    Face,
    Eyes,
    Nose
};

class Chooser {
public:
    explicit Chooser(const Digest& seed) : m_seed(seed) {}

    int below(SeedByte which, std::size_t bound) const {
        return static_cast<int>(m_seed.bytes[static_cast<std::size_t>(which)] * bound >> 8U);
    }
    bool chance(SeedByte which, int outOfHundred) const { return below(which, 100) < outOfHundred; }

    template<typename T> T oneOf(SeedByte which, const std::vector<T>& choices) const {
        return choices[static_cast<std::size_t>(below(which, choices.size()))];
    }

private:
    const Digest& m_seed;
};

bool isYoungerThan(Age age, Age limit) {
    return static_cast<int>(age) < static_cast<int>(limit);
}

/// Straight or curly by tone for the drawing's sake only; both lists overlap in the middle tones.
enum class Texture { Straight, Either, Curly };
Texture textureOf(std::uint8_t skin) {
    return skin <= 2 ? Texture::Straight : skin <= 4 ? Texture::Either : Texture::Curly;
}

void append(std::vector<Hair>& styles, std::initializer_list<Hair> more) {
    styles.insert(styles.end(), more);
}

std::vector<Hair> childStyles(Sex sex, Texture texture) {
    std::vector<Hair> styles{Hair::Curls};
    if (sex != Sex::Male) append(styles, {Hair::Ponytail});
    if (sex == Sex::Female) append(styles, {Hair::Pigtails, Hair::Bun});
    if (sex != Sex::Female) append(styles, {Hair::Crew});
    if (texture != Texture::Curly) append(styles, {Hair::StraightFringe, Hair::Short});
    if (texture != Texture::Curly && sex == Sex::Female) append(styles, {Hair::Long, Hair::Bob});
    if (texture != Texture::Straight) append(styles, {Hair::ShortAfro});
    if (texture != Texture::Straight && sex == Sex::Female) append(styles, {Hair::LongCurls, Hair::Braids});
    if (texture == Texture::Curly) append(styles, {Hair::Afro});
    return styles;
}

std::vector<Hair> womansStyles(Age age, Texture texture) {
    std::vector<Hair> styles{Hair::Bun, Hair::LowBun, Hair::Curls};
    if (isYoungerThan(age, Age::Older)) append(styles, {Hair::Ponytail});
    if (isYoungerThan(age, Age::Older) && texture != Texture::Curly) append(styles, {Hair::Long, Hair::Wavy});
    if (isYoungerThan(age, Age::Older) && texture != Texture::Straight)
        append(styles, {Hair::LongCurls, Hair::Braids});
    if (texture != Texture::Curly) append(styles, {Hair::Bob, Hair::Pixie});
    if (texture == Texture::Curly) append(styles, {Hair::Afro, Hair::ShortAfro, Hair::Crew});
    if (!isYoungerThan(age, Age::Middle)) append(styles, {Hair::Pixie, Hair::Bob});
    if (!isYoungerThan(age, Age::Older)) append(styles, {Hair::SetCurls, Hair::SetCurls, Hair::Thin});
    return styles;
}

std::vector<Hair> mansStyles(Age age, Texture texture) {
    std::vector<Hair> styles{Hair::Crew, Hair::Crew};
    if (texture != Texture::Curly) append(styles, {Hair::Short, Hair::SideParted});
    if (texture != Texture::Straight) append(styles, {Hair::ShortAfro});
    if (isYoungerThan(age, Age::Older)) append(styles, {Hair::Curls});
    if (isYoungerThan(age, Age::Middle) && texture == Texture::Curly) append(styles, {Hair::Locs});
    if (age == Age::Adult || age == Age::Middle) append(styles, {Hair::Receding});
    if (!isYoungerThan(age, Age::Middle)) append(styles, {Hair::Balding, Hair::None});
    if (!isYoungerThan(age, Age::Older))
        append(styles, {Hair::Balding, Hair::Receding, Hair::Thin, Hair::Thin});
    return styles;
}

std::vector<Hair> anybodysStyles(Age age, Texture texture) {
    std::vector<Hair> styles{Hair::Crew, Hair::Curls};
    if (texture != Texture::Curly) append(styles, {Hair::Short, Hair::Pixie, Hair::SideParted});
    if (texture != Texture::Straight) append(styles, {Hair::ShortAfro});
    if (isYoungerThan(age, Age::Middle) && texture == Texture::Curly) append(styles, {Hair::Locs});
    if (!isYoungerThan(age, Age::Older)) append(styles, {Hair::Thin});
    return styles;
}

std::vector<Hair> hairStyles(Age age, Sex sex, Texture texture) {
    if (age == Age::Baby) return {Hair::Wisps, Hair::Wisps, Hair::Crew};
    if (age == Age::Child) return childStyles(sex, texture);
    if (sex == Sex::Female) return womansStyles(age, texture);
    if (sex == Sex::Male) return mansStyles(age, texture);
    return anybodysStyles(age, texture);
}

Colour hairColour(const Chooser& chooser, Age age, std::uint8_t skin) {
    const int grey = chooser.below(SeedByte::Greying, 100);
    if (age == Age::Oldest) return grey < 65 ? Colour::White : Colour::Grey;
    if (age == Age::Older && grey < 80)
        return grey < 20 ? Colour::White : grey < 60 ? Colour::Grey : Colour::Salt;
    if (age == Age::Middle && grey < 35) return grey < 10 ? Colour::Grey : Colour::Salt;
    if (skin <= 1)
        return chooser.oneOf<Colour>(SeedByte::HairColour, {Colour::Blond, Colour::Auburn, Colour::Brown,
                                                            Colour::Brown, Colour::Dark, Colour::Black});
    if (skin <= 3)
        return chooser.oneOf<Colour>(SeedByte::HairColour,
                                     {Colour::Brown, Colour::Dark, Colour::Dark, Colour::Black});
    return chooser.oneOf<Colour>(SeedByte::HairColour, {Colour::Black, Colour::Black, Colour::Dark});
}

Recipe::Beard beard(const Chooser& chooser, Age age, Sex sex) {
    using Beard = Recipe::Beard;
    if (sex != Sex::Male || isYoungerThan(age, Age::Young)) return Beard::None;
    if (age == Age::Young)
        return chooser.oneOf<Beard>(SeedByte::Beard, {Beard::None, Beard::None, Beard::None, Beard::Stubble});
    return chooser.oneOf<Beard>(SeedByte::Beard,
                                {Beard::None, Beard::None, Beard::None, Beard::None, Beard::Stubble,
                                 Beard::Full, Beard::Moustache, Beard::Goatee});
}

Recipe::Glasses glasses(const Chooser& chooser, Age age) {
    using Glasses = Recipe::Glasses;
    static constexpr int kOutOfHundred[] = {0, 12, 20, 22, 25, 45, 60, 60};
    if (!chooser.chance(SeedByte::Glasses, kOutOfHundred[static_cast<int>(age)])) return Glasses::None;
    if (age == Age::Child)
        return chooser.oneOf<Glasses>(SeedByte::GlassesColour, {Glasses::Dark, Glasses::Brown});
    return chooser.oneOf<Glasses>(SeedByte::GlassesColour, {Glasses::Dark, Glasses::Dark, Glasses::Brown,
                                                            Glasses::Steel, Glasses::Gold});
}

Recipe::Clothing clothing(const Chooser& chooser, Age age, Sex sex) {
    using Clothing = Recipe::Clothing;
    if (age == Age::Baby) return Clothing::Crew;
    std::vector<Clothing> choices{Clothing::Crew, Clothing::Collar};
    if (isYoungerThan(age, Age::Middle)) choices.push_back(Clothing::Hoodie);
    if (age == Age::Child) return chooser.oneOf(SeedByte::Clothing, choices);
    choices.insert(choices.end(), {Clothing::VNeck, Clothing::RollNeck});
    if (!isYoungerThan(age, Age::Adult))
        choices.insert(choices.end(), {Clothing::Cardigan, Clothing::Blazer});
    if (sex == Sex::Female) choices.push_back(Clothing::Blouse);
    return chooser.oneOf(SeedByte::Clothing, choices);
}

} // namespace

PortraitRecipe portraitFromSeed(const Digest& seed, Age age, Sex sex, std::uint8_t skin) {
    assert(skin < Recipe::kSkinTones);
    const Chooser chooser(seed);
    Recipe recipe;
    recipe.age = age;
    recipe.sex = sex;
    recipe.skin = skin;
    recipe.hair = chooser.oneOf(SeedByte::HairStyle, hairStyles(age, sex, textureOf(skin)));
    recipe.hairColour = hairColour(chooser, age, skin);
    recipe.beard = beard(chooser, age, sex);
    recipe.glasses = glasses(chooser, age);
    recipe.hasEarrings =
        sex == Sex::Female && !isYoungerThan(age, Age::Young) && chooser.chance(SeedByte::Earrings, 30);
    recipe.clothing = clothing(chooser, age, sex);
    recipe.clothingColour =
        static_cast<std::uint8_t>(chooser.below(SeedByte::ClothingColour, Recipe::kClothingColours));
    recipe.background = static_cast<std::uint8_t>(chooser.below(SeedByte::Background, Recipe::kBackgrounds));
    recipe.face =
        static_cast<Recipe::Face>(chooser.below(SeedByte::Face, portraitKeys<Recipe::Face>().size()));
    recipe.eyes =
        static_cast<Recipe::Eyes>(chooser.below(SeedByte::Eyes, portraitKeys<Recipe::Eyes>().size()));
    recipe.nose =
        static_cast<Recipe::Nose>(chooser.below(SeedByte::Nose, portraitKeys<Recipe::Nose>().size()));
    return recipe;
}

} // namespace vignette
