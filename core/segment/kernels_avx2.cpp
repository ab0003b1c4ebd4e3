// Compiled with -mavx2 -mfma and reached only on a CPU that has both. It uses raw pointers and nothing of
// std::, whose inline functions the linker could otherwise share with code for older CPUs.
#include "core/segment/kernel_body.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace vignette {

namespace {

struct Avx2Ops {
    typedef float Floats __attribute__((vector_size(32)));
    typedef std::int32_t Ints __attribute__((vector_size(32)));
    static constexpr std::size_t kLanes = 8;
    static constexpr std::size_t kSums = 8; ///< vectors summed at once; 16 registers in all
    /// Fused: one rounding less, within the bound that screening allows for.
    static Floats multiplyAdd(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }
    static Floats squareRoot(Floats a) { return _mm256_sqrt_ps(a); }
    static void turn(const float* from, std::size_t stride, Floats* out) { turnEight(from, stride, out); }
};

constexpr Kernels kAvx2 = {.screen = ScreenKernel<Avx2Ops>::screen,
                           .patternScores = ScreenKernel<Avx2Ops>::patternScores,
                           .measure = measure,
                           .fewDistances = fewDistances,
                           .addRow = addRow};

} // namespace

const Kernels* avx2Kernels() {
    return &kAvx2;
}

} // namespace vignette

#else

namespace vignette {

const Kernels* avx2Kernels() {
    return nullptr;
}

} // namespace vignette

#endif
