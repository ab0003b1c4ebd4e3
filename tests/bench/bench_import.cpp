/// Times the whole job of bringing an extract in: file → surveyed, screened, stored, hashed, read back and
/// put in its place. bench_import EXTRACT STUDY [THREADS]. Prints one line: seconds of pass 1 (survey and
/// plan), of pass 2 (gate, blocks, reading back, publishing), of both, processor seconds, peak MB and the
/// study's bytes.

#include "core/base/parallel.h"
#include "core/study/import_proposal.h"
#include "core/study/study_session.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>

using namespace vignette;

namespace {

using Seconds = std::chrono::duration<double>;

struct Times {
    double survey = 0.0;
    double import = 0.0;
};

Times bringIn(const std::filesystem::path& extract, const std::filesystem::path& study) {
    Progress progress;
    const auto start = std::chrono::steady_clock::now();
    const ImportProposal proposal = proposeImport({extract}, {}, progress);
    const auto surveyed = std::chrono::steady_clock::now();
    SessionOptions options;
    options.replacesExisting = true;
    options.afterImport = SessionOptions::AfterImport::NothingInMemory; // as `vignette import` does
    StudySession::import(study, proposal, progress, options);
    const auto stored = std::chrono::steady_clock::now();
    return {.survey = Seconds(surveyed - start).count(), .import = Seconds(stored - surveyed).count()};
}

double processorSeconds(const rusage& used) {
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: bench_import EXTRACT STUDY [THREADS]\n";
        return 2;
    }
    ::umask(077);
    const std::filesystem::path study = arguments[2];
    Times times;
    withThreads(count > 3 ? std::atoi(arguments[3]) : 0, [&] { times = bringIn(arguments[1], study); });
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    std::printf("survey %.3f s, import %.3f s, both %.3f s, processor %.3f s, peak %.0f MB, study %.0f MB\n",
                times.survey, times.import, times.survey + times.import, processorSeconds(used),
                static_cast<double>(used.ru_maxrss) / 1e3 * 1.024,
                static_cast<double>(std::filesystem::file_size(study)) / 1e6);
    return 0;
}
