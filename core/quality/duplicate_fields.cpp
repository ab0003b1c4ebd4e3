#include "core/quality/duplicate_fields.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace vignette {

namespace {

constexpr double kFewestWays = 1e9;
constexpr std::size_t kMostRelabelled = 1'000;
constexpr std::uint64_t kFewestAValue = 5; ///< all-different values always pair off one-to-one
constexpr double kStraight = 1e-9;
constexpr std::size_t kCheckEvery = 65'536;

/// What duplicates have in common, whatever their values are called.
using Shape = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>;

Shape shapeOf(const ValueCounts& counted) {
    std::vector<std::uint64_t> counts = counted.counts;
    std::sort(counts.begin(), counts.end());
    std::uint64_t hash = 0;
    for (const std::uint64_t count : counts)
        hash = mix64(hash, count);
    return {counted.missingPattern, counted.values.size(), hash};
}

/// Whether chance would hardly deal the same values to the same patients: n! / Π counts! ways to do it.
bool saysEnough(const ValueCounts& counted) {
    if (counted.values.size() < 2) return false;
    double ways = std::lgamma(static_cast<double>(counted.valueCount) + 1.0);
    for (const std::uint64_t count : counted.counts)
        ways -= std::lgamma(static_cast<double>(count) + 1.0);
    return ways >= std::log(kFewestWays);
}

struct Match {
    DuplicateForm form = DuplicateForm::Equal;
    double factor = 1.0;
    double offset = 0.0;
};

/// A patient's value as bits that are equal when the values are; level indices of one field only.
std::uint64_t bitsAt(const DataColumn& column, std::size_t patient) {
    if (!column.levels.empty()) return column.levels[patient];
    const double number = column.numbers[patient];
    return std::isfinite(number) ? std::bit_cast<std::uint64_t>(number == 0.0 ? 0.0 : number)
                                 : ~std::uint64_t{0};
}

class Comparison {
public:
    Comparison(const Dataset& dataset, std::size_t first, std::size_t second, const Progress& progress)
        : m_dataset(dataset), m_first(dataset.columns[first]), m_second(dataset.columns[second]),
          m_firstField(dataset.fields[first]), m_secondField(dataset.fields[second]), m_progress(progress) {}

    /// `counted`: of the first field; the second has the same shape.
    std::optional<Match> match(const ValueCounts& counted) const {
        const std::size_t different = counted.values.size();
        const bool areNumbers = m_first.levels.empty() && m_second.levels.empty();
        if (areNumbers && areEqual()) return Match{};
        if (areNumbers && different > 2)
            if (const auto line = straightLine()) return line;
        if (different > kMostRelabelled || different * kFewestAValue > counted.valueCount)
            return std::nullopt;
        return oneToOne(areNumbers);
    }

private:
    template<typename Holds> bool all(Holds holds) const {
        for (std::size_t i = 0; i < m_dataset.patientCount; ++i) {
            if (i % kCheckEvery == 0) m_progress.checkpoint();
            if (!holds(i)) return false;
        }
        return true;
    }

    bool areEqual() const {
        return all([&](std::size_t i) { return bitsAt(m_first, i) == bitsAt(m_second, i); });
    }

    std::optional<Match> straightLine() const {
        const std::vector<double>& x = m_first.numbers;
        const std::vector<double>& y = m_second.numbers;
        const auto isKnown = [&](std::size_t i) { return std::isfinite(x[i]) && std::isfinite(y[i]); };
        std::size_t low = x.size();
        std::size_t high = x.size();
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (!isKnown(i)) continue;
            if (low == x.size() || x[i] < x[low]) low = i;
            if (high == x.size() || x[i] > x[high]) high = i;
        }
        if (low == high) return std::nullopt;
        Match line{.form = DuplicateForm::Linear};
        line.factor = (y[high] - y[low]) / (x[high] - x[low]);
        line.offset = y[low] - line.factor * x[low];
        const double scale = std::max(std::abs(y[high]), std::abs(y[low]));
        if (!std::isfinite(line.factor) || !std::isfinite(line.offset)) return std::nullopt;
        const bool isStraight = all([&](std::size_t i) {
            return !isKnown(i) || std::abs(line.factor * x[i] + line.offset - y[i]) <= kStraight * scale;
        });
        return isStraight ? std::optional(line) : std::nullopt;
    }

    std::optional<Match> oneToOne(bool areNumbers) const {
        std::unordered_map<std::uint64_t, std::uint64_t> there;
        std::unordered_map<std::uint64_t, std::uint64_t> back;
        const bool isOneToOne = all([&](std::size_t i) {
            const std::uint64_t a = bitsAt(m_first, i);
            const std::uint64_t b = bitsAt(m_second, i);
            return there.emplace(a, b).first->second == b && back.emplace(b, a).first->second == a;
        });
        if (!isOneToOne) return std::nullopt;
        Match match{.form = DuplicateForm::Relabelled};
        const bool areLevels = !m_first.levels.empty() && !m_second.levels.empty();
        if (!areNumbers && areLevels && haveSameCodes(there)) match.form = DuplicateForm::Equal;
        return match;
    }

    bool haveSameCodes(const std::unordered_map<std::uint64_t, std::uint64_t>& there) const {
        return std::all_of(there.begin(), there.end(), [&](const auto& pair) {
            if (pair.first == kNoLevel || pair.second == kNoLevel) return pair.first == pair.second;
            return m_firstField.values[pair.first].code == m_secondField.values[pair.second].code;
        });
    }

    const Dataset& m_dataset;
    const DataColumn& m_first;
    const DataColumn& m_second;
    const Field& m_firstField;
    const Field& m_secondField;
    const Progress& m_progress;
};

/// Groups of one shape: each field joins the first group whose first field it matches.
std::vector<DuplicateGroup> groupsAmong(const Dataset& dataset, const std::vector<std::size_t>& fields,
                                        const ValueCounts& counted, const Progress& progress) {
    std::vector<DuplicateGroup> groups;
    for (const std::size_t field : fields) {
        bool isPlaced = false;
        for (DuplicateGroup& group : groups) {
            const auto match = Comparison(dataset, group.fields.front(), field, progress).match(counted);
            if (!match) continue;
            group.fields.push_back(field);
            group.form = std::max(group.form, match->form);
            group.factor = match->factor;
            group.offset = match->offset;
            isPlaced = true;
            break;
        }
        if (!isPlaced) groups.push_back({.fields = {field}});
    }
    std::erase_if(groups, [](const DuplicateGroup& group) { return group.fields.size() < 2; });
    return groups;
}

} // namespace

std::vector<DuplicateGroup> duplicateFields(const Dataset& dataset, const std::vector<ValueCounts>& counted,
                                            const Progress& progress) {
    std::map<Shape, std::vector<std::size_t>> byShape;
    for (std::size_t field = 0; field < counted.size(); ++field)
        if (saysEnough(counted[field])) byShape[shapeOf(counted[field])].push_back(field);
    std::vector<const std::vector<std::size_t>*> candidates;
    for (const auto& entry : byShape)
        if (entry.second.size() > 1) candidates.push_back(&entry.second);

    std::vector<std::vector<DuplicateGroup>> found(candidates.size());
    parallelTasks(candidates.size(), [&](std::size_t i) {
        const std::vector<std::size_t>& fields = *candidates[i];
        found[i] = groupsAmong(dataset, fields, counted[fields.front()], progress);
    });
    std::vector<DuplicateGroup> groups;
    for (std::vector<DuplicateGroup>& some : found)
        groups.insert(groups.end(), some.begin(), some.end());
    std::sort(groups.begin(), groups.end(), [](const DuplicateGroup& a, const DuplicateGroup& b) {
        return a.fields.front() < b.fields.front();
    });
    return groups;
}

} // namespace vignette
