// Compiled with -mavx2 -mfma and reached only on a CPU that has both. It uses raw pointers and nothing of
// std::, whose inline functions the linker could otherwise share with code for older CPUs.
#include "core/validate/distance_sums_body.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace vignette {

namespace {

struct Avx2Ops {
    typedef double Doubles __attribute__((vector_size(32)));
    static Doubles multiplyAdd(Doubles a, Doubles b, Doubles c) { return _mm256_fmadd_pd(a, b, c); }
    static Doubles squareRoot(Doubles a) { return _mm256_sqrt_pd(a); }
};

} // namespace

void sumDistancesAvx2(const DistanceTask& task) {
    DistanceKernel<Avx2Ops>::sum(task);
}

} // namespace vignette

#else

namespace vignette {

void sumDistancesAvx2(const DistanceTask& task) {
    sumDistancesBaseline(task);
}

} // namespace vignette

#endif
