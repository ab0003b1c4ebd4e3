#include "core/privacy/gate.h"

vignette::ScreenedBatch screened(vignette::Gate& gate, const vignette::RawBatch& batch) {
    return gate.screen(batch);
}
