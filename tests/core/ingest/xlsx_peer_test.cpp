#include "test_files.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/ingest/guess_dialect.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sys/wait.h>

namespace vignette::test {
namespace {

/// A decimal is expected as "=" and a text that reads as the same double.
bool isSame(const std::string& cell, const std::string& expected) {
    if (!expected.starts_with('=')) return cell == expected;
    const auto number = parseNumber(cell);
    return number && number == parseNumber(expected.substr(1));
}

TEST(XlsxPeer, ReadsFromWorkbooksOfOpenpyxlWhatOpenpyxlReads) {
    constexpr int kWorkbooks = 20;
    const TempFolder folder;
    const std::string command = "/usr/bin/python3 \"" VIGNETTE_SOURCE_DIR
                                "/tests/core/ingest/xlsx_peer.py\" \"" +
                                folder.path().string() + "\" " + std::to_string(kWorkbooks) + " 2>/dev/null";
    const int status = std::system(command.c_str());
    constexpr int kNotInstalled = 77;
    if (!WIFEXITED(status) || WEXITSTATUS(status) == kNotInstalled || WEXITSTATUS(status) == 127)
        GTEST_SKIP() << "python3-openpyxl is not installed";
    ASSERT_EQ(WEXITSTATUS(status), 0);
    std::size_t cells = 0;
    for (int i = 0; i < kWorkbooks; ++i) {
        const auto file = folder.path() / (std::to_string(i) + ".xlsx");
        const Rows rows = rowsOf(file, guessDialect(file));
        std::vector<std::string> lines =
            split(readWholeFile(folder.path() / (std::to_string(i) + ".txt"), 1 << 24), '\n');
        lines.pop_back();
        ASSERT_EQ(rows.size(), lines.size()) << i;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const std::vector<std::string> expected = split(lines[r], '\x1f');
            ASSERT_EQ(rows[r].size(), expected.size()) << i;
            for (std::size_t c = 0; c < expected.size(); ++c, ++cells)
                EXPECT_TRUE(isSame(rows[r][c], expected[c])) << rows[r][c] << " for " << expected[c];
        }
    }
    EXPECT_GT(cells, 3'000U);
}

} // namespace
} // namespace vignette::test
