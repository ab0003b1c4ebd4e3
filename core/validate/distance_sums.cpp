#include "core/validate/distance_sums_body.h"

namespace vignette {

namespace {

struct BaselineOps {
    typedef double Doubles __attribute__((vector_size(16)));
    static Doubles multiplyAdd(Doubles a, Doubles b, Doubles c) { return a * b + c; }
    static Doubles squareRoot(Doubles a) {
        for (std::size_t lane = 0; lane < 2; ++lane)
            a[lane] = __builtin_sqrt(a[lane]);
        return a;
    }
};

} // namespace

void sumDistancesBaseline(const DistanceTask& task) {
    DistanceKernel<BaselineOps>::sum(task);
}

void sumDistances(const DistanceTask& task) {
    if (simdLevel() == SimdLevel::Baseline)
        sumDistancesBaseline(task);
    else
        sumDistancesAvx2(task);
}

} // namespace vignette
