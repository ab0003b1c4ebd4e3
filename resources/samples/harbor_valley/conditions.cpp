#include "resources/samples/harbor_valley/conditions.h"

#include "resources/samples/harbor_valley/chance.h"
#include "resources/samples/harbor_valley/condition_rates.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

Date drawOnset(const Person& person, std::string_view key, Random& random) {
    const bool isNew = person.isIn(Group::ShiftWorkers) && key == "diabetes" && random.chance(0.85);
    if (isNew) return {kLastDay.days - 60 - static_cast<std::int32_t>(random.below(480))};
    const double years =
        std::min({static_cast<double>(person.age), 14.0, 0.1 + 7.0 * -std::log(1.0 - random.uniform())});
    const auto days = static_cast<std::int32_t>(years * 365.25);
    return {std::max(person.born.days + 1, person.leaves.days - 20 - days)};
}

void add(Health& health, const Person& person, std::string_view key, std::string_view code, Random& random) {
    Condition condition;
    condition.key = key;
    condition.code = code;
    condition.onset = drawOnset(person, key, random);
    condition.source = random.chance(0.55) ? "claim" : "problem_list";
    health.conditions.push_back(std::move(condition));
}

std::string_view drawCode(const ConditionRate& rate, Random& random) {
    std::vector<double> weights(rate.codes.size(), 1.0);
    weights.front() = 3.0;
    return rate.codes[random.weighted(weights)];
}

double shareOf(const ConditionRate& rate, const Person& person) {
    for (const GroupRate& special : groupRates())
        if (person.isIn(special.group) && special.key == rate.key) return special.percent / 100.0;
    return rate.byAge[person.ageBand()] * (person.isWoman ? rate.women : rate.men) / 100.0;
}

/// High blood pressure is true of 23.4, 52.5 and 71.6 % by age and coded when aware: 27.2, 56.7, 73.7 %.
void drawHypertension(Health& health, const Person& person, Random& random) {
    if (!person.isAdult()) return;
    const std::size_t band = person.age < 40 ? 0 : person.age < 60 ? 1 : 2;
    static constexpr std::array<double, 3> kTrue = {0.228, 0.517, 0.715};
    static constexpr std::array<double, 3> kAware = {0.272, 0.567, 0.737};
    const double liability = mixed(person.raw.burden, 0.62, random);
    const double awareness = mixed(person.raw.burden, 0.50, random);
    health.hasHypertension = isAbove(liability, kTrue[band]);
    // Awareness leans on burden too, among those who have it: the share is taken a little lower to land on
    // target.
    static constexpr std::array<double, 3> kLean = {0.69, 0.88, 0.93};
    if (health.hasHypertension && isAbove(awareness, kAware[band] * kLean[band]))
        add(health, person, "hypertension", random.chance(0.9) ? "I10" : "I11.9", random);
}

/// By laboratory 6, 12 and 34 % by age (CDC 2023); one in three coded.
void drawKidneyDisease(Health& health, const Person& person, Random& random) {
    static constexpr std::array<std::string_view, 4> kCodes = {"N18.31", "N18.30", "N18.32", "N18.4"};
    if (!person.isAdult()) return;
    const double share = person.age < 45 ? 0.06 : person.age < 65 ? 0.12 : 0.335;
    health.hasKidneyDisease = isAbove(mixed(person.raw.burden, 0.55, random), share);
    if (health.hasKidneyDisease && random.chance(1.0 / 3.0))
        add(health, person, "kidney", kCodes[random.below(kCodes.size())], random);
}

/// Social codes stand in the records of about 2 % of adults, far fewer than have the need.
void drawSocialCodes(Health& health, const Person& person, const Circumstances& life, Random& random) {
    static constexpr std::array<std::string_view, 5> kOther = {"Z56.0", "Z60.2", "Z63.6", "Z59.6", "Z62.819"};
    if (!person.isAdult()) return;
    if (life.isHomeless && random.chance(0.35)) add(health, person, "social", "Z59.00", random);
    if (life.lacksEnoughFood && random.chance(0.09)) add(health, person, "social", "Z59.41", random);
    if (random.chance(0.011)) add(health, person, "social", kOther[random.below(kOther.size())], random);
}

void drawPregnancyCode(Health& health, const Person& person, const Circumstances& life, Random& random) {
    const bool isExpecting = life.pregnancy == "pregnant";
    if (!isExpecting && !(person.isIn(Group::NewMothers) && random.chance(0.85))) return;
    Condition condition;
    condition.key = "pregnancy";
    condition.code = isExpecting ? "Z34.90" : "Z39.2";
    condition.onset = {kLastDay.days - 20 - static_cast<std::int32_t>(random.below(isExpecting ? 200 : 420))};
    condition.source = "claim";
    health.conditions.push_back(std::move(condition));
}

void drawPassingIllness(Health& health, const Person& person, Random& random) {
    static constexpr std::array<std::string_view, 5> kCodes = {"J06.9", "N30.00", "L30.9", "S93.401A",
                                                               "H66.90"};
    if (!random.chance(0.35)) return;
    Condition condition;
    condition.key = "passing";
    condition.code = kCodes[random.below(kCodes.size())];
    condition.onset = {kFirstDay.days + static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(
                                            person.leaves.days - kFirstDay.days - 30)))};
    condition.resolved = Date{condition.onset.days + 7 + static_cast<std::int32_t>(random.below(20))};
    condition.source = "claim";
    health.conditions.push_back(std::move(condition));
}

} // namespace

bool Health::has(std::string_view key) const {
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const Condition& c) { return c.key == key; });
}

Health drawHealth(const GeneratorPlan& plan, const Person& person, const Circumstances& life) {
    Random random = streamOf(plan.seed, person.index, Stream::Conditions);
    Health health;
    for (const ConditionRate& rate : conditionRates()) {
        const double liability = mixed(person.raw.burden, rate.loading, random);
        const std::string_view code = drawCode(rate, random);
        if (isAbove(liability, shareOf(rate, person))) add(health, person, rate.key, code, random);
    }
    drawHypertension(health, person, random);
    drawKidneyDisease(health, person, random);
    // 4.5 % of all adults have diabetes that nobody has coded: 5.1 % of those without the code.
    if (person.isAdult() && !health.has("diabetes"))
        health.hasUndiagnosedDiabetes = isAbove(mixed(person.raw.burden, 0.3, random), 0.053);
    drawSocialCodes(health, person, life, random);
    drawPregnancyCode(health, person, life, random);
    drawPassingIllness(health, person, random);
    if (person.isIn(Group::HomeDialysis)) {
        add(health, person, "kidney", "N18.6", random);
        add(health, person, "dialysis", "Z99.2", random);
    }
    return health;
}

} // namespace vignette::harbor_valley
