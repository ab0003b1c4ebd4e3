// How often the verdict "distinct groups" falls where there are no groups, and where there are.
// use: bench_verdict null SEED [SETS=400] [FIRST=0] | bench_verdict fcps FOLDER [SEED]
// Every set goes the program's own way: encoding, default plan, choice of the number, verdict.
#include "core/features/encode.h"
#include "core/features/plan_encoding.h"
#include "core/segment/k_means.h"
#include "core/validate/choose_segment_count.h"
#include "tests/core/validate/no_group_sets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace vignette;

namespace {

ValidationReport judge(const Dataset& data, std::uint64_t seed, bool isLong) {
    SegmentationPlan plan;
    plan.seed = seed;
    Progress progress;
    const FeatureMatrix matrix = encode(data, planEncoding(data, plan));
    const ValidationReport report =
        chooseSegmentCount(matrix, KMeans(KMeansLimits::forChoosing()), plan, progress);
    const auto beside = [](const std::optional<BesideNoGroups>& pair) {
        return pair.value_or(BesideNoGroups{.value = -1.0, .noGroups = -1.0});
    };
    for (const CandidateReport& c : report.candidates)
        if (isLong || c.segmentCount == report.proposed)
            std::printf("  k=%2d overlap %.3f/%.3f (%.3f) small %.3f (%.3f) strength %.3f (%.3f) silhouette "
                        "%.3f (%.3f) follows %.3f border %.3f (%.3f)\n",
                        c.segmentCount, c.meanOverlap, c.lowestOverlap, c.noGroupOverlap.value_or(-1.0),
                        beside(c.smallSampleOverlap).value, beside(c.smallSampleOverlap).noGroups,
                        beside(c.predictionStrength).value, beside(c.predictionStrength).noGroups,
                        c.silhouette, c.noGroupSilhouette.value_or(-1.0), c.followsRegions.value_or(-1.0),
                        beside(c.borderDensity).value, beside(c.borderDensity).noGroups);
    std::printf("  density %.3f (%.3f) regions %d, connection %.3f\n", report.density.depth,
                report.density.noGroupDepth, report.density.regions, report.connection.value_or(-1.0));
    return report;
}

double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Columns of a gzipped table of blank-separated numbers, `rows` of them.
std::vector<std::vector<double>> readColumns(const std::filesystem::path& file, std::size_t rows) {
    FILE* pipe = ::popen(("gzip -dc '" + file.string() + "'").c_str(), "r");
    std::vector<double> numbers;
    double number = 0.0;
    while (pipe && std::fscanf(pipe, "%lf", &number) == 1)
        numbers.push_back(number);
    if (pipe) ::pclose(pipe);
    const std::size_t features = rows ? numbers.size() / rows : 1;
    std::vector<std::vector<double>> columns(features);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        columns[i % features].push_back(numbers[i]);
    return columns;
}

int judgeNoGroups(std::uint64_t seed, std::size_t sets, std::size_t first) {
    std::map<std::string, int> counts;
    for (std::size_t i = first; i < first + sets; ++i) {
        const test::NoGroupSet set = test::noGroupSet(i, seed);
        const double start = processorSeconds();
        const ValidationReport report = judge(set.data, mix64(seed, i), false);
        ++counts[toText(report.verdict)];
        std::printf("%zu %s: %s, %d (%s), %.2f s\n", i, set.name.c_str(), toText(report.verdict),
                    report.proposed, report.reason.c_str(), processorSeconds() - start);
        std::fflush(stdout);
    }
    for (const auto& [verdict, count] : counts)
        std::printf("%s: %d of %zu\n", verdict.c_str(), count, sets);
    return 0;
}

int judgeFolder(const std::filesystem::path& folder, std::uint64_t seed) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().string().ends_with(".labels0.gz"))
            names.push_back(entry.path().filename().string().substr(
                0, entry.path().filename().string().size() - std::string(".labels0.gz").size()));
    std::sort(names.begin(), names.end());
    int distinct = 0;
    for (const std::string& name : names) {
        const std::size_t rows = readColumns(folder / (name + ".labels0.gz"), 0).front().size();
        const ValidationReport report =
            judge(test::numbersOnly(readColumns(folder / (name + ".data.gz"), rows)), seed, true);
        distinct += report.verdict == Verdict::DistinctGroups ? 1 : 0;
        std::printf("%s: %s, %d (%s)\n", name.c_str(), toText(report.verdict), report.proposed,
                    report.reason.c_str());
        std::fflush(stdout);
    }
    std::printf("distinct: %d of %zu\n", distinct, names.size());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 2 ? argv[1] : "";
    const auto number = [&](int index, std::uint64_t otherwise) {
        return argc > index ? std::strtoull(argv[index], nullptr, 10) : otherwise;
    };
    if (what == "null") return judgeNoGroups(number(2, 1), number(3, 400), number(4, 0));
    if (what == "fcps") return judgeFolder(argv[2], number(3, 1));
    std::fprintf(stderr, "use: bench_verdict null SEED [SETS=400] [FIRST=0] | bench_verdict fcps FOLDER\n");
    return 2;
}
