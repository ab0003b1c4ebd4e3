// Compiled with -mavx2 -mfma and reached only on a CPU that has both; see kernels_avx2.cpp.
#include "core/segment/growth_kernel_body.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace vignette {

namespace {

struct Avx2Ops {
    typedef float Floats __attribute__((vector_size(32)));
    typedef std::int32_t Ints __attribute__((vector_size(32)));
    static constexpr int kLanes = 8;
    static constexpr int kGroup = 6;
    static Ints laneNumbers() { return Ints{0, 1, 2, 3, 4, 5, 6, 7}; }
    static Floats multiplyAdd(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }
};

} // namespace

GrowthKernel avx2ScreenGrowths() {
    return GrowthPanels<Avx2Ops>::screen;
}

} // namespace vignette

#else

namespace vignette {

GrowthKernel avx2ScreenGrowths() {
    return nullptr;
}

} // namespace vignette

#endif
