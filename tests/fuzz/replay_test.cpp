#include "tests/fuzz/fuzz_target.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace vignette::fuzz {
namespace {

namespace fs = std::filesystem;

/// Every input kept for the target that this program is linked with (VIGNETTE_FUZZ_TARGET), in order.
std::vector<fs::path> keptInputs(const char* kind) {
    const fs::path folder = fs::path(VIGNETTE_SOURCE_DIR) / "tests/fuzz" / kind / VIGNETTE_FUZZ_TARGET;
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void replay(const std::string& input, const std::string& name) {
    SCOPED_TRACE(name);
    EXPECT_NO_THROW(runTarget(input));
}

TEST(FuzzReplay, HoldsForEveryInputOfTheCorpus) {
    const std::vector<fs::path> files = keptInputs("corpus");
    ASSERT_FALSE(files.empty());
    for (const fs::path& file : files)
        replay(bytesOf(file), file.filename().string());
}

TEST(FuzzReplay, HoldsForEveryFindThatWasMended) {
    for (const fs::path& file : keptInputs("finds"))
        replay(bytesOf(file), file.filename().string());
}

TEST(FuzzReplay, HoldsForInputsThatEndAnywhere) {
    const std::vector<fs::path> files = keptInputs("corpus");
    ASSERT_FALSE(files.empty());
    const std::string input = bytesOf(files.back());
    const std::size_t step = std::max<std::size_t>(1, input.size() / 64);
    for (std::size_t size = 0; size < input.size(); size += step)
        replay(input.substr(0, size), files.back().filename().string() + " cut at " + std::to_string(size));
}

TEST(FuzzReplay, SeesAPropertyThatDoesNotHold) {
    EXPECT_THROW(require(1 + 1 == 3, "the control"), BrokenProperty);
}

} // namespace
} // namespace vignette::fuzz
