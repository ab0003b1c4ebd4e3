#include "core/ingest/column_names.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/sample.h"
#include "test_files.h"

#include <gtest/gtest.h>

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <map>

namespace vignette::test {
namespace {

/// The polluted files and their clean versions, by name; empty when this machine has none.
struct Pollock {
    std::map<std::string, std::string> polluted;
    std::map<std::string, std::string> clean;
};

Pollock unpacked() {
    Pollock pollock;
    const char* folder = std::getenv("VIGNETTE_SHARED_DATA");
    if (folder == nullptr) return pollock;
    archive* reader = archive_read_new();
    archive_read_support_filter_zstd(reader);
    archive_read_support_format_tar(reader);
    const auto file = std::filesystem::path(folder) / "csv_pollock/polluted_files.tar.zst";
    archive_entry* entry = nullptr;
    if (archive_read_open_filename(reader, file.c_str(), 65'536) == ARCHIVE_OK)
        while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
            const std::filesystem::path path = archive_entry_pathname(entry);
            if (path.extension() != ".csv") continue;
            std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
            archive_read_data(reader, bytes.data(), bytes.size());
            auto& files = path.parent_path().filename() == "clean" ? pollock.clean : pollock.polluted;
            files[path.filename().string()] = std::move(bytes);
        }
    archive_read_free(reader);
    return pollock;
}

Rows cleanRows(const std::string& text) {
    return recordsOf({.fileName = {}, .text = text, .isWhole = true}, {}, SIZE_MAX).rows;
}

/// Pollock (PVLDB 16(8), 2023, doi:10.14778/3594512.3594518): 2,290 files, each polluted in one way.
TEST(Pollock, LoadsNothingWronglyInSilence) {
    const Pollock pollock = unpacked();
    if (pollock.polluted.empty()) GTEST_SKIP() << "VIGNETTE_SHARED_DATA has no csv_pollock";
    ASSERT_EQ(pollock.polluted.size(), 2'290U);
    const TempFolder folder;
    int differing = 0;
    for (const auto& [name, bytes] : pollock.polluted) {
        if (bytes.empty()) continue; // refused: see bad_input_test
        const auto file = folder.write("polluted.csv", bytes);
        const Dialect dialect = guessDialect(file);
        Rows loaded = rowsOf(file, dialect);
        const Header header = headerOf(readSample(file, dialect), dialect);
        if (dialect.hasHeader) loaded.insert(loaded.begin(), header.cells);
        if (loaded == cleanRows(pollock.clean.at(name))) continue;
        ++differing;
        try {
            EXPECT_FALSE(surveyOf(file).notes.empty()) << name;
        } catch (const Failure&) {
            continue; // refused in words: not silent
        }
    }
    EXPECT_GT(differing, 1'000)
        << "short, long and re-divided rows can't be loaded as the clean file has them";
}

} // namespace
} // namespace vignette::test
