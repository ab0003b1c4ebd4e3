#pragma once

#include "resources/samples/harbor_valley/conditions.h"

#include <optional>
#include <string_view>
#include <vector>

namespace vignette::harbor_valley {

/// One measurement. Either `value` or `answer` is set.
struct Observation {
    std::string_view code; ///< LOINC
    Date day;
    std::optional<double> value;
    int places = 0; ///< decimals written
    std::string_view answer;
    std::string_view unit; ///< UCUM
};

inline constexpr std::string_view kHba1c = "4548-4";
inline constexpr std::string_view kSystolic = "8480-6";
inline constexpr std::string_view kDiastolic = "8462-4";
inline constexpr std::string_view kBodyMassIndex = "39156-5";
inline constexpr std::string_view kWeight = "29463-7";
inline constexpr std::string_view kFiltration = "98979-8"; ///< eGFR
inline constexpr std::string_view kAlbumin = "9318-7";     ///< uACR
inline constexpr std::string_view kPhq9 = "44261-6";
inline constexpr std::string_view kPhq2 = "55758-7";
inline constexpr std::string_view kTobacco = "72166-2";

/// True measurements in plain units; the faults of some clinics are laid over them later.
std::vector<Observation> drawObservations(const GeneratorPlan& plan, const Person& person,
                                          const Health& health);

} // namespace vignette::harbor_valley
