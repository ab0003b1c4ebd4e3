#pragma once

#include "core/model/screening.h"
#include "ui/icons/icons.h"
#include "ui/theme/widgets.h"

#include <vector>

class QScrollArea;

namespace vignette {

/// What the privacy check found, where, why and what was or will be done; and what it did not find.
class PrivacyPanel : public CardFrame {
    Q_OBJECT

public:
    explicit PrivacyPanel(QWidget* parent);

    struct Part {
        QString file; ///< stands before the columns where there is more than one
        ScreeningPlan screening;
    };
    /// Before the import (`isDone` false) or after it. `first` stands above the findings and stays the
    /// caller's.
    void show(const std::vector<Part>& parts, bool isDone, QWidget* first = nullptr);

private:
    QWidget* makeFinding(const QString& file, const ColumnDecision& decision, QWidget* parent) const;

    QScrollArea* m_scroll;
};

/// What stands in the list: "Names: full_name" and "20,000 values. Not stored: …".
QString findingTitle(const ColumnDecision& decision);
QString findingWords(const ColumnDecision& decision);
/// Classes that no column of the parts shows, in plain words.
QString notDetected(const std::vector<PrivacyPanel::Part>& parts);

} // namespace vignette
