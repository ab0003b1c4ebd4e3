#pragma once

#include "ui/checks/check_sheet.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vignette {

class CheckTable;

/// One tab: a finding over its table, or a sentence why there is none and, where that helps, a button.
class CheckPanel : public QWidget {
    Q_OBJECT

public:
    explicit CheckPanel(const QString& name, QWidget* parent = nullptr);
    /// An empty sheet shows its `none`.
    void show(CheckSheet sheet);
    /// In place of figures. The button is left out when `action` is empty.
    void showInstead(const QString& sentence, const QString& action);
    const CheckTable& table() const { return *m_table; }

signals:
    void actionRequested();

private:
    QWidget* makeInstead();

    QStackedWidget* m_pages;
    QLabel *m_finding, *m_sentence;
    CheckTable* m_table;
    QPushButton* m_action;
};

} // namespace vignette
