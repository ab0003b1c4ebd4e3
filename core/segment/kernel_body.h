#pragma once

// The kernels, written once for any vector width. Included by one .cpp a CPU level, into an anonymous
// namespace of its own, so that no function compiled for a newer CPU is ever linked into another file.
// Vectors are GCC vector extensions; `Ops` names the types and the multiply-add.

#include "core/segment/kernels.h"

#include <cstring>

namespace vignette {
namespace {

template<typename Ops> struct PanelKernel {
    using Floats = typename Ops::Floats;
    using Ints = typename Ops::Ints;
    static constexpr int kLanes = Ops::kLanes;
    static constexpr int kParts = static_cast<int>(kPanelRows) / kLanes; ///< vectors a feature of a panel
    static constexpr int kGroup = Ops::kGroup;                           ///< centres worked on at once

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

    template<int Count>
    static void scoreGroup(const float* panel, const ScreenTask& task, std::size_t first, Nearest& nearest) {
        Floats dot[Count][kParts];
        for (int c = 0; c < Count; ++c)
            for (int p = 0; p < kParts; ++p)
                dot[c][p] = Floats{};
        const float* centre = task.centres + first * task.features;
        for (std::size_t j = 0; j < task.features; ++j) {
            Floats row[kParts];
            for (int p = 0; p < kParts; ++p)
                row[p] = load(panel + j * kPanelRows + static_cast<std::size_t>(p * kLanes));
            for (int c = 0; c < Count; ++c) {
                const Floats value = Floats{} + centre[static_cast<std::size_t>(c) * task.features + j];
                for (int p = 0; p < kParts; ++p)
                    dot[c][p] = Ops::multiplyAdd(row[p], value, dot[c][p]);
            }
        }
        for (int c = 0; c < Count; ++c) {
            const std::size_t segment = first + static_cast<std::size_t>(c);
            const Ints index = Ints{} + static_cast<std::int32_t>(segment);
            for (int p = 0; p < kParts; ++p) {
                const Floats score = task.halfSquares[segment] - dot[c][p];
                const Ints isBetter = score < nearest.best[p];
                const Floats runnerUp = score < nearest.second[p] ? score : nearest.second[p];
                nearest.second[p] = isBetter ? nearest.best[p] : runnerUp;
                nearest.index[p] = isBetter ? index : nearest.index[p];
                nearest.best[p] = isBetter ? score : nearest.best[p];
            }
        }
    }

    template<int Count>
    static void scoreRest(int count, const float* panel, const ScreenTask& task, std::size_t first,
                          Nearest& nearest) {
        if constexpr (Count > 0) {
            if (count == Count)
                scoreGroup<Count>(panel, task, first, nearest);
            else
                scoreRest<Count - 1>(count, panel, task, first, nearest);
        }
    }

    static void screenPanel(const ScreenTask& task, std::size_t panel) {
        constexpr float kFar = 1e30F; // scores stay below 1e10: values are at most 127
        Nearest nearest;
        for (int p = 0; p < kParts; ++p) {
            nearest.best[p] = Floats{} + kFar;
            nearest.second[p] = Floats{} + kFar;
            nearest.index[p] = Ints{};
        }
        const float* rows = task.panels + panel * task.features * kPanelRows;
        // Groups of even size: 7 centres as 4 + 3, not 6 + 1.
        const std::size_t groups = (task.segments + kGroup - 1) / kGroup;
        std::size_t first = 0;
        for (std::size_t g = 0; g < groups; ++g) {
            const std::size_t last = task.segments * (g + 1) / groups;
            scoreRest<kGroup>(static_cast<int>(last - first), rows, task, first, nearest);
            first = last;
        }
        for (int p = 0; p < kParts; ++p) {
            const std::size_t place = panel * kPanelRows + static_cast<std::size_t>(p * kLanes);
            const Floats norm = load(task.norms + place);
            const Floats tolerance = task.base + norm * task.perNorm + norm * norm * task.perSquare;
            const Ints isSure = (nearest.second[p] - nearest.best[p]) > tolerance;
            std::memcpy(task.best + place, &nearest.index[p], sizeof nearest.index[p]);
            std::memcpy(task.isSure + place, &isSure, sizeof isSure);
        }
    }

    static void screen(const ScreenTask& task) {
        for (std::size_t panel = 0; panel < task.panelCount; ++panel)
            screenPanel(task, panel);
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
    constexpr std::size_t kTogether = 4;
    std::size_t row = 0;
    for (; row + kTogether <= task.rowCount; row += kTogether)
        fewDistancesOf<kTogether>(task, row);
    for (; row < task.rowCount; ++row)
        fewDistancesOf<1>(task, row);
}

typedef float Four __attribute__((vector_size(16)));

Four loadFour(const float* from) {
    Four value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

/// Four features of four rows, turned: out + 16 f gets feature f of all four.
void turnFour(const float* const* rows, std::size_t j, float* out) {
    const Four a = loadFour(rows[0] + j);
    const Four b = loadFour(rows[1] + j);
    const Four c = loadFour(rows[2] + j);
    const Four d = loadFour(rows[3] + j);
    const Four abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Four abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    const Four turned[4] = {__builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5),
                            __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7),
                            __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5),
                            __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7)};
    for (std::size_t f = 0; f < 4; ++f)
        std::memcpy(out + f * kPanelRows, &turned[f], sizeof turned[f]);
}

/// Rows into columns, whole tiles of 4 × 4 first, then what is left.
void turn(const PackTask& task) {
    const std::size_t whole = task.features / 4 * 4;
    for (std::size_t lane = 0; lane < kPanelRows; lane += 4) {
        const float* const* rows = task.rows + lane;
        const std::size_t tiled = rows[0] && rows[1] && rows[2] && rows[3] ? whole : 0;
        for (std::size_t j = 0; j < tiled; j += 4)
            turnFour(rows, j, task.panel + j * kPanelRows + lane);
        for (std::size_t j = tiled; j < task.features; ++j)
            for (std::size_t r = 0; r < 4; ++r)
                task.panel[j * kPanelRows + lane + r] = rows[r] ? rows[r][j] : 0.0F;
    }
}

void pack(const PackTask& task) {
    // A square is a multiple of 2⁻³² below 2¹⁴, so sums of 128 of them are exact in double (2²¹ · 2³² = 2⁵³).
    constexpr std::size_t kExactTerms = 128;
    constexpr double kStepsPerUnit = 4294967296.0;
    turn(task);
    for (std::size_t lane = 0; lane < kPanelRows; ++lane)
        task.squareSteps[lane] = 0;
    for (std::size_t begin = 0; begin < task.features; begin += kExactTerms) {
        const std::size_t end = begin + kExactTerms < task.features ? begin + kExactTerms : task.features;
        double sums[kPanelRows] = {};
        for (std::size_t j = begin; j < end; ++j)
            for (std::size_t lane = 0; lane < kPanelRows; ++lane) {
                const double value = task.panel[j * kPanelRows + lane];
                sums[lane] += value * value;
            }
        for (std::size_t lane = 0; lane < kPanelRows; ++lane)
            task.squareSteps[lane] += static_cast<std::int64_t>(sums[lane] * kStepsPerUnit);
    }
}

void addRow(std::int64_t* sums, const float* row, std::size_t features, std::int32_t weight) {
    // 127 · 2¹⁶ · 255 < 2³¹: the product fits.
    for (std::size_t j = 0; j < features; ++j)
        sums[j] += static_cast<std::int32_t>(row[j * kPanelRows] * 65536.0F) * weight;
}

} // namespace
} // namespace vignette
