// Rounds of exact k-means from given start centres, as the peers' scripts run them.
// use: bench_kmeans MATRIX.f32 CENTRES.f64 ROWS FEATURES K ROUNDS THREADS
// Reads a row-major float matrix and double start centres, rounds both to steps of 2^-16 (as encode() does),
// and prints seconds, milliseconds a round and the sum of squares.
#include "core/base/parallel.h"
#include "core/segment/kernels.h"
#include "core/segment/lloyd_round.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

using namespace vignette;

namespace {

template<typename T> std::vector<T> readAll(const std::string& file, std::size_t count) {
    std::vector<T> values(count);
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(T)));
    if (!stream) {
        std::fprintf(stderr, "%s is too short\n", file.c_str());
        std::exit(1);
    }
    return values;
}

/// Processor seconds of all threads.
double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 8) {
        std::fprintf(stderr, "use: bench_kmeans MATRIX.f32 CENTRES.f64 ROWS FEATURES K ROUNDS THREADS\n");
        return 2;
    }
    FeatureMatrix matrix;
    matrix.rows = std::strtoull(argv[3], nullptr, 10);
    matrix.columns = std::strtoull(argv[4], nullptr, 10);
    const std::size_t k = std::strtoull(argv[5], nullptr, 10);
    const int rounds = std::atoi(argv[6]);
    const int threads = std::atoi(argv[7]);
    matrix.values = readAll<float>(argv[1], matrix.rows * matrix.columns);
    for (float& value : matrix.values)
        value = static_cast<float>(
            std::round(std::clamp(static_cast<double>(value), -127.0, 127.0) * 65536.0) / 65536.0);
    std::vector<std::int32_t> steps;
    for (const double value : readAll<double>(argv[2], k * matrix.columns))
        steps.push_back(static_cast<std::int32_t>(std::lround(value * 65536.0)));

    withThreads(threads, [&] {
        const double packing = seconds();
        Progress progress;
        const PackedRows rows(matrix, progress);
        const double start = seconds();
        Centres centres = Centres::fromSteps(steps, k, matrix.columns);
        Assignment assignment = Assignment::none(rows, k);
        std::vector<double> times;
        std::vector<double> work;
        for (int round = 0; round < rounds; ++round) {
            const double begin = seconds();
            const double workBefore = processorSeconds();
            assignRows(rows, centres, assignment, progress);
            centres = meansOf(assignment, k, matrix.columns);
            times.push_back(seconds() - begin);
            work.push_back(processorSeconds() - workBefore);
        }
        const double total = seconds() - start;
        if (std::getenv("VIGNETTE_ROUNDS"))
            for (const double time : work)
                std::printf("%.2f ", time * 1e3);
        std::printf("%zu numbers, %zu groups, %zu bytes a row\n", rows.numbers().size(), rows.groups().size(),
                    rows.stride());
        double allWork = 0.0;
        for (const double time : work)
            allWork += time;
        std::sort(times.begin(), times.end());
        std::printf("vignette %s n=%zu d=%zu k=%zu threads=%d rounds=%d %.4f s  %.2f ms/round (median %.2f), "
                    "processor %.2f ms/round  "
                    "packing %.3f s  "
                    "inertia=%.2f\n",
                    toText(simdLevel()), matrix.rows, matrix.columns, k,
                    threads, rounds, total, total / rounds * 1e3, times[times.size() / 2] * 1e3,
                    allWork / rounds * 1e3, start - packing,
                    static_cast<double>(inertiaOf(rows, assignment, centres)) * 0x1.0p-32);
    });
    return 0;
}
