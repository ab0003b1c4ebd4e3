#include "core/segment/growth_kernel_body.h"
#include "core/segment/kernels.h"

namespace vignette {

namespace {

struct BaselineOps {
    typedef float Floats __attribute__((vector_size(16)));
    typedef std::int32_t Ints __attribute__((vector_size(16)));
    static constexpr int kLanes = 4;
    static constexpr int kGroup = 2;
    static Ints laneNumbers() { return Ints{0, 1, 2, 3}; }
    static Floats multiplyAdd(Floats a, Floats b, Floats c) { return a * b + c; }
};

} // namespace

void baselineScreenGrowths(const GrowthTask& task) {
    GrowthPanels<BaselineOps>::screen(task);
}

void screenGrowths(const GrowthTask& task) {
    const GrowthKernel wide = simdLevel() == SimdLevel::Baseline ? nullptr : avx2ScreenGrowths();
    if (wide != nullptr)
        wide(task);
    else
        baselineScreenGrowths(task);
}

} // namespace vignette
