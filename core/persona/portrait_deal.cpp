#include "core/persona/portrait_deal.h"

#include "core/base/random.h"
#include "core/model/portrait_draw.h"

#include <array>
#include <cstring>

namespace vignette {

namespace {

// Blue, teal, plum, ochre, sky, violet, green, rose, navy, brown, slate, vermilion.
constexpr std::array<int, kHueCount> kHueOrder = {0, 2, 3, 4, 5, 7, 6, 8, 9, 10, 11, 1};
constexpr std::uint64_t kToneStream = 0x746F6E6573ULL;

std::uint64_t firstNumberOf(const Digest& digest) {
    std::uint64_t number = 0;
    std::memcpy(&number, digest.bytes.data(), sizeof number);
    return number;
}

} // namespace

std::vector<std::uint8_t> dealTones(const Digest& fingerprint, std::size_t personas) {
    Random random(firstNumberOf(fingerprint), kToneStream);
    const double offset = random.uniform();
    std::vector<std::uint8_t> tones;
    for (std::size_t i = 0; i < personas; ++i) {
        const double place = (static_cast<double>(i) + offset) / static_cast<double>(personas);
        tones.push_back(static_cast<std::uint8_t>(place * PortraitRecipe::kSkinTones));
    }
    random.shuffle(std::span(tones));
    return tones;
}

PortraitRecipe portraitOf(const PersonaId& id, const PersonFacts& facts, std::uint8_t tone) {
    PortraitRecipe recipe =
        portraitFromSeed(sha256("portrait-v1|" + id.value), portraitAgeOf(facts.medianAge), facts.sex, tone);
    recipe.hasHearingAid = facts.hasHearingAid;
    recipe.hasNasalOxygen = facts.hasNasalOxygen;
    recipe.hasWheelchair = facts.hasWheelchair;
    return recipe;
}

int hueOfNumber(int number) {
    return kHueOrder[static_cast<std::size_t>(number - 1) % kHueOrder.size()];
}

} // namespace vignette
