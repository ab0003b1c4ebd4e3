#include "core/store/study_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_migration.h"
#include "core/store/study_tables.h"
#include "core/store/verify_study.h"
#include "tests/core/store/study_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

namespace vignette {
namespace {

namespace fs = std::filesystem;
using OpenMode = StudyFile::OpenMode;

std::vector<std::string> namesIn(const TemporaryFolder& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

FailureCode codeOf(const std::function<void()>& work, std::string* message = nullptr) {
    try {
        work();
    } catch (const Failure& failure) {
        if (message) *message = failure.what();
        return failure.code();
    }
    ADD_FAILURE() << "nothing was refused";
    return FailureCode::BadUsage;
}

FailureCode openingOf(const fs::path& path, OpenMode mode = OpenMode::ReadWrite,
                      std::string* message = nullptr) {
    return codeOf([&] { StudyFile::open(path, mode); }, message);
}

/// Runs work in a process of its own; gives its exit code.
int inChild(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(StudyFile, StandsInItsPlaceOnlyWhenTheFirstImportIsFinished) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    EXPECT_FALSE(fs::exists(folder / "a.vignette"));
    bringIn(*study, {});
    EXPECT_TRUE(fs::exists(folder / "a.vignette"));
    EXPECT_EQ(namesIn(folder), (std::vector<std::string>{"a.vignette", "a.vignette-lock"}));
}

TEST(StudyFile, LeavesNothingWhenLetGoBeforeTheFirstImport) {
    const TemporaryFolder folder;
    newStudy(folder / "a.vignette");
    EXPECT_TRUE(namesIn(folder).empty());
}

TEST(StudyFile, BelongsToItsOwnerOnly) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    struct stat status {};
    ASSERT_EQ(::stat((folder / "a.vignette").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    EXPECT_EQ(namesIn(folder), (std::vector<std::string>{"a.vignette"}));
}

TEST(StudyFile, RefusesToWriteOverAFileUnlessAsked) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    EXPECT_EQ(codeOf([&] { newStudy(folder / "a.vignette"); }), FailureCode::NotWritable);
    {
        const auto study = newStudy(folder / "a.vignette", StudyFile::WhenExists::Replace);
        bringIn(*study, {.name = "survey", .rows = 5, .batchRows = 5});
    }
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadOnly);
    EXPECT_EQ(StoredBlocks(*study).extracts(), std::vector<std::string>{"survey"});
}

TEST(StudyFile, SaysWhatStandsInTheWayOfOpening) {
    const TemporaryFolder folder;
    std::ofstream(folder / "empty");
    std::ofstream(folder / "text") << std::string(5000, 'x');
    ::mkfifo((folder / "pipe").c_str(), 0600);
    EXPECT_EQ(openingOf(folder / "missing"), FailureCode::NotFound);
    EXPECT_EQ(openingOf(folder.path()), FailureCode::NotReadable);
    EXPECT_EQ(openingOf(folder / "pipe"), FailureCode::NotReadable);
    std::string message;
    EXPECT_EQ(openingOf(folder / "empty", OpenMode::ReadOnly, &message), FailureCode::NotAStudy);
    EXPECT_THAT(message, testing::HasSubstr("the file is empty"));
    EXPECT_EQ(openingOf(folder / "text", OpenMode::ReadWrite, &message), FailureCode::NotAStudy);
    EXPECT_THAT(message, testing::HasSubstr("not a Vignette study"));
}

TEST(StudyFile, FollowsALinkToTheFileItNames) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "real");
    makeStudy(folder / "real/a.vignette", {});
    fs::create_symlink(folder / "real/a.vignette", folder / "link");
    const auto study = StudyFile::open(folder / "link", OpenMode::ReadWrite);
    EXPECT_EQ(study->path(), fs::canonical(folder / "real/a.vignette"));
    fs::create_symlink(folder / "nowhere", folder / "dangling");
    EXPECT_EQ(openingOf(folder / "dangling"), FailureCode::NotFound);
}

TEST(StudyFile, TellsASecondProcessWhoHoldsItAndLetsItRead) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
    const std::string holder = std::to_string(::getpid());
    const int code = inChild([&] {
        try {
            StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
            return 1;
        } catch (const Failure& failure) {
            const bool saysWho = std::string(failure.what()).find("process " + holder) != std::string::npos;
            if (failure.code() != FailureCode::Locked || !saysWho) return 2;
        }
        const auto reader = StudyFile::open(folder / "a.vignette", OpenMode::ReadOnly);
        return StoredBlocks(*reader).rowCount("visits") == 1000 ? 0 : 3;
    });
    EXPECT_EQ(code, 0);
    EXPECT_EQ(openingOf(folder / "a.vignette"), FailureCode::Locked) << "in the same process too";
}

TEST(StudyFile, IsNotLockedByADeadProcess) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    inChild([&] {
        const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
        ::raise(SIGKILL);
        return 0;
    });
    EXPECT_TRUE(fs::exists(folder / "a.vignette-lock"));
    EXPECT_FALSE(StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite)->isReadOnly());
    EXPECT_EQ(namesIn(folder), std::vector<std::string>{"a.vignette"});
}

TEST(StudyFile, OpensForReadingWhereItCannotBeChanged) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    ::chmod((folder / "a.vignette").c_str(), 0644);
    ::chmod(folder.path().c_str(), 0555);
    const int code = inChild([&] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) return 9;
        const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
        if (!study->isReadOnly() || study->readOnlyReason().empty()) return 1;
        if (StoredBlocks(*study).rowCount("visits") != 1000) return 2;
        try {
            SettingTable(*study).set("key", "value");
            return 3;
        } catch (const Failure& failure) {
            return failure.code() == FailureCode::NotWritable ? 0 : 4;
        }
    });
    ::chmod(folder.path().c_str(), 0700);
    EXPECT_EQ(code, 0);
}

TEST(StudyFile, SaysThatAFileMayNotBeReadOrItsFolderNotBeWritten) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    ::chmod(folder.path().c_str(), 0555);
    const int code = inChild([&] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) return 9;
        if (::access((folder / "a.vignette").c_str(), R_OK) == 0) return 0; // an ordinary user owns it
        if (openingOf(folder / "a.vignette") != FailureCode::NotReadable) return 1;
        return codeOf([&] { newStudy(folder / "b.vignette"); }) == FailureCode::NotWritable ? 0 : 2;
    });
    ::chmod(folder.path().c_str(), 0700);
    EXPECT_EQ(code, 0);
}

TEST(StudyFile, LetsSeveralThreadsWriteOneAfterTheOther) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
    std::vector<std::thread> threads;
    for (int writer = 0; writer < 4; ++writer)
        threads.emplace_back([&, writer] {
            for (int i = 0; i < 20; ++i)
                study->atomically([&] {
                    SettingTable settings(*study);
                    settings.set("key", std::to_string(std::stoi(settings.find("key").value_or("0")) + 1));
                    settings.set("writer" + std::to_string(writer), std::to_string(i));
                });
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(SettingTable(*study).find("key"), "80");
}

TEST(StudyFile, TakesBackWhatFailedHalfWay) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
    const Digest before = contentOf(*study);
    EXPECT_THROW(study->atomically([&] {
        SettingTable(*study).set("theme", "dark");
        study->atomically([&] { SettingTable(*study).set("role", "outreach"); });
        throw Failure(FailureCode::BadUsage, "stop");
    }),
                 Failure);
    EXPECT_EQ(SettingTable(*study).find("theme"), std::nullopt);
    EXPECT_EQ(SettingTable(*study).find("role"), std::nullopt);
    EXPECT_EQ(contentOf(*study), before);
    SettingTable(*study).set("theme", "light");
    EXPECT_EQ(SettingTable(*study).find("theme"), "light");
}

/// Leaves the study as a process does that dies in the middle of writing a transaction.
void interruptWriteOf(const fs::path& path) {
    inChild([&] {
        const auto study = StudyFile::open(path, OpenMode::ReadWrite);
        Transaction transaction(study->writable());
        study->writable().execute("UPDATE persona SET document = 'half'");
        study->writable().execute("UPDATE setting SET value = 'half'");
        study->writable().execute("PRAGMA cache_size = 1; PRAGMA cache_spill = 1;");
        for (int i = 0; i < 300; ++i)
            SettingTable(*study).set("key" + std::to_string(i), std::string(20000, 'x'));
        ::raise(SIGKILL);
        return 0;
    });
}

TEST(StudyFile, PutsAnInterruptedWriteRight) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const Digest before = contentOf(*StudyFile::open(folder / "a.vignette", OpenMode::ReadOnly));
    interruptWriteOf(folder / "a.vignette");
    ASSERT_TRUE(fs::exists(folder / "a.vignette-journal")) << "the control: there is something to put right";
    std::string message;
    EXPECT_EQ(openingOf(folder / "a.vignette", OpenMode::ReadOnly, &message), FailureCode::NotWritable);
    EXPECT_THAT(message, testing::HasSubstr("cut off"));
    EXPECT_EQ(contentOf(*StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite)), before);
    EXPECT_FALSE(fs::exists(folder / "a.vignette-journal"));
    Progress progress;
    EXPECT_TRUE(verifyStudy(folder / "a.vignette", progress).isSound());
}

TEST(StudyFile, RefusesAnotherStudysJournalAndStaysAsItWas) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    makeStudy(folder / "b.vignette", {});
    interruptWriteOf(folder / "a.vignette");
    fs::rename(folder / "a.vignette-journal", folder / "b.vignette-journal");
    const std::string before = readWholeFile(folder / "b.vignette", 100 << 20);
    std::string message;
    EXPECT_EQ(openingOf(folder / "b.vignette", OpenMode::ReadWrite, &message), FailureCode::Damaged);
    EXPECT_THAT(message, testing::HasSubstr("belongs to another study"));
    EXPECT_EQ(readWholeFile(folder / "b.vignette", 100 << 20), before);
    fs::remove(folder / "b.vignette-journal");
    EXPECT_NO_THROW(StudyFile::open(folder / "b.vignette", OpenMode::ReadWrite));
}

TEST(StudyFile, CanBeReadWhileAnotherProcessIsInTheMiddleOfAChange) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
    const Digest before = contentOf(*study);
    study->atomically([&] {
        study->writable().execute("UPDATE persona SET document = 'half'");
        const int code = inChild([&] {
            const auto reader = StudyFile::open(folder / "a.vignette", OpenMode::ReadOnly);
            return contentOf(*reader) == before ? 0 : 1;
        });
        EXPECT_EQ(code, 0);
    });
}

TEST(StudyMigration, TakesAnOldStudyToTheNextVersionAndKeepsWhatItHolds) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const char* const steps[] = {studyMigrations()[0],
                                 "CREATE TABLE snapshot (id INTEGER PRIMARY KEY) STRICT"};
    migrateStudyFile(folder / "a.vignette", steps);
    EXPECT_EQ(namesIn(folder), std::vector<std::string>{"a.vignette"});
    const Database database(folder / "a.vignette", folder / "a.vignette", Database::Access::ReadOnly);
    EXPECT_EQ(versionOf(database), 2);
    EXPECT_TRUE(hasExactSchema(database, steps));
    EXPECT_EQ(openingOf(folder / "a.vignette"), FailureCode::NewerStudy);
    EXPECT_EQ(openingOf(folder / "a.vignette", OpenMode::ReadOnly), FailureCode::NewerStudy);
}

TEST(StudyMigration, LeavesTheOldStudyWholeWhenAStepFails) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const std::string before = readWholeFile(folder / "a.vignette", 100 << 20);
    const char* const steps[] = {studyMigrations()[0], "CREATE TABLE study (id INTEGER) STRICT"};
    EXPECT_THROW(migrateStudyFile(folder / "a.vignette", steps), Failure);
    EXPECT_EQ(readWholeFile(folder / "a.vignette", 100 << 20), before);
    EXPECT_EQ(namesIn(folder), std::vector<std::string>{"a.vignette"});
}

TEST(StudyMigration, OpensTheKeptFileOfEveryVersion) {
    const TemporaryFolder folder;
    for (int version = 1; version <= studyVersion(); ++version) {
        const std::string name = "version-" + std::to_string(version) + ".vignette";
        fs::copy_file(fs::path(VIGNETTE_TEST_DATA) / "studies" / name, folder / name);
        fs::permissions(folder / name, fs::perms::owner_write, fs::perm_options::add);
        const auto study = StudyFile::open(folder / name, OpenMode::ReadWrite);
        EXPECT_EQ(StoredBlocks(*study).rowCount("visits"), 100U);
        EXPECT_EQ(StudyInfoTable(*study).read().name, "Invented patients");
    }
}

/// Run by hand, once, when a version is released: --gtest_also_run_disabled_tests
TEST(StudyMigration, DISABLED_WritesTheKeptFileOfThisVersion) {
    const std::string name = "version-" + std::to_string(studyVersion()) + ".vignette";
    makeStudy(fs::path(VIGNETTE_TEST_DATA) / "studies" / name,
              {.name = "visits", .rows = 100, .batchRows = 100});
}

} // namespace
} // namespace vignette
