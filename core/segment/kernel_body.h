#pragma once

// The kernels, written once for any vector width. Included by one .cpp a CPU level, into an anonymous
// namespace of its own, so that no function compiled for a newer CPU is ever linked into another file.
// Vectors are GCC vector extensions; `Ops` names the types and the multiply-add.

#include "core/segment/kernels.h"

#include <cstring>

namespace vignette {
namespace {

typedef float Four __attribute__((vector_size(16)));
typedef float Eight __attribute__((vector_size(32)));

/// out[lane] gets the lane-th number of each of four rows.
inline void turnFour(const float* from, std::size_t stride, Four* out) {
    Four rows[4];
    for (std::size_t r = 0; r < 4; ++r)
        std::memcpy(&rows[r], from + r * stride, sizeof rows[r]);
    const Four low = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
    const Four high = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
    const Four nextLow = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
    const Four nextHigh = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
    out[0] = __builtin_shufflevector(low, nextLow, 0, 1, 4, 5);
    out[1] = __builtin_shufflevector(low, nextLow, 2, 3, 6, 7);
    out[2] = __builtin_shufflevector(high, nextHigh, 0, 1, 4, 5);
    out[3] = __builtin_shufflevector(high, nextHigh, 2, 3, 6, 7);
}

/// The same of eight rows: pairs, then fours, then the two halves of each vector.
inline void turnEight(const float* from, std::size_t stride, Eight* out) {
    Eight rows[8];
    Eight pairs[8];
    Eight fours[8];
    for (std::size_t r = 0; r < 8; ++r)
        std::memcpy(&rows[r], from + r * stride, sizeof rows[r]);
    for (std::size_t r = 0; r < 8; r += 2) {
        pairs[r] = __builtin_shufflevector(rows[r], rows[r + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        pairs[r + 1] = __builtin_shufflevector(rows[r], rows[r + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (std::size_t r = 0; r < 8; r += 4)
        for (std::size_t i = 0; i < 2; ++i) {
            const Eight a = pairs[r + i];
            const Eight b = pairs[r + 2 + i];
            fours[r + 2 * i] = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13);
            fours[r + 2 * i + 1] = __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (std::size_t i = 0; i < 4; ++i) {
        out[i] = __builtin_shufflevector(fours[i], fours[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        out[i + 4] = __builtin_shufflevector(fours[i], fours[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

/// Rows screened together: their additions overlap, and their scores are turned to lie row by row in lanes.
constexpr std::size_t kTogether = 8;

template<typename Ops> struct ScreenKernel {
    using Floats = typename Ops::Floats;
    using Ints = typename Ops::Ints;
    static constexpr std::size_t kLanes = Ops::kLanes;
    static constexpr std::size_t kParts = kTogether / kLanes; ///< vectors that hold one number a row

    /// Of eight rows; a row a lane.
    struct Nearest {
        Floats best[kParts];
        Floats second[kParts];
        Ints index[kParts];
    };

    static Floats load(const float* from) {
        Floats value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    static Floats all(float value) { return Floats{} + value; }

    static float number(const std::uint8_t* record, std::size_t index) {
        float value;
        std::memcpy(&value, record + index * sizeof value, sizeof value);
        return value;
    }

    /// Scores of Rows rows to one section of so many vectors of centres: out[row × width + lane].
    template<std::size_t Vectors, std::size_t Rows>
    static void score(const ScreenTask& task, const ScreenSection& section,
                      const std::uint8_t* const* records, float* out) {
        constexpr std::size_t kWidth = Vectors * kLanes;
        Floats sums[Rows][Vectors];
        for (std::size_t r = 0; r < Rows; ++r)
            for (std::size_t v = 0; v < Vectors; ++v)
                sums[r][v] = load(section.halfSquares + v * kLanes);
        const std::uint8_t* own[Rows];
        for (std::size_t r = 0; r < Rows; ++r)
            own[r] = records[r];
        for (std::size_t j = 0; j < task.numbers; ++j) {
            Floats centre[Vectors];
            for (std::size_t v = 0; v < Vectors; ++v)
                centre[v] = load(section.centres + j * kWidth + v * kLanes);
            for (std::size_t r = 0; r < Rows; ++r) {
                const Floats value = all(number(own[r], j));
                for (std::size_t v = 0; v < Vectors; ++v)
                    sums[r][v] = Ops::multiplyAdd(value, centre[v], sums[r][v]);
            }
        }
        const std::size_t codes = task.numbers * sizeof(float);
#pragma GCC unroll 4
        for (std::size_t g = 0; g < task.groups; ++g) {
            const float* table = section.patterns + task.groupStarts[g] * kWidth;
            for (std::size_t r = 0; r < Rows; ++r) {
                const float* entry = table + own[r][codes + g] * kWidth;
                for (std::size_t v = 0; v < Vectors; ++v)
                    sums[r][v] += load(entry + v * kLanes);
            }
        }
        for (std::size_t r = 0; r < Rows; ++r)
            for (std::size_t v = 0; v < Vectors; ++v)
                std::memcpy(out + r * kWidth + v * kLanes, &sums[r][v], sizeof(Floats));
    }

    /// All eight rows, as many at once as the registers hold.
    template<std::size_t Lanes>
    static void scoreAll(const ScreenTask& task, const ScreenSection& section,
                         const std::uint8_t* const* records, float* out) {
        constexpr std::size_t kVectors = Lanes / kLanes;
        constexpr std::size_t kRows = kVectors * kTogether <= Ops::kSums ? kTogether : Ops::kSums / kVectors;
        for (std::size_t r = 0; r < kTogether; r += kRows)
            score<kVectors, kRows>(task, section, records + r, out + r * Lanes);
    }

    static void update(const Floats* scores, std::size_t part, std::int32_t first, Nearest& nearest) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const Floats score = scores[lane];
            const Ints isBetter = score < nearest.best[part];
            const Floats runnerUp = score < nearest.second[part] ? score : nearest.second[part];
            nearest.second[part] = isBetter ? nearest.best[part] : runnerUp;
            nearest.index[part] =
                isBetter ? Ints{} + (first + static_cast<std::int32_t>(lane)) : nearest.index[part];
            nearest.best[part] = isBetter ? score : nearest.best[part];
        }
    }

    static void screenSection(const ScreenTask& task, const ScreenSection& section,
                              const std::uint8_t* const* records, Nearest& nearest) {
        alignas(64) float scores[kTogether * kSectionLanes];
        if (section.lanes == kSectionLanes)
            scoreAll<kSectionLanes>(task, section, records, scores);
        else
            scoreAll<kSectionLanes / 2>(task, section, records, scores);
        for (std::size_t part = 0; part < kParts; ++part)
            for (std::size_t lane = 0; lane < section.lanes; lane += kLanes) {
                Floats turned[kLanes];
                Ops::turn(scores + part * kLanes * section.lanes + lane, section.lanes, turned);
                update(turned, part, static_cast<std::int32_t>(section.first + lane), nearest);
            }
    }

    /// second best − best of the scores is half the difference of the squared distances; divided by (a bound
    /// on) the mean of both distances it is the difference of the distances.
    static Floats leadOf(const ScreenTask& task, Floats best, Floats second, Floats norm) {
        constexpr float kDown = 1.0F - 0x1.0p-18F;
        constexpr float kUp = 1.0F + 0x1.0p-18F;
        const Floats tolerance = task.base + norm * task.perNorm + norm * norm * task.perSquare;
        const Floats square = (norm * norm + 2.0F * second + tolerance) * kUp + 1e-20F;
        const Floats farther = Ops::squareRoot(square > 1e-20F ? square : all(1e-20F)) * kUp;
        return ((second - best) - tolerance) / farther * kDown - farther * 0x1.0p-22F;
    }

    static void screenEight(const ScreenTask& task, std::size_t from, std::size_t count) {
        const std::uint8_t* records[kTogether];
        alignas(64) float norms[kTogether];
        for (std::size_t r = 0; r < kTogether; ++r) {
            const std::size_t place = from + (r < count ? r : 0);
            const std::size_t row = task.rows ? task.rows[place] : task.firstRow + place;
            records[r] = task.records + row * task.stride;
            norms[r] = task.norms[row];
        }
        Nearest nearest;
        for (std::size_t part = 0; part < kParts; ++part) {
            nearest.best[part] = all(kOutOfReach);
            nearest.second[part] = all(kOutOfReach);
            nearest.index[part] = Ints{};
        }
        for (std::size_t s = 0; s < task.sectionCount; ++s)
            screenSection(task, task.sections[s], records, nearest);
        std::int32_t best[kTogether];
        float lead[kTogether];
        for (std::size_t part = 0; part < kParts; ++part) {
            const Floats leads =
                leadOf(task, nearest.best[part], nearest.second[part], load(norms + part * kLanes));
            std::memcpy(best + part * kLanes, &nearest.index[part], sizeof(Ints));
            std::memcpy(lead + part * kLanes, &leads, sizeof leads);
        }
        std::memcpy(task.best + from, best, count * sizeof *best);
        std::memcpy(task.lead + from, lead, count * sizeof *lead);
    }

    static void screen(const ScreenTask& task) {
        for (std::size_t row = 0; row < task.rowCount; row += kTogether)
            screenEight(task, row, task.rowCount - row < kTogether ? task.rowCount - row : kTogether);
    }

    static void patternScores(const PatternTask& task) {
        for (std::size_t p = 0; p < task.patternCount; ++p)
            for (std::size_t lane = 0; lane < task.lanes; lane += kLanes) {
                Floats sum{};
                for (std::size_t i = 0; i < task.columnCount; ++i)
                    sum = Ops::multiplyAdd(all(task.patterns[p * task.columnCount + i]),
                                           load(task.centres + task.columns[i] * task.lanes + lane), sum);
                std::memcpy(task.out + p * task.lanes + lane, &sum, sizeof sum);
            }
    }
};

typedef double Doubles __attribute__((vector_size(32)));

/// Several rows at once, so that their additions overlap; each lane adds in feature order.
template<int Rows> void fewDistancesOf(const FewDistancesTask& task, std::size_t first) {
    Doubles sums[Rows];
    for (int r = 0; r < Rows; ++r)
        sums[r] = Doubles{};
    for (std::size_t j = 0; j < task.features; ++j) {
        Doubles points;
        std::memcpy(&points, task.points + 4 * j, sizeof points);
        for (int r = 0; r < Rows; ++r) {
            const double value = task.rows[(first + static_cast<std::size_t>(r)) * task.features + j];
            const Doubles off = value - points;
            sums[r] += off * off;
        }
    }
    for (int r = 0; r < Rows; ++r)
        std::memcpy(task.out + 4 * (first + static_cast<std::size_t>(r)), &sums[r], sizeof sums[r]);
}

void fewDistances(const FewDistancesTask& task) {
    constexpr std::size_t kRows = 4;
    std::size_t row = 0;
    for (; row + kRows <= task.rowCount; row += kRows)
        fewDistancesOf<kRows>(task, row);
    for (; row < task.rowCount; ++row)
        fewDistancesOf<1>(task, row);
}

/// A square is a multiple of 2⁻³² up to 2¹⁴, so sums of 128 of them are exact in double (2²¹ · 2³² = 2⁵³).
/// In eight sums side by side, as any order gives the same.
bool measure(const MeasureTask& task) {
    constexpr std::size_t kExactTerms = 128;
    constexpr std::size_t kSums = 8;
    bool isGood = true;
    for (std::size_t row = 0; row < task.rowCount; ++row) {
        const float* values = task.rows + row * task.features;
        task.squareSteps[row] = 0;
        for (std::size_t begin = 0; begin < task.features; begin += kExactTerms) {
            const std::size_t end = begin + kExactTerms < task.features ? begin + kExactTerms : task.features;
            double sums[kSums] = {};
            std::int32_t bad[kSums] = {};
            const auto take = [&](std::size_t j, std::size_t lane) {
                const float value = values[j];
                const bool isWithin = value <= 127.0F && value >= -127.0F;
                const auto steps = static_cast<std::int32_t>((isWithin ? value : 0.0F) * 65536.0F);
                bad[lane] |= static_cast<float>(steps) != value * 65536.0F ? 1 : 0;
                const double exact = isWithin ? value : 0.0F;
                sums[lane] += exact * exact;
            };
            std::size_t j = begin;
            for (; j + kSums <= end; j += kSums)
                for (std::size_t lane = 0; lane < kSums; ++lane)
                    take(j + lane, lane);
            for (; j < end; ++j)
                take(j, 0);
            double sum = 0.0;
            for (std::size_t lane = 0; lane < kSums; ++lane) {
                sum += sums[lane];
                isGood = isGood && bad[lane] == 0;
            }
            task.squareSteps[row] += static_cast<std::int64_t>(sum * 4294967296.0);
        }
    }
    return isGood;
}

void addRow(std::int64_t* sums, const float* row, std::size_t features, std::int32_t weight) {
    // 127 · 2¹⁶ · 255 < 2³¹: the product fits.
    for (std::size_t j = 0; j < features; ++j)
        sums[j] += static_cast<std::int32_t>(row[j] * 65536.0F) * weight;
}

} // namespace
} // namespace vignette
