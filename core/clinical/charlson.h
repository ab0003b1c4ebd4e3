#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Which weights an index was made with; print it beside the index.
enum class CharlsonWeights {
    Original, ///< Charlson 1987 (doi:10.1016/0021-9681(87)90171-8)
    Updated,  ///< Quan 2011 (doi:10.1093/aje/kwq433)
};

/// Charlson comorbidity index over ICD-10 code groups of Quan 2005 (doi:10.1097/01.mlr.0000182534.19832.83),
/// resources/reference/charlson_icd10.csv. The graver of two stages of one illness counts in place of the
/// milder: diabetes with complications, severe liver disease, spread cancer. Immutable.
class CharlsonIndex {
public:
    /// Throws Failure(NotFound | Damaged).
    static const CharlsonIndex& bundled();

    /// The index of one patient from all their codes, in any order, repeats allowed; 0 without a match.
    int of(const std::vector<std::string>& codes, CharlsonWeights weights) const;
    /// The condition a code belongs to ("chf"), the first of the list; empty for none.
    std::string_view conditionOf(std::string_view code) const;

private:
    struct Condition {
        std::string id;
        std::string outrankedBy;
        int original = 0;
        int updated = 0;
        std::vector<std::string> prefixes;
    };
    std::vector<Condition> m_conditions;
};

} // namespace vignette
