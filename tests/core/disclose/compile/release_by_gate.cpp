// Twin of release_by_hand.cpp: the gate makes a Release.
#include "core/disclose/disclose.h"

vignette::Release make(const vignette::StudyResult& result) {
    return vignette::DisclosureGate().disclose(result, "0.1");
}
