#pragma once

#include "ui/shell/strip.h"
#include "ui/workbench/workbench.h"

class QLabel;

namespace vignette {

class IconLabel;

/// The line at the foot of the window: saved or not, how figures are shown, what personas are, and whether
/// the data are invented.
class StatusLine : public Strip {
    Q_OBJECT

public:
    StatusLine(Workbench& workbench, QWidget* parent);

private:
    void refresh();

    Workbench& m_workbench;
    IconLabel* m_icon;
    QLabel* m_state;
    QLabel* m_rule;
    QLabel* m_fiction;
    QLabel* m_invented;
};

} // namespace vignette
