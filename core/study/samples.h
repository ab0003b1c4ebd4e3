#pragma once

#include "core/study/import_proposal.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// A bundled sample and what it can and can't show.
struct Sample {
    std::string id; ///< "harbor-valley"
    std::string title;
    std::string subtitle;
    std::vector<std::string> canShow;
    std::vector<std::string> cantShow;
    std::vector<std::filesystem::path> files; ///< the first says who the patients are
    std::vector<std::string> surveyFiles;     ///< names of the files that hold people's answers
    std::optional<std::filesystem::path> codebook;
    std::optional<std::filesystem::path> finishedStudy; ///< built beforehand, opened in a second
    bool isInvented = false;
    std::string windowText;
    std::vector<std::string> notes;
    std::string attribution;
};

/// What the sample's list says of the study it becomes: name and codebook, then window, notes and which files
/// are answers.
ProposalOptions optionsForSample(const Sample& sample);
void describeSample(const Sample& sample, ImportProposal& proposal);

/// From resources/samples/samples.json; samples whose files are missing are left out.
std::vector<Sample> bundledSamples();
/// Throws Failure(NotFound), naming the known ids.
Sample sampleById(const std::string& id);

} // namespace vignette
