#pragma once

// The loop, written once for any vector width; included by one .cpp a CPU level, into an anonymous namespace
// of its own, so that no function compiled for a newer CPU is ever linked into another file.

#include "core/validate/distance_sums.h"

#include <cstring>

namespace vignette {
namespace {

template<typename Ops> struct DistanceKernel {
    using Doubles = typename Ops::Doubles;
    static constexpr std::size_t kLanes = sizeof(Doubles) / sizeof(double);
    static constexpr std::size_t kParts = kPanelRows / kLanes;

    static Doubles load(const double* from) {
        Doubles value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }

    /// Products of a panel's rows with Count others at once, so that their sums overlap.
    template<std::size_t Count>
    static void addTile(const DistanceTask& task, std::size_t panel, std::size_t first) {
        Doubles products[Count][kParts] = {};
        const double* rows = task.panels + panel * task.features * kPanelRows;
        const double* others = task.others + first * task.features;
        for (std::size_t j = 0; j < task.features; ++j)
            for (std::size_t o = 0; o < Count; ++o) {
                const Doubles value = Doubles{} + others[o * task.features + j];
                for (std::size_t h = 0; h < kParts; ++h)
                    products[o][h] =
                        Ops::multiplyAdd(load(rows + j * kPanelRows + kLanes * h), value, products[o][h]);
            }
        for (std::size_t o = 0; o < Count; ++o) {
            double* sums = task.sums + (panel * task.runCount + task.runs[first + o]) * kPanelRows;
            for (std::size_t h = 0; h < kParts; ++h) {
                const Doubles squares = load(task.panelSquares + panel * kPanelRows + kLanes * h);
                const Doubles square = (squares + task.otherSquares[first + o]) - 2.0 * products[o][h];
                const Doubles sum = load(sums + kLanes * h) + Ops::squareRoot(square);
                std::memcpy(sums + kLanes * h, &sum, sizeof sum);
            }
        }
    }

    static void sum(const DistanceTask& task) {
        constexpr std::size_t kTogether = 4;
        std::memset(task.sums, 0, task.panelCount * task.runCount * kPanelRows * sizeof(double));
        std::size_t other = 0;
        for (; other + kTogether <= task.otherCount; other += kTogether)
            for (std::size_t panel = 0; panel < task.panelCount; ++panel)
                addTile<kTogether>(task, panel, other);
        for (; other < task.otherCount; ++other)
            for (std::size_t panel = 0; panel < task.panelCount; ++panel)
                addTile<1>(task, panel, other);
    }
};

} // namespace
} // namespace vignette
