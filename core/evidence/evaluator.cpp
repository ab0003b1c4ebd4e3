#include "core/evidence/evaluator.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/evidence/field_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <tuple>

namespace vignette {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kNormalQuantile = 1.959963984540054; // of 97.5 %
constexpr std::size_t kBlockSize = 65536;
constexpr const char* kEveryone = "all";

[[noreturn]] void refuse(const std::string& why) {
    throw Failure(FailureCode::BadUsage, "This figure cannot be computed: " + why);
}

bool isCoded(const Field& field) {
    return field.kind == FieldKind::Flag || field.kind == FieldKind::Category ||
           field.kind == FieldKind::Ordered;
}

std::set<std::string> keysOf(const EncodingPlan& plan) {
    std::set<std::string> keys;
    for (const FieldEncoding& field : plan.fields)
        keys.insert(field.fieldKey);
    return keys;
}

Measured share(std::uint64_t count, std::uint64_t base, std::uint64_t missing) {
    Measured measured{.base = base, .count = count, .missing = missing, .value = kNaN, .range = std::nullopt};
    if (base == 0) return measured;
    measured.value = static_cast<double>(count) / static_cast<double>(base);
    measured.range = wilsonInterval(static_cast<double>(count), static_cast<double>(base));
    return measured;
}

Measured mean(const NumberSummary& summary) {
    Measured measured{.base = summary.base,
                      .count = summary.nonZero,
                      .missing = summary.missing,
                      .value = kNaN,
                      .range = std::nullopt,
                      .spread = summary.spread,
                      .largestShareOfSum = summary.largestShareOfSum};
    if (summary.base == 0) return measured;
    measured.value = summary.mean;
    if (summary.base < 2) return measured;
    const double half = kNormalQuantile * summary.spread / std::sqrt(static_cast<double>(summary.base));
    measured.range = Interval{.low = summary.mean - half, .high = summary.mean + half};
    return measured;
}

Measured median(const NumberSummary& summary) {
    Measured measured = mean(summary);
    measured.range = std::nullopt;
    if (summary.base > 0) measured.value = summary.median;
    return measured;
}

/// Cohen's h (Cohen 1988, Statistical Power Analysis, chapter 6).
double shareDifference(const Measured& segment, const Measured& others) {
    if (segment.base == 0 || others.base == 0) return 0.0;
    return 2.0 * std::asin(std::sqrt(segment.value)) - 2.0 * std::asin(std::sqrt(others.value));
}

double meanDifference(const Measured& segment, const Measured& others) {
    if (segment.base == 0 || others.base == 0 || segment.base + others.base < 3) return 0.0;
    const auto ours = static_cast<double>(segment.base);
    const auto theirs = static_cast<double>(others.base);
    const double pooled = std::sqrt(
        ((ours - 1.0) * segment.spread * segment.spread + (theirs - 1.0) * others.spread * others.spread) /
        (ours + theirs - 2.0));
    return pooled > 0.0 && std::isfinite(pooled) ? (segment.value - others.value) / pooled : 0.0;
}

Evidence shareFrom(const LevelTable& table, std::size_t segment, std::size_t level) {
    std::uint64_t count = 0;
    std::uint64_t base = 0;
    std::uint64_t missing = 0;
    for (std::size_t s = 0; s < table.missing.size(); ++s) {
        if (s == segment) continue;
        count += table.at(s, level);
        base += table.base(s);
        missing += table.missing[s];
    }
    Evidence evidence;
    evidence.segment = share(table.at(segment, level), table.base(segment), table.missing[segment]);
    evidence.others = share(count, base, missing);
    evidence.difference = shareDifference(evidence.segment, evidence.others);
    return evidence;
}

Evidence sizeFrom(const Segmentation& segmentation, std::size_t segment, std::size_t patients) {
    const std::uint64_t size = segmentation.sizes.at(segment);
    Evidence evidence;
    evidence.segment = {
        .base = patients, .count = size, .value = static_cast<double>(size), .range = std::nullopt};
    evidence.others = {.base = patients,
                       .count = patients - size,
                       .value = static_cast<double>(patients - size),
                       .range = std::nullopt};
    return evidence;
}

} // namespace

/// Tables made so far, by field and filter. std::map keeps references whole while others are added.
struct Evaluator::Tables {
    using Key = std::tuple<std::size_t, std::string, std::string>; // field, filter field, filter level
    std::mutex mutex;
    std::map<Key, LevelTable> levels;
    std::map<Key, NumberTable> numbers;
    std::set<Key> medians;
};

Evaluator::Evaluator(const Dataset& data, const Segmentation& segmentation, SegmentationId id,
                     std::set<std::string> formingFields)
    : m_data(data), m_segmentation(segmentation), m_id(id), m_formingFields(std::move(formingFields)),
      m_tables(std::make_unique<Tables>()) {
    assert(segmentation.labels.size() == data.patientCount);
}

Evaluator::Evaluator(const Dataset& data, const Segmentation& segmentation, SegmentationId id,
                     const EncodingPlan& plan)
    : Evaluator(data, segmentation, id, keysOf(plan)) {}

Evaluator::~Evaluator() = default;

void Evaluator::check(const EvidenceQuery& query) const {
    if (query.fingerprint != m_data.fingerprint) refuse("it was asked of other data than the study holds.");
    if (!query.population.empty() && query.population != kEveryone)
        refuse("the study has no population of that name.");
    if (query.segmentation != m_id.value) refuse("it was asked of another segmentation.");
    if (query.segment >= static_cast<std::uint32_t>(m_segmentation.segmentCount))
        refuse("the segmentation has no such segment.");
}

namespace {

/// The field, and where its column stands.
const Field& fieldOf(const Dataset& data, const std::string& key, std::size_t& index) {
    const Field* field = data.find(key, &index);
    if (!field) refuse("the study has no field of that key.");
    return *field;
}

std::uint16_t levelOf(const Field& field, const std::string& code) {
    for (std::size_t i = 0; i < field.values.size(); ++i)
        if (field.values[i].code == code) return static_cast<std::uint16_t>(i);
    refuse("the field \"" + field.label + "\" has no such level.");
}

PatientFilter filterOf(const Dataset& data, const EvidenceQuery& query) {
    if (query.filterField.empty()) return {};
    std::size_t index = 0;
    const Field& field = fieldOf(data, query.filterField, index);
    if (!isCoded(field)) refuse("only fields with levels can filter patients.");
    return {.levels = data.columns[index].levels, .level = levelOf(field, query.filterLevel)};
}

} // namespace

Evidence Evaluator::evaluate(const EvidenceQuery& query) const {
    check(query);
    if (query.statistic == Statistic::Size)
        return sizeFrom(m_segmentation, query.segment, m_data.patientCount);

    std::size_t index = 0;
    const Field& field = fieldOf(m_data, query.field, index);
    const PatientFilter filter = filterOf(m_data, query);
    const Tables::Key key{index, query.filterField, query.filterLevel};
    const auto segments = static_cast<std::size_t>(m_segmentation.segmentCount);
    const std::scoped_lock lock(m_tables->mutex);
    Evidence evidence;

    if (query.statistic == Statistic::Share) {
        if (!isCoded(field)) refuse("\"" + field.label + "\" is measured; it has a mean, not a share.");
        const std::uint16_t level = levelOf(field, query.level);
        auto found = m_tables->levels.find(key);
        if (found == m_tables->levels.end())
            found = m_tables->levels
                        .emplace(key, LevelTable::of(m_data.columns[index], field.values.size(),
                                                     m_segmentation.labels, segments, filter))
                        .first;
        evidence = shareFrom(found->second, query.segment, level);
    } else {
        if (isCoded(field)) refuse("\"" + field.label + "\" has levels; it has shares, not a mean.");
        if (field.kind == FieldKind::Year && query.statistic == Statistic::Mean)
            refuse("a year is never averaged.");
        auto found = m_tables->numbers.find(key);
        if (found == m_tables->numbers.end())
            found = m_tables->numbers
                        .emplace(key, NumberTable::of(m_data.columns[index], m_segmentation.labels, segments,
                                                      filter))
                        .first;
        NumberTable& table = found->second;
        const bool isMedian = query.statistic == Statistic::Median;
        if (isMedian && m_tables->medians.insert(key).second)
            addMedians(table, m_data.columns[index], m_segmentation.labels, filter);
        evidence.segment =
            isMedian ? median(table.segments[query.segment]) : mean(table.segments[query.segment]);
        evidence.others = isMedian ? median(table.others[query.segment]) : mean(table.others[query.segment]);
        evidence.difference = meanDifference(evidence.segment, evidence.others);
    }
    evidence.usedToForm = m_formingFields.contains(query.field);
    return evidence;
}

std::uint64_t Evaluator::countMatching(std::span<const EvidenceQuery> claims) const {
    std::vector<PatientFilter> conditions;
    for (const EvidenceQuery& claim : claims) {
        check(claim);
        if (claim.statistic != Statistic::Share) continue;
        std::size_t index = 0;
        const Field& field = fieldOf(m_data, claim.field, index);
        if (!isCoded(field)) refuse("\"" + field.label + "\" is measured; it has a mean, not a share.");
        conditions.push_back({.levels = m_data.columns[index].levels, .level = levelOf(field, claim.level)});
        if (const PatientFilter filter = filterOf(m_data, claim); !filter.levels.empty())
            conditions.push_back(filter);
    }
    std::vector<std::uint64_t> blocks(blockCount(m_data.patientCount, kBlockSize));
    parallelBlocks(m_data.patientCount, kBlockSize, [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i)
            if (std::all_of(conditions.begin(), conditions.end(),
                            [i](const PatientFilter& condition) { return condition.takes(i); }))
                ++blocks[block.index];
    });
    std::uint64_t total = 0;
    for (const std::uint64_t count : blocks)
        total += count;
    return total;
}

EvidenceQuery Evaluator::query(std::uint32_t segment, const std::string& field, Statistic statistic,
                               const std::string& level) const {
    EvidenceQuery query;
    query.fingerprint = m_data.fingerprint;
    query.population = kEveryone;
    query.segmentation = m_id.value;
    query.segment = segment;
    query.field = field;
    query.statistic = statistic;
    query.level = level;
    return query;
}

} // namespace vignette
