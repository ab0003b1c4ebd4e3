#include "core/persona/person_facts.h"

#include "core/persona/field_words.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr double kSexMajority = 0.60;
constexpr double kAidMajority = 0.50;
constexpr std::uint64_t kFewestPeople = 11;

Evidence ask(const PersonaDraftInput& input, std::uint32_t segment, const Field& field, Statistic statistic,
             const std::string& level = {}) {
    EvidenceQuery query;
    query.fingerprint = input.data->fingerprint;
    query.population = "all";
    query.segmentation = input.segmentationId.value;
    query.segment = segment;
    query.field = field.key;
    query.statistic = statistic;
    query.level = level;
    return input.evaluate(query);
}

/// Ages are whole years of people: a column in other units (shares of a century, months as fractions) is
/// none.
bool isInYears(const PersonaDraftInput& input, const Field& field) {
    std::size_t index = 0;
    input.data->find(field.key, &index);
    double highest = 0.0;
    for (const double value : input.data->columns[index].numbers)
        if (value > highest) highest = value;
    constexpr double kFewestYears = 5.0;
    return highest >= kFewestYears && highest <= 130.0;
}

void readAge(const PersonaDraftInput& input, std::uint32_t segment, const Field& field, PersonFacts& facts) {
    if (field.kind != FieldKind::Ordered) {
        if (!isInYears(input, field)) return;
        const Measured measured = ask(input, segment, field, Statistic::Median).segment;
        if (measured.base == 0) return;
        facts.medianAge = static_cast<int>(std::floor(std::clamp(measured.value, 0.0, 120.0)));
        facts.age = ageBandOf(*facts.medianAge);
        return;
    }
    std::uint64_t seen = 0;
    for (const ValueLabel& value : field.values) {
        const Measured measured = ask(input, segment, field, Statistic::Share, value.code).segment;
        seen += measured.count;
        if (measured.base == 0 || 2 * seen < measured.base) continue;
        const auto range = ageRangeOf(value.label);
        if (!range) return;
        facts.age = AgeBand{.low = range->low, .high = range->high};
        facts.medianAge = range->high > 0 ? (range->low + range->high) / 2 : range->low + 5;
        return;
    }
}

void readSex(const PersonaDraftInput& input, std::uint32_t segment, const Field& field, PersonFacts& facts) {
    const auto levels = sexLevelsOf(field);
    if (!levels) return;
    const auto isMajority = [&](const std::string& level) {
        const Measured measured = ask(input, segment, field, Statistic::Share, level).segment;
        return measured.count >= kFewestPeople && measured.value >= kSexMajority;
    };
    if (isMajority(levels->female)) facts.sex = PortraitRecipe::Sex::Female;
    if (isMajority(levels->male)) facts.sex = PortraitRecipe::Sex::Male;
}

void readAid(const PersonaDraftInput& input, std::uint32_t segment, const Field& field, PersonFacts& facts) {
    const Aid aid = aidOf(field);
    if (aid == Aid::None || field.yesCode.empty()) return;
    const Measured measured = ask(input, segment, field, Statistic::Share, field.yesCode).segment;
    if (measured.count < kFewestPeople || !(measured.value >= kAidMajority)) return;
    facts.hasHearingAid = facts.hasHearingAid || aid == Aid::HearingAid;
    facts.hasNasalOxygen = facts.hasNasalOxygen || aid == Aid::NasalOxygen;
    facts.hasWheelchair = facts.hasWheelchair || aid == Aid::Wheelchair;
}

} // namespace

AgeBand ageBandOf(int years) {
    if (years >= 90) return {.low = 90, .high = 0};
    if (years >= 85) return {.low = 85, .high = 0};
    if (years >= 25) return {.low = years - (years - 25) % 10, .high = years - (years - 25) % 10 + 9};
    if (years >= 18) return {.low = 18, .high = 24};
    if (years >= 15) return {.low = 15, .high = 17};
    if (years >= 5) return {.low = 5, .high = 14};
    return {.low = 0, .high = 4};
}

PortraitRecipe::Age portraitAgeOf(std::optional<int> years) {
    using Age = PortraitRecipe::Age;
    if (!years) return Age::Adult;
    if (*years < 2) return Age::Baby;
    if (*years < 13) return Age::Child;
    if (*years < 20) return Age::Teen;
    if (*years < 30) return Age::Young;
    if (*years < 45) return Age::Adult;
    if (*years < 60) return Age::Middle;
    if (*years < 75) return Age::Older;
    return Age::Oldest;
}

PersonFacts personFacts(const PersonaDraftInput& input, std::uint32_t segment) {
    PersonFacts facts;
    for (const Field& field : input.data->fields) {
        if (field.care == FieldCare::Sensitive || field.use == FieldUse::Hide) continue;
        if (!facts.age && isAgeField(field)) readAge(input, segment, field, facts);
        if (facts.sex == PortraitRecipe::Sex::Unstated) readSex(input, segment, field, facts);
        readAid(input, segment, field, facts);
    }
    return facts;
}

} // namespace vignette
