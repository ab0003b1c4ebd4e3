// Must not compile: only the gate can make a Release.
#include "core/disclose/disclose.h"

vignette::Release make(const vignette::StudyResult&) {
    return vignette::Release(vignette::Release::Passkey(), {});
}
