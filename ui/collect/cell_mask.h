#pragma once

#include "core/base/dates.h"
#include "core/model/cell_reader.h"
#include "core/model/import_plan.h"

#include <QString>

namespace vignette {

/// A cell of the preview as it may be seen.
struct ShownCell {
    enum class Kind {
        Value,  ///< as it will be stored, or read by summaries
        Key,    ///< a patient's key: dots
        Hidden, ///< of a column that is not stored
        Empty,  ///< missing
    };
    Kind kind = Kind::Hidden;
    QString text;
};

/// Turns the cells of one column into what the study would hold of them: keys become dots, a column that is
/// not stored becomes "hidden", dates years or ages, ZIP codes their first digits. What is masked never
/// reaches a model. Without a decision everything is hidden. Restricted ZIP prefixes (stored as 000) are
/// shown by their digits.
class CellMask {
public:
    /// `column` and `decision` are borrowed and must live as long as the mask.
    CellMask(const ColumnSurvey& column, const ColumnDecision* decision, const ExtractPlan& plan,
             Date dataEnd);
    ShownCell shown(const std::string& cell) const;

private:
    ShownCell coarsened(std::string_view value) const;
    ShownCell year(std::string_view value) const;
    ShownCell forSummaries(std::string_view value) const;

    const ColumnSurvey& m_column;
    const ColumnDecision* m_decision;
    CellReader m_reader;
    Date m_dataEnd;
};

} // namespace vignette
