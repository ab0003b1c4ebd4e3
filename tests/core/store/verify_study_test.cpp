#include "core/store/verify_study.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/store/database.h"
#include "core/store/free_pages.h"
#include "tests/core/store/study_fixture.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vignette {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

bool isFound(const fs::path& path) {
    Progress progress;
    try {
        return !verifyStudy(path, progress).isSound();
    } catch (const Failure&) {
        return true;
    }
}

TEST(VerifyStudy, FindsNothingWrongWithAWholeStudyAndSaysWhatItRead) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {.name = "visits", .rows = 70000, .batchRows = 65536});
    Progress progress;
    const VerifyReport report = verifyStudy(folder / "a.vignette", progress);
    EXPECT_TRUE(report.isSound()) << report.findings.front();
    EXPECT_EQ(report.pages, fs::file_size(folder / "a.vignette") / 16384);
    EXPECT_EQ(report.columns, 4U);
    EXPECT_EQ(report.blocks, 8U);
    EXPECT_EQ(report.segmentations, 1U);
    EXPECT_EQ(report.documents, 6U); // a plan and a report, two fields, two personas
}

TEST(VerifyStudy, FindsEveryDamagedByteUsedOrNot) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {.name = "visits", .rows = 3000, .batchRows = 1000});
    { // free pages too: an import that came and went
        const auto study = StudyFile::open(folder / "a.vignette", StudyFile::OpenMode::ReadWrite);
        ImportWriter writer(*study);
        const MadeExtract more{.name = "survey", .rows = 66000, .batchRows = 66000};
        const std::size_t number = writer.addExtract(more.name, more.columns());
        writer.append(number, std::move(more.batches()[0]));
    }
    const std::string whole = readWholeFile(folder / "a.vignette", 100 << 20);
    Random random(7);
    int silent = 0;
    for (int i = 0; i < 300; ++i) {
        std::string damaged = whole;
        const std::size_t at = random.below(i % 5 < 3 ? whole.size() : 4096);
        const std::size_t length = i % 5 == 4 ? 512 : i % 5 == 3 ? 8 : 1;
        for (std::size_t j = at; j < std::min(whole.size(), at + length); ++j)
            damaged[j] = length == 1 ? static_cast<char>(damaged[j] ^ (1 << random.below(8)))
                                     : static_cast<char>(random.below(256));
        if (damaged == whole) continue;
        write(folder / "damaged", damaged);
        if (!isFound(folder / "damaged")) ++silent;
    }
    EXPECT_EQ(silent, 0);
    write(folder / "damaged", whole);
    EXPECT_FALSE(isFound(folder / "damaged")) << "the control";
}

TEST(VerifyStudy, FindsFilesCutShortAddedToOrWithPagesExchanged) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const std::string whole = readWholeFile(folder / "a.vignette", 100 << 20);
    for (const std::size_t size :
         {whole.size() - 1, whole.size() - 16384, whole.size() / 2, std::size_t{100}, std::size_t{1}}) {
        write(folder / "damaged", whole.substr(0, size));
        EXPECT_TRUE(isFound(folder / "damaged")) << size;
    }
    write(folder / "damaged", whole + std::string(1, '\0'));
    EXPECT_TRUE(isFound(folder / "damaged"));
    write(folder / "damaged", whole + std::string(16384, '\0'));
    EXPECT_TRUE(isFound(folder / "damaged"));
    std::string exchanged = whole;
    std::swap_ranges(exchanged.begin() + 16384, exchanged.begin() + 2 * 16384, exchanged.begin() + 3 * 16384);
    write(folder / "damaged", exchanged);
    EXPECT_TRUE(isFound(folder / "damaged"));
    std::string blank = whole;
    for (std::size_t page = 1; page < whole.size() / 16384; ++page) {
        blank = whole;
        blank.replace(page * 16384, 16384, 16384, '\0');
        write(folder / "damaged", blank);
        EXPECT_TRUE(isFound(folder / "damaged")) << page;
    }
}

TEST(VerifyStudy, FindsAPageOfAnotherStudy) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    makeStudy(folder / "b.vignette", {});
    std::string mixed = readWholeFile(folder / "a.vignette", 100 << 20);
    const std::string other = readWholeFile(folder / "b.vignette", 100 << 20);
    mixed.replace(2 * 16384, 16384, other, 2 * 16384, 16384);
    write(folder / "mixed", mixed);
    EXPECT_TRUE(isFound(folder / "mixed"));
}

TEST(VerifyStudy, FindsAHalfWrittenFreePageUntilTheStudyIsNextOpenedAfterACutOff) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    {
        const auto study = StudyFile::open(folder / "a.vignette", StudyFile::OpenMode::ReadWrite);
        bringIn(*study, {.name = "survey", .rows = 50000, .batchRows = 50000});
        bringIn(*study, {.name = "visits", .rows = 10, .batchRows = 10}, ImportWriter::Scope::ReplaceAll);
    }
    std::string bytes = readWholeFile(folder / "a.vignette", 100 << 20);
    std::vector<std::uint64_t> free;
    {
        const Database database(folder / "a.vignette", folder / "a.vignette", Database::Access::ReadOnly);
        free = freePages(database);
    }
    ASSERT_GT(free.size(), 10U);
    bytes.replace((free[3] - 1) * 16384, 4096, 4096, 'x');
    write(folder / "a.vignette", bytes);
    EXPECT_TRUE(isFound(folder / "a.vignette"));
    write(folder / "a.vignette-lock", "999999\n"); // as a killed process leaves it
    StudyFile::open(folder / "a.vignette", StudyFile::OpenMode::ReadWrite);
    EXPECT_FALSE(isFound(folder / "a.vignette"));
}

TEST(VerifyStudy, StopsWhenAsked) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    Progress progress;
    progress.cancel();
    EXPECT_THROW(verifyStudy(folder / "a.vignette", progress), Cancelled);
}

} // namespace
} // namespace vignette
