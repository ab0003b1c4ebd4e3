#include "core/quality/mixed_units.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "core/quality/clinical_ranges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace vignette {

namespace {

constexpr std::uint64_t kFewest = 11;
constexpr double kFewestShare = 0.005;
constexpr double kMostInGap = 0.01;
constexpr double kGapHalf = 0.05; ///< of the way from one group's edge to the other's, on either side
constexpr double kMostShift = 0.5;
constexpr double kMostStretch = 2.0;
constexpr std::size_t kThresholds = 256;
constexpr std::array<double, 5> kLooks = {0.10, 0.25, 0.50, 0.75, 0.90};

/// other = factor × unit + offset
struct UnitPair {
    std::string quantity;
    std::string unit;
    std::string other;
    double factor = 1.0;
    double offset = 0.0;
    double toUnit(double value) const { return (value - offset) / factor; }
};

std::vector<UnitPair> readPairs() {
    const ReferenceTable table = ReferenceTable::bundled("unit_pairs");
    std::vector<UnitPair> pairs;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        pairs.push_back({.quantity = table.at(row, "quantity"),
                         .unit = table.at(row, "unit"),
                         .other = table.at(row, "other_unit"),
                         .factor = parseNumber(table.at(row, "factor")).value_or(1.0),
                         .offset = parseNumber(table.at(row, "offset")).value_or(0.0)});
    return pairs;
}

const std::vector<UnitPair>& unitPairs() {
    static const std::vector<UnitPair> pairs = readPairs();
    return pairs;
}

/// Sorted values with running counts, so that any slice's percentiles are quick.
class Ranked {
public:
    explicit Ranked(const ValueCounts& counted) : m_counted(counted) {
        std::uint64_t sum = 0;
        for (const std::uint64_t count : counted.counts)
            m_upTo.push_back(sum += count);
    }
    /// Patients in values[0 … place).
    std::uint64_t below(std::size_t place) const { return place == 0 ? 0 : m_upTo[place - 1]; }
    std::uint64_t all() const { return m_upTo.back(); }
    /// The share-th value of the patients of rank [from, to).
    double percentile(std::uint64_t from, std::uint64_t to, double share) const {
        const auto steps = static_cast<double>(to - from - 1);
        const std::uint64_t rank = from + static_cast<std::uint64_t>(std::llround(share * steps));
        const auto at = std::upper_bound(m_upTo.begin(), m_upTo.end(), rank) - m_upTo.begin();
        return m_counted.values[static_cast<std::size_t>(at)];
    }
    std::uint64_t between(double low, double high) const {
        const auto& values = m_counted.values;
        const auto first = std::lower_bound(values.begin(), values.end(), low) - values.begin();
        const auto last = std::upper_bound(values.begin(), values.end(), high) - values.begin();
        return below(static_cast<std::size_t>(last)) - below(static_cast<std::size_t>(first));
    }

private:
    const ValueCounts& m_counted;
    std::vector<std::uint64_t> m_upTo;
};

/// Both groups of a split as percentiles, in their own units.
struct Split {
    std::uint64_t lower = 0; ///< patients below the threshold
    std::array<double, kLooks.size()> lows{};
    std::array<double, kLooks.size()> highs{};
};

bool hasGap(const Ranked& ranked, std::uint64_t lower) {
    const double lowEdge = ranked.percentile(0, lower, 0.95);
    const double highEdge = ranked.percentile(lower, ranked.all(), 0.05);
    if (!(highEdge > lowEdge)) return false;
    const double middle = lowEdge / 2.0 + highEdge / 2.0;
    const double half = kGapHalf * (highEdge - lowEdge);
    const auto inGap = static_cast<double>(ranked.between(middle - half, middle + half));
    return inGap <= kMostInGap * static_cast<double>(ranked.all());
}

Split splitAt(const Ranked& ranked, std::uint64_t lower) {
    Split split;
    split.lower = lower;
    for (std::size_t i = 0; i < kLooks.size(); ++i) {
        split.lows[i] = ranked.percentile(0, lower, kLooks[i]);
        split.highs[i] = ranked.percentile(lower, ranked.all(), kLooks[i]);
    }
    return split;
}

/// How unlike the groups are once both are in `pair.unit`; empty when too unlike, or not typical.
std::optional<double> unlikeness(const Split& split, const UnitPair& pair) {
    const bool otherIsLarger = pair.toUnit(split.highs[2]) < split.highs[2];
    const auto& own = otherIsLarger ? split.lows : split.highs;
    const auto& others = otherIsLarger ? split.highs : split.lows;
    const ClinicalRange* ownRange = ClinicalRanges::bundled().find(pair.quantity, pair.unit);
    const ClinicalRange* otherRange = ClinicalRanges::bundled().find(pair.quantity, pair.other);
    if (!ownRange || !otherRange) return std::nullopt;
    if (!ownRange->typical.holds(own[2]) || !otherRange->typical.holds(others[2])) return std::nullopt;
    const double span = own.back() - own.front();
    const double otherSpan = pair.toUnit(others.back()) - pair.toUnit(others.front());
    if (!(span > 0.0) || otherSpan > kMostStretch * span || span > kMostStretch * otherSpan)
        return std::nullopt;
    double worst = 0.0;
    for (std::size_t i = 0; i < kLooks.size(); ++i)
        worst = std::max(worst, std::abs(pair.toUnit(others[i]) - own[i]) / span);
    return worst <= kMostShift ? std::optional(worst) : std::nullopt;
}

/// Numbers of patients below the thresholds to try, at most kThresholds: the widest steps between
/// neighbouring values first, because a gap is one of them.
std::vector<std::uint64_t> thresholdsOf(const ValueCounts& counted, const Ranked& ranked) {
    const auto share =
        static_cast<std::uint64_t>(std::ceil(kFewestShare * static_cast<double>(ranked.all())));
    const std::uint64_t fewest = std::max(kFewest, share);
    std::vector<std::size_t> places;
    for (std::size_t place = 1; place < counted.values.size(); ++place)
        if (ranked.below(place) >= fewest && ranked.all() - ranked.below(place) >= fewest)
            places.push_back(place);
    const auto step = [&](std::size_t place) { return counted.values[place] - counted.values[place - 1]; };
    const auto isWider = [&](std::size_t a, std::size_t b) {
        return step(a) != step(b) ? step(a) > step(b) : a < b;
    };
    const std::size_t most = std::min(places.size(), kThresholds);
    std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(most), places.end(),
                      isWider);
    places.resize(most);
    std::vector<std::uint64_t> lower;
    for (const std::size_t place : places)
        lower.push_back(ranked.below(place));
    return lower;
}

QualityFinding findingOf(const UnitPair& pair, const Split& split, std::uint64_t all) {
    const bool otherIsLarger = pair.toUnit(split.highs[2]) < split.highs[2];
    const std::uint64_t inUnit = otherIsLarger ? split.lower : all - split.lower;
    const bool isMain = 2 * inUnit >= all;
    QualityFinding finding;
    finding.kind = QualityFindingKind::MixedUnits;
    finding.unit = isMain ? pair.unit : pair.other;
    finding.count = isMain ? inUnit : all - inUnit;
    finding.otherUnit = isMain ? pair.other : pair.unit;
    finding.otherCount = all - finding.count;
    return finding;
}

/// The pair of units of the quantity that makes the groups most alike; empty when none does.
std::optional<QualityFinding> bestPair(const Split& split, const std::string& quantity, std::uint64_t all) {
    std::optional<QualityFinding> best;
    double leastUnlike = 0.0;
    for (const UnitPair& pair : unitPairs()) {
        if (pair.quantity != quantity) continue;
        const std::optional<double> unlike = unlikeness(split, pair);
        if (!unlike || (best && *unlike >= leastUnlike)) continue;
        best = findingOf(pair, split, all);
        leastUnlike = *unlike;
    }
    return best;
}

/// The words of a unit column without "unit": what it is the unit of. Empty for any other column.
std::string measuredBy(const Field& units) {
    std::vector<std::string> words = split(columnWords(units), ' ');
    const auto isUnitWord = [](const std::string& word) {
        return word == "unit" || word == "units" || word == "uom";
    };
    if (std::erase_if(words, isUnitWord) == 0) return {};
    return join(words, " ");
}

bool isMeasured(const Field& field) {
    return field.kind == FieldKind::Number || field.kind == FieldKind::Count;
}

} // namespace

std::optional<QualityFinding> mixedUnitsByValue(const Field& field, const ValueCounts& counted) {
    if (!isMeasured(field) || counted.values.size() < 3) return std::nullopt;
    const std::vector<const ClinicalRange*> units = ClinicalRanges::bundled().ofWords(field);
    if (units.size() < 2) return std::nullopt;
    const Ranked ranked(counted);
    for (const std::uint64_t lower : thresholdsOf(counted, ranked))
        if (hasGap(ranked, lower))
            if (auto finding = bestPair(splitAt(ranked, lower), units.front()->quantity, ranked.all()))
                return finding;
    return std::nullopt;
}

std::optional<QualityFinding> mixedUnitsByColumn(const Dataset& dataset, std::size_t numberField) {
    const Field& field = dataset.fields[numberField];
    const std::vector<double>& numbers = dataset.columns[numberField].numbers;
    if (!isMeasured(field)) return std::nullopt;
    const std::string wanted = columnWords(field);
    for (std::size_t other = 0; other < dataset.fieldCount(); ++other) {
        const Field& units = dataset.fields[other];
        const std::vector<std::uint16_t>& levels = dataset.columns[other].levels;
        if (units.extract != field.extract || levels.empty() || measuredBy(units) != wanted) continue;
        std::vector<std::uint64_t> counts(units.values.size());
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (std::isfinite(numbers[i]) && levels[i] != kNoLevel) ++counts[levels[i]];
        std::vector<std::pair<std::uint64_t, std::string>> used;
        for (std::size_t level = 0; level < counts.size(); ++level)
            if (counts[level] > 0) used.emplace_back(counts[level], units.values[level].code);
        if (used.size() < 2) continue;
        std::stable_sort(used.begin(), used.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        QualityFinding finding;
        finding.kind = QualityFindingKind::MixedUnits;
        finding.unit = used[0].second;
        finding.count = used[0].first;
        finding.otherUnit = used[1].second;
        for (std::size_t i = 1; i < used.size(); ++i)
            finding.otherCount += used[i].first;
        finding.others = {units.key};
        return finding;
    }
    return std::nullopt;
}

} // namespace vignette
