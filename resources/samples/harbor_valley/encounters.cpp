#include "resources/samples/harbor_valley/encounters.h"

#include "resources/samples/harbor_valley/chance.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

using Text = std::string_view;

/// Yearly rates of everybody outside the planted groups: under 18, 18–39, 40–59, 60–74, 75 and over.
struct VisitKind {
    Text type;
    std::array<double, 5> yearly;
    double burden; ///< log rate a standard deviation of felt burden
    double amount; ///< median allowed amount, US dollars
};
constexpr std::array<VisitKind, 8> kKinds = {{
    {"primary", {1.5, 0.85, 1.25, 1.7, 2.0}, 0.25, 165},
    {"specialty", {0.25, 0.40, 0.75, 1.10, 1.25}, 0.40, 260},
    {"ED", {0.42, 0.44, 0.42, 0.43, 0.73}, 0.0, 1250},
    {"inpatient", {0.03, 0.045, 0.06, 0.11, 0.19}, 0.45, 13500},
    {"observation", {0.01, 0.015, 0.025, 0.045, 0.07}, 0.40, 3100},
    {"video", {0.13, 0.25, 0.22, 0.15, 0.09}, 0.10, 105},
    {"phone", {0.07, 0.10, 0.14, 0.18, 0.24}, 0.20, 60},
    {"home", {0.0, 0.01, 0.01, 0.04, 0.22}, 0.50, 190},
}};
constexpr std::uint64_t kMostVisitsOfAKind = 40;

double payerFactor(Text payer) {
    if (payer == "medicaid") return 1.75;
    if (payer == "commercial") return 0.62;
    return payer == "none" ? 1.15 : 1.0;
}

/// A few people make most emergency visits: a log-normal rate that leans on burden, friction and distrust.
double emergencyRate(const Person& person, Random& random) {
    constexpr double kSpread = 1.88;
    const double lean = 0.45 * person.raw.burden + 0.25 * person.raw.friction - 0.15 * person.raw.trust;
    const double frailty = std::exp(kSpread * (lean + 0.78 * random.normal()) - 0.5 * kSpread * kSpread);
    double rate = frailty * payerFactor(person.payer);
    if (person.isIn(Group::WorriedAsthma)) rate = rate * 1.5 + 0.25;
    if (person.isIn(Group::HeartAndRide)) rate = rate * 1.4 + 0.30;
    return rate;
}

double groupFactor(const Person& person, Text type) {
    double factor = 1.0;
    if (person.isIn(Group::ManyClinics))
        factor *= type == "specialty"                 ? 4.5
                  : type == "phone" || type == "home" ? 1.8
                  : type == "inpatient"               ? 1.4
                                                      : 1.1;
    if (person.isIn(Group::HeartAndRide)) factor *= type == "inpatient" ? 3.0 : type == "video" ? 0.4 : 1.0;
    if (person.isIn(Group::NewMothers)) factor *= type == "specialty" ? 6.0 : type == "inpatient" ? 3.0 : 1.0;
    if (person.isIn(Group::ShiftWorkers)) factor *= type == "primary" ? 0.65 : type == "video" ? 1.3 : 1.0;
    if (person.isIn(Group::WorriedAsthma)) factor *= type == "video" ? 2.0 : 1.0;
    return factor;
}

double yearlyRate(const VisitKind& kind, const Person& person, Random& random) {
    double rate = kind.yearly[person.ageBand()];
    if (kind.type == "ED") return rate * emergencyRate(person, random);
    rate *= std::exp(kind.burden * person.raw.burden - 0.5 * kind.burden * kind.burden);
    rate *= groupFactor(person, kind.type);
    if (kind.type == "video") rate *= std::exp(0.5 * person.raw.digital - 0.125);
    if (kind.type == "specialty" && (person.race == "Black" || person.hasLimitedEnglish)) rate *= 0.75;
    return rate;
}

Text drawSpecialty(const Person& person, const Health& health, Random& random) {
    static constexpr std::array<Text, 10> kNames = {
        "cardiology", "endocrinology", "orthopedics", "obstetrics",  "pulmonology",
        "nephrology", "eye",           "neurology",   "dermatology", "mental_health"};
    std::array<double, 10> weights = {0.6, 0.4, 1.2, 0.0, 0.5, 0.3, 1.2, 0.6, 1.0, 0.8};
    if (health.has("heart_failure") || health.has("coronary")) weights[0] += 3;
    if (health.has("diabetes")) weights[1] += 2;
    if (health.has("arthritis")) weights[2] += 1.5;
    if (person.isWoman && person.age >= 18 && person.age < 50) weights[3] = 1.0;
    if (person.isIn(Group::NewMothers)) weights[3] = 14;
    if (health.has("asthma") || health.has("copd")) weights[4] += 2;
    if (health.has("kidney")) weights[5] += 2;
    if (health.has("anxiety") || health.has("depression")) weights[9] += 2.5;
    return pick(kNames, weights, random);
}

std::string drawReason(const Person& person, const Health& health, Text type, Random& random) {
    static constexpr std::array<Text, 6> kUrgent = {"R07.9", "R10.84", "S93.401A",
                                                    "J06.9", "R51.9",  "R06.02"};
    static constexpr std::array<Text, 4> kOffice = {"Z00.00", "Z23", "R53.83", "M54.50"};
    if (person.isIn(Group::NewMothers) && type == "inpatient") return "O80";
    if (!health.conditions.empty() && random.chance(type == "ED" ? 0.4 : 0.7))
        return health.conditions[random.below(health.conditions.size())].code;
    if (type == "ED" || type == "observation" || type == "inpatient")
        return std::string(kUrgent[random.below(kUrgent.size())]);
    return std::string(kOffice[random.below(kOffice.size())]);
}

void setStay(Encounter& visit, const Person& person, Random& random) {
    static constexpr std::array<Text, 6> kWhere = {"01", "03", "06", "02", "07", "62"};
    static constexpr std::array<double, 6> kYoung = {88, 2, 5, 2, 2, 1};
    static constexpr std::array<double, 6> kOld = {56, 18, 20, 2, 1, 3};
    if (visit.type == "ED") {
        visit.admitType = "1";
        visit.disposition = random.chance(0.96) ? "01" : "07";
    }
    if (visit.type == "observation") {
        visit.admitType = "2";
        visit.disposition = "01";
        visit.end.days += 1;
    }
    if (visit.type != "inpatient") return;
    visit.admitType = random.chance(0.68) ? "1" : random.chance(0.4) ? "2" : "3";
    visit.disposition = pick(kWhere, person.age >= 65 ? kOld : kYoung, random);
    visit.end.days += 1 + static_cast<std::int32_t>(random.poisson(person.age >= 65 ? 4.0 : 2.6));
}

/// Illness at equal cost is higher for Black patients and those with limited English (a planted unfairness).
double drawAmount(const VisitKind& kind, const Person& person, Random& random) {
    const double unequal = person.race == "Black" || person.hasLimitedEnglish ? 0.72 : 1.0;
    return kind.amount * unequal * std::exp(0.12 * person.raw.burden + 0.45 * random.normal());
}

Encounter drawVisit(const VisitKind& kind, const Person& person, const Health& health, Date day,
                    Random& random) {
    Encounter visit;
    visit.type = kind.type;
    visit.start = day;
    visit.end = day;
    visit.site =
        kind.type == "primary" || !random.chance(0.12) ? person.site : 1 + static_cast<int>(random.below(6));
    if (kind.type == "specialty") visit.specialty = drawSpecialty(person, health, random);
    visit.reason = drawReason(person, health, kind.type, random);
    setStay(visit, person, random);
    visit.allowedAmount = drawAmount(kind, person, random);
    return visit;
}

/// About 14 of 100 stays lead back within 30 days; more with heart failure.
void addReadmissions(std::vector<Encounter>& visits, const VisitKind& kind, const Person& person,
                     const Health& health, Random& random) {
    const double chance = person.isIn(Group::NewMothers) ? 0.03 : health.has("heart_failure") ? 0.23 : 0.138;
    std::vector<Encounter> more;
    for (const Encounter& stay : visits)
        if (stay.type == "inpatient" && random.chance(chance)) {
            const Date back{stay.end.days + 2 + static_cast<std::int32_t>(random.below(27))};
            if (back < person.leaves) more.push_back(drawVisit(kind, person, health, back, random));
        }
    visits.insert(visits.end(), more.begin(), more.end());
}

} // namespace

std::vector<Encounter> drawEncounters(const GeneratorPlan& plan, const Person& person, const Health& health) {
    Random random = streamOf(plan.seed, person.index, Stream::Encounters);
    const std::int32_t days = person.leaves.days - kFirstDay.days + 1;
    std::vector<Encounter> visits;
    for (const VisitKind& kind : kKinds) {
        const double expected = yearlyRate(kind, person, random) * days / 365.25;
        const std::uint64_t count = std::min(kMostVisitsOfAKind, random.poisson(expected));
        for (std::uint64_t i = 0; i < count; ++i) {
            const Date day{kFirstDay.days +
                           static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(days)))};
            visits.push_back(drawVisit(kind, person, health, day, random));
        }
        if (kind.type == "inpatient") addReadmissions(visits, kind, person, health, random);
    }
    // Claims lag: a third of what happened after September 2024 has not arrived.
    std::erase_if(
        visits, [&](const Encounter& visit) { return visit.start > kClaimsComplete && random.chance(0.35); });
    for (Encounter& visit : visits)
        visit.end = std::min(visit.end, std::max(person.leaves, visit.start));
    std::stable_sort(visits.begin(), visits.end(),
                     [](const Encounter& a, const Encounter& b) { return a.start < b.start; });
    if (person.isDeceased && !visits.empty() && visits.back().type == "inpatient")
        visits.back().disposition = "20";
    return visits;
}

} // namespace vignette::harbor_valley
