#include "core/base/resources.h"

#include "core/base/failure.h"

#include <cstdlib>
#include <string>
#include <vector>

namespace vignette {

namespace {

std::vector<std::filesystem::path> resourceRoots() {
    std::vector<std::filesystem::path> roots;
    if (const char* chosen = std::getenv("VIGNETTE_RESOURCES")) roots.emplace_back(chosen);
    std::error_code ignored;
    const std::filesystem::path binary = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const std::filesystem::path folder = binary.parent_path();
    roots.push_back(folder / "resources");
    roots.push_back(folder.parent_path() / "resources");
    roots.push_back(folder.parent_path() / "share" / "vignette");
    return roots;
}

} // namespace

std::filesystem::path resourcePath(std::string_view relative) {
    std::error_code ignored;
    for (const std::filesystem::path& root : resourceRoots())
        if (std::filesystem::exists(root / relative, ignored)) return root / relative;
    throw Failure(
        FailureCode::NotFound,
        "The program's own file \"" + std::string(relative) +
            "\" is missing. Install Vignette again, or set VIGNETTE_RESOURCES to its resources folder.");
}

} // namespace vignette
