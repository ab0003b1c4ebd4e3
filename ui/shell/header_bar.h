#pragma once

#include "ui/shell/strip.h"
#include "ui/workbench/page.h"

#include <QPointer>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace vignette {

/// Over the pages: the study's name, its window and data version, the page's search field and buttons.
class HeaderBar : public Strip {
    Q_OBJECT

public:
    HeaderBar(Workbench& workbench, QWidget* parent);
    void setPage(Page* page); ///< null: a page without a header of its own
    void focusSearch();

private:
    void showStudy();
    void showPage();

    Workbench& m_workbench;
    QPointer<Page> m_page;
    QLabel* m_name;
    QLabel* m_note;
    QLineEdit* m_search;
    QHBoxLayout* m_buttons;
};

} // namespace vignette
