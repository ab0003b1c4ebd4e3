#include "core/disclose/shown_statement.h"

#include "core/disclose/rounded.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

constexpr auto kFewest = static_cast<std::uint64_t>(kFewestPeople);
constexpr double kDominance = 0.5;
constexpr double kFewestEvents = 50.0;
constexpr double kDefining = 95.0;

ShownNumber baseNumber(std::uint64_t base, std::int64_t shown) {
    if (base == 0) return {.form = Form::None};
    if (base < kFewest || shown < kFewestPeople) return {.form = Form::Below, .value = kFewestPeople};
    return {.form = Form::Value, .value = static_cast<double>(shown)};
}

/// Percent without a value, from the printed base and people alone.
ShownNumber missingNumber(const FieldCounts& counts, const ShownBases& bases, std::size_t segment) {
    const std::int64_t people = bases.people[segment];
    if (counts.missing[segment] == 0) return {.form = Form::None};
    if (people == 0 || counts.base(segment) < kFewest) return {};
    if (bases.hidesMissing[segment]) {
        const double bound =
            std::ceil(100.0 * (kMostHiddenMissing + 1) / static_cast<double>(lowestOf(people)));
        return bound > 50.0 ? ShownNumber{} : ShownNumber{.form = Form::Below, .value = bound};
    }
    const double missing =
        static_cast<double>(people - bases.segments[segment]) / static_cast<double>(people);
    const double percent = std::round(100.0 * missing);
    if (percent < 1.0) return {.form = Form::Below, .value = 1.0};
    if (percent > 99.0) return {.form = Form::Above, .value = 99.0};
    return {.form = Form::Value, .value = percent};
}

/// E5. Counts and costs need 11 people with something to count.
ShownNumber meanNumber(const Measured& measured, const Field& field) {
    if (measured.base < kFewest || measured.largestShareOfSum > kDominance) return {};
    const bool isCounted = field.kind == FieldKind::Count || field.unit.find('$') != std::string::npos;
    if (isCounted && measured.count == 0) return {.form = Form::None};
    if (isCounted && measured.count < kFewest) return {};
    return shownMean(measured.value);
}

Interval printedShareRange(double percent, double base) {
    return wilsonInterval(percent / 100.0 * base, base);
}

std::optional<ShownRange> shareRange(const ShownStatement& shown) {
    if (!shown.persona.hasValue() || !shown.personaBase.hasValue()) return std::nullopt;
    const Interval range = printedShareRange(shown.persona.value, shown.personaBase.value);
    return ShownRange{
        .low = std::round(100.0 * range.low), .high = std::round(100.0 * range.high), .decimals = 0};
}

std::optional<ShownRange> meanRange(const Measured& measured, const ShownNumber& shown) {
    if (!shown.hasValue() || !measured.range) return std::nullopt;
    return ShownRange{.low = roundedTo(measured.range->low, shown.decimals),
                      .high = roundedTo(measured.range->high, shown.decimals),
                      .decimals = shown.decimals};
}

/// From the printed percentages, where both stand for 50 people or more.
std::optional<double> timesOthers(const ShownStatement& shown) {
    const auto events = [](const ShownNumber& share, const ShownNumber& base) {
        return share.hasValue() && base.hasValue() ? share.value / 100.0 * base.value : 0.0;
    };
    if (events(shown.persona, shown.personaBase) < kFewestEvents ||
        events(shown.others, shown.othersBase) < kFewestEvents)
        return std::nullopt;
    return roundedTo(shown.persona.value / shown.others.value, 1);
}

SpreadWord spreadOf(const ShownNumber& share, const std::optional<ShownRange>& range) {
    switch (share.form) {
    case Form::NearlyAll:
        return SpreadWord::NearlyAll;
    case Form::Above:
        return share.value >= 90.0 ? SpreadWord::NearlyAll : SpreadWord::Most;
    case Form::Value:
        break;
    default:
        return SpreadWord::Few;
    }
    if (share.value >= 90.0) return SpreadWord::NearlyAll;
    if (share.value >= 60.0) return range && range->low >= 60.0 ? SpreadWord::Most : SpreadWord::AboutHalf;
    if (share.value >= 40.0) return SpreadWord::AboutHalf;
    return share.value >= 15.0 ? SpreadWord::Some : SpreadWord::Few;
}

bool definesSegment(const ShownNumber& share) {
    return share.form == Form::NearlyAll || (share.form == Form::Above && share.value >= kDefining) ||
           (share.hasValue() && share.value > kDefining);
}

void showShare(const Statement& statement, std::size_t level, const FieldRelease& release,
               ShownStatement& shown) {
    for (const ShownShare& share : release.shares)
        if (share.segment == statement.query.segment && share.level == level) {
            shown.persona = share.persona;
            shown.others = share.others;
        }
    const auto range = shareRange(shown);
    if (!shown.usedToForm) shown.range = range;
    shown.spread = spreadOf(shown.persona, range);
    shown.definesSegment = definesSegment(shown.persona);
    shown.timesOthers = timesOthers(shown);
}

void showMean(const Evidence& evidence, const Field& field, ShownStatement& shown) {
    shown.persona = meanNumber(evidence.segment, field);
    shown.others = meanNumber(evidence.others, field);
    if (!shown.usedToForm) shown.range = meanRange(evidence.segment, shown.persona);
}

void copyWords(const Statement& statement, const Field& field, ShownStatement& shown) {
    shown.key = statement.key;
    shown.section = statement.section;
    shown.form = statement.form;
    shown.label = field.label;
    shown.claim = field.claim;
    if (statement.form == StatementForm::ShareOfLevel)
        shown.levelLabel = labelOf(field, statement.query.level);
    if (statement.form == StatementForm::MeanOfField) shown.unit = field.unit;
    shown.question = field.question;
    shown.isReversedItem = field.isReversedItem;
    shown.source = field.source;
    shown.direction = field.direction;
    shown.usedToForm = statement.evidence.usedToForm;
    shown.isDistinctive = statement.isDistinctive;
    shown.isCommon = statement.isCommon;
}

/// A story prints what can be read: a figure, or "nearly all".
bool isReadable(const ShownNumber& number) {
    return number.hasValue() || number.form == Form::NearlyAll || number.form == Form::Above;
}

} // namespace

ShownStatement shownStatement(const Statement& statement, const Field& field, const FieldRelease& release,
                              const FieldCounts& counts) {
    ShownStatement shown;
    copyWords(statement, field, shown);
    const std::size_t segment = statement.query.segment;
    const std::uint64_t base = counts.base(segment);
    shown.personaBase = baseNumber(base, release.bases.segments[segment]);
    shown.othersBase =
        base < kFewest ? ShownNumber{} : baseNumber(counts.baseTotal() - base, release.bases.others(segment));
    shown.missing = missingNumber(counts, release.bases, segment);
    if (statement.query.statistic == Statistic::Share) {
        if (const auto level = levelIndex(field, statement.query.level))
            showShare(statement, *level, release, shown);
    } else {
        showMean(statement.evidence, field, shown);
    }
    shown.isOnStory = statement.isOnStory && isReadable(shown.persona);
    return shown;
}

} // namespace vignette
