#include "core/base/simd_level.h"

#include <atomic>
#include <cstdlib>
#include <string_view>

namespace vignette {

const char* toText(SimdLevel level) {
    constexpr const char* kTexts[] = {"baseline", "avx2", "avx512"};
    return kTexts[static_cast<int>(level)];
}

namespace {

std::atomic<int> g_forced{-1}; ///< −1: nothing forced

bool hasAvx2() {
#if defined(__x86_64__)
    static const bool result = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    return result;
#else
    return false;
#endif
}

bool hasAvx512() {
#if defined(__x86_64__)
    static const bool result =
        hasAvx2() && __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
        __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0;
    return result;
#else
    return false;
#endif
}

bool isOffered(SimdLevel level) {
    if (level == SimdLevel::Avx512) return hasAvx512();
    return level == SimdLevel::Baseline || hasAvx2();
}

SimdLevel chosenAtStart() {
    const char* wish = std::getenv("VIGNETTE_SIMD");
    SimdLevel most = SimdLevel::Avx512;
    for (const SimdLevel level : {SimdLevel::Baseline, SimdLevel::Avx2})
        if (wish != nullptr && std::string_view(wish) == toText(level)) most = level;
    for (const SimdLevel level : {SimdLevel::Avx512, SimdLevel::Avx2})
        if (level <= most && isOffered(level)) return level;
    return SimdLevel::Baseline;
}

} // namespace

SimdLevel simdLevel() {
    static const SimdLevel start = chosenAtStart();
    const int forced = g_forced.load();
    return forced < 0 ? start : static_cast<SimdLevel>(forced);
}

bool overrideSimdLevel(std::optional<SimdLevel> level) {
    if (level && !isOffered(*level)) return false;
    g_forced.store(level ? static_cast<int>(*level) : -1);
    return true;
}

} // namespace vignette
