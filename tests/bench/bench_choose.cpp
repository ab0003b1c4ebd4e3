// The whole choice of the number of segments on a matrix file: k = 2..12, 10 starts, 100 re-tests.
// use: bench_choose MATRIX.f32 ROWS FEATURES [SAMPLE=20000]
#include "core/segment/k_means.h"
#include "core/validate/choose_segment_count.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace vignette;

namespace {

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "use: bench_choose MATRIX.f32 ROWS FEATURES [SAMPLE=20000]\n");
        return 2;
    }
    FeatureMatrix matrix;
    matrix.rows = std::strtoull(argv[2], nullptr, 10);
    matrix.columns = std::strtoull(argv[3], nullptr, 10);
    matrix.values.resize(matrix.rows * matrix.columns);
    std::ifstream stream(argv[1], std::ios::binary);
    stream.read(reinterpret_cast<char*>(matrix.values.data()),
                static_cast<std::streamsize>(matrix.values.size() * sizeof(float)));
    if (!stream) return 1;
    for (float& value : matrix.values)
        value = static_cast<float>(
            std::round(std::clamp(static_cast<double>(value), -127.0, 127.0) * 65536.0) / 65536.0);
    SegmentationPlan plan;
    if (argc > 4) plan.sampleSize = static_cast<std::uint32_t>(std::strtoul(argv[4], nullptr, 10));
    Progress progress;
    const double start = seconds();
    ValidationReport report = chooseSegmentCount(matrix, KMeans(KMeansLimits::forChoosing()), plan, progress);
    const double chosen = seconds();
    for (const CandidateReport& c : report.candidates)
        std::printf("k=%2d overlap %.3f lowest %.3f no-group %.3f silhouette %.4f no-group %.4f smallest "
                    "%llu inertia %.1f\n",
                    c.segmentCount, c.meanOverlap, c.lowestOverlap, c.noGroupOverlap.value_or(NAN),
                    c.silhouette, c.noGroupSilhouette.value_or(NAN),
                    static_cast<unsigned long long>(c.smallest), c.inertia);
    const Segmentation final =
        KMeans().segment(matrix, {}, std::max(report.proposed, 2), plan.starts, plan.seed, progress);
    const double fitted = seconds();
    retestFinal(report, matrix, final, KMeans(KMeansLimits::forChoosing()), plan, progress);
    std::printf("proposed %d (%s, %s); choosing %.2f s, final fit on %zu rows %.2f s (%d rounds, inertia "
                "%.1f), re-test %.2f s\n",
                report.proposed, report.reason.c_str(), toText(report.verdict), chosen - start, matrix.rows,
                fitted - chosen, final.rounds, final.inertia, seconds() - fitted);
    return 0;
}
