#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace vignette {

/// What `vignette info --segments` prints for people, from shownExplanation(): the strongest traits of each
/// segment, how well a few questions place someone, which outcomes gain, what the segments hang on, and which
/// groups no persona represents. Null: one line that says there are none.
std::string explanationText(const nlohmann::ordered_json& json);

} // namespace vignette
