#include "core/segment/kernel_body.h"

namespace vignette {

namespace {

struct BaselineOps {
    typedef float Floats __attribute__((vector_size(16)));
    typedef std::int32_t Ints __attribute__((vector_size(16)));
    static constexpr std::size_t kLanes = 4;
    static constexpr std::size_t kSums = 8;
    static Floats multiplyAdd(Floats a, Floats b, Floats c) { return a * b + c; }
    static Floats squareRoot(Floats a) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            a[lane] = __builtin_sqrtf(a[lane]);
        return a;
    }
    static void turn(const float* from, std::size_t stride, Floats* out) { turnFour(from, stride, out); }
};

} // namespace

const Kernels& baselineKernels() {
    static const Kernels kernels = {.screen = ScreenKernel<BaselineOps>::screen,
                                    .patternScores = ScreenKernel<BaselineOps>::patternScores,
                                    .measure = measure,
                                    .fewDistances = fewDistances,
                                    .addRow = addRow};
    return kernels;
}

} // namespace vignette
