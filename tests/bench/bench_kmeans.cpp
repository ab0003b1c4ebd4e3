// Rounds of exact k-means from given start centres, as the peers' scripts run them.
// use: bench_kmeans MATRIX.f32 CENTRES.f64 ROWS FEATURES K ROUNDS THREADS
// Reads a row-major float matrix and double start centres, rounds both to steps of 2^-16 (as encode() does),
// and prints seconds, milliseconds a round and the sum of squares.
#include "core/base/parallel.h"
#include "core/segment/kernels.h"
#include "core/segment/lloyd_round.h"
#include "tests/bench/matrix_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace vignette;

int main(int argc, char** argv) {
    if (argc != 8) {
        std::fprintf(stderr, "use: bench_kmeans MATRIX.f32 CENTRES.f64 ROWS FEATURES K ROUNDS THREADS\n");
        return 2;
    }
    const FeatureMatrix matrix =
        bench::readMatrix(argv[1], std::strtoull(argv[3], nullptr, 10), std::strtoull(argv[4], nullptr, 10));
    const std::size_t k = std::strtoull(argv[5], nullptr, 10);
    const int rounds = std::atoi(argv[6]);
    const int threads = std::atoi(argv[7]);
    std::vector<std::int32_t> steps;
    for (const double value : bench::readAll<double>(argv[2], k * matrix.columns))
        steps.push_back(static_cast<std::int32_t>(std::lround(value * 65536.0)));

    withThreads(threads, [&] {
        const bench::Stopwatch packing;
        Progress progress;
        const PackedRows rows(matrix, progress);
        const double packed = packing.seconds();
        Centres centres = Centres::fromSteps(steps, k, matrix.columns);
        Assignment assignment = Assignment::none(rows, k);
        std::vector<double> times;
        const bench::Stopwatch all;
        for (int round = 0; round < rounds; ++round) {
            const bench::Stopwatch one;
            assignRows(rows, centres, assignment, progress);
            centres = meansOf(assignment, k, matrix.columns);
            times.push_back(one.seconds());
        }
        const double total = all.seconds();
        const double work = all.processorSeconds();
        std::sort(times.begin(), times.end());
        std::printf("vignette %s n=%zu d=%zu k=%zu threads=%d rounds=%d %.4f s  %.2f ms/round (median %.2f), "
                    "processor %.2f ms/round  packing %.3f s (%zu numbers, %zu groups, %zu bytes a row)  "
                    "inertia=%.2f\n",
                    toText(simdLevel()), matrix.rows, matrix.columns, k, threads, rounds, total,
                    total / rounds * 1e3, times[times.size() / 2] * 1e3, work / rounds * 1e3, packed,
                    rows.numbers().size(), rows.groups().size(), rows.stride(),
                    static_cast<double>(inertiaOf(rows, assignment, centres)) * 0x1.0p-32);
    });
    return 0;
}
