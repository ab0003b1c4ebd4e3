#pragma once

// The kernels of expectation–maximisation, written once for any CPU level; included by one .cpp a level, into
// an anonymous namespace, as kernel_body.h is. `Ops` names the multiply-add.

#include "core/segment/em_kernels.h"

#include <cstring>

namespace vignette {
namespace {

typedef double Four __attribute__((vector_size(32)));
typedef std::int64_t FourWhole __attribute__((vector_size(32)));
typedef std::uint64_t FourBits __attribute__((vector_size(32)));

Four loadFour(const double* from) {
    Four value;
    std::memcpy(&value, from, sizeof value);
    return value;
}
void storeFour(double* to, Four value) {
    std::memcpy(to, &value, sizeof value);
}
Four fourOf(double value) {
    return Four{} + value;
}

template<typename Ops> struct EmKernel {
    static Four multiplyAdd(Four a, Four b, Four c) { return Ops::multiplyAdd(a, b, c); }

    // --- tables of categories ---

    static void addSlots(const SlotTask& task, const double* table, double* logs) {
        for (std::size_t c = 0; c < task.classes; c += kClassStep)
            for (std::size_t row = 0; row < task.rows; ++row) {
                const std::uint32_t* slots = task.slots + row * task.slotsARow;
                Four sum = loadFour(logs + row * task.classes + c);
                for (std::size_t i = 0; i < task.slotsARow; ++i)
                    sum += loadFour(table + slots[i] * task.classes + c);
                storeFour(logs + row * task.classes + c, sum);
            }
    }

    static void countSlots(const SlotTask& task, const double* memberships, double* sums) {
        for (std::size_t row = 0; row < task.rows; ++row) {
            const std::uint32_t* slots = task.slots + row * task.slotsARow;
            for (std::size_t c = 0; c < task.classes; c += kClassStep) {
                const Four own = loadFour(memberships + row * task.classes + c);
                for (std::size_t i = 0; i < task.slotsARow; ++i) {
                    double* sum = sums + slots[i] * task.classes + c;
                    storeFour(sum, loadFour(sum) + own);
                }
            }
        }
    }

    // --- numbers, independent within a class ---

    /// Four rows × Vectors × 4 classes.
    template<int Vectors, bool HasMissing>
    static void addNumbersOf(const NumberTask& task, std::size_t tile, std::size_t first, std::size_t c,
                             double* logs) {
        constexpr std::size_t kRows = 4;
        Four sum[kRows][Vectors];
        double* out = logs + (tile * kTileRows + first) * task.classes + c;
        for (std::size_t r = 0; r < kRows; ++r)
            for (std::size_t v = 0; v < Vectors; ++v)
                sum[r][v] = loadFour(out + r * task.classes + v * kClassStep);
        const double* values = task.values + tile * task.features * kTileRows + first;
        for (std::size_t j = 0; j < task.features; ++j) {
            Four mean[Vectors];
            Four factor[Vectors];
            for (std::size_t v = 0; v < Vectors; ++v) {
                mean[v] = loadFour(task.means + j * task.classes + c + v * kClassStep);
                factor[v] = loadFour(task.factors + j * task.classes + c + v * kClassStep);
            }
            for (std::size_t r = 0; r < kRows; ++r) {
                const Four value = fourOf(values[j * kTileRows + r]);
                for (std::size_t v = 0; v < Vectors; ++v) {
                    const Four off = value - mean[v];
                    if constexpr (HasMissing) {
                        const Four offset = loadFour(task.offsets + j * task.classes + c + v * kClassStep);
                        const double seen =
                            task.observed[tile * task.features * kTileRows + first + j * kTileRows + r];
                        sum[r][v] =
                            multiplyAdd(fourOf(seen), multiplyAdd(off * off, factor[v], offset), sum[r][v]);
                    } else {
                        sum[r][v] = multiplyAdd(off * off, factor[v], sum[r][v]);
                    }
                }
            }
        }
        for (std::size_t r = 0; r < kRows; ++r)
            for (std::size_t v = 0; v < Vectors; ++v)
                storeFour(out + r * task.classes + v * kClassStep, sum[r][v]);
    }

    template<bool HasMissing> static void addNumbersBy(const NumberTask& task, double* logs) {
        for (std::size_t tile = 0; tile < task.tiles; ++tile)
            for (std::size_t first = 0; first < kTileRows; first += 4) {
                std::size_t c = 0;
                for (; c + 2 * kClassStep <= task.classes; c += 2 * kClassStep)
                    addNumbersOf<2, HasMissing>(task, tile, first, c, logs);
                if (c < task.classes) addNumbersOf<1, HasMissing>(task, tile, first, c, logs);
            }
    }

    static void addNumbers(const NumberTask& task, double* logs) {
        if (task.observed != nullptr)
            addNumbersBy<true>(task, logs);
        else
            addNumbersBy<false>(task, logs);
    }

    template<int Vectors, bool HasMissing>
    static void sumNumbersOf(const NumberTask& task, std::size_t tile, std::size_t c,
                             const double* memberships, double* sums) {
        const std::size_t third = task.features * task.classes;
        const double* own = memberships + tile * kTileRows * task.classes + c;
        for (std::size_t j = 0; j < task.features; ++j) {
            const std::size_t place = tile * task.features * kTileRows + j * kTileRows;
            double* out = sums + j * task.classes + c;
            Four mean[Vectors];
            Four seenSum[Vectors];
            Four offSum[Vectors];
            Four squareSum[Vectors];
            for (std::size_t v = 0; v < Vectors; ++v) {
                mean[v] = loadFour(task.means + j * task.classes + c + v * kClassStep);
                seenSum[v] = HasMissing ? loadFour(out + v * kClassStep) : Four{};
                offSum[v] = loadFour(out + third + v * kClassStep);
                squareSum[v] = loadFour(out + 2 * third + v * kClassStep);
            }
            for (std::size_t r = 0; r < kTileRows; ++r) {
                const Four value = fourOf(task.values[place + r]);
                for (std::size_t v = 0; v < Vectors; ++v) {
                    Four weight = loadFour(own + r * task.classes + v * kClassStep);
                    if constexpr (HasMissing) {
                        weight *= fourOf(task.observed[place + r]);
                        seenSum[v] += weight;
                    }
                    const Four off = value - mean[v];
                    const Four part = weight * off;
                    offSum[v] += part;
                    squareSum[v] = multiplyAdd(part, off, squareSum[v]);
                }
            }
            for (std::size_t v = 0; v < Vectors; ++v) {
                if constexpr (HasMissing) storeFour(out + v * kClassStep, seenSum[v]);
                storeFour(out + third + v * kClassStep, offSum[v]);
                storeFour(out + 2 * third + v * kClassStep, squareSum[v]);
            }
        }
    }

    template<bool HasMissing>
    static void sumNumbersBy(const NumberTask& task, const double* memberships, double* sums) {
        for (std::size_t tile = 0; tile < task.tiles; ++tile) {
            std::size_t c = 0;
            for (; c + 2 * kClassStep <= task.classes; c += 2 * kClassStep)
                sumNumbersOf<2, HasMissing>(task, tile, c, memberships, sums);
            if (c < task.classes) sumNumbersOf<1, HasMissing>(task, tile, c, memberships, sums);
        }
    }

    static void sumNumbers(const NumberTask& task, const double* memberships, double* sums) {
        if (task.observed != nullptr)
            sumNumbersBy<true>(task, memberships, sums);
        else
            sumNumbersBy<false>(task, memberships, sums);
    }

    // --- a covariance of its own ---

    /// Squared length of one band (four rows of the whitener) for the twelve rows of a tile, added to
    /// `squares`.
    static void addBand(const double* band, std::size_t columns, const double* off, Four* squares) {
        constexpr std::size_t kParts = kTileRows / 4;
        Four sum[4][kParts];
        for (auto& row : sum)
            for (Four& part : row)
                part = Four{};
        for (std::size_t j = 0; j < columns; ++j) {
            Four value[kParts];
            for (std::size_t p = 0; p < kParts; ++p)
                value[p] = loadFour(off + j * kTileRows + p * 4);
            for (std::size_t i = 0; i < 4; ++i) {
                const Four factor = fourOf(band[j * 4 + i]);
                for (std::size_t p = 0; p < kParts; ++p)
                    sum[i][p] = multiplyAdd(factor, value[p], sum[i][p]);
            }
        }
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t p = 0; p < kParts; ++p)
                squares[p] = multiplyAdd(sum[i][p], sum[i][p], squares[p]);
    }

    /// Whether every row of the tile is already beyond double beside its best: squares only grow.
    static bool isBeyond(const Four* squares, const Four* start, const double* best) {
        for (std::size_t p = 0; p < kTileRows / 4; ++p) {
            const Four bound = start[p] - 0.5 * squares[p];
            const FourWhole isLow = bound < loadFour(best + p * 4) - kBeyondDouble;
            if ((isLow[0] & isLow[1] & isLow[2] & isLow[3]) == 0) return false;
        }
        return true;
    }

    static void wholeTile(const WholeTask& task, std::size_t tile) {
        const double* values = task.values + tile * task.features * kTileRows;
        double* best = task.best + tile * kTileRows;
        double* logs = task.logs + tile * kTileRows * task.stride;
        for (std::size_t j = 0; j < task.features; ++j)
            for (std::size_t r = 0; r < kTileRows; r += 4)
                storeFour(task.scratch + j * kTileRows + r,
                          loadFour(values + j * kTileRows + r) - task.mean[j]);
        double others[kTileRows];
        for (std::size_t r = 0; r < kTileRows; ++r)
            others[r] = logs[r * task.stride] + task.constant;
        Four start[kTileRows / 4];
        for (std::size_t p = 0; p < kTileRows / 4; ++p)
            start[p] = loadFour(others + p * 4);
        Four squares[kTileRows / 4] = {};
        const double* band = task.whitener;
        for (std::size_t first = 0; first < task.features; first += 4) {
            const std::size_t columns = first + 4;
            addBand(band, columns < task.features ? columns : task.features, task.scratch, squares);
            band += columns * 4;
            if (!isBeyond(squares, start, best)) continue;
            for (std::size_t r = 0; r < kTileRows; ++r)
                logs[r * task.stride] = kNever;
            return;
        }
        for (std::size_t r = 0; r < kTileRows; ++r) {
            const double log = others[r] - 0.5 * squares[r / 4][r % 4];
            logs[r * task.stride] = log;
            best[r] = log > best[r] ? log : best[r];
        }
    }

    static void wholeLogs(const WholeTask& task) {
        for (std::size_t tile = 0; tile < task.tiles; ++tile)
            wholeTile(task, tile);
    }

    static void addProducts(const ProductTask& task) {
        constexpr std::size_t kParts = kTileRows / 4;
        for (std::size_t i = 0; i < task.width; i += 4)
            for (std::size_t j = 0; j < i + 4; j += kTileRows) {
                Four sum[4][kParts];
                for (std::size_t a = 0; a < 4; ++a)
                    for (std::size_t p = 0; p < kParts; ++p)
                        sum[a][p] = loadFour(task.sums + (i + a) * task.width + j + p * 4);
                for (std::size_t row = 0; row < task.rows; ++row) {
                    Four value[kParts];
                    for (std::size_t p = 0; p < kParts; ++p)
                        value[p] = loadFour(task.off + row * task.width + j + p * 4);
                    for (std::size_t a = 0; a < 4; ++a) {
                        const Four factor = fourOf(task.scaled[row * task.width + i + a]);
                        for (std::size_t p = 0; p < kParts; ++p)
                            sum[a][p] = multiplyAdd(factor, value[p], sum[a][p]);
                    }
                }
                for (std::size_t a = 0; a < 4; ++a)
                    for (std::size_t p = 0; p < kParts; ++p)
                        storeFour(task.sums + (i + a) * task.width + j + p * 4, sum[a][p]);
            }
    }

    // --- shares ---

    /// exp(x) for x ≤ 0, 0 below −708: x = n ln 2 + r with |r| ≤ ln 2 / 2, Taylor to r¹³ (rest below
    /// 5·10⁻¹⁸).
    static Four exponential(Four x) {
        constexpr double kLog2OfE = 1.4426950408889634;
        constexpr double kLn2High = 6.93147180369123816490e-01; ///< 32 bits, so n times it is exact
        constexpr double kLn2Low = 1.90821492927058770002e-10;
        constexpr double kRounder = 6755399441055744.0; ///< 1.5 · 2⁵²
        constexpr double kInverseFactorials[] = {1.0 / 6227020800.0,
                                                 1.0 / 479001600.0,
                                                 1.0 / 39916800.0,
                                                 1.0 / 3628800.0,
                                                 1.0 / 362880.0,
                                                 1.0 / 40320.0,
                                                 1.0 / 5040.0,
                                                 1.0 / 720.0,
                                                 1.0 / 120.0,
                                                 1.0 / 24.0,
                                                 1.0 / 6.0,
                                                 0.5,
                                                 1.0,
                                                 1.0};
        const FourWhole isGone = x < -708.0;
        x = isGone ? Four{} : x;
        const Four shifted = multiplyAdd(x, fourOf(kLog2OfE), fourOf(kRounder));
        const Four n = shifted - kRounder;
        const Four r = multiplyAdd(n, fourOf(-kLn2Low), multiplyAdd(n, fourOf(-kLn2High), x));
        Four sum = fourOf(kInverseFactorials[0]);
        for (std::size_t i = 1; i < sizeof kInverseFactorials / sizeof(double); ++i)
            sum = multiplyAdd(sum, r, fourOf(kInverseFactorials[i]));
        FourBits bits; // the low ones hold n
        std::memcpy(&bits, &shifted, sizeof bits);
        const FourBits exponent = (bits << 52) + (std::uint64_t{1023} << 52);
        Four power;
        std::memcpy(&power, &exponent, sizeof power);
        return isGone ? Four{} : sum * power;
    }

    static void share(double* logs, std::size_t rows, std::size_t classes, const double* weights,
                      double* highest, double* sums) {
        for (std::size_t row = 0; row < rows; ++row) {
            double* own = logs + row * classes;
            Four most = loadFour(own);
            for (std::size_t c = kClassStep; c < classes; c += kClassStep) {
                const Four next = loadFour(own + c);
                most = next > most ? next : most;
            }
            double top = most[0];
            for (int i = 1; i < 4; ++i)
                top = most[i] > top ? most[i] : top;
            Four total = {};
            for (std::size_t c = 0; c < classes; c += kClassStep) {
                const Four part = exponential(loadFour(own + c) - top);
                storeFour(own + c, part);
                total += part;
            }
            const double sum = (total[0] + total[1]) + (total[2] + total[3]);
            const double factor = weights[row] / sum;
            for (std::size_t c = 0; c < classes; c += kClassStep)
                storeFour(own + c, loadFour(own + c) * factor);
            highest[row] = top;
            sums[row] = sum;
        }
    }

    static constexpr EmKernels all() {
        return {.addSlots = addSlots,
                .countSlots = countSlots,
                .addNumbers = addNumbers,
                .sumNumbers = sumNumbers,
                .wholeLogs = wholeLogs,
                .addProducts = addProducts,
                .share = share};
    }
};

} // namespace
} // namespace vignette
