#pragma once

#include "core/model/import_plan.h"
#include "core/model/raw_batch.h"
#include "core/model/rollup_rule.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// What the summaries of one many-row extract need to know. The accumulator copies what it keeps.
struct RollupTask {
    std::vector<RollupRule> rules;
    const ExtractSurvey* survey = nullptr;
    const ExtractPlan* plan = nullptr; ///< key column, dialect, types, missing tokens, screening
    std::function<PatientKey(std::string_view)> keyOf; ///< called from several threads at once
    Date dataEnd; ///< windows end here, this day included; later rows don't count
    Date today;   ///< rows dated after it don't count
};

/// Many rows a patient → one value a rule and patient, inside the gate.
///
/// A row counts for a rule when it passes the rule's filter and its date lies in the window: the last
/// `windowDays` days, dataEnd being the last of them. A row whose date does not exist, or lies after dataEnd
/// or today, counts for nothing and is counted in rowsWithBadDate; a row without a date counts where no date
/// is needed (Count, Ever, Mean, Sum and Most over all time). A date column of whole years orders rows by
/// year. Of several rows on one day, First and Last take the highest value (texts: the last by bytes);
/// without a date column they follow the file's order. Most: the most frequent level, ties to the first by
/// bytes. Values outside [lowestPossible, highestPossible] are read as missing.
///
/// The result holds the patients that have a row. Within it Count is 0 and Ever is no where no row passed;
/// everything else is missing. For patients without any row here nothing is said: whether that means "none"
/// depends on what the extract covers, and the study decides it (Count and Ever only).
///
/// add() may be called from several threads; the result depends neither on the order of batches and rows
/// (file order aside, where a rule has no date) nor on threads: sums are exact integers. Memory: about 16
/// bytes a patient and rule, `Most` 4 bytes a level.
class RollupAccumulator {
public:
    /// Throws Failure(BadUsage): a rule names a column that is not there, summarises texts with too many
    /// different values, or there is no key column.
    explicit RollupAccumulator(const RollupTask& task);
    ~RollupAccumulator();
    RollupAccumulator(const RollupAccumulator&) = delete;
    RollupAccumulator& operator=(const RollupAccumulator&) = delete;

    /// Names of the columns that add() reads, in the survey's order.
    std::vector<std::string> neededColumns() const;
    void add(const RawBatch& batch);
    /// Patients by ascending key, one column a rule in the rules' order. Call once.
    RolledTable finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vignette
