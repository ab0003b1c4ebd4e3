#include "core/privacy/identifier_scanner.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

// Nanoseconds a look() on distinct values of ordinary columns: the scanner runs over every distinct value of
// every column. bench_privacy

namespace {

struct Sample {
    const char* header;
    std::vector<std::string> values;
};

std::vector<Sample> samples() {
    std::vector<std::string> whole, decimals, codes, clocks, dates, words, phrases, ids;
    static const char* kWords[] = {"Cardiology", "White",          "Married",     "Metformin",
                                   "Negative",   "Strongly agree", "Home health", "no"};
    static const char* kPhrases[] = {"Essential hypertension (disorder)", "Acute viral pharyngitis",
                                     "Normal pregnancy", "Chronic sinusitis (disorder)"};
    for (int i = 0; i < 4096; ++i) {
        whole.push_back(std::to_string(i * 7 % 5000));
        decimals.push_back(std::to_string(i % 90) + "." + std::to_string(100 + i % 900));
        codes.push_back("E" + std::to_string(10 + i % 80) + "." + std::to_string(i % 10));
        clocks.push_back(std::to_string(10 + i % 13) + ":" + std::to_string(10 + i % 50));
        dates.push_back(std::to_string(1950 + i % 70) + "-0" + std::to_string(1 + i % 9) + "-1" +
                        std::to_string(i % 10));
        words.push_back(kWords[i % 8]);
        phrases.push_back(kPhrases[i % 4]);
        ids.push_back("P" + std::to_string(1000000 + i * 31));
    }
    return {{"visits", whole}, {"bmi", decimals}, {"dx_code", codes},   {"arrival", clocks},
            {"onset", dates},  {"group", words},  {"problem", phrases}, {"ref", ids}};
}

double nanosecondsALook(const vignette::ColumnScannerFactory& factory, const Sample& sample) {
    constexpr int kRounds = 200;
    const auto scanner = factory(sample.header);
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0; round < kRounds; ++round)
        for (const std::string& value : sample.values)
            scanner->look(value, 1);
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    return took.count() / (kRounds * static_cast<double>(sample.values.size()));
}

} // namespace

int main() {
    const vignette::ColumnScannerFactory factory = vignette::identifierScanners();
    for (const Sample& sample : samples()) {
        std::vector<double> runs;
        for (int run = 0; run < 5; ++run)
            runs.push_back(nanosecondsALook(factory, sample));
        std::sort(runs.begin(), runs.end());
        std::printf("%-8s %-34s %7.1f ns\n", sample.header, sample.values.front().c_str(), runs[2]);
    }
}
