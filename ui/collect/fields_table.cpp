#include "ui/collect/fields_table.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace vignette {

FieldsTable::FieldsTable(const QString& name, std::function<QString()> copied, QWidget* parent)
    : QuietTable(name, parent), m_copied(std::move(copied)) {
    auto* copyRounded = new QAction(tr("Copy rounded figures"), this);
    connect(copyRounded, &QAction::triggered, this, &FieldsTable::copy);
    addAction(copyRounded);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FieldsTable::copy() const {
    QGuiApplication::clipboard()->setText(m_copied());
}

void FieldsTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QuietTable::keyPressEvent(event);
}

} // namespace vignette
