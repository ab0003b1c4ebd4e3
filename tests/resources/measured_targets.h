#pragma once

#include "tests/resources/sample_view.h"

#include <string>
#include <vector>

namespace vignette::harbor_valley {

/// One line of the README's table: what the sample aims at, from where, and what came out.
struct MeasuredTarget {
    enum class Kind { Percent, Mean };
    std::string what;
    double target = 0.0;
    std::string source;
    double obtained = 0.0;
    Kind kind = Kind::Percent;
    /// Within one point (percent) or a tenth (mean).
    bool isReached() const;
};

std::vector<MeasuredTarget> measureTargets(const SampleView& view);

/// The table in Markdown, as README.md prints it.
std::string toMarkdown(const std::vector<MeasuredTarget>& targets);

} // namespace vignette::harbor_valley
