#include "core/privacy/gate.h"

vignette::ScreenedBatch screened(vignette::Gate& /*gate*/, const vignette::RawBatch& batch) {
    return vignette::ScreenedBatch(vignette::ScreenedBatch::Passkey(), batch.index, {}, {});
}
