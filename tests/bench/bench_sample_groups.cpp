// What the segments of the invented sample Harbor Valley are made of, and how they meet its planted groups.
// use: bench_sample_groups WORK_FOLDER [SEGMENTS=0] [THEME=WEIGHT]... [field=KEY]...
// The planted groups are read from truth/groups.csv after the segments are formed; nothing is formed with
// them.
#include "core/base/reference_table.h"
#include "core/privacy/patient_keys.h"
#include "core/study/samples.h"
#include "core/study/study_session.h"
#include "core/validate/partition_agreement.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace vignette;

namespace {

std::unique_ptr<StudySession> openSample(const Sample& sample, const std::filesystem::path& study,
                                         Progress& progress) {
    if (std::filesystem::exists(study))
        return StudySession::open(study, StudySession::Mode::ReadWrite, progress);
    ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
    describeSample(sample, proposal);
    auto session = StudySession::import(study, proposal, progress);
    return session;
}

/// For each planted group, who of the dataset's patients is in it.
std::map<std::string, std::vector<std::uint16_t>>
plantedGroups(const std::filesystem::path& truth, const std::filesystem::path& study, const Dataset& data) {
    std::map<Surrogate, std::size_t> places;
    for (std::size_t i = 0; i < data.patients.size(); ++i)
        places[data.patients[i]] = i;
    PatientKeys keys = PatientKeys::load(PatientKeys::fileBeside(study));
    FILE* file = std::fopen(truth.c_str(), "r");
    std::map<std::string, std::vector<std::uint16_t>> groups;
    std::vector<std::string> names;
    char line[1024];
    while (file && std::fgets(line, sizeof line, file)) {
        std::vector<std::string> cells;
        std::string text = line;
        text.erase(text.find_last_not_of("\r\n") + 1);
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            cells.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        if (names.empty()) {
            names = cells;
            for (std::size_t i = 1; i < names.size(); ++i)
                groups[names[i]].assign(data.patientCount, 0);
            continue;
        }
        const auto place = places.find(keys.surrogateFor(keys.keyOf(cells[0])));
        for (std::size_t i = 1; i < cells.size() && place != places.end(); ++i)
            if (cells[i] == "yes") groups[names[i]][place->second] = 1;
    }
    if (file) std::fclose(file);
    return groups;
}

void printGroups(const std::map<std::string, std::vector<std::uint16_t>>& groups,
                 const Segmentation& segmentation) {
    for (const auto& [name, members] : groups) {
        const CrossTabulation table = crossTabulate(members, segmentation.labels);
        const std::vector<std::uint64_t> sizes = table.columnTotals();
        std::uint64_t all = 0;
        for (std::size_t c = 0; c < table.columns && table.rows > 1; ++c)
            all += table.count(1, c);
        std::printf("  %-18s %5llu:", name.c_str(), static_cast<unsigned long long>(all));
        for (std::size_t c = 0; c < table.columns && table.rows > 1; ++c)
            std::printf(" %4.0f%%|%4.1fx",
                        100.0 * static_cast<double>(table.count(1, c)) / static_cast<double>(all),
                        static_cast<double>(table.count(1, c)) / static_cast<double>(all) /
                            (static_cast<double>(sizes[c]) / static_cast<double>(members.size())));
        std::printf("  adjusted Rand %.3f\n", adjustedRand(table));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    ::umask(077);
    Progress progress;
    const Sample sample = sampleById("harbor-valley");
    const std::filesystem::path study = std::filesystem::path(argv[1]) / "harbor.vignette";
    auto session = openSample(sample, study, progress);
    SegmentationPlan plan;
    for (int i = 2; i < argc; ++i) {
        const std::string argument = argv[i];
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos)
            plan.segmentCount = std::atoi(argument.c_str());
        else if (argument.substr(0, equals) == "field")
            plan.formingFields.push_back(argument.substr(equals + 1));
        else
            plan.themeWeights[themeFromText(argument.substr(0, equals))] =
                std::atof(argument.c_str() + equals + 1);
    }
    if (!plan.formingFields.empty()) {
        std::vector<Field> fields = session->fields();
        for (Field& field : fields)
            if (std::find(plan.formingFields.begin(), plan.formingFields.end(), field.key) !=
                plan.formingFields.end()) {
                field.use = FieldUse::Form;
                field.formReason = "measured";
            }
        session->setFields(fields);
    }
    const FoundSegments found = session->findSegments(plan, progress);
    if (std::getenv("FIELDS")) {
        for (const FieldEncoding& field : found.encoding.fields)
            std::printf("  %-50s %-12s x%u weight %.3f missing %.2f\n", field.fieldKey.c_str(),
                        toText(field.theme), field.featureCount, field.weight, field.missingShare);
        for (const std::string& out : found.encoding.leftOut)
            std::printf("  left out %s\n", out.c_str());
    }
    for (const CandidateReport& c : found.validation.candidates)
        std::printf(
            "  k=%2d overlap %.3f/%.3f (%.3f) strength %.3f (%.3f) silhouette %.3f (%.3f) border %.3f "
            "(%.3f) follows %.3f smallest %llu\n",
            c.segmentCount, c.meanOverlap, c.lowestOverlap, c.noGroupOverlap.value_or(-1.0),
            c.predictionStrength ? c.predictionStrength->value : -1.0,
            c.predictionStrength ? c.predictionStrength->noGroups : -1.0, c.silhouette,
            c.noGroupSilhouette.value_or(-1.0), c.borderDensity ? c.borderDensity->value : -1.0,
            c.borderDensity ? c.borderDensity->noGroups : -1.0, c.followsRegions.value_or(-1.0),
            static_cast<unsigned long long>(c.smallest));
    std::printf("%s, %d (%s); density %.3f (%.3f) connection %.3f\n", toText(found.validation.verdict),
                found.validation.proposed, found.validation.reason.c_str(), found.validation.density.depth,
                found.validation.density.noGroupDepth, found.validation.connection.value_or(-1.0));
    for (const SegmentContrast& line : session->contrasts(found, 24)) {
        std::printf("  %-45s %s all %.2f:", line.label.c_str(), line.usedToForm ? "form " : "check",
                    line.all);
        for (const double value : line.bySegment)
            std::printf(" %.2f", value);
        std::printf("\n");
    }
    for (std::size_t c = 0; c < found.segmentation.sizes.size(); ++c)
        std::printf("  segment %zu: %llu overlap %.2f\n", c,
                    static_cast<unsigned long long>(found.segmentation.sizes[c]),
                    c < found.validation.segmentOverlaps.size() ? found.validation.segmentOverlaps[c] : -1.0);
    for (const SetApartByMissing& apart : found.setApart)
        std::printf("  set apart by missing: segment %u, share %.2f\n", apart.segment, apart.segmentShare);
    if (found.segmentation.segmentCount > 0)
        printGroups(plantedGroups(sample.files.front().parent_path() / "truth" / "groups.csv", study,
                                  session->data(progress)),
                    found.segmentation);
    return 0;
}
