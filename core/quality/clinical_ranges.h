#pragma once

#include "core/base/reference_table.h"
#include "core/model/field.h"

#include <limits>
#include <string>
#include <vector>

namespace vignette {

struct NumberRange {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool holds(double value) const { return value >= low && value <= high; }
};

/// One quantity in one unit.
struct ClinicalRange {
    std::string quantity;
    std::vector<std::string> words;    ///< of a label or column
    std::vector<std::string> notWords; ///< that speak of something else
    std::vector<std::string> units;    ///< spellings; the first is shown
    NumberRange possible;              ///< outside is impossible
    NumberRange likely;                ///< outside is unlikely
    NumberRange typical;               ///< where the median of a group of patients lies

    const std::string& unit() const { return units.front(); }
    bool isInUnit(const std::string& unit) const; ///< case, blanks and ° apart
};

/// The bundled, dated table clinical_ranges.csv.
class ClinicalRanges {
public:
    explicit ClinicalRanges(const ReferenceTable& table);
    static const ClinicalRanges& bundled();

    /// Every unit of the quantity that the field's words speak of; empty when they speak of none. Where rows
    /// of several quantities fit, the one with the longest phrase.
    std::vector<const ClinicalRange*> ofWords(const Field& field) const;
    /// The range that judges this field's values: of its words and unit; without a unit, of the one unit in
    /// which `median` is typical. Without words, of its unit alone (a percentage) or its kind (a year). Null
    /// when nothing is known of it.
    const ClinicalRange* rangeFor(const Field& field, double median) const;
    const ClinicalRange* find(const std::string& quantity, const std::string& unit) const;

private:
    std::vector<ClinicalRange> m_ranges;
};

/// Whether two spellings mean the same unit.
bool isSameUnit(const std::string& first, const std::string& second);

/// The raw column as words in lower case: "bp_sys" and "BpSys" give "bp sys".
std::string columnWords(const Field& field);
/// The label, then the raw column as words.
std::string wordsOf(const Field& field);

} // namespace vignette
