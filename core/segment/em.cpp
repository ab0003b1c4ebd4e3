#include "core/segment/em.h"

#include "core/base/parallel.h"
#include "core/segment/em_kernels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlockRows = 20 * kTileRows;
constexpr std::size_t kMostParts = 16;
constexpr std::size_t kMostSums = std::size_t{1} << 25; ///< doubles in all parts together: 256 MB

/// What one part of the rows adds up to.
struct PartSums {
    double logLikelihood = 0.0;
    std::vector<double> sums;
};

/// Parts depend on the data alone, never on threads.
std::size_t partsOf(std::size_t blocks, std::size_t sums) {
    const std::size_t roomFor = std::max<std::size_t>(kMostSums / std::max<std::size_t>(sums, 1), 2);
    return std::max<std::size_t>(std::min({blocks, kMostParts, roomFor}), 1);
}

/// Calls work(part, range) for the blocks of each part, in order within a part.
template<typename Work>
void overBlocks(std::size_t rows, std::size_t parts, const Progress& progress, const Work& work) {
    const std::size_t blocks = blockCount(rows, kBlockRows);
    const auto runPart = [&](std::size_t part) {
        for (std::size_t block = blocks * part / parts; block < blocks * (part + 1) / parts; ++block) {
            progress.checkpoint();
            const std::size_t begin = block * kBlockRows;
            work(part, RowRange{.begin = begin, .count = std::min(kBlockRows, rows - begin)});
        }
    };
    if (parts == 1)
        runPart(0);
    else
        parallelTasks(parts, runPart);
    // A loop inside a task whose sibling was cancelled does nothing and says nothing.
    progress.checkpoint();
}

/// Block memory of one part: logs stand for whole tiles, so that kernels need no special last rows. Rows that
/// only fill up the last tile have memberships of 0.
struct PartMemory {
    BlockScratch scratch;
    std::vector<double> logs;
    std::vector<double> highest = std::vector<double>(kBlockRows);
    std::vector<double> totals = std::vector<double>(kBlockRows);
    explicit PartMemory(std::size_t padded) : logs(kBlockRows * padded) {}
};

void addClassWeights(const double* memberships, std::size_t rows, std::size_t padded, double* sums) {
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t c = 0; c < padded; ++c)
            sums[c] += memberships[row * padded + c];
}

/// Merges in part order.
PartSums merged(std::vector<PartSums>& parts) {
    PartSums whole = std::move(parts.front());
    for (std::size_t part = 1; part < parts.size(); ++part) {
        whole.logLikelihood += parts[part].logLikelihood;
        for (std::size_t i = 0; i < whole.sums.size(); ++i)
            whole.sums[i] += parts[part].sums[i];
    }
    return whole;
}

/// One reading of the rows: memberships under `parameters`, and what they add up to.
PartSums readRows(const MixtureFamily& family, const ClassParameters& parameters, const Progress& progress) {
    const std::span<const double> weights = family.rowWeights();
    const std::size_t padded = paddedClasses(parameters.classes);
    const std::size_t sumCount = family.sumCount(parameters.classes);
    const std::size_t parts = partsOf(blockCount(weights.size(), kBlockRows), sumCount);
    std::vector<PartSums> sums(parts, {.logLikelihood = 0.0, .sums = std::vector<double>(sumCount)});
    std::vector<PartMemory> memory(parts, PartMemory(padded));
    overBlocks(weights.size(), parts, progress, [&](std::size_t part, RowRange range) {
        PartMemory& own = memory[part];
        family.logDensities(parameters, range, own.scratch, own.logs.data());
        emKernels().share(own.logs.data(), range.count, padded, weights.data() + range.begin,
                          own.highest.data(), own.totals.data());
        std::fill(own.logs.begin() + static_cast<std::ptrdiff_t>(range.count * padded), own.logs.end(), 0.0);
        for (std::size_t row = 0; row < range.count; ++row)
            sums[part].logLikelihood +=
                weights[range.begin + row] * (own.highest[row] + std::log(own.totals[row]));
        addClassWeights(own.logs.data(), range.count, padded, sums[part].sums.data());
        family.add(parameters, range, own.scratch, own.logs.data(), sums[part].sums.data());
    });
    return merged(sums);
}

/// What rows divided as `labels` says add up to.
std::vector<double> sumsOf(const MixtureFamily& family, std::span<const std::uint16_t> labels,
                           const ClassParameters& origin, const Progress& progress) {
    const std::span<const double> weights = family.rowWeights();
    const double belief = family.startBelief();
    const std::size_t padded = paddedClasses(origin.classes);
    const std::size_t sumCount = family.sumCount(origin.classes);
    const std::size_t parts = partsOf(blockCount(weights.size(), kBlockRows), sumCount);
    std::vector<PartSums> sums(parts, {.logLikelihood = 0.0, .sums = std::vector<double>(sumCount)});
    std::vector<PartMemory> memory(parts, PartMemory(padded));
    overBlocks(weights.size(), parts, progress, [&](std::size_t part, RowRange range) {
        PartMemory& own = memory[part];
        std::fill(own.logs.begin(), own.logs.end(), 0.0);
        for (std::size_t row = 0; row < range.count; ++row) {
            const double weight = weights[range.begin + row];
            std::fill_n(own.logs.begin() + static_cast<std::ptrdiff_t>(row * padded), origin.classes,
                        weight * (1.0 - belief) / static_cast<double>(origin.classes));
            own.logs[row * padded + labels[range.begin + row]] += weight * belief;
        }
        addClassWeights(own.logs.data(), range.count, padded, sums[part].sums.data());
        family.add(origin, range, own.scratch, own.logs.data(), sums[part].sums.data());
    });
    return merged(sums).sums;
}

/// What one part says of memberships.
struct PartMemberships {
    std::vector<std::uint32_t> strongest;
    std::vector<double> strength;
    double logLikelihood = 0.0;
    double entropy = 0.0;
};

/// One row's memberships to the end result.
void noteRow(const double* shares, std::size_t classes, std::size_t row, double weight, EmMemberships& all,
             PartMemberships& part) {
    std::size_t best = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        const double share = shares[c];
        if (share > shares[best]) best = c;
        if (!(weight > 0.0)) continue;
        if (share > 0.0) part.entropy -= weight * share * std::log(share);
        if (share > part.strength[c]) {
            part.strength[c] = share;
            part.strongest[c] = static_cast<std::uint32_t>(row);
        }
    }
    all.labels[row] = static_cast<std::uint16_t>(best);
    all.certainty[row] = static_cast<float>(shares[best]);
}

} // namespace

EmFit runEm(const MixtureFamily& family, std::span<const std::uint16_t> labels, std::size_t classes,
            const EmLimits& limits, Progress& progress) {
    const ClassParameters origin = family.origin(classes);
    return runEm(family, family.maximise(origin, sumsOf(family, labels, origin, progress)), limits, progress);
}

EmFit runEm(const MixtureFamily& family, ClassParameters begin, const EmLimits& limits, Progress& progress) {
    const std::span<const double> weights = family.rowWeights();
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    EmFit fit;
    fit.parameters = std::move(begin);
    while (fit.rounds < limits.rounds) {
        PartSums read = readRows(family, fit.parameters, progress);
        const double gain = read.logLikelihood - fit.logLikelihood;
        fit.logLikelihood = read.logLikelihood;
        fit.isSettled = fit.rounds > 0 && gain < std::max(limits.leastGain, limits.leastGainARow * total);
        if (fit.isSettled) break;
        fit.parameters = family.maximise(fit.parameters, read.sums);
        ++fit.rounds;
    }
    return fit;
}

EmMemberships membershipsOf(const MixtureFamily& family, const ClassParameters& parameters,
                            Progress& progress) {
    const std::span<const double> weights = family.rowWeights();
    const std::size_t classes = parameters.classes;
    const std::size_t padded = paddedClasses(classes);
    const std::size_t rows = weights.size();
    EmMemberships all;
    all.labels.resize(rows);
    all.certainty.resize(rows);
    all.strongest.resize(classes);
    all.strength.assign(classes, -1.0);
    const std::size_t parts = partsOf(blockCount(rows, kBlockRows), 0);
    std::vector<PartMemberships> found(
        parts, {.strongest = all.strongest, .strength = all.strength, .logLikelihood = 0.0, .entropy = 0.0});
    std::vector<PartMemory> memory(parts, PartMemory(padded));
    const std::vector<double> ones(kBlockRows, 1.0);
    overBlocks(rows, parts, progress, [&](std::size_t part, RowRange range) {
        PartMemory& own = memory[part];
        family.logDensities(parameters, range, own.scratch, own.logs.data());
        emKernels().share(own.logs.data(), range.count, padded, ones.data(), own.highest.data(),
                          own.totals.data());
        for (std::size_t i = 0; i < range.count; ++i) {
            const std::size_t row = range.begin + i;
            found[part].logLikelihood += weights[row] * (own.highest[i] + std::log(own.totals[i]));
            noteRow(own.logs.data() + i * padded, classes, row, weights[row], all, found[part]);
        }
    });
    for (const PartMemberships& part : found) {
        all.logLikelihood += part.logLikelihood;
        all.entropy += part.entropy;
        for (std::size_t c = 0; c < classes; ++c)
            if (part.strength[c] > all.strength[c]) {
                all.strength[c] = part.strength[c];
                all.strongest[c] = part.strongest[c];
            }
    }
    return all;
}

} // namespace vignette
