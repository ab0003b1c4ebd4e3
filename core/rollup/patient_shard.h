#pragma once

#include "core/model/patient_id.h"
#include "core/model/rollup_rule.h"

#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace vignette {

/// How a rule's values are held. Sums are whole multiples of 2^-shift, so that they are exact and do not
/// depend on the order of rows; the shift leaves 61 bits below the column's largest value.
struct SummaryKind {
    RollupVerb verb = RollupVerb::Count;
    bool isText = false;
    int shift = 0;
    std::uint32_t levelCount = 0; ///< for Most
};

/// One row's contribution to one rule.
struct RowValue {
    std::int64_t order = 0; ///< a day, or the place in the file
    double number = 0.0;    ///< for numbers
    std::uint32_t code = 0; ///< for texts
};

/// Summaries of the patients whose keys fall into one hash bucket; one slot a patient. Callers hold `mutex`.
class PatientShard {
public:
    explicit PatientShard(const std::vector<SummaryKind>& kinds);

    std::uint32_t slotOf(const PatientKey& key);
    void add(std::uint32_t rule, std::uint32_t slot, const RowValue& value);

    const std::unordered_map<PatientKey, std::uint32_t, PatientKeyHash>& slots() const { return m_slots; }
    /// Count, flag (0 or 1), sum, mean, first, last as a number; NaN when nothing is known.
    double numberAt(std::uint32_t rule, std::uint32_t slot) const;
    /// First, last or most frequent level; kMissingCode when nothing is known.
    std::uint32_t codeAt(std::uint32_t rule, std::uint32_t slot) const;

    std::mutex mutex;

private:
    __extension__ using Sum = __int128;
    struct Best {
        std::int64_t order = 0;
        double number = 0.0;
        std::uint32_t code = 0;
        bool isKnown = false;
    };
    /// Values of one rule, one a slot; only what the verb needs is filled.
    struct Summary {
        std::vector<std::uint32_t> counts; ///< rows (Count, Mean, Sum), 1 (Ever), or rows a level (Most)
        std::vector<Sum> sums;
        std::vector<Best> best;
    };
    void keepBest(const SummaryKind& kind, Best& best, const RowValue& value) const;

    const std::vector<SummaryKind>& m_kinds;
    std::vector<Summary> m_summaries;
    std::unordered_map<PatientKey, std::uint32_t, PatientKeyHash> m_slots;
};

} // namespace vignette
