// Compiled for AVX-512 (F, VL, BW, DQ) and reached only on a CPU that has all of it. It uses raw pointers and
// nothing of std::, whose inline functions the linker could otherwise share with code for older CPUs.
#include "core/segment/kernel_body.h"

#if defined(__AVX512F__) && defined(__AVX512VL__)

#include <immintrin.h>

namespace vignette {

namespace {

/// Vectors stay eight floats wide: what pays is twice the registers, so that sixteen sums are held at once,
/// and operands that are spread as they are loaded.
struct Avx512Ops {
    typedef float Floats __attribute__((vector_size(32)));
    typedef std::int32_t Ints __attribute__((vector_size(32)));
    static constexpr std::size_t kLanes = 8;
    static constexpr std::size_t kSums = 16; ///< vectors summed at once; 32 registers in all
    /// Fused: one rounding less, within the bound that screening allows for.
    static Floats multiplyAdd(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }
    static Floats squareRoot(Floats a) { return _mm256_sqrt_ps(a); }
    static void turn(const float* from, std::size_t stride, Floats* out) { turnEight(from, stride, out); }
};

constexpr Kernels kAvx512 = {.screen = ScreenKernel<Avx512Ops>::screen,
                             .patternScores = ScreenKernel<Avx512Ops>::patternScores,
                             .measure = measure,
                             .fewDistances = fewDistances,
                             .addRow = addRow};

} // namespace

const Kernels* avx512Kernels() {
    return &kAvx512;
}

} // namespace vignette

#else

namespace vignette {

const Kernels* avx512Kernels() {
    return nullptr;
}

} // namespace vignette

#endif
