#include "core/privacy/patient_keys.h"

#include "core/base/failure.h"
#include "core/base/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace vignette;
namespace fs = std::filesystem;

namespace {

class PatientKeysFile : public ::testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("vignette-keys-" + std::to_string(::getpid()));
    fs::path file = folder / "study.vignette-key";
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }
};

} // namespace

TEST(PatientKeys, TellsKeysApartByEveryCharacterButOuterBlanks) {
    const PatientKeys keys = PatientKeys::create();
    EXPECT_EQ(keys.keyOf("00123"), keys.keyOf(" 00123 "));
    EXPECT_NE(keys.keyOf("00123"), keys.keyOf("123"));
    EXPECT_NE(keys.keyOf("a1"), keys.keyOf("A1"));
}

TEST(PatientKeys, HashesDifferentlyUnderEverySecret) {
    EXPECT_NE(PatientKeys::create().keyOf("00123"), PatientKeys::create().keyOf("00123"));
}

TEST(PatientKeys, GivesAPatientOneSurrogateAndEveryKeylessRowItsOwn) {
    PatientKeys keys = PatientKeys::create();
    const PatientKey key = keys.keyOf("7");
    EXPECT_FALSE(keys.knows(key));
    const Surrogate first = keys.surrogateFor(key);
    EXPECT_EQ(keys.surrogateFor(key), first);
    EXPECT_NE(keys.surrogateFor(keys.keyOf("8")), first);
    EXPECT_NE(keys.freshSurrogate(), keys.freshSurrogate());
    EXPECT_EQ(keys.patientCount(), 2U);
}

TEST_F(PatientKeysFile, LinksTheSamePatientsAgainAndHoldsNoKeyItself) {
    PatientKeys keys = PatientKeys::create();
    const Surrogate surrogate = keys.surrogateFor(keys.keyOf("MARKED-KEY-0042"));
    keys.save(file);
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    EXPECT_EQ(readWholeFile(file, 1 << 20).find("MARKED-KEY"), std::string::npos);
    PatientKeys again = PatientKeys::load(file);
    EXPECT_EQ(again.surrogateFor(again.keyOf("MARKED-KEY-0042")), surrogate);
    EXPECT_EQ(PatientKeys::fileBeside(folder / "a study.vignette"), folder / "a study.vignette-key");
}

TEST_F(PatientKeysFile, RefusesADamagedCutOrNewerFile) {
    PatientKeys keys = PatientKeys::create();
    keys.surrogateFor(keys.keyOf("1"));
    keys.save(file);
    const std::string good = readWholeFile(file, 1 << 20);
    const auto codeOf = [&](const std::string& bytes) -> std::optional<FailureCode> {
        writeFileAtomically(file, bytes, FileAudience::OwnerOnly);
        try {
            PatientKeys::load(file);
        } catch (const Failure& failure) {
            return failure.code();
        }
        return std::nullopt;
    };
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        EXPECT_TRUE(codeOf(bad).has_value()) << "flipped byte " << at;
    }
    EXPECT_EQ(codeOf(good.substr(0, 40)), FailureCode::Damaged);
    EXPECT_EQ(codeOf("VIGNETTE-KEY 2\n" + good.substr(15)), FailureCode::NewerStudy);
    EXPECT_EQ(codeOf(good), std::nullopt);
}
