#include "core/segment/em_kernel_body.h"

namespace vignette {

namespace {

struct BaselineOps {
    static Four multiplyAdd(Four a, Four b, Four c) { return a * b + c; }
};

constexpr EmKernels kBaseline = EmKernel<BaselineOps>::all();

} // namespace

const EmKernels& baselineEmKernels() {
    return kBaseline;
}

} // namespace vignette
