#pragma once

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
    std::optional<std::filesystem::path> codebook;
    std::optional<std::filesystem::path> finishedStudy; ///< built beforehand, opened in a second
    bool isInvented = false;
    std::string windowText;
    std::vector<std::string> notes;
    std::string attribution;
};

/// From resources/samples/samples.json; samples whose files are missing are left out.
std::vector<Sample> bundledSamples();
/// Throws Failure(NotFound), naming the known ids.
Sample sampleById(const std::string& id);

} // namespace vignette
