#pragma once

#include <cstddef>
#include <cstdint>

namespace vignette {

/// Rows of numbers stand in tiles of 12, feature by feature; classes in fours (unused ones have a log share
/// of kNever). Everything is double: a likelihood is compared to its ninth digit.
inline constexpr std::size_t kTileRows = 12;
inline constexpr std::size_t kClassStep = 4;
/// The log of nothing: exp() of it is 0, and sums with it stay finite.
inline constexpr double kNever = -1e300;
/// Densities below the best by more than this many natural logs are 0 beside it in double.
inline constexpr double kBeyondDouble = 60.0;

constexpr std::size_t paddedClasses(std::size_t classes) {
    return (classes + kClassStep - 1) / kClassStep * kClassStep;
}

constexpr std::size_t tilesOf(std::size_t rows) {
    return (rows + kTileRows - 1) / kTileRows;
}

/// Rows × places of a table whose entries are `classes` wide.
struct SlotTask {
    const std::uint32_t* slots = nullptr; ///< rows × slotsARow: which entry
    std::size_t rows = 0;
    std::size_t slotsARow = 0;
    std::size_t classes = 0; ///< padded
};

/// Numbers that are independent within a class.
struct NumberTask {
    const double* values = nullptr;   ///< tiles × features × 12; 0 where missing
    const double* observed = nullptr; ///< the same, 1 or 0; null: nothing is missing
    std::size_t tiles = 0;
    std::size_t features = 0;
    std::size_t classes = 0;         ///< padded
    const double* means = nullptr;   ///< features × classes
    const double* factors = nullptr; ///< features × classes: −precision/2
    const double* offsets = nullptr; ///< features × classes, added where observed; null: known to the caller
};

/// One class with a covariance of its own: its numbers say constant − |W (x − mean)|²/2.
struct WholeTask {
    const double* values = nullptr; ///< tiles × features × 12
    std::size_t tiles = 0;
    std::size_t features = 0;
    const double* mean = nullptr;
    const double* whitener =
        nullptr; ///< lower triangle in bands of four rows: band b has 4 (b + 1) columns × 4
    double constant = 0.0;
    double* best = nullptr; ///< in, out: of each row, the best log density of any class so far
    /// In, out: of row r at r · stride, what other fields say, then with the numbers; kNever when it is
    /// beyond double beside the best.
    double* logs = nullptr;
    std::size_t stride = 0;
    double* scratch = nullptr; ///< features × 12
};

/// Σ factor · off offᵀ over some rows, lower triangle.
struct ProductTask {
    const double* off = nullptr;    ///< rows × width, row-major, zeros beyond `features`
    const double* scaled = nullptr; ///< the same, each row times its factor
    std::size_t rows = 0;
    std::size_t width = 0;  ///< features padded to a multiple of 12
    double* sums = nullptr; ///< width × width; blocks on and below the diagonal are added to
};

struct EmKernels {
    /// logs[row × classes] += Σ table[slot × classes]
    void (*addSlots)(const SlotTask& task, const double* table, double* logs);
    /// sums[slot × classes] += memberships[row × classes]
    void (*countSlots)(const SlotTask& task, const double* memberships, double* sums);
    /// logs += Σ factor · (value − mean)² (+ offset)
    void (*addNumbers)(const NumberTask& task, double* logs);
    /// sums of memberships · (1 where observed, off, off²) with off = value − mean; 3 × features × classes.
    /// The first third is left alone when nothing is missing.
    void (*sumNumbers)(const NumberTask& task, const double* memberships, double* sums);
    void (*wholeLogs)(const WholeTask& task);
    void (*addProducts)(const ProductTask& task);
    /// Log densities to shares of each row's total: logs become exp(log − highest) / sum, times the row's
    /// weight; highest and sum of each row are given back, so that log total = highest + ln(sum).
    void (*share)(double* logs, std::size_t rows, std::size_t classes, const double* weights, double* highest,
                  double* sums);
};

/// By simdLevel() of kernels.h. Levels differ in the last bits (fused multiply-add).
const EmKernels& emKernels();
const EmKernels& baselineEmKernels();
/// Null where the program was built for another kind of CPU.
const EmKernels* avx2EmKernels();

} // namespace vignette
