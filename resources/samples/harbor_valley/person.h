#pragma once

#include "core/base/dates.h"
#include "resources/samples/harbor_valley/generator_plan.h"
#include "resources/samples/harbor_valley/latent_traits.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vignette::harbor_valley {

/// The planted groups. Truth only: no imported table names them.
enum class Group {
    NewMothers,    ///< G1 expecting and new mothers
    ManyClinics,   ///< G2 75 and over, many specialties
    HeartAndRide,  ///< G3 heart failure or diabetes with ride and language friction; small
    ShiftWorkers,  ///< G4 newly diagnosed diabetes, evenings
    WorriedAsthma, ///< G5 young, asthma, worry
    HomeDialysis,  ///< G6 nine people
    MissedChecks,  ///< G7 false group: clinic 4 recorded no BMI or tobacco for five months
};
inline constexpr std::size_t kGroupCount = 7;

/// Everything about one invented person that more than one table needs.
struct Person {
    std::uint32_t index = 0;
    std::string id; ///< eight digits, leading zeros
    Traits raw;     ///< standard normal, as drawn
    Traits felt;    ///< with the effects of age, income, language and planted groups
    std::array<bool, kGroupCount> groups{};

    int age = 0; ///< whole years on the last day
    Date born;
    bool isWoman = false;
    std::string_view language; ///< ISO 639-2, true
    bool hasLimitedEnglish = false;
    std::string_view race;
    bool isHispanic = false;
    double incomeScore = 0.0; ///< standard normal
    int site = 1;             ///< 1..6; 6 is the health centre
    int checkMonth = 1;       ///< month of the yearly check, 1..12
    std::string_view payer;
    Date leaves; ///< last day seen: the last day of the window, or the day of death
    bool isDeceased = false;

    bool isIn(Group group) const { return groups[static_cast<std::size_t>(group)]; }
    bool isAdult() const { return age >= 18; }
    /// 0: under 18, 1: 18–39, 2: 40–59, 3: 60–74, 4: 75 and over.
    std::size_t ageBand() const { return age < 18 ? 0 : age < 40 ? 1 : age < 60 ? 2 : age < 75 ? 3 : 4; }
};

/// Draws the frame of person `index`: traits, age, sex, groups, language, income, clinic, insurance.
Person drawPerson(const GeneratorPlan& plan, std::uint32_t index);

/// An eight-digit id with leading zeros, different for every index below 10,000,000.
std::string patientIdOf(std::uint32_t index);

} // namespace vignette::harbor_valley
