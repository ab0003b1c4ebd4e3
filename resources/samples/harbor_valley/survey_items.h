#pragma once

#include "resources/samples/harbor_valley/circumstances.h"
#include "resources/samples/harbor_valley/person.h"

#include <array>
#include <span>
#include <string_view>

namespace vignette::harbor_valley {

/// One yes/no answer of the survey: log odds from the felt traits, age and the planted groups.
struct SurveyItem {
    std::string_view code;
    double base = 0.0;              ///< log odds of an average 45-year-old
    std::array<double, 6> traits{}; ///< B F D T C L
    double perTwentyYears = 0.0;    ///< of age over 45
    std::array<double, 5> groups{}; ///< added in G1 to G5
};

std::span<const SurveyItem> mattersItems();    ///< 14: what matters to you
std::span<const SurveyItem> barrierItems();    ///< 16: what gets in the way
std::span<const SurveyItem> preferenceItems(); ///< 5: care preferences
std::span<const SurveyItem> strengthItems();   ///< 6: plain questions whose yes is a strength
/// 6 items that depend on nothing: the "extra attitudes" view, where nothing stable must be found.
std::span<const std::string_view> extraItems();

double logOddsOf(const SurveyItem& item, const Person& person);

} // namespace vignette::harbor_valley
