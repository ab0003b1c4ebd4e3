#include "ui/portrait/palette.h"

#include <array>
#include <cmath>

namespace vignette {

namespace {

/// Eight tones over the span of the ten-step Monk scale, in even steps of lightness.
constexpr std::array<QRgb, PortraitRecipe::kSkinTones> kSkins = {
    0xFFF8DCC8, 0xFFF0C8A8, 0xFFE2AF88, 0xFFCB936A, 0xFFAA744F, 0xFF88573A, 0xFF683F2A, 0xFF4A2C1F};
constexpr std::array<QRgb, 8> kHairs = {0xFF231F20, 0xFF3B2A22, 0xFF5E3F2B, 0xFF7E4228,
                                        0xFFC79A5B, 0xFF7C7672, 0xFFA7A5A4, 0xFFDEDCD9};
constexpr std::array<QRgb, PortraitRecipe::kClothingColours> kClothings = {
    0xFF3E5C76, 0xFF5B7B7A, 0xFF7A5C61, 0xFF6B705C, 0xFF4A5568,
    0xFF8A6F4D, 0xFF54527A, 0xFF2F6F73, 0xFF9A5B4F, 0xFF7D8597};
constexpr std::array<QRgb, PortraitRecipe::kBackgrounds> kBackgrounds = {
    0xFFE3ECF3, 0xFFE6F0EA, 0xFFF3EAE1, 0xFFECE8F3, 0xFFF2E6E8, 0xFFE4EFEF, 0xFFEFEBDD, 0xFFE8EAEE};
constexpr std::array<QRgb, PortraitRecipe::kScarfColours> kScarfs = {
    0xFF5D6D8A, 0xFF7E6F67, 0xFFB4543C, 0xFF3A5A78, 0xFFB87A2C, 0xFF6F9690, 0xFF7A4F63, 0xFF4E6E58};

template<std::size_t Size> QColor at(const std::array<QRgb, Size>& colours, std::size_t index) {
    return QColor::fromRgb(colours[index % Size]);
}

QColor browColour(PortraitRecipe::HairColour colour, const QColor& hair, const QColor& line) {
    using Colour = PortraitRecipe::HairColour;
    switch (colour) {
    case Colour::White:
    case Colour::Grey:
        return mixed(hair, line, 0.45);
    case Colour::Blond:
    case Colour::Salt:
    case Colour::Auburn:
        return mixed(hair, QColor(0x3B, 0x2A, 0x22), 0.30);
    default:
        return hair;
    }
}

/// A frame must be seen on the skin it sits on: on the deeper tones it is the light one of the same kind.
QColor frameColour(PortraitRecipe::Glasses glasses, std::uint8_t skin) {
    using Glasses = PortraitRecipe::Glasses;
    switch (glasses) {
    case Glasses::Brown:
        return skin >= 5 ? QColor(0xC9, 0x8F, 0x6A) : QColor(0x7A, 0x4B, 0x3A);
    case Glasses::Steel:
        return skin >= 6 ? QColor(0xAE, 0xB9, 0xC6) : QColor(0x4B, 0x5B, 0x6B);
    case Glasses::Gold:
        return skin >= 4 ? QColor(0xE0, 0xBC, 0x74) : QColor(0x86, 0x62, 0x1E);
    default:
        return skin >= 6 ? QColor(0xC9, 0xCD, 0xD3) : QColor(0x2E, 0x34, 0x40);
    }
}

void colourSkin(PortraitPalette& palette, const PortraitRecipe& recipe) {
    const bool deep = recipe.skin >= 5;
    const QColor& skin = palette.skin = at(kSkins, recipe.skin);
    palette.isDeepSkin = deep;
    palette.skinShade =
        deep ? mixed(skin, QColor(0x1A, 0x0A, 0x06), 0.26) : mixed(skin, QColor(0x5A, 0x1F, 0x12), 0.15);
    palette.featureLine =
        deep ? mixed(skin, QColor(0x12, 0x06, 0x04), 0.52) : mixed(skin, QColor(0x4A, 0x1D, 0x10), 0.40);
    palette.lip = mixed(skin, QColor(0xA8, 0x43, 0x4A), deep ? 0.40 : 0.42);
    palette.mouthLine = mixed(palette.featureLine, Qt::black, 0.18);
    palette.cheek =
        mixed(skin, QColor(0xD9, 0x6B, 0x5B), recipe.age <= PortraitRecipe::Age::Child ? 0.18 : 0.10);
    palette.iris = recipe.skin >= 2 ? QColor(0x3B, 0x26, 0x18) : QColor(0x4B, 0x5A, 0x55);
    palette.eyeLid = mixed(palette.featureLine, QColor(0x1A, 0x0F, 0x0A), 0.62);
}

} // namespace

QColor mixed(const QColor& first, const QColor& second, qreal share) {
    const auto channel = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {channel(first.red(), second.red()), channel(first.green(), second.green()),
            channel(first.blue(), second.blue())};
}

PortraitPalette PortraitPalette::of(const PortraitRecipe& recipe) {
    PortraitPalette palette;
    colourSkin(palette, recipe);
    palette.hair = at(kHairs, static_cast<std::size_t>(recipe.hairColour));
    palette.hairDeep = mixed(palette.hair, Qt::black, 0.24);
    palette.hairLight = mixed(palette.hair, Qt::white, 0.14);
    palette.brow = browColour(recipe.hairColour, palette.hair, palette.featureLine);
    palette.clothing = at(kClothings, recipe.clothingColour);
    palette.clothingDeep = mixed(palette.clothing, Qt::black, 0.18);
    palette.clothingLight = mixed(palette.clothing, Qt::white, 0.24);
    palette.shirt = mixed(palette.clothing, Qt::white, 0.78);
    palette.scarf = at(kScarfs, recipe.scarfColour);
    palette.scarfDeep = mixed(palette.scarf, Qt::black, 0.16);
    palette.scarfLight = mixed(palette.scarf, Qt::white, 0.14);
    palette.glassesFrame = frameColour(recipe.glasses, recipe.skin);
    palette.background = at(kBackgrounds, recipe.background);
    return palette;
}

} // namespace vignette
