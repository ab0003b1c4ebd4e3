#include "core/base/failure.h"
#include "core/store/guarded_vfs.h"
#include "core/store/stored_blocks.h"
#include "core/store/verify_study.h"
#include "tests/core/store/study_fixture.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

namespace vignette {
namespace {

namespace fs = std::filesystem;

/// Changes a study with SQL as a stranger might: with SQLite itself, or through our page seals, so that only
/// the checks behind them are left.
enum class Through { PlainSqlite, PageSeals };

void craft(const fs::path& path, const std::string& sql, Through through) {
    sqlite3* handle = nullptr;
    const char* vfs = through == Through::PageSeals ? guardedVfs() : nullptr;
    ASSERT_EQ(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, vfs), SQLITE_OK);
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &error), SQLITE_OK) << error;
    sqlite3_free(error);
    sqlite3_close(handle);
}

/// What opening a study that was changed by this SQL fails with; empty: it opened.
std::optional<FailureCode> openingAfter(const std::string& sql, Through through = Through::PageSeals) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    craft(folder / "a.vignette", sql, through);
    for (const auto mode : {StudyFile::OpenMode::ReadOnly, StudyFile::OpenMode::ReadWrite}) {
        try {
            StudyFile::open(folder / "a.vignette", mode);
        } catch (const Failure& failure) {
            if (mode == StudyFile::OpenMode::ReadWrite) return failure.code();
        }
    }
    return std::nullopt;
}

TEST(CraftedStudy, OpensWhenNothingWasCrafted) {
    EXPECT_EQ(openingAfter("SELECT 1"), std::nullopt) << "the control";
    EXPECT_EQ(openingAfter("UPDATE setting SET value = value"), std::nullopt);
}

TEST(CraftedStudy, IsRefusedForAnythingAddedToItsSchema) {
    for (const char* sql :
         {"CREATE VIEW spy AS SELECT * FROM persona", "CREATE TABLE extra (x)",
          "CREATE TRIGGER spy AFTER INSERT ON edit BEGIN DELETE FROM persona; END",
          "CREATE INDEX extra ON persona (number)", "DROP INDEX edit_by_persona", "DROP TABLE audit_log",
          "ALTER TABLE persona ADD COLUMN spy TEXT", "CREATE VIRTUAL TABLE spy USING fts5(x)",
          "ALTER TABLE setting RENAME COLUMN value TO worth", "ANALYZE"})
        EXPECT_EQ(openingAfter(sql), FailureCode::Damaged) << sql;
}

TEST(CraftedStudy, IsRefusedForASchemaWrittenByHand) {
    EXPECT_EQ(
        openingAfter("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE setting (key, "
                     "value)' WHERE name = 'setting'"),
        FailureCode::Damaged);
}

TEST(CraftedStudy, IsRefusedForAnotherApplicationOrVersion) {
    EXPECT_EQ(openingAfter("PRAGMA application_id = 1"), FailureCode::NotAStudy);
    EXPECT_EQ(openingAfter("PRAGMA user_version = 99"), FailureCode::NewerStudy);
    EXPECT_EQ(openingAfter("PRAGMA user_version = 0"), FailureCode::Damaged);
    EXPECT_EQ(openingAfter("PRAGMA user_version = -1"), FailureCode::NewerStudy);
}

TEST(CraftedStudy, IsRefusedInWriteAheadModeWhichOursNeverIs) {
    EXPECT_EQ(openingAfter("PRAGMA journal_mode = WAL", Through::PlainSqlite), FailureCode::Damaged);
}

TEST(CraftedStudy, IsRefusedWhenAnotherProgramWroteToIt) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    craft(folder / "a.vignette", "UPDATE persona SET document = '{}'", Through::PlainSqlite);
    Progress progress;
    EXPECT_FALSE(verifyStudy(folder / "a.vignette", progress).isSound());
}

/// What a change to the rows themselves is found by, when the page seals say nothing.
void expectFoundByVerify(const std::string& sql) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    craft(folder / "a.vignette", sql, Through::PageSeals);
    Progress progress;
    EXPECT_FALSE(verifyStudy(folder / "a.vignette", progress).isSound()) << sql;
}

TEST(CraftedStudy, IsFoundByHashesAndCountsToo) {
    for (const char* sql : {"UPDATE block SET bytes = zeroblob(length(bytes)) WHERE id = 2",
                            "UPDATE block SET encoding = 1 WHERE id = 2",
                            "UPDATE block SET hash = zeroblob(32) WHERE id = 3",
                            "DELETE FROM block WHERE id = 3",
                            "UPDATE block SET row_count = 999 WHERE id = 2",
                            "UPDATE extract SET row_count = 999",
                            "UPDATE extract SET row_count = 9223372036854775807",
                            "UPDATE block SET number = 5 WHERE id = 2",
                            "INSERT INTO block SELECT 99, 99, 0, 1, 1, hash, bytes FROM block WHERE id = 1",
                            "UPDATE extract_column SET dictionary = x'0100000061' WHERE kind = 'codes'",
                            "UPDATE extract_column SET level_count = 2 WHERE kind = 'codes'",
                            "UPDATE extract_column SET kind = 'numbers' WHERE kind = 'patients'",
                            "UPDATE segmentation SET labels = zeroblob(2000)",
                            "UPDATE segmentation SET sizes = '[1,999]'",
                            "UPDATE segmentation SET fingerprint = zeroblob(3)",
                            "UPDATE segmentation SET plan = '{\"seed\":\"x\"}'",
                            "UPDATE field SET document = '[]'",
                            "UPDATE persona SET document = '{' || document",
                            "UPDATE import SET plan = '7'",
                            "UPDATE screening_decision SET action = 'sell'",
                            "DELETE FROM study",
                            "UPDATE export_log SET persona_sizes = '[-1]'",
                            "UPDATE export_log SET content_hash = x''",
                            "UPDATE export_log SET content_hash = zeroblob(31)",
                            "INSERT INTO edit_undo VALUES (1, 77, 1, 1)"})
        expectFoundByVerify(sql);
}

TEST(CraftedStudy, ReadsOrRefusesBlocksButNeverCrashes) {
    const TemporaryFolder folder;
    for (int id = 1; id <= 5; ++id) {
        const fs::path path = folder / (std::to_string(id) + ".vignette");
        makeStudy(path, {});
        craft(path,
              "UPDATE block SET bytes = randomblob(abs(random()) % 100) WHERE id = " + std::to_string(id),
              Through::PageSeals);
        const auto study = StudyFile::open(path, StudyFile::OpenMode::ReadOnly);
        EXPECT_THROW(contentOf(*study), Failure);
    }
}

} // namespace
} // namespace vignette
