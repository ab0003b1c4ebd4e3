/// Times the first look at an extract and the survey of all its rows: bench_ingest FILE [RUNS]. Prints the
/// least and the median of RUNS runs, in milliseconds.

#include "core/base/progress.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/survey_extract.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <vector>

using namespace vignette;

namespace {

void time(const char* what, int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
        times.push_back(spent.count());
    }
    std::sort(times.begin(), times.end());
    std::cout << what << ": least " << times.front() << " ms, median " << times[times.size() / 2] << " ms\n";
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: bench_ingest FILE [RUNS]\n";
        return 2;
    }
    const std::filesystem::path file = arguments[1];
    const int runs = count > 2 ? std::atoi(arguments[2]) : 5;
    time("preview", runs, [&] { previewExtract(file, std::nullopt); });
    time("survey", runs, [&] {
        Progress progress;
        surveyExtract(file, std::optional<Dialect>(), {}, progress);
    });
    return 0;
}
