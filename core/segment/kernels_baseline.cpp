#include "core/segment/kernel_body.h"

namespace vignette {

namespace {

struct BaselineOps {
    typedef float Floats __attribute__((vector_size(16)));
    typedef std::int32_t Ints __attribute__((vector_size(16)));
    static constexpr int kLanes = 4;
    static constexpr int kGroup = 2;
    static Floats multiplyAdd(Floats a, Floats b, Floats c) { return a * b + c; }
};

} // namespace

const Kernels& baselineKernels() {
    static const Kernels kernels = {.screen = PanelKernel<BaselineOps>::screen,
                                    .pack = pack,
                                    .fewDistances = fewDistances,
                                    .addRow = addRow};
    return kernels;
}

} // namespace vignette
