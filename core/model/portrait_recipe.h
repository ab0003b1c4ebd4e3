#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vignette {

/// What a drawn portrait looks like. A saved recipe draws the same face in every later version (generator 1).
/// Skin, hair and coverings are chosen over the whole set of personas or by a person, never from data about
/// race, name, language or diagnosis.
struct PortraitRecipe {
    static constexpr std::uint32_t kGeneratorVersion = 1;
    static constexpr int kSkinTones = 8;
    static constexpr int kClothingColours = 10;
    static constexpr int kBackgrounds = 8;
    static constexpr int kScarfColours = 8;

    enum class Age { Baby, Child, Teen, Young, Adult, Middle, Older, Oldest };
    enum class Sex { Female, Male, Unstated };
    enum class Hair {
        None,
        Long,
        Wavy,
        Bob,
        Pixie,
        StraightFringe,
        Ponytail,
        Pigtails,
        Bun,
        LowBun,
        SetCurls, ///< the soft set waves of an older person
        Short,
        SideParted,
        Crew,
        Curls,
        LongCurls,
        Afro,
        ShortAfro,
        Braids,
        Locs,
        Receding,
        Balding, ///< hair left above the ears
        Thin,    ///< a thin, very short cap
        Wisps,   ///< a baby's
    };
    enum class HairColour { Black, Dark, Brown, Auburn, Blond, Salt, Grey, White };
    enum class Beard { None, Stubble, Moustache, Goatee, Full, Long };
    enum class Covering { None, Hijab, Turban, Headwrap, Cap, Kippah };
    enum class Glasses { None, Dark, Brown, Steel, Gold };
    enum class Clothing { Crew, VNeck, Collar, Blouse, Cardigan, Blazer, Hoodie, RollNeck };
    enum class Face { Oval, Round, Square, Long };
    enum class Eyes { Almond, Round, Narrow };
    enum class Nose { Narrow, Medium, Wide, Broad };
    enum class Mood { Smile, Calm, Concern };

    std::uint32_t generatorVersion = kGeneratorVersion;
    Age age = Age::Adult;
    Sex sex = Sex::Unstated;
    std::uint8_t skin = 2; ///< 0 lightest .. 7 darkest
    Hair hair = Hair::Short;
    HairColour hairColour = HairColour::Dark;
    Beard beard = Beard::None;
    Covering covering = Covering::None;
    Glasses glasses = Glasses::None;
    bool hasHearingAid = false;
    bool hasNasalOxygen = false;
    bool hasWheelchair = false;
    bool hasEarrings = false;
    Clothing clothing = Clothing::Crew;
    std::uint8_t clothingColour = 0; ///< 0..9
    std::uint8_t background = 0;     ///< 0..7
    std::uint8_t scarfColour = 0;    ///< of any covering: 0..7
    Face face = Face::Oval;
    Eyes eyes = Eyes::Almond;
    Nose nose = Nose::Medium;
    Mood mood = Mood::Smile;

    bool operator==(const PortraitRecipe&) const = default;
};

/// The keys of one of the enums above in order, such as {"oval", "round", "square", "long"}: for menus and
/// tests. Defined for Age, Sex, Hair, HairColour, Beard, Covering, Glasses, Clothing, Face, Eyes, Nose and
/// Mood.
template<typename Choice> std::span<const std::string_view> portraitKeys();

/// "v1;age=older;sex=f;skin=3;…", every part in the order of the struct: the text kept in the study and in
/// JSON.
std::string toText(const PortraitRecipe& recipe);

/// Reads what toText wrote. Throws Failure(Damaged) on a part that is missing, unknown, out of range or out
/// of order, and Failure(NewerStudy) on a generator this program does not have.
PortraitRecipe portraitRecipeFromText(const std::string& text);

} // namespace vignette
