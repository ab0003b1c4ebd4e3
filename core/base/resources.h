#pragma once

#include <filesystem>
#include <string_view>

namespace vignette {

/// A bundled file by its path under resources/, such as "reference/zip3_restricted.csv". Looked for in this
/// order: the folder named by VIGNETTE_RESOURCES, `resources` beside the binary's folder, share/vignette
/// beside it. Throws Failure(NotFound), naming what was looked for.
std::filesystem::path resourcePath(std::string_view relative);

} // namespace vignette
