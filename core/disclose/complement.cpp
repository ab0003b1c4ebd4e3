#include "core/disclose/complement.h"

#include "core/disclose/bounds.h"
#include "core/disclose/rounded.h"

#include <algorithm>
#include <optional>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

constexpr auto kFewest = static_cast<std::uint64_t>(kFewestPeople);
constexpr std::int64_t kFewestCandidates = 5;

bool isSmall(std::uint64_t count) {
    return count > 0 && count < kFewest;
}

// --- Primary rules
// -----------------------------------------------------------------------------------------------

/// The persona's count as it may enter a difference: rounded, or a constant behind its mark.
std::int64_t countBehind(const FieldCounts& counts, const ShownBases& bases, const ShownShare& share) {
    const std::uint64_t count = counts.at(share.segment, share.level);
    const std::int64_t base = bases.segments[share.segment];
    if (isSmall(count)) return kBehindTheMark;
    if (counts.base(share.segment) - count < kFewest) return base - kBehindTheMark;
    return count == 0 ? 0 : roundedCount(count);
}

/// Where the persona's own count is behind a mark, everyone else's is only as good as the constant in its
/// place. Told from printed figures alone, so that leaving it out says nothing.
bool isTooRough(const ShownBases& bases, const ShownShare& share, std::uint64_t missing) {
    constexpr std::int64_t kMostPercentOff = 3;
    if (share.persona.form == Form::Value || share.persona.form == Form::None) return false;
    const bool mayBeMissing = missing > 0 && bases.hidesMissing[share.segment];
    const std::int64_t off = 2 * kCountStep + (mayBeMissing ? kMostHiddenMissing : 0);
    return 100 * off > kMostPercentOff * bases.others(share.segment);
}

void showPrimary(const FieldCounts& counts, const ShownBases& bases, ShownShare& share) {
    const std::uint64_t count = counts.at(share.segment, share.level);
    const std::uint64_t base = counts.base(share.segment);
    const std::int64_t shownCount = countBehind(counts, bases, share);
    const std::int64_t shownBase = bases.segments[share.segment];
    share.persona = shownShare({.count = count,
                                .base = base,
                                .shownCount = shownCount,
                                .shownBase = shownBase,
                                .lowestBase = bases.lowest(share.segment)});
    const std::uint64_t total = counts.levelTotal(share.level);
    const std::int64_t shownTotal = isSmall(total) ? kBehindTheMark : roundedCount(total);
    const std::int64_t othersBase = bases.others(share.segment);
    if (base < kFewest || othersBase < kFewestPeople ||
        isTooRough(bases, share, counts.missing[share.segment]))
        return;
    share.others = shownShare({.count = total - count,
                               .base = counts.baseTotal() - base,
                               .shownCount = shownTotal - shownCount,
                               .shownBase = othersBase,
                               .lowestBase = othersBase - 2 * kCountStep - kMostHiddenMissing});
}

// --- What an outsider could still narrow
// --------------------------------------------------------------------------

/// A small count that is not safe, and where it stands.
struct Leak {
    std::size_t segment = 0;
    std::size_t level = 0; ///< the number of levels: among those with or without a value
};

bool isLeak(std::uint64_t count, const Bounds& bounds, bool isMarked) {
    if (!isSmall(count)) return false;
    if (isMarked) return bounds.high - bounds.low < kFewestCandidates && bounds.high < kFewestPeople;
    return bounds.low >= 1 && bounds.high < kFewestPeople;
}

const ShownShare* shareOf(const FieldRelease& release, std::size_t segment, std::size_t level) {
    for (const ShownShare& share : release.shares)
        if (share.segment == segment && share.level == level) return &share;
    return nullptr;
}

bool saysSmall(const ShownNumber& number) {
    return number.form == Form::Below;
}
bool saysRestIsSmall(const ShownNumber& number) {
    return number.form == Form::Above || number.form == Form::NearlyAll;
}

/// In a field of two levels one level's mark speaks for the other.
bool isMarked(const FieldRelease& release, std::size_t levels, std::size_t segment, std::size_t level) {
    const ShownShare* share = shareOf(release, segment, level);
    if (share && saysSmall(share->persona)) return true;
    if (levels != 2) return false;
    const ShownShare* other = shareOf(release, segment, 1 - level);
    return other && saysRestIsSmall(other->persona);
}

/// Looks for small counts that an outsider narrows too far.
class LeakFinder {
public:
    LeakFinder(const FieldCounts& counts, const FieldRelease& release)
        : m_counts(counts), m_release(release), m_view(counts, release) {}

    std::optional<Leak> find() const {
        for (std::size_t s = 0; s < m_counts.segments; ++s) {
            if (leaksMissing(s)) return Leak{.segment = s, .level = m_counts.levels};
            for (std::size_t level = 0; level < m_counts.levels; ++level)
                if (leaksCell(s, level) || leaksOthers(s, level) || leaksRest(s, level))
                    return Leak{.segment = s, .level = level};
        }
        return std::nullopt;
    }

private:
    bool leaksMissing(std::size_t segment) const {
        const bool hasMark = std::any_of(m_release.shares.begin(), m_release.shares.end(),
                                         [&](const ShownShare& share) { return share.segment == segment; });
        return isLeak(m_counts.missing[segment], m_view.missing(segment), hasMark) ||
               isLeak(m_counts.base(segment), m_view.base(segment), hasMark);
    }

    bool leaksCell(std::size_t segment, std::size_t level) const {
        return isLeak(m_counts.at(segment, level), m_view.cell(segment, level),
                      isMarked(m_release, m_counts.levels, segment, level));
    }

    bool leaksOthers(std::size_t segment, std::size_t level) const {
        const ShownShare* share = shareOf(m_release, segment, level);
        const auto alone = loneSegment(segment, level);
        const bool hasMark = (share && saysSmall(share->others)) ||
                             (alone && isMarked(m_release, m_counts.levels, *alone, level));
        const std::uint64_t others = m_counts.levelTotal(level) - m_counts.at(segment, level);
        return isLeak(others, m_view.others(segment, level), hasMark);
    }

    /// With two levels the rest of a segment is the other level's cell.
    bool leaksRest(std::size_t segment, std::size_t level) const {
        if (m_counts.levels <= 2) return false;
        const ShownShare* share = shareOf(m_release, segment, level);
        const auto alone = loneLevel(segment, level);
        const bool hasMark = (share && saysRestIsSmall(share->persona)) ||
                             (alone && isMarked(m_release, m_counts.levels, segment, *alone));
        const std::uint64_t rest = m_counts.base(segment) - m_counts.at(segment, level);
        return isLeak(rest, m_view.rest(segment, level), hasMark);
    }

    /// The only other segment that may have people at a level, if there is one: the sum then says what it
    /// says.
    std::optional<std::size_t> loneSegment(std::size_t segment, std::size_t level) const {
        std::optional<std::size_t> alone;
        for (std::size_t s = 0; s < m_counts.segments; ++s) {
            if (s == segment || m_view.cell(s, level).high == 0) continue;
            if (alone) return std::nullopt;
            alone = s;
        }
        return alone;
    }
    std::optional<std::size_t> loneLevel(std::size_t segment, std::size_t level) const {
        std::optional<std::size_t> alone;
        for (std::size_t l = 0; l < m_counts.levels; ++l) {
            if (l == level || m_view.cell(segment, l).high == 0) continue;
            if (alone) return std::nullopt;
            alone = l;
        }
        return alone;
    }

    const FieldCounts& m_counts;
    const FieldRelease& m_release;
    OutsiderView m_view;
};

// --- Complementary suppression
// ----------------------------------------------------------------------------------

bool isWithheld(const ShownNumber& number) {
    return number.form == Form::Withheld;
}

void withhold(ShownShare& share) {
    share.persona = {};
    share.others = {};
}

/// The share with the smallest count among those that `takes`, or null.
template<typename Takes>
ShownShare* smallestShare(const FieldCounts& counts, FieldRelease& release, const Takes& takes) {
    ShownShare* smallest = nullptr;
    for (ShownShare& share : release.shares) {
        if (!takes(share)) continue;
        if (!smallest ||
            counts.at(share.segment, share.level) < counts.at(smallest->segment, smallest->level))
            smallest = &share;
    }
    return smallest;
}

/// Withholds one thing more; the milder first.
void hideMore(const FieldCounts& counts, FieldRelease& release, const Leak& leak) {
    for (ShownShare& share : release.shares)
        if (share.segment == leak.segment && share.level == leak.level && !isWithheld(share.others)) {
            share.others = {};
            return;
        }
    for (ShownShare& share : release.shares)
        if (share.level == leak.level && !isWithheld(share.others) && share.others.form != Form::Value) {
            share.others = {};
            return;
        }
    const auto next = [&](const auto& takes) { return smallestShare(counts, release, takes); };
    const auto tells = [](const ShownShare& share) { return share.persona.form == Form::Value; };
    ShownShare* share = next([&](const ShownShare& candidate) {
        return candidate.level == leak.level && candidate.segment != leak.segment && tells(candidate);
    });
    if (!share)
        share = next([&](const ShownShare& candidate) {
            return candidate.segment == leak.segment && tells(candidate);
        });
    if (!share)
        share = next([](const ShownShare& candidate) {
            return !isWithheld(candidate.persona) || !isWithheld(candidate.others);
        });
    if (share) withhold(*share);
}

bool hasSmallCounts(const FieldCounts& counts) {
    for (std::size_t s = 0; s < counts.segments; ++s) {
        if (isSmall(counts.missing[s]) || isSmall(counts.base(s))) return true;
        for (std::size_t level = 0; level < counts.levels; ++level)
            if (isSmall(counts.at(s, level)) || isSmall(counts.levelTotal(level) - counts.at(s, level)) ||
                isSmall(counts.base(s) - counts.at(s, level)))
                return true;
    }
    return false;
}

} // namespace

FieldRelease releaseField(const FieldCounts& counts, const std::vector<ShownShare>& wanted,
                          GateChecks checks) {
    FieldRelease release{.bases = ShownBases::of(counts), .shares = wanted};
    for (ShownShare& share : release.shares)
        showPrimary(counts, release.bases, share);
    if (checks == GateChecks::WithoutComplement || !hasSmallCounts(counts)) return release;
    // Each turn withholds at least one figure, so it ends at the latest when nothing is printed.
    const std::size_t mostTurns = 2 * release.shares.size() + 1;
    for (std::size_t turn = 0; turn < mostTurns; ++turn) {
        const auto leak = LeakFinder(counts, release).find();
        if (!leak) break;
        hideMore(counts, release, *leak);
    }
    return release;
}

} // namespace vignette
