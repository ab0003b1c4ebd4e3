// Rounds of expectation-maximisation from a given start, as mixtures_peer.py and latent_classes_peer.R run
// them. use: bench_mixtures diagonal|full|classes MATRIX.f32 CENTRES.f64 ROWS FEATURES K ROUNDS THREADS
// [FIRST COUNT] Reads a row-major float matrix, rounds it to steps of 2^-16 (as encode() does), puts every
// row to the nearest of the given centres, and prints milliseconds a round, processor seconds and the
// log-likelihood after ROUNDS. "classes" takes COUNT features from FIRST as flags (above 0.5: yes) and starts
// from the same division.
#include "core/base/parallel.h"
#include "core/segment/em.h"
#include "core/segment/full_family.h"
#include "core/segment/kernels.h"

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

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<std::uint16_t> nearestOf(const FeatureMatrix& matrix, const std::vector<double>& centres,
                                     std::size_t k) {
    std::vector<std::uint16_t> labels;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        std::vector<double> squares(k);
        for (std::size_t c = 0; c < k; ++c)
            for (std::size_t j = 0; j < matrix.columns; ++j) {
                const double off = matrix.row(row)[j] - centres[c * matrix.columns + j];
                squares[c] += off * off;
            }
        labels.push_back(
            static_cast<std::uint16_t>(std::min_element(squares.begin(), squares.end()) - squares.begin()));
    }
    return labels;
}

MixedRows flagsOf(const FeatureMatrix& matrix, std::size_t first, std::size_t count) {
    MixedRows mixed;
    mixed.rows = matrix.rows;
    mixed.categories.resize(count);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        for (std::size_t j = first; j < first + count; ++j)
            mixed.codes.push_back(matrix.row(row)[j] > 0.5F ? 0 : 1);
    return mixed;
}

std::unique_ptr<MixtureFamily> familyOf(const std::string& form, const FeatureMatrix& matrix,
                                        std::size_t first, std::size_t count) {
    if (form == "classes") {
        // Patterns are not collapsed, so that a round is over all patients, as the peer's is.
        return std::make_unique<IndependentFamily>(
            flagsOf(matrix, first, count), std::span<const std::uint32_t>{},
            IndependentOptions{.ridge = {}, .collapsesPatterns = false});
    }
    const MixedRows mixed = MixedRows::of(matrix, NumberUnit::Standardised);
    // The ridge that scikit-learn adds outright, 1e-6, as a part of the mean variance.
    double variance = 0.0;
    for (std::size_t j = 0; j < matrix.columns; ++j) {
        double sum = 0.0;
        double square = 0.0;
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            sum += matrix.row(row)[j];
            square += static_cast<double>(matrix.row(row)[j]) * matrix.row(row)[j];
        }
        const auto rows = static_cast<double>(matrix.rows);
        variance += (square / rows - sum / rows * (sum / rows)) / static_cast<double>(matrix.columns);
    }
    const RidgeParts ridge{.ofFeatures = 1e-6 / variance, .ofFields = 0.01};
    if (form == "full") return std::make_unique<FullFamily>(mixed, std::span<const std::uint32_t>{}, ridge);
    return std::make_unique<IndependentFamily>(mixed, std::span<const std::uint32_t>{},
                                               IndependentOptions{.ridge = ridge});
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 9 && argc != 11) {
        std::fprintf(stderr,
                     "use: bench_mixtures diagonal|full|classes MATRIX.f32 CENTRES.f64 ROWS FEATURES K "
                     "ROUNDS THREADS [FIRST COUNT]\n");
        return 2;
    }
    const std::string form = argv[1];
    FeatureMatrix matrix;
    matrix.rows = std::strtoull(argv[4], nullptr, 10);
    matrix.columns = std::strtoull(argv[5], nullptr, 10);
    const std::size_t k = std::strtoull(argv[6], nullptr, 10);
    const int rounds = std::atoi(argv[7]);
    matrix.values = readAll<float>(argv[2], matrix.rows * matrix.columns);
    for (float& value : matrix.values)
        value = static_cast<float>(
            std::round(std::clamp(static_cast<double>(value), -127.0, 127.0) * 65536.0) / 65536.0);
    const std::vector<std::uint16_t> labels =
        nearestOf(matrix, readAll<double>(argv[3], k * matrix.columns), k);
    const auto family = familyOf(form, matrix, argc > 9 ? std::strtoull(argv[9], nullptr, 10) : 0,
                                 argc > 9 ? std::strtoull(argv[10], nullptr, 10) : 0);
    withThreads(std::atoi(argv[8]), [&] {
        Progress progress;
        const EmLimits none{.rounds = rounds, .leastGain = -1e300, .leastGainARow = -1e300};
        const double start = seconds();
        const std::clock_t begin = std::clock();
        const EmFit fit = runEm(*family, labels, k, none, progress);
        const double wall = seconds() - start;
        const double processor = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        const double likelihood = membershipsOf(*family, fit.parameters, progress).logLikelihood;
        std::printf("vignette %s %s n=%zu d=%zu k=%zu threads=%s rounds=%d %.2f ms/round, processor %.2f "
                    "ms/round, log-likelihood %.3f\n",
                    form.c_str(), simdLevel() == SimdLevel::Avx2 ? "avx2" : "baseline", matrix.rows,
                    matrix.columns, k, argv[8], fit.rounds, wall / rounds * 1e3, processor / rounds * 1e3,
                    likelihood);
    });
    return 0;
}
