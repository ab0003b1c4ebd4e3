#pragma once

#include "core/model/release.h"

namespace vignette::test {

/// A release of invented figures, without the disclosure gate behind it.
Release releaseOf(Release::Content content);

} // namespace vignette::test
