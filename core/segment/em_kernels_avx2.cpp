// Compiled with -mavx2 -mfma and reached only on a CPU that has both; raw pointers and nothing of std::, as
// kernels_avx2.cpp.
#include "core/segment/em_kernel_body.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace vignette {

namespace {

struct Avx2Ops {
    static Four multiplyAdd(Four a, Four b, Four c) { return _mm256_fmadd_pd(a, b, c); }
};

constexpr EmKernels kAvx2 = EmKernel<Avx2Ops>::all();

} // namespace

const EmKernels* avx2EmKernels() {
    return &kAvx2;
}

} // namespace vignette

#else

namespace vignette {

const EmKernels* avx2EmKernels() {
    return nullptr;
}

} // namespace vignette

#endif
