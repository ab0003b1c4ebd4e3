#pragma once

#include "core/model/rollup_rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// One group of the bundled list: a condition that lasts and needs ongoing treatment.
struct ChronicGroup {
    std::string id; ///< "heart_failure"; its summary column is "heart_failure#ever"
    std::string label;
    std::string claim;
    std::vector<std::string> prefixes;
    std::vector<std::string> excluded; ///< win over prefixes
    bool isSensitive = false;          ///< behavioural health, substance use, HIV

    /// ICD-10-CM, dots and case ignored.
    bool matches(std::string_view code) const;
};

/// Our dated list of chronic condition groups (resources/reference/chronic_conditions_icd10cm.csv). Groups
/// may overlap: hypertensive kidney disease is both. Immutable.
class ChronicConditions {
public:
    /// Throws Failure(NotFound | Damaged).
    static const ChronicConditions& bundled();

    const std::vector<ChronicGroup>& groups() const { return m_groups; }
    const ChronicGroup* find(std::string_view id) const;
    bool matchesGroup(std::string_view code, std::string_view id) const;
    /// Ids of the groups a code belongs to, in the list's order.
    std::vector<std::string> groupsOf(std::string_view code) const;
    /// For methods pages, which print the list used: name, version and effective date.
    const std::string& listName() const { return m_listName; }

private:
    std::vector<ChronicGroup> m_groups;
    std::string m_listName;
};

inline constexpr std::string_view kConditionCountColumn = "chronic_conditions#count";

/// How many of the list's groups each patient has, from the "GROUP#ever" columns of a rolled table: a column
/// named kConditionCountColumn. Empty when the table has none of them; a patient with a missing flag counts
/// the others. Two or more are multimorbidity. Groups that occur too rarely to be summarised don't count.
std::optional<RolledTable::Column> chronicConditionCount(const RolledTable& table);

} // namespace vignette
