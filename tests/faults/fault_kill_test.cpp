#include "core/base/failure.h"
#include "core/base/random.h"
#include "core/store/stored_blocks.h"
#include "core/store/verify_study.h"
#include "tests/core/store/study_fixture.h"
#include "tests/faults/study_writer.h"

#include <gtest/gtest.h>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <set>
#include <thread>

namespace vignette {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using std::chrono::steady_clock;

bool isFullRun() {
    const char* full = std::getenv("VIGNETTE_FULL");
    return full && std::string(full) == "1";
}

/// A number that a killed child leaves behind.
class SharedCount {
public:
    SharedCount()
        : m_count(new (::mmap(nullptr, sizeof(std::atomic<std::size_t>), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0)) std::atomic<std::size_t>(0)) {}
    ~SharedCount() { ::munmap(m_count, sizeof(*m_count)); }
    SharedCount(const SharedCount&) = delete;
    SharedCount& operator=(const SharedCount&) = delete;
    std::atomic<std::size_t>& operator*() { return *m_count; }

private:
    std::atomic<std::size_t>* m_count;
};

/// Starts work in a child, kills it after `delay` unless it ended, waits.
void runAndKill(const std::function<void()>& work, microseconds delay) {
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

/// Runs work in a child; its exit code.
int inChild(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 200;
}

void expectSound(const fs::path& path) {
    Progress progress;
    const VerifyReport report = verifyStudy(path, progress);
    EXPECT_TRUE(report.isSound()) << report.findings.front();
}

/// The number of steps whose content the study has; fails when it is none of them.
std::size_t stepOf(const fs::path& path, const std::vector<Digest>& contents) {
    const auto study = StudyFile::open(path, StudyFile::OpenMode::ReadWrite, fixedClock());
    const auto found = std::find(contents.begin(), contents.end(), contentOf(*study));
    EXPECT_NE(found, contents.end()) << "the study is between two steps";
    return static_cast<std::size_t>(found - contents.begin());
}

class Faults : public testing::Test {
protected:
    Faults() {
        makeStudy(m_folder / "base.vignette", {.name = "patients", .rows = 5000, .batchRows = 5000});
        fs::copy_file(m_folder / "base.vignette", m_folder / "reference.vignette");
        m_contents = contentsByStep(m_folder / "reference.vignette");
    }
    fs::path freshCopy() {
        const fs::path path = m_folder / "copy.vignette";
        for (const char* ending : {"", "-journal", "-lock", "-part"})
            fs::remove(path.string() + ending);
        fs::copy_file(m_folder / "base.vignette", path);
        return path;
    }
    TemporaryFolder m_folder;
    std::vector<Digest> m_contents;
};

TEST_F(Faults, HaveAWriterWhoseStepsCanBeToldApart) {
    EXPECT_EQ(std::set<Digest>(m_contents.begin(), m_contents.end()).size(), kWriterSteps + 1);
    const fs::path path = freshCopy();
    EXPECT_EQ(stepOf(path, m_contents), 0U);
    writeSteadily(path, [](std::size_t) {});
    EXPECT_EQ(stepOf(path, m_contents), kWriterSteps);
}

TEST_F(Faults, KillLeavesTheStudyAsBeforeOrAfterAStepNeverBetween) {
    const auto start = steady_clock::now();
    writeSteadily(freshCopy(), [](std::size_t) {});
    const auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - start).count();

    Random random(20260101);
    std::set<std::size_t> met;
    const int rounds = isFullRun() ? 1000 : 50;
    for (int round = 0; round < rounds; ++round) {
        const fs::path path = freshCopy();
        SharedCount done;
        const auto delay = microseconds(random.below(static_cast<std::uint64_t>(whole)));
        runAndKill([&] { writeSteadily(path, [&](std::size_t step) { *done = step + 1; }); }, delay);
        const std::size_t reached = stepOf(path, m_contents);
        EXPECT_GE(reached, *done) << "what was said to be done is lost";
        EXPECT_LE(reached, *done + 1);
        expectSound(path);
        met.insert(reached);
    }
    EXPECT_GT(met.size(), 3U) << "the kills all fell into one place: this harness proves nothing";
}

TEST_F(Faults, KillWhileAStudyIsMadeLeavesItWholeOrAbsent) {
    const MadeExtract extract{.name = "patients", .rows = 150000, .batchRows = 10000};
    const fs::path path = m_folder / "new.vignette";
    const auto make = [&] { bringIn(*newStudy(path, StudyFile::WhenExists::Replace), extract); };
    const auto start = steady_clock::now();
    make();
    const auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - start).count();
    fs::remove(path);

    Random random(3);
    for (int round = 0; round < (isFullRun() ? 300 : 15); ++round) {
        runAndKill(make, microseconds(random.below(static_cast<std::uint64_t>(whole) * 5 / 4)));
        if (!fs::exists(path)) continue;
        expectSound(path);
        const auto study = StudyFile::open(path, StudyFile::OpenMode::ReadWrite);
        EXPECT_EQ(StoredBlocks(*study).rowCount("patients"), extract.rows);
        EXPECT_FALSE(fs::exists(path.string() + "-part"));
        fs::remove(path);
    }
}

TEST_F(Faults, AFullDiskIsSaidAndLeavesTheStudyAsBeforeOrAfterAStep) {
    Random random(5);
    const auto baseSize = fs::file_size(m_folder / "base.vignette");
    const auto finalSize = fs::file_size(m_folder / "reference.vignette");
    ASSERT_GT(finalSize, baseSize + 500000);
    for (int round = 0; round < (isFullRun() ? 200 : 12); ++round) {
        const fs::path path = freshCopy();
        SharedCount done;
        const rlimit limit{.rlim_cur = baseSize + random.below(finalSize - baseSize),
                           .rlim_max = RLIM_INFINITY};
        const int code = inChild([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            ::setrlimit(RLIMIT_FSIZE, &limit);
            try {
                writeSteadily(path, [&](std::size_t step) { *done = step + 1; });
            } catch (const Failure& failure) {
                const std::string message = failure.what();
                const bool saysWhy = message.find("larger than allowed") != std::string::npos ||
                                     message.find("disk") != std::string::npos;
                return failure.code() == FailureCode::NotWritable && saysWhy ? 0 : 2;
            }
            return 3;
        });
        EXPECT_EQ(code, 0);
        const std::size_t reached = stepOf(path, m_contents);
        EXPECT_GE(reached, *done);
        EXPECT_LE(reached, *done + 1);
        expectSound(path);
    }
}

TEST_F(Faults, AFullDiskLeavesNothingOfANewStudy) {
    const fs::path path = m_folder / "new.vignette";
    const MadeExtract extract{.name = "patients", .rows = 150000, .batchRows = 10000};
    for (const rlim_t size : {rlim_t{0}, rlim_t{10000}, rlim_t{500000}, rlim_t{1500000}}) {
        const rlimit limit{.rlim_cur = size, .rlim_max = RLIM_INFINITY};
        const int code = inChild([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            ::setrlimit(RLIMIT_FSIZE, &limit);
            try {
                bringIn(*newStudy(path), extract);
            } catch (const Failure& failure) {
                return failure.code() == FailureCode::NotWritable ? 0 : 2;
            }
            return 3;
        });
        EXPECT_EQ(code, 0) << size;
        EXPECT_FALSE(fs::exists(path));
        EXPECT_FALSE(fs::exists(path.string() + "-part"));
        EXPECT_FALSE(fs::exists(path.string() + "-lock"));
    }
}

TEST_F(Faults, FewOpenFilesAreEnough) {
    const fs::path path = freshCopy();
    const int code = inChild([&] {
        const rlimit limit{.rlim_cur = 32, .rlim_max = 32};
        ::setrlimit(RLIMIT_NOFILE, &limit);
        writeSteadily(path, [](std::size_t) {});
        return 0;
    });
    EXPECT_EQ(code, 0);
    EXPECT_EQ(stepOf(path, m_contents), kWriterSteps);
}

} // namespace
} // namespace vignette
