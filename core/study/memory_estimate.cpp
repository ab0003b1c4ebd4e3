#include "core/study/memory_estimate.h"

#include "core/base/failure.h"
#include "core/segment/memory_need.h"

#include <fstream>
#include <limits>
#include <string>

namespace vignette {

namespace {

constexpr double kUsableShare = 0.7;
constexpr std::uint64_t kBytesPerKilobyte = 1024;

/// What the system could give without swapping; unlimited where it does not say.
std::uint64_t availableBytes() {
    std::ifstream lines("/proc/meminfo");
    std::string word;
    std::uint64_t kilobytes = 0;
    while (lines >> word)
        if (word == "MemAvailable:" && lines >> kilobytes) return kilobytes * kBytesPerKilobyte;
    return std::numeric_limits<std::uint64_t>::max();
}

std::uint64_t featuresOf(const EncodingPlan& encoding) {
    std::uint64_t features = 0;
    for (const FieldEncoding& field : encoding.fields)
        features += field.featureCount;
    return features;
}

/// Full covariances and certainty grow with the number of segments: the most that may be tried.
std::uint64_t segmentsOf(const SegmentationPlan& plan) {
    return static_cast<std::uint64_t>(plan.segmentCount > 0 ? plan.segmentCount : plan.most);
}

} // namespace

std::uint64_t segmentingBytes(const SegmentationPlan& plan, std::size_t patients,
                              const EncodingPlan& encoding) {
    return memoryNeed(plan.method,
                      {.rows = patients, .columns = featuresOf(encoding), .segments = segmentsOf(plan)});
}

void refuseTooLarge(const SegmentationPlan& plan, std::size_t patients, const EncodingPlan& encoding) {
    const auto usable = static_cast<std::uint64_t>(kUsableShare * static_cast<double>(availableBytes()));
    const std::uint64_t needed = segmentingBytes(plan, patients, encoding);
    if (needed <= usable) return;
    const std::uint64_t fit = rowsThatFit(
        plan.method, {.rows = patients, .columns = featuresOf(encoding), .segments = segmentsOf(plan)},
        usable);
    throw Failure(FailureCode::TooLarge,
                  "Finding segments among these patients needs about " + std::to_string(needed >> 20) +
                      " MB, more than this computer has free. About " + std::to_string(fit) +
                      " patients would fit; or let fewer fields form the segments.");
}

} // namespace vignette
