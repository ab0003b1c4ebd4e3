#pragma once

#include "core/model/field.h"

#include <optional>
#include <string>

namespace vignette {

/// What a field is about, told from its kind, theme, unit, label and levels in general words. No column name
/// of any extract is known here.

/// Age in years (Number or Count), or ordered age bands.
bool isAgeField(const Field& field);
/// First and last year of an age band's label: "65–74", "Age 65 to 69", "80 or older", "under 18". `high` 0:
/// and over.
struct YearRange {
    int low = 0;
    int high = 0;
};
std::optional<YearRange> ageRangeOf(const std::string& label);

/// Codes of the levels that mean female and male; empty for other fields. A flag "Female" has one of them.
struct SexLevels {
    std::string female;
    std::string male;
};
std::optional<SexLevels> sexLevelsOf(const Field& field);

/// Stands in no title unless 60 % share it: languages.
bool isAboutLanguage(const Field& field);
/// Stands on the executive template only: cost, charges, payments (not costs as a person's barrier or need).
bool isAboutCost(const Field& field);
/// "No X" can be said of it: a plain noun, not "Not enough food" or "100 cigarettes".
bool hasPlainAbsence(const Field& field);
/// A level that says what is not: "No caregiving", "Never".
bool isNegative(const std::string& levelLabel);
/// Would read as blame in a title: missed visits, medicines not taken, weight, alcohol.
bool isBlameful(const Field& field);
/// A level that says nothing of a person: unknown, refused, other, not asked.
bool isUninformative(const std::string& levelLabel);

enum class Aid { None, HearingAid, NasalOxygen, Wheelchair };
Aid aidOf(const Field& field); ///< of a flag whose yes means the person has it

} // namespace vignette
