#pragma once

#include <optional>

namespace vignette {

/// Which instructions the hot loops may use. Every result is the same at each level.
enum class SimdLevel { Baseline, Avx2, Avx512 };

/// What the CPU offers, unless VIGNETTE_SIMD=baseline|avx2|avx512 or an override says otherwise; a level that
/// the CPU lacks is never chosen.
SimdLevel simdLevel();
const char* toText(SimdLevel level);
/// For tests: forces a level; empty ends that. Returns false when the CPU lacks it (nothing is forced then).
bool overrideSimdLevel(std::optional<SimdLevel> level);

} // namespace vignette
