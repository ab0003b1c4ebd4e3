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

void addRow(std::int64_t* sums, const float* row, std::size_t features, std::int32_t weight) {
    // 127 · 2¹⁶ · 255 < 2³¹: the product fits.
    for (std::size_t j = 0; j < features; ++j)
        sums[j] += static_cast<std::int32_t>(row[j] * 65536.0F) * weight;
}

} // namespace
} // namespace vignette
