// How long every field of a study takes to look at: bench_quality [patients] [threads].
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/quality/quality_report.h"
#include "core/quality/set_apart_by_missing.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace vignette {
namespace {

/// The shape of the generator of PERFORMANCE: 28 numbers (two with a value of their own each), 26 flags, 13
/// categories; 5 of 100 cells missing.
Dataset madeData(std::size_t patients) {
    Dataset data;
    data.patientCount = patients;
    Random random(20260101);
    for (int column = 0; column < 67; ++column) {
        Field field;
        field.key = field.label = "made.f" + std::to_string(column);
        field.kind = column < 28 ? FieldKind::Number : column < 54 ? FieldKind::Flag : FieldKind::Category;
        const int levels = column < 54 ? 2 : 3 + column % 9;
        for (int level = 0; column >= 28 && level < levels; ++level)
            field.values.push_back({std::to_string(level), std::to_string(level)});
        DataColumn values;
        for (std::size_t i = 0; i < patients; ++i) {
            const std::uint64_t draw = random.next();
            const bool isMissing = draw % 20 == 0;
            if (column >= 28) {
                const auto level = static_cast<std::uint16_t>((draw >> 8U) % static_cast<unsigned>(levels));
                values.levels.push_back(isMissing ? kNoLevel : level);
                continue;
            }
            const double part = static_cast<double>(draw >> 11U) * 0x1.0p-53;
            const double value = column < 2 ? part : std::round(part * (column < 10 ? 5000.0 : 120.0)) / 10.0;
            values.numbers.push_back(isMissing ? std::numeric_limits<double>::quiet_NaN() : value);
        }
        data.fields.push_back(std::move(field));
        data.columns.push_back(std::move(values));
    }
    return data;
}

double secondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace
} // namespace vignette

int main(int argc, char** argv) {
    using namespace vignette;
    const std::size_t patients = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const int threads = argc > 2 ? std::atoi(argv[2]) : 0;
    const Dataset data = madeData(patients);
    Segmentation segmentation;
    segmentation.segmentCount = 6;
    segmentation.sizes.assign(6, 0);
    for (std::size_t i = 0; i < patients; ++i)
        ++segmentation.sizes[segmentation.labels.emplace_back(static_cast<std::uint16_t>(i % 6))];
    withThreads(threads, [&] {
        for (int run = 0; run < 5; ++run) {
            Progress progress;
            const double look = secondsOf([&] { qualityOf(data, {}, progress); });
            const double apart = secondsOf([&] { setApartByMissing(data, segmentation); });
            std::printf("%zu x 67: quality %.3f s, set apart by missing %.3f s\n", patients, look, apart);
        }
    });
}
