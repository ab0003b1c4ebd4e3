#pragma once

// The kernel of growth_kernel.h, written once for any vector width; see kernel_body.h for how it is included.

#include "core/segment/growth_kernel.h"

#include <cstring>

namespace vignette {
namespace {

template<typename Ops> struct GrowthPanels {
    using Floats = typename Ops::Floats;
    using Ints = typename Ops::Ints;
    static constexpr int kLanes = Ops::kLanes;
    static constexpr int kParts = static_cast<int>(kClusterPanel) / kLanes;
    static constexpr int kGroup = Ops::kGroup; ///< queries worked on at once
    /// Panels that stay in the second-level cache while all queries pass over them.
    static constexpr std::size_t kTileFloats = 32768;

    static Floats load(const float* from) {
        Floats value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }

    static Floats lower(Floats a, Floats b) { return a < b ? a : b; }

    /// Lowest of a panel's bounds, without the query's own.
    static float lowestOf(Floats* bounds, std::size_t panel, std::size_t ownSlot) {
        const std::size_t own = ownSlot - panel * kClusterPanel; // wraps around where it is another panel's
        if (own < kClusterPanel) bounds[own / kLanes][own % kLanes] = __builtin_inff();
        Floats lowest = bounds[0];
        for (int p = 1; p < kParts; ++p)
            lowest = lower(lowest, bounds[p]);
        float least = lowest[0];
        for (int lane = 1; lane < kLanes; ++lane)
            least = lowest[lane] < least ? lowest[lane] : least;
        return least;
    }

    template<int Count>
    static void screenGroup(const GrowthTask& task, std::size_t panel, std::size_t first) {
        constexpr float kSafe = 1.0F - 0x1.0p-20F;
        Floats dot[Count][kParts];
        for (int q = 0; q < Count; ++q)
            for (int p = 0; p < kParts; ++p)
                dot[q][p] = Floats{};
        const float* means = task.panels + panel * task.features * kClusterPanel;
        const float* query = task.queries + first * task.features;
        for (std::size_t j = 0; j < task.features; ++j) {
            Floats mean[kParts];
            for (int p = 0; p < kParts; ++p)
                mean[p] = load(means + j * kClusterPanel + static_cast<std::size_t>(p * kLanes));
            for (int q = 0; q < Count; ++q) {
                const Floats value = Floats{} + query[static_cast<std::size_t>(q) * task.features + j];
                for (int p = 0; p < kParts; ++p)
                    dot[q][p] = Ops::multiplyAdd(mean[p], value, dot[q][p]);
            }
        }
        for (int q = 0; q < Count; ++q) {
            const std::size_t at = first + static_cast<std::size_t>(q);
            Floats bounds[kParts];
            for (int p = 0; p < kParts; ++p) {
                const std::size_t place = panel * kClusterPanel + static_cast<std::size_t>(p * kLanes);
                const Floats weight = load(task.weights + place);
                const Floats own = Floats{} + task.queryWeights[at];
                const Floats distance =
                    (task.querySquares[at] + load(task.squares + place)) - 2.0F * dot[q][p];
                bounds[p] = distance * (own * weight / (own + weight) * kSafe);
            }
            task.lowest[at * task.panelCount + panel] = lowestOf(bounds, panel, task.querySlots[at]);
        }
    }

    template<int Count>
    static void screenRest(int count, const GrowthTask& task, std::size_t panel, std::size_t first) {
        if constexpr (Count > 0) {
            if (count == Count)
                screenGroup<Count>(task, panel, first);
            else
                screenRest<Count - 1>(count, task, panel, first);
        }
    }

    static void screen(const GrowthTask& task) {
        const std::size_t tile = 1 + kTileFloats / (task.features * kClusterPanel + 1);
        for (std::size_t begin = 0; begin < task.panelCount; begin += tile) {
            const std::size_t end = begin + tile < task.panelCount ? begin + tile : task.panelCount;
            for (std::size_t first = 0; first < task.queryCount; first += kGroup) {
                const std::size_t left = task.queryCount - first;
                const int count = static_cast<int>(left < kGroup ? left : kGroup);
                for (std::size_t panel = begin; panel < end; ++panel)
                    screenRest<kGroup>(count, task, panel, first);
            }
        }
    }
};

} // namespace
} // namespace vignette
