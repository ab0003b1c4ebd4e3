#include "core/segment/rules.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/segment/describe_parts.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <set>

namespace vignette {

namespace {

constexpr std::size_t kMostRules = 1000;
constexpr std::size_t kBlock = 8192;
constexpr double kFar = std::numeric_limits<double>::infinity();

/// A condition made ready for one data set: a truth a level, or two limits.
struct ReadyCondition {
    const DataColumn* column = nullptr;
    bool isByLevel = false;
    std::vector<RuleTruth> truthOfLevel;
    double low = -kFar; ///< inclusive
    double high = kFar;
    RuleTruth ofMissing = RuleTruth::Unknown;

    RuleTruth truth(std::size_t patient) const {
        if (!column) return RuleTruth::Unknown;
        if (isByLevel) {
            const std::uint16_t level = column->levels[patient];
            return level == kNoLevel ? ofMissing : truthOfLevel[level];
        }
        const double value = column->numbers[patient];
        if (std::isnan(value)) return ofMissing;
        return value >= low && value <= high ? RuleTruth::Yes : RuleTruth::No;
    }
};

struct ReadyGroup {
    std::size_t least = 0; ///< members that must hold
    std::vector<ReadyCondition> conditions;
    std::vector<ReadyGroup> groups;
    std::size_t members() const { return conditions.size() + groups.size(); }
};

bool isNumeric(FieldKind kind) {
    return kind == FieldKind::Number || kind == FieldKind::Count || kind == FieldKind::Year;
}

RuleTruth truthOf(bool holds) {
    return holds ? RuleTruth::Yes : RuleTruth::No;
}

bool isAmong(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Limits of a test on numbers; false when the test is none.
bool setLimits(const RuleCondition& condition, ReadyCondition& ready) {
    switch (condition.test) {
    case RuleTest::AtLeast:
        ready.low = condition.low;
        return true;
    case RuleTest::AtMost:
        ready.high = condition.high;
        return true;
    case RuleTest::Above:
        ready.low = std::nextafter(condition.low, kFar);
        return true;
    case RuleTest::Below:
        ready.high = std::nextafter(condition.high, -kFar);
        return true;
    case RuleTest::Between:
        ready.low = condition.low;
        ready.high = condition.high;
        return true;
    default:
        return false;
    }
}

/// Truths of a test on levels; false when the test is none, or names a level of an order that has it not.
bool setTruths(const RuleCondition& condition, const Field& field, ReadyCondition& ready) {
    const auto at = std::find_if(field.values.begin(), field.values.end(), [&](const ValueLabel& value) {
        return !condition.codes.empty() && value.code == condition.codes.front();
    });
    const auto place = at - field.values.begin();
    const bool isOrdered = field.kind == FieldKind::Ordered && at != field.values.end();
    for (std::size_t level = 0; level < field.values.size(); ++level) {
        const std::string& code = field.values[level].code;
        const auto position = static_cast<std::ptrdiff_t>(level);
        if (condition.test == RuleTest::IsYes && field.kind == FieldKind::Flag)
            ready.truthOfLevel.push_back(truthOf(code == field.yesCode));
        else if (condition.test == RuleTest::IsAnyOf)
            ready.truthOfLevel.push_back(truthOf(isAmong(condition.codes, code)));
        else if (condition.test == RuleTest::IsNoneOf)
            ready.truthOfLevel.push_back(truthOf(!isAmong(condition.codes, code)));
        else if (condition.test == RuleTest::AtLeast && isOrdered)
            ready.truthOfLevel.push_back(truthOf(position >= place));
        else if (condition.test == RuleTest::AtMost && isOrdered)
            ready.truthOfLevel.push_back(truthOf(position <= place));
        else
            return false;
    }
    return true;
}

bool asksWhetherThereIsAValue(RuleTest test) {
    return test == RuleTest::HasValue || test == RuleTest::HasNoValue;
}

/// What rules ask for that can't be answered.
struct Troubles {
    std::set<std::string> absent;
    std::set<std::string> unusable;
};

ReadyCondition makeReady(const RuleCondition& condition, const Dataset& dataset, Troubles& troubles) {
    ReadyCondition ready;
    std::size_t index = 0;
    const Field* field = dataset.find(condition.fieldKey, &index);
    if (!field) {
        if (!condition.fieldKey.empty()) troubles.absent.insert(condition.fieldKey);
        return ready;
    }
    ready.isByLevel = !isNumeric(field->kind);
    bool fits = true;
    if (asksWhetherThereIsAValue(condition.test)) {
        const bool wantsValue = condition.test == RuleTest::HasValue;
        ready.ofMissing = truthOf(!wantsValue);
        ready.truthOfLevel.assign(field->values.size(), truthOf(wantsValue));
        if (!wantsValue) ready.high = -kFar; // a number that is there is none
    } else {
        fits = ready.isByLevel ? setTruths(condition, *field, ready) : setLimits(condition, ready);
    }
    if (fits)
        ready.column = &dataset.columns[index];
    else
        troubles.unusable.insert(condition.fieldKey);
    return ready;
}

ReadyGroup makeReady(const RuleGroup& group, const Dataset& dataset, Troubles& troubles, int depth) {
    if (depth > kMostRuleDepth)
        throw Failure(FailureCode::BadUsage, "A rule's groups are nested more than 8 deep. Make it simpler.");
    ReadyGroup ready;
    for (const RuleCondition& condition : group.conditions)
        ready.conditions.push_back(makeReady(condition, dataset, troubles));
    for (const RuleGroup& inner : group.groups)
        ready.groups.push_back(makeReady(inner, dataset, troubles, depth + 1));
    if (group.join == RuleJoin::AllOf) ready.least = ready.members();
    if (group.join == RuleJoin::AnyOf) ready.least = 1;
    if (group.join == RuleJoin::AtLeastSome) ready.least = static_cast<std::size_t>(std::max(1, group.least));
    return ready;
}

RuleTruth truthOf(const ReadyGroup& group, std::size_t patient) {
    if (group.members() == 0) return RuleTruth::No;
    std::size_t holding = 0;
    std::size_t unknown = 0;
    const auto count = [&](RuleTruth truth) {
        if (truth == RuleTruth::Yes) ++holding;
        if (truth == RuleTruth::Unknown) ++unknown;
    };
    for (const ReadyCondition& condition : group.conditions)
        count(condition.truth(patient));
    for (const ReadyGroup& inner : group.groups)
        count(truthOf(inner, patient));
    if (holding >= group.least) return RuleTruth::Yes;
    return holding + unknown >= group.least ? RuleTruth::Unknown : RuleTruth::No;
}

std::vector<ReadyGroup> makeReady(const SegmentRules& rules, const Dataset& dataset,
                                  RuleMembership& membership) {
    Troubles troubles;
    std::vector<ReadyGroup> ready;
    for (const SegmentRule& rule : rules.rules)
        ready.push_back(makeReady(rule.when, dataset, troubles, 1));
    membership.absent.assign(troubles.absent.begin(), troubles.absent.end());
    membership.unusable.assign(troubles.unusable.begin(), troubles.unusable.end());
    return ready;
}

/// The first rule that holds, unless an earlier one could.
std::uint16_t partOf(const std::vector<ReadyGroup>& rules, std::size_t patient,
                     std::vector<RuleCounts>& counts) {
    std::size_t part = rules.size();
    bool isDecided = false;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        const RuleTruth truth = truthOf(rules[rule], patient);
        if (truth == RuleTruth::Yes) ++counts[rule].holds;
        if (truth == RuleTruth::Unknown) ++counts[rule].unknown;
        if (isDecided || truth == RuleTruth::No) continue;
        isDecided = true;
        part = truth == RuleTruth::Yes ? rule : rules.size() + 1;
    }
    return static_cast<std::uint16_t>(part);
}

} // namespace

RuleMembership applyRules(const Dataset& dataset, const SegmentRules& rules, Progress& progress) {
    if (rules.rules.size() > kMostRules)
        throw Failure(FailureCode::BadUsage, "There are more than 1,000 rules. Keep the ones you need.");
    progress.checkpoint();
    RuleMembership membership;
    membership.rules = rules.rules.size();
    membership.parts.resize(dataset.patientCount);
    const std::vector<ReadyGroup> ready = makeReady(rules, dataset, membership);
    std::vector<std::vector<RuleCounts>> counts(blockCount(dataset.patientCount, kBlock));
    parallelBlocks(dataset.patientCount, kBlock, [&](const Block& block) {
        progress.checkpoint();
        counts[block.index].resize(ready.size());
        for (std::size_t patient = block.begin; patient < block.end; ++patient)
            membership.parts[patient] = partOf(ready, patient, counts[block.index]);
    });
    membership.counts.resize(ready.size());
    for (const std::vector<RuleCounts>& block : counts)
        for (std::size_t rule = 0; rule < ready.size(); ++rule) {
            membership.counts[rule].holds += block[rule].holds;
            membership.counts[rule].unknown += block[rule].unknown;
        }
    membership.sizes.resize(ready.size() + 2);
    for (const std::uint16_t part : membership.parts)
        ++membership.sizes[part];
    return membership;
}

RuledSegmentation asSegmentation(const RuleMembership& membership, const FeatureMatrix& matrix,
                                 Progress& progress) {
    assert(membership.parts.size() == matrix.rows);
    std::vector<std::uint32_t> inhabited(membership.sizes.size(), kNoPart);
    std::uint32_t parts = 0;
    for (std::size_t part = 0; part < membership.sizes.size(); ++part)
        if (membership.sizes[part] > 0) inhabited[part] = parts++;
    if (parts == 0) throw Failure(FailureCode::NothingToDo, "There are no patients to divide.");
    std::vector<std::uint32_t> partOfRow;
    partOfRow.reserve(matrix.rows);
    for (const std::uint16_t part : membership.parts)
        partOfRow.push_back(inhabited[part]);
    RuledSegmentation ruled;
    ruled.segmentation = describeParts(matrix, {}, partOfRow, parts, progress);
    ruled.segmentation.method = toText(SegmentMethod::Rules);
    ruled.partOfSegment.resize(parts);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        ruled.partOfSegment[ruled.segmentation.labels[row]] = membership.parts[row];
    return ruled;
}

} // namespace vignette
