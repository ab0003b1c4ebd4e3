#pragma once

#include "core/model/identifier.h"
#include "core/model/patient_id.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vignette {

/// What the gate does with a column.
enum class ColumnAction {
    Keep,             ///< values as they are
    Drop,             ///< not stored at all
    LinkKey,          ///< consumed: becomes a surrogate
    DateToYear,       ///< only the year is stored
    BirthDateToAge,   ///< whole years at the data end, 90 for 90 and over
    CapAge,           ///< a number of years; 90 for 90 and over
    BirthYearToAge,   ///< age at the data end from a year, 90 for 90 and over
    ZipToThreeDigits, ///< restricted prefixes become 000
    RollUpOnly,       ///< read inside the gate by per-person summaries, itself not stored
};
const char* toText(ColumnAction action);
ColumnAction columnActionFromText(const std::string& text);

/// One decision a column. A person may override it with a typed reason, which is logged.
struct ColumnDecision {
    std::string column;
    ColumnAction action = ColumnAction::Keep;
    std::vector<IdentifierFinding> findings;
    std::string why;            ///< plain words for the screen and the methods page
    std::string overrideReason; ///< empty: the program's own decision stands
    bool isOverridden() const { return !overrideReason.empty(); }
    bool operator==(const ColumnDecision&) const = default;
};

struct ScreeningPlan {
    std::vector<ColumnDecision> columns; ///< one a column of the survey, in its order
    const ColumnDecision* find(const std::string& column) const;
    bool operator==(const ScreeningPlan&) const = default;
};

/// Code of a missing level.
inline constexpr std::uint32_t kMissingCode = std::numeric_limits<std::uint32_t>::max();

/// A stored column's values: numbers (NaN is missing) or codes into a dictionary (kMissingCode is missing).
struct ScreenedColumn {
    std::string name; ///< column, or column#summary
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    bool isCoded() const { return numbers.empty() && !codes.empty(); }
};

/// Rows that passed the gate: surrogates instead of keys, years instead of dates, nothing of a dropped
/// column. Only privacy can make one (Passkey), and it is the store's only way in.
class ScreenedBatch {
public:
    /// Only the gate holds a passkey.
    class Passkey {
        friend class Gate;
        Passkey() {}
    };

    ScreenedBatch(Passkey, std::size_t blockIndex, std::vector<Surrogate> patients,
                  std::vector<ScreenedColumn> columns)
        : m_index(blockIndex), m_patients(std::move(patients)), m_columns(std::move(columns)) {}

    std::size_t index() const { return m_index; }
    std::size_t rowCount() const { return m_patients.size(); }
    const std::vector<Surrogate>& patients() const { return m_patients; }
    const std::vector<ScreenedColumn>& columns() const { return m_columns; }

private:
    std::size_t m_index;
    std::vector<Surrogate> m_patients;
    std::vector<ScreenedColumn> m_columns;
};

} // namespace vignette
