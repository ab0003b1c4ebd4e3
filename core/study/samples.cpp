#include "core/study/samples.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/resources.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace vignette {

namespace {

using Json = nlohmann::json;
constexpr std::uint64_t kLimit = 1ULL << 20;

std::vector<std::string> texts(const Json& sample, const char* key) {
    return sample.value(key, std::vector<std::string>{});
}

/// Files of a sample lie in the folder named after its id, with underscores.
std::filesystem::path sampleFolder(const std::filesystem::path& root, const Json& sample) {
    return root / sample.value("folder", sample.at("id").get<std::string>());
}

Sample readSample(const std::filesystem::path& root, const Json& json) {
    const std::filesystem::path folder = sampleFolder(root, json);
    Sample sample{.id = json.at("id"),
                  .title = json.at("title"),
                  .subtitle = json.value("subtitle", ""),
                  .canShow = texts(json, "canShow"),
                  .cantShow = texts(json, "cantShow"),
                  .files = {},
                  .surveyFiles = {},
                  .codebook = std::nullopt,
                  .finishedStudy = std::nullopt,
                  .isInvented = json.value("invented", false),
                  .windowText = json.value("windowText", ""),
                  .notes = texts(json, "notes"),
                  .attribution = json.value("attribution", "")};
    for (const Json& file : json.at("files")) {
        const bool isMain = file.value("main", false);
        if (file.value("survey", false)) sample.surveyFiles.push_back(file.at("name"));
        sample.files.insert(isMain ? sample.files.begin() : sample.files.end(),
                            folder / file.at("name").get<std::string>());
    }
    if (json.contains("codebook")) sample.codebook = folder / json.at("codebook").get<std::string>();
    const std::filesystem::path finished = folder / "finished.vignette";
    if (std::filesystem::exists(finished)) sample.finishedStudy = finished;
    return sample;
}

bool hasAllFiles(const Sample& sample) {
    for (const std::filesystem::path& file : sample.files)
        if (!std::filesystem::exists(file)) return false;
    return !sample.files.empty();
}

} // namespace

ProposalOptions optionsForSample(const Sample& sample) {
    ProposalOptions options;
    options.studyName = sample.title;
    options.codebook = sample.codebook;
    return options;
}

void describeSample(const Sample& sample, ImportProposal& proposal) {
    proposal.plan.isInvented = sample.isInvented;
    proposal.plan.windowText = sample.windowText;
    proposal.plan.notes = sample.notes;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        const std::string& file = proposal.extracts[i].survey.source.name;
        const bool isSurvey =
            std::find(sample.surveyFiles.begin(), sample.surveyFiles.end(), file) != sample.surveyFiles.end();
        proposal.plan.extracts[i].source = isSurvey ? FieldSource::Survey : FieldSource::Records;
    }
}

std::vector<Sample> bundledSamples() {
    const std::filesystem::path index = resourcePath("samples/samples.json");
    std::vector<Sample> samples;
    try {
        const Json json = Json::parse(readWholeFile(index, kLimit));
        for (const Json& entry : json.at("samples")) {
            Sample sample = readSample(index.parent_path(), entry);
            if (hasAllFiles(sample)) samples.push_back(std::move(sample));
        }
    } catch (const Json::exception&) {
        throw Failure(FailureCode::Damaged,
                      "The list of samples (samples.json) is damaged. Install Vignette again.");
    }
    return samples;
}

Sample sampleById(const std::string& id) {
    std::string known;
    for (Sample& sample : bundledSamples()) {
        if (sample.id == id) return std::move(sample);
        known += (known.empty() ? "" : ", ") + sample.id;
    }
    throw Failure(FailureCode::NotFound, "There is no sample \"" + id + "\". There are: " + known + ".");
}

} // namespace vignette
