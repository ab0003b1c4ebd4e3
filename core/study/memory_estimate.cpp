#include "core/study/memory_estimate.h"

#include "core/base/failure.h"

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

std::uint64_t bytesPerPatient(const EncodingPlan& encoding) {
    std::uint64_t features = 0;
    for (const FieldEncoding& field : encoding.fields)
        features += field.featureCount;
    constexpr std::uint64_t kCopies = 2;  // the matrix, and its rows rearranged for the kernels
    constexpr std::uint64_t kPerRow = 32; // labels, distances, map
    return kCopies * features * sizeof(float) + kPerRow;
}

} // namespace

std::uint64_t segmentingBytes(std::size_t patients, const EncodingPlan& encoding) {
    return patients * bytesPerPatient(encoding);
}

void refuseTooLarge(std::size_t patients, const EncodingPlan& encoding) {
    const auto usable = static_cast<std::uint64_t>(kUsableShare * static_cast<double>(availableBytes()));
    if (segmentingBytes(patients, encoding) <= usable) return;
    throw Failure(FailureCode::TooLarge, "Finding segments among these patients needs about " +
                                             std::to_string(segmentingBytes(patients, encoding) >> 20) +
                                             " MB, more than this computer has free. About " +
                                             std::to_string(usable / bytesPerPatient(encoding)) +
                                             " patients would fit; or let fewer fields form the segments.");
}

} // namespace vignette
