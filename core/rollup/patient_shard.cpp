#include "core/rollup/patient_shard.h"

#include "core/model/screening.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

PatientShard::PatientShard(const std::vector<SummaryKind>& kinds)
    : m_kinds(kinds), m_summaries(kinds.size()) {}

std::uint32_t PatientShard::slotOf(const PatientKey& key) {
    const auto [place, isNew] = m_slots.try_emplace(key, static_cast<std::uint32_t>(m_slots.size()));
    if (!isNew) return place->second;
    for (std::size_t rule = 0; rule < m_kinds.size(); ++rule) {
        Summary& summary = m_summaries[rule];
        switch (m_kinds[rule].verb) {
        case RollupVerb::First:
        case RollupVerb::Last:
            summary.best.emplace_back();
            break;
        case RollupVerb::Most:
            summary.counts.resize(summary.counts.size() + m_kinds[rule].levelCount);
            break;
        case RollupVerb::Mean:
        case RollupVerb::Sum:
            summary.sums.push_back(0);
            summary.counts.push_back(0);
            break;
        case RollupVerb::Count:
        case RollupVerb::Ever:
            summary.counts.push_back(0);
            break;
        }
    }
    return place->second;
}

void PatientShard::keepBest(const SummaryKind& kind, Best& best, const RowValue& value) const {
    const bool isEarlier = value.order < best.order;
    const bool isLater = value.order > best.order;
    const bool isHigher = kind.isText ? value.code > best.code : value.number > best.number;
    const bool isBetter = kind.verb == RollupVerb::First ? isEarlier : isLater;
    if (best.isKnown && !isBetter && (value.order != best.order || !isHigher)) return;
    best = {.order = value.order, .number = value.number, .code = value.code, .isKnown = true};
}

void PatientShard::add(std::uint32_t rule, std::uint32_t slot, const RowValue& value) {
    const SummaryKind& kind = m_kinds[rule];
    Summary& summary = m_summaries[rule];
    switch (kind.verb) {
    case RollupVerb::Count:
        ++summary.counts[slot];
        break;
    case RollupVerb::Ever:
        summary.counts[slot] = 1;
        break;
    case RollupVerb::Mean:
    case RollupVerb::Sum:
        summary.sums[slot] += std::llround(std::ldexp(value.number, kind.shift));
        ++summary.counts[slot];
        break;
    case RollupVerb::First:
    case RollupVerb::Last:
        keepBest(kind, summary.best[slot], value);
        break;
    case RollupVerb::Most:
        ++summary.counts[std::size_t{slot} * kind.levelCount + value.code];
        break;
    }
}

double PatientShard::numberAt(std::uint32_t rule, std::uint32_t slot) const {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    const SummaryKind& kind = m_kinds[rule];
    const Summary& summary = m_summaries[rule];
    switch (kind.verb) {
    case RollupVerb::Count:
    case RollupVerb::Ever:
        return summary.counts[slot];
    case RollupVerb::Mean:
    case RollupVerb::Sum: {
        if (summary.counts[slot] == 0) return kUnknown;
        const double sum = std::ldexp(static_cast<double>(summary.sums[slot]), -kind.shift);
        return kind.verb == RollupVerb::Sum ? sum : sum / summary.counts[slot];
    }
    default:
        return summary.best[slot].isKnown ? summary.best[slot].number : kUnknown;
    }
}

std::uint32_t PatientShard::codeAt(std::uint32_t rule, std::uint32_t slot) const {
    const SummaryKind& kind = m_kinds[rule];
    const Summary& summary = m_summaries[rule];
    if (kind.verb != RollupVerb::Most)
        return summary.best[slot].isKnown ? summary.best[slot].code : kMissingCode;
    const auto begin = summary.counts.begin() + std::ptrdiff_t{slot} * kind.levelCount;
    const auto most = std::max_element(begin, begin + kind.levelCount); // the first of equals
    if (kind.levelCount == 0 || *most == 0) return kMissingCode;
    return static_cast<std::uint32_t>(most - begin);
}

} // namespace vignette
