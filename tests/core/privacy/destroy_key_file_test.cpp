#include "core/privacy/destroy_key_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/privacy/patient_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <unistd.h>

using namespace vignette;
namespace fs = std::filesystem;

namespace {

class DestroyKeyFile : public ::testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("vignette-destroy-" + std::to_string(::getpid()));
    fs::path file = folder / "study.vignette-key";
    void SetUp() override {
        fs::create_directories(folder);
        PatientKeys keys = PatientKeys::create();
        keys.surrogateFor(keys.keyOf("0042"));
        keys.save(file);
    }
    void TearDown() override { fs::remove_all(folder); }

    std::optional<FailureCode> refusalOf(const fs::path& path) const {
        try {
            destroyKeyFile(path);
        } catch (const Failure& failure) {
            return failure.code();
        }
        return std::nullopt;
    }
};

} // namespace

TEST_F(DestroyKeyFile, LeavesNoFileAndLinksNobodyAnyMore) {
    const PatientKey before = PatientKeys::load(file).keyOf("0042");
    destroyKeyFile(file);
    EXPECT_TRUE(fs::is_empty(folder));
    PatientKeys again = PatientKeys::loadOrCreate(file);
    EXPECT_NE(again.keyOf("0042"), before);
    EXPECT_EQ(again.patientCount(), 0U);
}

TEST_F(DestroyKeyFile, LeavesNoByteToAReaderThatHadItOpen) {
    // Whoever holds the file open still sees its blocks: they must be gone, not only its name.
    const int held = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(held, 0);
    destroyKeyFile(file);
    char byte = 0;
    EXPECT_EQ(::pread(held, &byte, 1, 0), 0);
    ::close(held);
}

TEST_F(DestroyKeyFile, FinishesWhatAnInterruptedCallLeft) {
    writeFileAtomically(file, std::string(200, '\0'), FileAudience::OwnerOnly);
    EXPECT_EQ(refusalOf(file), std::nullopt);
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(DestroyKeyFile, RefusesWhatIsNoKeyFileAndTouchesNothing) {
    const fs::path other = folder / "letter.vignette-key";
    writeFileAtomically(other, "Dear reader", FileAudience::OwnerOnly);
    EXPECT_EQ(refusalOf(other), FailureCode::NotAStudy);
    EXPECT_EQ(readWholeFile(other, 100), "Dear reader");
    const fs::path link = folder / "link.vignette-key";
    fs::create_symlink(file, link);
    EXPECT_EQ(refusalOf(link), FailureCode::NotAStudy);
    EXPECT_EQ(refusalOf(folder), FailureCode::NotAStudy);
    EXPECT_EQ(refusalOf(folder / "none.vignette-key"), FailureCode::NotFound);
    EXPECT_EQ(PatientKeys::load(file).patientCount(), 1U);
    fs::create_hard_link(file, folder / "twin.vignette-key");
    EXPECT_EQ(refusalOf(file), FailureCode::NotAStudy);
    EXPECT_EQ(PatientKeys::load(file).patientCount(), 1U);
}
