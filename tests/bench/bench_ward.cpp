// Ward's hierarchy of a matrix, cut into k, as bench_ward.py runs scikit-learn's.
// use: bench_ward MATRIX.f32 ROWS FEATURES K THREADS [LABELS [MOST_EXACT]]
// Reads a row-major float matrix, rounds it to steps of 2^-16 (as encode() does), and prints seconds, the
// most memory held and the sum of squares; writes the labels, one a line, where a file is named.
#include "core/base/parallel.h"
#include "core/segment/ward.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace vignette;

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fprintf(stderr, "use: bench_ward MATRIX.f32 ROWS FEATURES K THREADS [LABELS [MOST_EXACT]]\n");
        return 2;
    }
    FeatureMatrix matrix;
    matrix.rows = std::strtoull(argv[2], nullptr, 10);
    matrix.columns = std::strtoull(argv[3], nullptr, 10);
    matrix.values.resize(matrix.rows * matrix.columns);
    std::ifstream stream(argv[1], std::ios::binary);
    stream.read(reinterpret_cast<char*>(matrix.values.data()),
                static_cast<std::streamsize>(matrix.values.size() * sizeof(float)));
    if (!stream) {
        std::fprintf(stderr, "%s is too short\n", argv[1]);
        return 1;
    }
    for (float& value : matrix.values)
        value = static_cast<float>(
            std::round(std::clamp(static_cast<double>(value), -127.0, 127.0) * 65536.0) / 65536.0);
    withThreads(std::atoi(argv[5]), [&] {
        Progress progress;
        WardLimits limits;
        if (argc > 7) limits.mostExact = std::strtoull(argv[7], nullptr, 10);
        const auto start = std::chrono::steady_clock::now();
        const Segmentation result = Ward(limits).segment(matrix, {}, std::atoi(argv[4]), 1, 1, progress);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const double processor = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                                 1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
        std::printf("vignette n=%zu d=%zu k=%s threads=%s %.2f s wall  %.2f s processor  peak %ld MB  "
                    "inertia=%.4f  top height %.9f\n",
                    matrix.rows, matrix.columns, argv[4], argv[5], seconds.count(), processor,
                    usage.ru_maxrss / 1024, result.inertia,
                    result.joins.empty() ? 0.0 : result.joins.back().height);
        if (argc > 6) {
            std::ofstream labels(argv[6]);
            for (const std::uint16_t label : result.labels)
                labels << label << '\n';
        }
    });
    return 0;
}
