#pragma once

#include "core/base/dates.h"
#include "core/model/patient_id.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// How many rows of one patient become one value ("per-person summary" on screen).
enum class RollupVerb { Count, Ever, First, Last, Mean, Sum, Most };
const char* toText(RollupVerb verb);
RollupVerb rollupVerbFromText(const std::string& text);

struct RollupRule;
struct ScreeningPlan;
/// Whether the rule reads only columns that are there and may still be read; one that reads others would stop
/// the import.
bool canRead(const RollupRule& rule, const ScreeningPlan& screening);

/// Whether a code starts with one of `prefixes`; dots, blanks and upper or lower case don't count.
bool startsWithCode(std::string_view code, const std::vector<std::string>& prefixes);

/// One summary. Rows count when `filterColumn` is empty, or its value is in `filterValues`, or starts with
/// one of `filterPrefixes` (dots ignored, case ignored).
struct RollupRule {
    std::string name; ///< "ed_visits#count_365": the stored column
    RollupVerb verb = RollupVerb::Count;
    std::string valueColumn; ///< for First, Last, Mean, Sum, Most; empty for Count and Ever
    std::string dateColumn;  ///< empty: rows have no date (First and Last then follow the file's order)
    int windowDays = 0;      ///< the last so many days before the data end; 0: all
    std::string filterColumn;
    std::vector<std::string> filterValues;
    std::vector<std::string> filterPrefixes;
    std::vector<std::string> excludedPrefixes; ///< win over filterPrefixes
    std::string label;                         ///< plain noun phrase
    std::string claim;                         ///< for Ever: "Has heart failure"
    std::string unit;
    std::string theme;           ///< toText(Theme), a guess
    std::string direction;       ///< toText(FieldDirection), a guess
    double lowestPossible = 0.0; ///< values outside are read as missing when lowest < highest
    double highestPossible = 0.0;
    bool operator==(const RollupRule&) const = default;
};

/// The patient-level outcome of all rules over one extract, inside the gate: it still carries keyed hashes.
struct RolledTable {
    struct Column {
        std::string name;
        std::vector<double> numbers;      ///< one a patient; NaN: nothing known. Flags are 0 and 1
        std::vector<std::string> levels;  ///< for First/Last/Most of a text column: sorted dictionary
        std::vector<std::uint32_t> codes; ///< then one a patient
        bool isFlag = false;
    };
    std::vector<PatientKey> patients; ///< in ascending order of key
    std::vector<Column> columns;
    Date dataEnd; ///< the last day found in the extract's date column
    std::uint64_t rowsWithoutKey = 0;
    std::uint64_t rowsWithBadDate = 0; ///< rows whose date does not exist or lies after the import day
};

} // namespace vignette
