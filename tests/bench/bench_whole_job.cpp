// The whole job an analyst does, with the program's own code: k = 2..12, the best of 10 starts each,
// silhouette of a sample of 10,000, 20 bootstraps with Jaccard of each segment and adjusted Rand.
// tests/bench/whole_job_beside.sh runs it beside the scikit-learn script. use: bench_whole_job MATRIX.f32
// ROWS FEATURES [RESAMPLES=20] [FEWEST=2] [MOST=12] [THREADS=0: all]
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/segment/k_means.h"
#include "core/validate/retest_overlap.h"
#include "core/validate/silhouette.h"
#include "tests/bench/matrix_file.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace vignette;

namespace {

constexpr int kStarts = 10;
constexpr std::uint64_t kSeed = 20260101;

struct Job {
    int resamples = 20;
    int fewest = 2;
    int most = 12;
};

double pairsOf(double n) {
    return n * (n - 1.0) / 2.0;
}

/// Adjusted Rand index of two labellings of the same rows.
double adjustedRand(const Labelling& a, const Labelling& b) {
    std::vector<double> both(a.segments * b.segments);
    std::vector<double> ofA(a.segments);
    std::vector<double> ofB(b.segments);
    for (std::size_t row = 0; row < a.labels.size(); ++row) {
        ++both[a.labels[row] * b.segments + b.labels[row]];
        ++ofA[a.labels[row]];
        ++ofB[b.labels[row]];
    }
    const auto total = [](const std::vector<double>& counts) {
        double sum = 0.0;
        for (const double count : counts)
            sum += pairsOf(count);
        return sum;
    };
    const double chance = total(ofA) * total(ofB) / pairsOf(static_cast<double>(a.labels.size()));
    return (total(both) - chance) / ((total(ofA) + total(ofB)) / 2.0 - chance);
}

/// Mean over the draws of each segment's largest Jaccard over all rows, and of the adjusted Rand, as the
/// script for scikit-learn measures them: the draw's centres label every row.
struct Retest {
    std::vector<double> jaccards;
    double rand = 0.0;
};

Retest retest(const FeatureMatrix& matrix, const Labelling& before, const Segmenter& segmenter, int draws) {
    const std::vector<std::uint32_t> everyone(matrix.rows, 1);
    std::vector<std::vector<double>> jaccards(static_cast<std::size_t>(draws));
    std::vector<double> rands(jaccards.size());
    parallelTasks(jaccards.size(), [&](std::size_t draw) {
        Progress progress;
        const std::vector<std::uint32_t> weights = bootstrapWeights(matrix.rows, kSeed, draw);
        const Segmentation again = segmenter.segment(matrix, weights, static_cast<int>(before.segments), 1,
                                                     mix64(kSeed, draw + 1), progress);
        const Labelling after{.labels = again.labels, .segments = before.segments};
        jaccards[draw] = jaccardOfSegments(before, after, everyone);
        rands[draw] = adjustedRand(before, after);
    });
    Retest result{.jaccards = std::vector<double>(before.segments), .rand = 0.0};
    for (std::size_t draw = 0; draw < rands.size(); ++draw) {
        result.rand += rands[draw] / static_cast<double>(draws);
        for (std::size_t c = 0; c < before.segments; ++c)
            result.jaccards[c] += jaccards[draw][c] / static_cast<double>(draws);
    }
    return result;
}

void run(const FeatureMatrix& matrix, const Job& job) {
    Progress progress;
    const bench::Stopwatch whole;
    const auto divider = KMeans().prepare(matrix, progress);
    const double packed = whole.seconds();
    std::vector<Segmentation> divisions;
    for (int k = job.fewest; k <= job.most; ++k)
        divisions.push_back(
            divider->segment(matrix, {}, k, kStarts, mix64(kSeed, static_cast<std::uint64_t>(k)), progress));
    const double divided = whole.seconds();
    std::vector<Labelling> labellings;
    for (const Segmentation& division : divisions)
        labellings.push_back({.labels = division.labels, .segments = division.sizes.size()});
    const std::vector<Silhouette> widths =
        silhouettes(matrix, labellings, {.mostRows = 10000, .seed = kSeed}, progress);
    const double measured = whole.seconds();
    const auto chooser = KMeans(KMeansLimits::forChoosing()).prepare(matrix, progress);
    for (std::size_t i = 0; i < divisions.size(); ++i) {
        const Retest again = retest(matrix, labellings[i], *chooser, job.resamples);
        std::printf("k=%2zu inertia=%.1f sil=%.4f ARI=%.3f minJaccard=%.3f rounds=%d\n",
                    labellings[i].segments, divisions[i].inertia, widths[i].mean, again.rand,
                    *std::min_element(again.jaccards.begin(), again.jaccards.end()), divisions[i].rounds);
    }
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "vignette job n=%zu total %.2f s, processor %.2f s (packing %.2f, dividing %.2f, silhouettes %.2f, "
        "bootstraps %.2f)  peak %ld MiB\n",
        matrix.rows, whole.seconds(), whole.processorSeconds(), packed, divided - packed, measured - divided,
        whole.seconds() - measured, usage.ru_maxrss / 1024);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr,
                     "use: bench_whole_job MATRIX.f32 ROWS FEATURES [RESAMPLES=20] [FEWEST=2] [MOST=12] "
                     "[THREADS=0]\n");
        return 2;
    }
    const FeatureMatrix matrix =
        bench::readMatrix(argv[1], std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
    Job job;
    if (argc > 4) job.resamples = std::atoi(argv[4]);
    if (argc > 5) job.fewest = std::atoi(argv[5]);
    if (argc > 6) job.most = std::atoi(argv[6]);
    withThreads(argc > 7 ? std::atoi(argv[7]) : 0, [&] { run(matrix, job); });
    return 0;
}
