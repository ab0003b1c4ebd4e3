#include "core/base/failure.h"
#include "core/base/files.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

using namespace vignette;
namespace fs = std::filesystem;

namespace {

class Files : public testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(testing::TempDir()) / ("vignette-files-" + std::to_string(::getpid()));
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }
    fs::path m_folder;
};

} // namespace

TEST_F(Files, WritesWholeFilesAndLeavesNoTemporaryBehind) {
    const fs::path target = m_folder / "card.csv";
    writeFileAtomically(target, "one", FileAudience::UserDefault);
    writeFileAtomically(target, "two", FileAudience::UserDefault);
    EXPECT_EQ(readWholeFile(target, 100), "two");
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()), 1);
}

TEST_F(Files, OwnerOnlyFilesAreNobodyElses) {
    const fs::path target = m_folder / "study.vignette-key";
    writeFileAtomically(target, "secret", FileAudience::OwnerOnly);
    struct stat status {};
    ASSERT_EQ(::stat(target.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(Files, SaysWhatIsWrongWithAFolderAndAMissingFile) {
    try {
        (void)readWholeFile(m_folder, 100);
        FAIL() << "a folder was read";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.code(), FailureCode::NotReadable);
        EXPECT_NE(std::string(failure.what()).find("folder"), std::string::npos);
    }
    EXPECT_THROW((void)readWholeFile(m_folder / "absent", 100), Failure);
    EXPECT_THROW(writeFileAtomically(m_folder / "no" / "where", "x", FileAudience::OwnerOnly), Failure);
}

TEST_F(Files, RefusesFilesOverTheLimit) {
    writeFileAtomically(m_folder / "large", std::string(101, 'x'), FileAudience::UserDefault);
    EXPECT_THROW((void)readWholeFile(m_folder / "large", 100), Failure);
}
