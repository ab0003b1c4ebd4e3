#include "core/segment/kernels.h"

namespace vignette {

const Kernels& kernels() {
    switch (simdLevel()) {
    case SimdLevel::Avx512:
        return *avx512Kernels();
    case SimdLevel::Avx2:
        return *avx2Kernels();
    case SimdLevel::Baseline:
        break;
    }
    return baselineKernels();
}

} // namespace vignette
