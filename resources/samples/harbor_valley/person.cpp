#include "resources/samples/harbor_valley/person.h"

#include "resources/samples/harbor_valley/chance.h"
#include "resources/samples/harbor_valley/groups.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

using Text = std::string_view;

int drawAge(Random& random) {
    static constexpr std::array<double, 6> kShares = {10, 27, 28, 22, 12, 1};
    switch (random.weighted(kShares)) {
    case 0:
        return static_cast<int>(random.below(18));
    case 1:
        return 18 + static_cast<int>(random.below(22));
    case 2:
        return 40 + static_cast<int>(random.below(20));
    case 3:
        return 60 + static_cast<int>(random.below(15));
    case 4: // thins out towards 89
        return 75 + static_cast<int>(std::min(random.below(15), random.below(18)));
    default:
        return 90 + static_cast<int>(std::min(random.below(8), random.below(8)));
    }
}

/// A birthday that gives this age on the last day of the window.
Date drawBirthday(int age, Random& random) {
    const Date::Parts last = kLastDay.parts();
    const Date newYear = *Date::from(last.year - age, 1, 1);
    const Date nextNewYear = *Date::from(last.year - age + 1, 1, 1);
    const auto days = static_cast<std::uint64_t>(nextNewYear.days - newYear.days);
    return {newYear.days + static_cast<std::int32_t>(random.below(days))};
}

Text drawLanguage(const Person& person, Random& random) {
    static constexpr std::array<Text, 6> kLanguages = {"eng", "spa", "vie", "chi", "por", "hat"};
    static constexpr std::array<double, 6> kUsual = {84.7, 10.3, 1.6, 1.4, 1.2, 0.8};
    static constexpr std::array<double, 6> kRideGroup = {50, 45, 1.5, 1.5, 1.0, 1.0};
    if (person.isIn(Group::HomeDialysis)) return "vie";
    return pick(kLanguages, person.isIn(Group::HeartAndRide) ? kRideGroup : kUsual, random);
}

void drawRace(Person& person, Random& random) {
    static constexpr std::array<Text, 6> kRaces = {
        "White", "Black", "Asian", "American Indian", "Pacific Islander", "Other"};
    static constexpr std::array<double, 6> kEnglish = {75, 17, 3.5, 1.0, 0.3, 3.2};
    static constexpr std::array<double, 6> kSpanish = {60, 5, 0.5, 2.0, 0.5, 32};
    const Text language = person.language;
    if (language == "vie" || language == "chi")
        person.race = "Asian";
    else if (language == "hat")
        person.race = "Black";
    else
        person.race = pick(kRaces, language == "spa" ? kSpanish : kEnglish, random);
    person.isHispanic = random.chance(language == "spa" ? 0.97 : language == "eng" ? 0.05 : 0.02);
}

Text drawPayer(const Person& person, Random& random) {
    static constexpr std::array<Text, 5> kPayers = {"commercial", "medicare", "medicaid", "none", "other"};
    const bool isHealthCentre = person.site == 6;
    if (person.isIn(Group::HomeDialysis)) return "medicare";
    if (person.age >= 65) {
        static constexpr std::array<double, 5> kOld = {9.8, 84, 4.7, 0.3, 1.2};
        static constexpr std::array<double, 5> kOldHealthCentre = {4, 58, 35, 2, 1};
        return pick(kPayers, isHealthCentre ? kOldHealthCentre : kOld, random);
    }
    const double income = person.incomeScore;
    const double child = person.age < 18 ? 1.6 : 1.0;
    const std::array<double, 5> usual = {
        59.5 * std::exp(0.6 * income), 1.3 * std::exp(0.5 * person.raw.burden),
        17.5 * child * std::exp(-0.9 * income), 8.4 / child * std::exp(-0.45 * income), 5.4};
    const std::array<double, 5> healthCentre = {18 * std::exp(0.6 * income), 1.5,
                                                53 * child * std::exp(-0.5 * income),
                                                30 / child * std::exp(-0.2 * income), 3.0};
    return pick(kPayers, isHealthCentre ? healthCentre : usual, random);
}

void addEffects(Person& person) {
    const double decades = (person.age - 45) / 20.0;
    const double limited = person.hasLimitedEnglish ? 1.0 : 0.0;
    Traits& felt = person.felt;
    felt.burden += 0.30 * decades - 0.10 * person.incomeScore;
    felt.friction += 0.40 * limited - 0.25 * person.incomeScore;
    felt.digital += -0.45 * decades + 0.15 * person.incomeScore - 0.25 * limited;
    felt.trust += 0.10 * decades;
    felt.confidence += 0.10 * person.incomeScore;
    felt.knowledge += 0.20 * person.incomeScore - 0.40 * limited;
}

void drawLeaving(Person& person, Random& random) {
    static constexpr std::array<double, 5> kDeaths = {0.0005, 0.002, 0.006, 0.018, 0.05};
    person.isDeceased = random.chance(kDeaths[person.ageBand()]) && !person.isIn(Group::HomeDialysis);
    const auto days = static_cast<std::uint64_t>(kLastDay.days - kFirstDay.days);
    const Date dayOfDeath{kFirstDay.days + 120 + static_cast<std::int32_t>(random.below(days - 120))};
    person.leaves = person.isDeceased ? dayOfDeath : kLastDay;
}

} // namespace

std::string patientIdOf(std::uint32_t index) {
    // 7,368,787 shares no factor with 10,000,000, so no two indices meet.
    constexpr std::uint64_t kFactor = 7368787;
    constexpr std::uint64_t kSize = 10000000;
    std::string digits = std::to_string((static_cast<std::uint64_t>(index) * kFactor + 271828) % kSize);
    return std::string(8 - digits.size(), '0') + digits;
}

Person drawPerson(const GeneratorPlan& plan, std::uint32_t index) {
    static constexpr std::array<double, 6> kSites = {26, 17, 16, 14.4, 13.6, 13};
    static constexpr std::array<double, 6> kLimited = {0.0, 0.68, 0.74, 0.72, 0.66, 0.70};
    static constexpr std::array<Text, 6> kLanguages = {"eng", "spa", "vie", "chi", "por", "hat"};
    Person person;
    person.index = index;
    person.id = patientIdOf(index);
    Random traits = streamOf(plan.seed, index, Stream::Traits);
    person.raw = drawTraits(traits);
    person.felt = person.raw;

    Random random = streamOf(plan.seed, index, Stream::Frame);
    person.age = drawAge(random);
    person.isWoman = random.chance(0.54);
    person.site = 1 + static_cast<int>(random.weighted(kSites));
    person.checkMonth = 1 + static_cast<int>(random.below(12));
    drawGroups(plan, person);
    if (person.isIn(Group::HomeDialysis)) {
        person.age = 52 + static_cast<int>(random.below(20));
        person.site = 1;
    }
    person.born = drawBirthday(person.age, random);
    person.language = drawLanguage(person, random);
    const auto place = std::find(kLanguages.begin(), kLanguages.end(), person.language) - kLanguages.begin();
    const bool isStruggling = random.chance(kLimited[static_cast<std::size_t>(place)]);
    person.hasLimitedEnglish = isStruggling || person.isIn(Group::HomeDialysis);
    drawRace(person, random);
    person.incomeScore = random.normal() - (person.hasLimitedEnglish ? 0.5 : -0.06);
    if (person.isIn(Group::HeartAndRide)) person.incomeScore -= 0.4;
    person.payer = drawPayer(person, random);
    addEffects(person);
    drawLeaving(person, random);
    return person;
}

} // namespace vignette::harbor_valley
