#include "resources/samples/harbor_valley/groups.h"

namespace vignette::harbor_valley {

namespace {

constexpr std::uint64_t kDialysisSalt = 0x6D1;
constexpr std::uint32_t kDialysisPeople = 9;

double shareOfNewMothers(const Person& person) {
    return person.isWoman && person.age >= 18 && person.age <= 44 ? 0.224 : 0.0;
}

double shareOfManyClinics(const Person& person) {
    return person.age >= 75 ? 0.395 : 0.0;
}

double shareOfHeartAndRide(const Person& person) {
    if (person.age < 45 || person.age > 89) return 0.0;
    return person.age < 60 ? 0.026 : 0.047;
}

double shareOfShiftWorkers(const Person& person) {
    if (person.age >= 40 && person.age < 60) return 0.158;
    return person.age >= 30 && person.age < 40 ? 0.062 : 0.0;
}

double shareOfWorriedAsthma(const Person& person) {
    if (person.age < 18 || person.age > 34) return 0.0;
    return person.isIn(Group::NewMothers) ? 0.420 : 0.213; // some fit two groups
}

void shift(Traits& traits, const Traits& by) {
    traits.burden += by.burden;
    traits.friction += by.friction;
    traits.digital += by.digital;
    traits.trust += by.trust;
    traits.confidence += by.confidence;
    traits.knowledge += by.knowledge;
}

void shiftTraits(Person& person) {
    Traits& felt = person.felt;
    if (person.isIn(Group::NewMothers)) shift(felt, {.digital = 0.6, .trust = 0.3, .knowledge = 0.3});
    if (person.isIn(Group::ManyClinics))
        shift(felt, {.burden = 0.9, .friction = 0.5, .digital = -0.7, .trust = 0.3, .knowledge = -0.3});
    if (person.isIn(Group::HeartAndRide))
        shift(felt, {.burden = 0.9, .friction = 1.0, .digital = -0.7, .trust = 0.5, .confidence = -0.4});
    if (person.isIn(Group::ShiftWorkers)) shift(felt, {.friction = 0.6, .digital = 0.3, .knowledge = -0.5});
    if (person.isIn(Group::WorriedAsthma))
        shift(felt, {.digital = 0.6, .trust = -0.3, .confidence = -0.8, .knowledge = 0.2});
}

} // namespace

void drawGroups(const GeneratorPlan& plan, Person& person) {
    Random random = streamOf(plan.seed, person.index, Stream::Groups);
    const auto join = [&](Group group, double share) {
        person.groups[static_cast<std::size_t>(group)] = random.chance(share);
    };
    join(Group::NewMothers, shareOfNewMothers(person));
    join(Group::ManyClinics, shareOfManyClinics(person));
    join(Group::HeartAndRide, shareOfHeartAndRide(person));
    join(Group::ShiftWorkers, shareOfShiftWorkers(person));
    join(Group::WorriedAsthma, shareOfWorriedAsthma(person));
    const bool isInGap = person.site == 4 && person.checkMonth >= 3 && person.checkMonth <= 7;
    person.groups[static_cast<std::size_t>(Group::MissedChecks)] = isInGap;
    if (SpreadSet(plan.seed, kDialysisSalt, kDialysisPeople).contains(person.index)) {
        person.groups = {};
        person.groups[static_cast<std::size_t>(Group::HomeDialysis)] = true;
    }
    shiftTraits(person);
}

} // namespace vignette::harbor_valley
