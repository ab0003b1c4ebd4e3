#include "core/segment/em_kernels.h"

#include "core/segment/kernels.h"

namespace vignette {

const EmKernels& emKernels() {
    const EmKernels* wide = avx2EmKernels();
    return simdLevel() == SimdLevel::Avx2 && wide != nullptr ? *wide : baselineEmKernels();
}

} // namespace vignette
