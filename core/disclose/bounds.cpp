#include "core/disclose/bounds.h"

#include "core/disclose/disclose.h"
#include "core/disclose/rounded.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

constexpr int kMostRounds = 100;
constexpr std::int64_t kMostSmall = kFewestPeople - 1;

/// The rounded counts that print as this percentage of a rounded base.
Bounds roundedCountsOf(double percent, std::int64_t base) {
    const double step = static_cast<double>(base) / 100.0;
    const auto low =
        static_cast<std::int64_t>(std::ceil((percent - 0.5) * step / kCountStep - 1e-9)) * kCountStep;
    const auto high =
        static_cast<std::int64_t>(std::floor((percent + 0.5) * step / kCountStep - 1e-9)) * kCountStep;
    return {.low = low, .high = std::max(low, high)};
}

/// The most people behind "< bound": ten; "<1" is also what a larger count rounds to.
std::int64_t mostBelow(double bound, std::int64_t base) {
    return bound > 1.0 ? kMostSmall : std::max(kMostSmall, base / 200 + kCountStep);
}

} // namespace

bool Bounds::narrow(std::int64_t newLow, std::int64_t newHigh) {
    const bool isNarrower = newLow > low || newHigh < high;
    low = std::max(low, newLow);
    high = std::min(high, newHigh);
    return isNarrower;
}

OutsiderView::OutsiderView(const FieldCounts& counts, const FieldRelease& release)
    : m_segments(counts.segments), m_levels(counts.levels), m_cells(counts.segments * counts.levels) {
    setUp(counts);
    addEquations();
    readMissing(counts, release);
    for (const ShownShare& share : release.shares)
        readOthers(share, readPersona(share, release), release);
    bool hasChanged = true;
    for (int round = 0; hasChanged && round < kMostRounds; ++round) {
        hasChanged = false;
        for (const Equation& equation : m_equations)
            hasChanged |= settle(equation);
    }
}

void OutsiderView::setUp(const FieldCounts& counts) {
    for (std::size_t s = 0; s < m_segments; ++s)
        m_sizes.push_back(static_cast<std::int64_t>(counts.size(s)));
    const std::int64_t all = std::accumulate(m_sizes.begin(), m_sizes.end(), std::int64_t{0});
    m_bounds.assign(totalAt(m_levels), Bounds{.low = 0, .high = all});
    for (std::size_t s = 0; s < m_segments; ++s) {
        m_bounds[sizeAt(s)] = {.low = m_sizes[s], .high = m_sizes[s]};
        m_bounds[baseAt(s)].high = m_sizes[s];
        m_bounds[missingAt(s)].high = m_sizes[s];
        for (std::size_t level = 0; level < m_levels; ++level) {
            m_bounds[cellAt(s, level)].high = m_sizes[s];
            m_bounds[restAt(s, level)].high = m_sizes[s];
            m_bounds[othersAt(s, level)].high = all - m_sizes[s];
        }
    }
}

void OutsiderView::addEquations() {
    for (std::size_t s = 0; s < m_segments; ++s) {
        m_equations.push_back({.parts = {baseAt(s), missingAt(s)}, .whole = sizeAt(s)});
        Equation row{.parts = {}, .whole = baseAt(s)};
        for (std::size_t level = 0; level < m_levels; ++level) {
            row.parts.push_back(cellAt(s, level));
            m_equations.push_back({.parts = {cellAt(s, level), restAt(s, level)}, .whole = baseAt(s)});
            m_equations.push_back({.parts = {cellAt(s, level), othersAt(s, level)}, .whole = totalAt(level)});
            Equation others{.parts = {}, .whole = othersAt(s, level)};
            for (std::size_t other = 0; other < m_segments; ++other)
                if (other != s) others.parts.push_back(cellAt(other, level));
            m_equations.push_back(std::move(others));
        }
        m_equations.push_back(std::move(row));
    }
    for (std::size_t level = 0; level < m_levels; ++level) {
        Equation column{.parts = {}, .whole = totalAt(level)};
        for (std::size_t s = 0; s < m_segments; ++s)
            column.parts.push_back(cellAt(s, level));
        m_equations.push_back(std::move(column));
    }
}

void OutsiderView::readMissing(const FieldCounts& counts, const FieldRelease& release) {
    for (std::size_t s = 0; s < m_segments; ++s) {
        const bool isPrinted = std::any_of(release.shares.begin(), release.shares.end(),
                                           [s](const ShownShare& share) { return share.segment == s; });
        if (!isPrinted) continue;
        const std::int64_t base = release.bases.segments[s];
        Bounds& missing = m_bounds[missingAt(s)];
        if (base == 0) // "fewer than 11" have a value
            missing.narrow(m_sizes[s] - kMostSmall, m_sizes[s]);
        else if (!release.bases.hidesMissing[s])
            missing.narrow(m_sizes[s] - highestOf(base), m_sizes[s] - lowestOf(base));
        else if (counts.missing[s] == 0)
            missing.narrow(0, 0);
        else
            missing.narrow(1, kMostHiddenMissing);
    }
}

/// Returns what the print tells of the rounded count that everyone else's share was made with.
Bounds OutsiderView::readPersona(const ShownShare& share, const FieldRelease& release) {
    const std::int64_t base = release.bases.segments[share.segment];
    const std::int64_t mostWithout = mostBelow(100.0 - share.persona.value, base);
    Bounds& cell = m_bounds[cellAt(share.segment, share.level)];
    Bounds& rest = m_bounds[restAt(share.segment, share.level)];
    Bounds own{.low = 0, .high = base};
    switch (share.persona.form) {
    case Form::Value:
        own = roundedCountsOf(share.persona.value, base);
        cell.narrow(std::max<std::int64_t>(kFewestPeople, lowestOf(own.low)), highestOf(own.high));
        rest.narrow(kFewestPeople, rest.high);
        break;
    case Form::None:
        own = {.low = 0, .high = 0};
        cell.narrow(0, 0);
        break;
    case Form::Below:
        cell.narrow(1, mostBelow(share.persona.value, base));
        own = {.low = kBehindTheMark, .high = kBehindTheMark};
        if (share.persona.value <= 1.0) own.high = mostBelow(share.persona.value, base);
        break;
    case Form::Above:
    case Form::NearlyAll:
        rest.narrow(0, mostWithout);
        own = {.low = base - kBehindTheMark, .high = base - kBehindTheMark};
        if (mostWithout > kMostSmall) own = {.low = base - mostWithout, .high = base};
        break;
    case Form::Withheld:
        break;
    }
    return own;
}

void OutsiderView::readOthers(const ShownShare& share, const Bounds& own, const FieldRelease& release) {
    const std::int64_t base = release.bases.others(share.segment);
    Bounds& others = m_bounds[othersAt(share.segment, share.level)];
    switch (share.others.form) {
    case Form::Value: {
        const Bounds printed = roundedCountsOf(share.others.value, base);
        m_bounds[totalAt(share.level)].narrow(lowestOf(std::max<std::int64_t>(0, printed.low + own.low)),
                                              highestOf(printed.high + own.high));
        others.narrow(kFewestPeople, others.high);
        break;
    }
    case Form::None:
        others.narrow(0, 0);
        break;
    case Form::Below:
        others.narrow(1, mostBelow(share.others.value, base));
        break;
    case Form::Above:
    case Form::NearlyAll:
        for (std::size_t level = 0; level < m_levels; ++level)
            if (level != share.level)
                m_bounds[othersAt(share.segment, level)].narrow(0,
                                                                mostBelow(100.0 - share.others.value, base));
        break;
    case Form::Withheld:
        break;
    }
}

bool OutsiderView::settle(const Equation& equation) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const std::size_t part : equation.parts) {
        low += m_bounds[part].low;
        high += m_bounds[part].high;
    }
    Bounds& whole = m_bounds[equation.whole];
    bool hasChanged = whole.narrow(low, high);
    for (const std::size_t part : equation.parts) {
        Bounds& bounds = m_bounds[part];
        const Bounds before = bounds;
        hasChanged |= bounds.narrow(whole.low - (high - before.high), whole.high - (low - before.low));
        low += bounds.low - before.low;
        high += bounds.high - before.high;
    }
    return hasChanged;
}

} // namespace vignette
