#include "resources/samples/harbor_valley/observations.h"

#include "resources/samples/harbor_valley/chance.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

/// The observations of one person under way.
struct Recorder {
    const Person& person;
    const Health& health;
    Random& random;
    std::vector<Observation> found;

    Date someDay() const {
        const std::int32_t days = person.leaves.days - kFirstDay.days + 1;
        return {kFirstDay.days + static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(days)))};
    }
    void add(std::string_view code, Date day, double value, int places, std::string_view unit) {
        if (day <= person.leaves)
            found.push_back(
                {.code = code, .day = day, .value = value, .places = places, .answer = {}, .unit = unit});
    }
};

/// Diagnosed: half below 7 %, 18.7 % above 9 %. 12 % of them were not tested, 6 % elsewhere.
void recordHba1c(Recorder& record) {
    Random& random = record.random;
    const Person& person = record.person;
    const bool isDiagnosed = record.health.has("diabetes");
    const double standing =
        mixed(-person.raw.confidence, 0.3, random) + (person.isIn(Group::HeartAndRide) ? 0.4 : 0.0);
    const double late = person.isIn(Group::ShiftWorkers) ? 0.23 : 0.15;
    if (!random.chance(isDiagnosed ? 1.0 - late : person.isAdult() ? 0.25 : 0.0)) return;
    const std::uint64_t times = isDiagnosed ? 1 + random.poisson(1.4) : 1;
    for (std::uint64_t i = 0; i < times; ++i) {
        double value = 5.4 + 0.28 * random.normal();
        if (isDiagnosed)
            value = std::exp(std::log(6.74) + 0.28 * standing + 0.03 * random.normal());
        else if (record.health.hasUndiagnosedDiabetes)
            value = 6.6 + std::abs(0.6 * random.normal());
        else
            value = std::min(value, 6.4);
        record.add(kHba1c, record.someDay(), std::clamp(value, 4.2, 15.0), 1, "%");
    }
}

/// A person's usual pressure. Coded hypertension: 35 % below 130/80, 68.3 % below 140/90.
std::pair<double, double> usualPressure(const Person& person, const Health& health, Random& random) {
    const double standing = mixed(person.raw.burden, 0.2, random);
    const double treated = health.has("diabetes") ? 127.2 : 129.6; // treated more closely with diabetes
    if (health.has("hypertension")) return {treated + 15.8 * standing, 75.0 + 7.5 * random.normal()};
    if (health.hasHypertension) return {132.5 + std::abs(10.0 * standing), 78.0 + 7.0 * random.normal()};
    return {std::min(121.0, 115.0 + 6.0 * standing), std::min(73.5, 69.5 + 5.0 * random.normal())};
}

void recordPressure(Recorder& record) {
    Random& random = record.random;
    const auto [systolic, diastolic] = usualPressure(record.person, record.health, random);
    if (!record.person.isAdult() || !random.chance(0.90)) return;
    const std::uint64_t times = 1 + random.poisson(1.2);
    for (std::uint64_t i = 0; i < times; ++i) {
        const Date day = record.someDay();
        record.add(kSystolic, day, std::round(std::clamp(systolic + 3.0 * random.normal(), 84.0, 230.0)), 0,
                   "mm[Hg]");
        record.add(kDiastolic, day, std::round(std::clamp(diastolic + 2.2 * random.normal(), 44.0, 130.0)), 0,
                   "mm[Hg]");
    }
}

/// The yearly check gives BMI, weight and tobacco use. Clinic 4 began to record them in January 2024.
void recordYearlyCheck(Recorder& record) {
    static constexpr std::array<std::string_view, 3> kSmoking = {"never", "former", "current"};
    Random& random = record.random;
    const Person& person = record.person;
    const double heavy = record.health.has("obesity") ? 0.75 : record.health.has("diabetes") ? 0.35 : -0.17;
    const double usual = person.isAdult() ? 28.5 : 15.5 + 0.4 * person.age;
    const double index = std::clamp(usual * std::exp(0.205 * (heavy + 0.88 * random.normal())), 13.0, 68.0);
    const double height = person.isWoman ? 1.62 + 0.065 * random.normal() : 1.76 + 0.07 * random.normal();
    const bool isMeasured = random.chance(0.915);
    const bool isAsked = random.chance(0.90);
    const double smokes =
        std::clamp(0.112 - 0.05 * person.incomeScore + 0.02 * person.raw.burden, 0.01, 0.6) *
        (person.age >= 75 ? 0.5 : 1.08);
    const std::string_view smoking =
        random.chance(smokes) ? kSmoking[2] : kSmoking[random.chance(0.25) ? 1 : 0];
    const auto day = static_cast<int>(1 + random.below(28));
    const bool hasTwoYears = person.site != 4 && random.chance(0.6);
    if (person.isIn(Group::MissedChecks)) return;
    for (const int year : {2023, 2024}) {
        if (year == 2023 && !hasTwoYears) continue;
        const Date check = *Date::from(year, person.checkMonth, day);
        const double now = index * (year == 2023 ? 1.0 - 0.01 * random.normal() : 1.0);
        if (isMeasured) {
            record.add(kBodyMassIndex, check, now, 1, "kg/m2");
            if (person.isAdult()) record.add(kWeight, check, now * height * height, 1, "kg");
        }
        if (isAsked && person.age >= 13 && check <= person.leaves)
            record.found.push_back(
                {.code = kTobacco, .day = check, .value = {}, .places = 0, .answer = smoking, .unit = {}});
    }
}

/// Kidney disease by laboratory shows as a low filtration rate (older) or albumin in urine (younger).
void recordKidney(Recorder& record) {
    Random& random = record.random;
    const Person& person = record.person;
    if (!person.isAdult() || !random.chance(person.age < 45 ? 0.30 : person.age < 65 ? 0.55 : 0.80)) return;
    const bool isAffected = record.health.hasKidneyDisease;
    const bool isByFiltration = random.chance(person.age < 45 ? 0.15 : person.age < 65 ? 0.40 : 0.70);
    const double healthy = std::clamp(128.0 - 0.72 * person.age + 9.0 * random.normal(), 62.0, 130.0);
    const double impaired = std::clamp(59.5 - std::abs(14.0 * random.normal()), 12.0, 59.4);
    const Date day = record.someDay();
    const bool isOnDialysis = person.isIn(Group::HomeDialysis);
    const double rate = isOnDialysis ? 8.0 : isAffected && isByFiltration ? impaired : healthy;
    record.add(kFiltration, day, std::round(rate), 0, "mL/min/{1.73_m2}");
    const bool isLeaking = isAffected && !isByFiltration;
    const double albumin = isLeaking ? 31.0 + std::exp(3.5 + 0.9 * random.normal())
                                     : std::min(29.0, std::exp(1.9 + 0.6 * random.normal()));
    record.add(kAlbumin, day, std::round(albumin), 0, "mg/g");
}

/// PHQ-9 of 10 or more: 13.1 % from age 12, less with age and income; higher in G5 and new mothers.
void recordMood(Recorder& record) {
    Random& random = record.random;
    const Person& person = record.person;
    if (person.age < 12) return;
    double low = 0.30 * person.raw.burden - 0.30 * person.raw.confidence - 0.10 * person.raw.trust -
                 0.18 * person.incomeScore - 0.008 * (person.age - 48) + 0.85 * random.normal();
    if (person.isIn(Group::WorriedAsthma)) low += 0.75;
    if (person.isIn(Group::NewMothers)) low += 0.2;
    if (record.health.has("depression")) low += 0.8;
    const double score = std::clamp(std::exp(1.17 + 0.88 * low) - 0.6, 0.0, 27.0);
    const double asked = random.uniform();
    if (asked > 0.70) return;
    const Date day = record.someDay();
    if (asked < 0.45) record.add(kPhq9, day, std::floor(score), 0, "{score}");
    record.add(kPhq2, day, std::floor(std::min(6.0, score * 0.27 + 0.5 * random.uniform())), 0, "{score}");
}

} // namespace

std::vector<Observation> drawObservations(const GeneratorPlan& plan, const Person& person,
                                          const Health& health) {
    Random random = streamOf(plan.seed, person.index, Stream::Observations);
    Recorder record{.person = person, .health = health, .random = random, .found = {}};
    recordHba1c(record);
    recordPressure(record);
    recordYearlyCheck(record);
    recordKidney(record);
    recordMood(record);
    std::stable_sort(record.found.begin(), record.found.end(),
                     [](const Observation& a, const Observation& b) { return a.day < b.day; });
    return std::move(record.found);
}

} // namespace vignette::harbor_valley
