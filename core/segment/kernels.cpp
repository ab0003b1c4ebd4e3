#include "core/segment/kernels.h"

#include <atomic>
#include <cstdlib>
#include <string_view>

namespace vignette {

namespace {

std::atomic<int> g_forced{-1}; ///< −1: nothing forced

bool hasAvx2() {
#if defined(__x86_64__)
    static const bool result =
        avx2Kernels() != nullptr && __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    return result;
#else
    return false;
#endif
}

SimdLevel chosenAtStart() {
    const char* wish = std::getenv("VIGNETTE_SIMD");
    if (wish != nullptr && std::string_view(wish) == "baseline") return SimdLevel::Baseline;
    return hasAvx2() ? SimdLevel::Avx2 : SimdLevel::Baseline;
}

} // namespace

SimdLevel simdLevel() {
    static const SimdLevel start = chosenAtStart();
    const int forced = g_forced.load();
    return forced < 0 ? start : static_cast<SimdLevel>(forced);
}

bool overrideSimdLevel(std::optional<SimdLevel> level) {
    if (level == SimdLevel::Avx2 && !hasAvx2()) return false;
    g_forced.store(level ? static_cast<int>(*level) : -1);
    return true;
}

const Kernels& kernels() {
    return simdLevel() == SimdLevel::Avx2 ? *avx2Kernels() : baselineKernels();
}

} // namespace vignette
