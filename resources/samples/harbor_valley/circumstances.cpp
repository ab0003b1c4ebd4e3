#include "resources/samples/harbor_valley/circumstances.h"

#include "resources/samples/harbor_valley/chance.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

using Text = std::string_view;

Text drawEducation(const Person& person, Random& random) {
    static constexpr std::array<Text, 5> kLevels = {"less_than_high_school", "high_school", "some_college",
                                                    "college", "graduate"};
    if (person.age < 22) return person.age < 18 ? Text() : kLevels[1 + random.below(2)];
    const double standing = mixed(person.incomeScore, 0.5, random) + 0.3 * person.raw.knowledge;
    const double place = normalCdf(standing / 1.05);
    return kLevels[place < 0.11 ? 0 : place < 0.38 ? 1 : place < 0.65 ? 2 : place < 0.88 ? 3 : 4];
}

Text drawHousehold(const Person& person, Random& random) {
    static constexpr std::array<Text, 5> kKinds = {"alone", "with_partner", "with_children",
                                                   "with_other_family", "shared_home"};
    static constexpr std::array<double, 5> kYoung = {17, 22, 30, 18, 13};
    static constexpr std::array<double, 5> kMiddle = {15, 34, 37, 10, 4};
    static constexpr std::array<double, 5> kOld = {28, 50, 8, 10, 4};
    static constexpr std::array<double, 5> kMothers = {3, 24, 58, 12, 3};
    if (person.age < 18) return "with_other_family";
    if (person.isIn(Group::NewMothers)) return pick(kKinds, kMothers, random);
    return pick(kKinds, person.age < 40 ? kYoung : person.age < 65 ? kMiddle : kOld, random);
}

Text drawEmployment(const Person& person, Random& random) {
    static constexpr std::array<Text, 8> kKinds = {"full_time",        "part_time",     "shift_work",
                                                   "self_employed",    "student",       "retired",
                                                   "looking_for_work", "unable_to_work"};
    static constexpr std::array<double, 8> kYoung = {45, 14, 8, 6, 15, 0, 8, 4};
    static constexpr std::array<double, 8> kMiddle = {56, 11, 7, 9, 0.5, 2, 5.5, 9};
    static constexpr std::array<double, 8> kOld = {13, 6, 1, 4, 0, 70, 1, 5};
    static constexpr std::array<double, 8> kShift = {9, 5, 76, 3, 0, 0, 4, 3};
    if (person.age < 18) return {};
    if (person.isIn(Group::ShiftWorkers)) return pick(kKinds, kShift, random);
    return pick(kKinds, person.age < 35 ? kYoung : person.age < 63 ? kMiddle : kOld, random);
}

Text drawCaregiver(const Person& person, Random& random) {
    static constexpr std::array<Text, 4> kRoles = {"none", "cares_for_parent", "cares_for_child_with_needs",
                                                   "has_a_caregiver"};
    static constexpr std::array<double, 4> kUsual = {83, 8, 4, 5};
    static constexpr std::array<double, 4> kOld = {80, 1, 0.5, 18.5};
    static constexpr std::array<double, 4> kManyClinics = {40, 1, 0.5, 58.5};
    static constexpr std::array<double, 4> kRide = {66, 2, 1, 31};
    if (!person.isAdult()) return {};
    if (person.isIn(Group::ManyClinics)) return pick(kRoles, kManyClinics, random);
    if (person.isIn(Group::HeartAndRide)) return pick(kRoles, kRide, random);
    return pick(kRoles, person.age >= 75 ? kOld : kUsual, random);
}

/// Any disability 18.4, 26.7 and 41.6 % by age; which ones follow, at least one.
std::array<bool, 6> drawDisabilities(const Person& person, Random& random) {
    static constexpr std::array<std::array<double, 6>, 3> kWhich = {{
        {0.09, 0.15, 0.73, 0.19, 0.08, 0.24}, // 18–44
        {0.15, 0.19, 0.48, 0.46, 0.14, 0.26}, // 45–64
        {0.33, 0.15, 0.36, 0.53, 0.16, 0.27}, // 65 and over
    }};
    static constexpr std::array<double, 3> kAny = {0.184, 0.273, 0.416};
    std::array<bool, 6> found{};
    const std::size_t band = person.age < 45 ? 0 : person.age < 65 ? 1 : 2;
    const double share = person.isAdult() ? kAny[band] : 0.04;
    if (!isAbove(mixed(person.raw.burden, 0.6, random), share)) return found;
    while (std::none_of(found.begin(), found.end(), [](bool has) { return has; }))
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i] = random.chance(kWhich[band][i] * 0.88);
    return found;
}

Text drawPregnancy(const Person& person, Random& random) {
    if (!person.isWoman || person.age < 15 || person.age > 50) return {};
    if (person.isIn(Group::NewMothers)) return random.chance(0.55) ? "pregnant" : "not_pregnant";
    if (person.age >= 18 && person.age <= 42 && random.chance(0.012)) return "pregnant";
    return random.chance(0.12) ? "unknown" : "not_pregnant";
}

Text drawChannel(const Person& person, Random& random) {
    static constexpr std::array<Text, 6> kChannels = {"phone", "text", "portal", "email", "mail", "social"};
    const double digital = person.felt.digital;
    std::array<double, 6> pull = {0.1 - 0.7 * digital,  0.5 + 0.3 * digital,  0.1 + 0.8 * digital,
                                  -0.4 + 0.3 * digital, -1.1 - 0.5 * digital, -3.2 + 0.5 * digital};
    if (person.isIn(Group::NewMothers)) pull = {-1.2, 1.6, 0.3, 0.0, -3.0, 0.2};
    if (person.isIn(Group::ManyClinics)) pull[0] += 0.9;
    if (person.isIn(Group::HeartAndRide)) pull[0] += 0.9;
    if (person.isIn(Group::ShiftWorkers)) pull[1] += 1.1;
    if (person.isIn(Group::WorriedAsthma)) pull[1] += 1.0;
    std::array<double, 6> weights{};
    std::transform(pull.begin(), pull.end(), weights.begin(), [](double x) { return std::exp(x); });
    return pick(kChannels, weights, random);
}

Text drawTime(const Person& person, Random& random) {
    static constexpr std::array<Text, 5> kTimes = {"morning", "midday", "after_6pm", "weekend", "any"};
    static constexpr std::array<double, 5> kUsual = {30, 20, 18, 8, 24};
    static constexpr std::array<double, 5> kOld = {48, 26, 3, 2, 21};
    static constexpr std::array<double, 5> kMothers = {14, 14, 48, 10, 14};
    static constexpr std::array<double, 5> kShift = {8, 7, 61, 14, 10};
    if (person.isIn(Group::ShiftWorkers)) return pick(kTimes, kShift, random);
    if (person.isIn(Group::NewMothers)) return pick(kTimes, kMothers, random);
    return pick(kTimes, person.age >= 65 ? kOld : kUsual, random);
}

Text drawFormat(const Person& person, Random& random) {
    static constexpr std::array<Text, 4> kFormats = {"on_screen", "paper", "large_print", "easy_words"};
    const double digital = person.felt.digital;
    const std::array<double, 4> weights = {std::exp(0.6 + 0.9 * digital), std::exp(0.1 - 0.3 * digital),
                                           std::exp(-2.4 + (person.age >= 75 ? 1.1 : 0.0)),
                                           std::exp(-1.6 - 0.7 * person.felt.knowledge)};
    return pick(kFormats, weights, random);
}

/// No reliable transport: 5.7 % of adults, less with age and income, more with disability (NCHS DB 490).
bool drawLacksRide(const Person& person, bool isDisabled, Random& random) {
    if (person.isIn(Group::HeartAndRide)) return random.chance(0.45);
    double logit = -3.60 + 0.55 * person.felt.friction - 0.45 * person.incomeScore;
    if (isDisabled) logit += 0.85;
    if (person.isWoman) logit += 0.15;
    if (person.age >= 65) logit -= 0.55;
    if (person.isIn(Group::ManyClinics)) logit += 0.5;
    return random.chance(logistic(logit));
}

} // namespace

Circumstances drawCircumstances(const GeneratorPlan& plan, const Person& person) {
    Random random = streamOf(plan.seed, person.index, Stream::Circumstances);
    Circumstances life;
    life.education = drawEducation(person, random);
    life.trueIncomePercent = std::exp(5.55 + 0.72 * person.incomeScore);
    // Not given at random: more often by the well-off and the distrustful.
    const double silence = -0.48 + 0.35 * person.incomeScore - 0.35 * person.raw.trust;
    if (!random.chance(logistic(silence)))
        life.incomePercent = static_cast<int>(std::min(1500.0, life.trueIncomePercent));
    life.household = drawHousehold(person, random);
    life.employment = drawEmployment(person, random);
    life.caregiverRole = drawCaregiver(person, random);
    life.disabilities = drawDisabilities(person, random);
    life.pregnancy = drawPregnancy(person, random);
    life.hasInternet = random.chance(logistic(2.3 + 1.1 * person.felt.digital));
    life.hasSmartphone = person.age >= 12 && random.chance(logistic(2.4 + 1.0 * person.felt.digital));
    life.channel = drawChannel(person, random);
    life.time = drawTime(person, random);
    life.format = drawFormat(person, random);
    life.isHomeless = random.chance(logistic(-4.9 - 0.9 * person.incomeScore));
    life.isFarmWorker = person.isAdult() && random.chance(person.hasLimitedEnglish ? 0.05 : 0.008);
    life.isVeteran = person.isAdult() && random.chance(person.isWoman ? 0.012 : 0.11);
    life.hasSlidingFee = life.trueIncomePercent < 200 && random.chance(person.payer == "none" ? 0.6 : 0.05);
    const bool isDisabled =
        std::any_of(life.disabilities.begin(), life.disabilities.end(), [](bool has) { return has; });
    life.lacksSureRide = drawLacksRide(person, isDisabled, random);
    const double hunger = -3.17 - 1.05 * person.incomeScore + (isDisabled ? 0.8 : 0.0) -
                          (person.age >= 65 ? 0.6 : 0.0) + 0.3 * person.raw.friction;
    life.lacksEnoughFood = random.chance(logistic(hunger));
    return life;
}

} // namespace vignette::harbor_valley
