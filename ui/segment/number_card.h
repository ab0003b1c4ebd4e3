#pragma once

#include "ui/charts/overlap_chart.h"
#include "ui/segment/segment_setup.h"
#include "ui/theme/widgets.h"

class QComboBox;

namespace vignette {

/// "How many segments?": re-test overlap by number beside data without groups, the numbers next to the one in
/// use, and why this one.
class NumberCard : public CardFrame {
    Q_OBJECT

public:
    explicit NumberCard(QWidget* parent);

    /// `curve`: every number tried with these settings, ascending. `segments`: the number in use; 0: none.
    void show(const std::vector<CandidateReport>& curve, const ValidationReport& report, int segments);
    /// The number to look for next; 0: the program proposes one.
    void setAskedNumber(int segments);
    void setBusy(bool isBusy);

signals:
    void tryRequested(int segments);
    void numberAsked(int segments);

private:
    OverlapChart* m_chart;
    QLabel* m_number;
    QPushButton* m_fewer;
    QPushButton* m_more;
    QComboBox* m_asked;
    QLabel* m_reason;
    int m_segments = 0;
    bool m_isBusy = false;
};

} // namespace vignette
