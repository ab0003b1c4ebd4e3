#include "ui/charts/chart_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace vignette {

ChartPanel::ChartPanel(const QString& name, QWidget* parent) : QWidget(parent) {
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
}

void ChartPanel::setSummary(const QString& sentence) {
    m_summary = sentence;
    setAccessibleDescription(sentence);
}

void ChartPanel::showData() {
    auto* dialog = new ChartTableDialog(accessibleName(), dataTable(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ChartPanel::copyData() const {
    QGuiApplication::clipboard()->setText(dataTable().toClipboardText());
}

void ChartPanel::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ShiftModifier)) {
        showData();
    } else if (event->matches(QKeySequence::Copy)) {
        copyData();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace vignette
