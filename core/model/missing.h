#pragma once

#include "core/model/field.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// The share of patients without a value above which a field forms segments only when a person says why.
/// With more than 40 % missing on important variables, results are hypotheses only, whatever fills the gaps
/// (Jakobsen, Gluud, Wetterslev, Winkel 2017, doi:10.1186/s12874-017-0442-1).
inline constexpr double kMostMissingToForm = 0.40;

/// A segment that is set apart by who has no value: silence, not an answer. Named as such, and never as an
/// attitude.
struct SetApartByMissing {
    /// What the fields without a value have in common.
    enum class Scope {
        Extract, ///< most fields of one file: nearly all are not in it
        Theme,   ///< most fields of one theme
        Fields,  ///< a few fields only
    };
    std::uint32_t segment = 0;
    Scope scope = Scope::Fields;
    std::string extract;             ///< Scope::Extract
    Theme theme = Theme::Other;      ///< Scope::Theme
    bool isSurvey = false;           ///< the fields are answers of people
    std::vector<std::string> fields; ///< keys, those that differ
    double segmentShare = 0.0;       ///< without a value in the segment, mean over `fields`
    double othersShare = 0.0;        ///< among everyone else
    double difference = 0.0;         ///< smallest standardised difference of `fields` (Cohen's h)
    bool operator==(const SetApartByMissing&) const = default;
};

/// The same for a sentence: what is missing, and how much, without a figure.
struct SetApartWords {
    SetApartByMissing::Scope scope = SetApartByMissing::Scope::Fields;
    std::string extract;
    bool isSurvey = false;
    bool isNearlyAll = false;        ///< at least 90 of 100 have no value; else most
    std::vector<std::string> labels; ///< the first few fields that have a plain label
    int more = 0;                    ///< fields beyond those
    bool operator==(const SetApartWords&) const = default;
};
SetApartWords inWords(const SetApartByMissing& apart, const std::vector<Field>& fields);

} // namespace vignette
