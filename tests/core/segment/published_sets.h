#pragma once

#include "core/model/feature_matrix.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vignette::test {

/// A labelled benchmark set outside the project and the score a method of another tool has on it.
struct PublishedSet {
    std::string name;
    FeatureMatrix matrix; ///< as published, not standardised, times one factor for all: largest value 100
    std::vector<std::uint16_t> truth;
    std::vector<std::uint16_t> published; ///< the other tool's labels
    int segments = 0;
    double adjustedRand = 0.0; ///< of the published labels
};

/// The folder, or empty when it isn't there: the test then skips.
std::optional<std::filesystem::path> publishedFolder();

/// All sets with a score of `method` against their first labels.
std::vector<PublishedSet> publishedSets(const std::filesystem::path& folder, const std::string& method);

} // namespace vignette::test
