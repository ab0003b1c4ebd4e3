#include "core/model/portrait_recipe.h"

#include "core/base/failure.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace vignette {

namespace {

using Names = std::span<const std::string_view>;

constexpr auto kAges =
    std::to_array<std::string_view>({"baby", "child", "teen", "young", "adult", "middle", "older", "oldest"});
constexpr auto kSexes = std::to_array<std::string_view>({"f", "m", "x"});
constexpr auto kHairs = std::to_array<std::string_view>(
    {"none",        "long",     "wavy",     "bob",        "pixie",     "straight-fringe",
     "ponytail",    "pigtails", "bun",      "low-bun",    "set-curls", "short",
     "side-parted", "crew",     "curls",    "long-curls", "afro",      "short-afro",
     "braids",      "locs",     "receding", "balding",    "thin",      "wisps"});
constexpr auto kHairColours =
    std::to_array<std::string_view>({"black", "dark", "brown", "auburn", "blond", "salt", "grey", "white"});
constexpr auto kBeards =
    std::to_array<std::string_view>({"none", "stubble", "moustache", "goatee", "full", "long"});
constexpr auto kCoverings =
    std::to_array<std::string_view>({"none", "hijab", "turban", "headwrap", "cap", "kippah"});
constexpr auto kGlasses = std::to_array<std::string_view>({"none", "dark", "brown", "steel", "gold"});
constexpr auto kClothings = std::to_array<std::string_view>(
    {"crew", "v-neck", "collar", "blouse", "cardigan", "blazer", "hoodie", "roll-neck"});
constexpr auto kFaces = std::to_array<std::string_view>({"oval", "round", "square", "long"});
constexpr auto kEyes = std::to_array<std::string_view>({"almond", "round", "narrow"});
constexpr auto kNoses = std::to_array<std::string_view>({"narrow", "medium", "wide", "broad"});
constexpr auto kMoods = std::to_array<std::string_view>({"smile", "calm", "concern"});
constexpr auto kYesNo = std::to_array<std::string_view>({"no", "yes"});

[[noreturn]] void refuse(std::string_view part) {
    throw Failure(FailureCode::Damaged, "The saved portrait cannot be read: its part \"" + std::string(part) +
                                            "\" is missing or unknown. Choose the portrait again.");
}

/// Writes the parts of a recipe one after the other.
class Writer {
public:
    explicit Writer(std::uint32_t version) : m_text("v" + std::to_string(version)) {}

    template<typename Choice> void choice(std::string_view key, Choice value, Names names) {
        part(key, names[static_cast<std::size_t>(value)]);
    }
    void number(std::string_view key, std::uint8_t value, int) { part(key, std::to_string(value)); }
    const std::string& text() const { return m_text; }

private:
    void part(std::string_view key, std::string_view value) {
        m_text.append(";").append(key).append("=").append(value);
    }
    std::string m_text;
};

/// Reads the same parts in the same order; each must be there, once, with a value of its list.
class Reader {
public:
    explicit Reader(const std::string& text) : m_parts(split(text, ';')) {}

    std::uint32_t version() {
        const std::string& word = m_parts.front();
        std::uint32_t number = 0;
        if (word.empty() || word.front() != 'v' || !isNumber(std::string_view(word).substr(1), number) ||
            number == 0)
            refuse("version");
        return number;
    }

    template<typename Choice> void choice(std::string_view key, Choice& value, Names names) {
        const std::string text = valueOf(key);
        const auto found = std::find(names.begin(), names.end(), text);
        if (found == names.end()) refuse(key);
        value = static_cast<Choice>(found - names.begin());
    }

    void number(std::string_view key, std::uint8_t& value, int limit) {
        std::uint32_t number = 0;
        if (!isNumber(valueOf(key), number) || number >= static_cast<std::uint32_t>(limit)) refuse(key);
        value = static_cast<std::uint8_t>(number);
    }

    void expectEnd() const {
        if (m_next != m_parts.size()) refuse("end");
    }

private:
    static bool isNumber(std::string_view text, std::uint32_t& number) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && !text.empty() && end == text.data() + text.size();
    }

    std::string valueOf(std::string_view key) {
        if (m_next >= m_parts.size()) refuse(key);
        const std::string& part = m_parts[m_next++];
        if (part.size() <= key.size() || !part.starts_with(key) || part[key.size()] != '=') refuse(key);
        return part.substr(key.size() + 1);
    }

    std::vector<std::string> m_parts;
    std::size_t m_next = 1;
};

/// The one list of parts, for both directions; Recipe is const when writing.
template<typename Visitor, typename Recipe> void visitParts(Visitor& visitor, Recipe& recipe) {
    visitor.choice("age", recipe.age, kAges);
    visitor.choice("sex", recipe.sex, kSexes);
    visitor.number("skin", recipe.skin, PortraitRecipe::kSkinTones);
    visitor.choice("hair", recipe.hair, kHairs);
    visitor.choice("haircolour", recipe.hairColour, kHairColours);
    visitor.choice("beard", recipe.beard, kBeards);
    visitor.choice("covering", recipe.covering, kCoverings);
    visitor.choice("glasses", recipe.glasses, kGlasses);
    visitor.choice("hearingaid", recipe.hasHearingAid, kYesNo);
    visitor.choice("nasaloxygen", recipe.hasNasalOxygen, kYesNo);
    visitor.choice("wheelchair", recipe.hasWheelchair, kYesNo);
    visitor.choice("earrings", recipe.hasEarrings, kYesNo);
    visitor.choice("clothing", recipe.clothing, kClothings);
    visitor.number("clothingcolour", recipe.clothingColour, PortraitRecipe::kClothingColours);
    visitor.number("background", recipe.background, PortraitRecipe::kBackgrounds);
    visitor.number("scarfcolour", recipe.scarfColour, PortraitRecipe::kScarfColours);
    visitor.choice("face", recipe.face, kFaces);
    visitor.choice("eyes", recipe.eyes, kEyes);
    visitor.choice("nose", recipe.nose, kNoses);
    visitor.choice("mood", recipe.mood, kMoods);
}

} // namespace

// clang-format off
template<> Names portraitKeys<PortraitRecipe::Age>() { return kAges; }
template<> Names portraitKeys<PortraitRecipe::Sex>() { return kSexes; }
template<> Names portraitKeys<PortraitRecipe::Hair>() { return kHairs; }
template<> Names portraitKeys<PortraitRecipe::HairColour>() { return kHairColours; }
template<> Names portraitKeys<PortraitRecipe::Beard>() { return kBeards; }
template<> Names portraitKeys<PortraitRecipe::Covering>() { return kCoverings; }
template<> Names portraitKeys<PortraitRecipe::Glasses>() { return kGlasses; }
template<> Names portraitKeys<PortraitRecipe::Clothing>() { return kClothings; }
template<> Names portraitKeys<PortraitRecipe::Face>() { return kFaces; }
template<> Names portraitKeys<PortraitRecipe::Eyes>() { return kEyes; }
template<> Names portraitKeys<PortraitRecipe::Nose>() { return kNoses; }
template<> Names portraitKeys<PortraitRecipe::Mood>() { return kMoods; }
// clang-format on

std::string toText(const PortraitRecipe& recipe) {
    Writer writer(recipe.generatorVersion);
    visitParts(writer, recipe);
    return writer.text();
}

PortraitRecipe portraitRecipeFromText(const std::string& text) {
    Reader reader(text);
    PortraitRecipe recipe;
    recipe.generatorVersion = reader.version();
    if (recipe.generatorVersion > PortraitRecipe::kGeneratorVersion)
        throw Failure(
            FailureCode::NewerStudy,
            "A portrait in this study was made by a later version of Vignette. Update Vignette to see it.");
    visitParts(reader, recipe);
    reader.expectEnd();
    return recipe;
}

} // namespace vignette
