#include "ui/card/card_view.h"

#include "ui/theme/fonts.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>
#include <utility>

// The editor of a CardView: a text field that lies over the slot while it is open.

namespace vignette {

bool CardView::editSlot(const QString& slot) {
    const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                    [&](const Target& each) { return !slot.isEmpty() && each.slot == slot; });
    if (found == m_targets.end() || m_editing == Editing::Off) return false;
    setFocusedTarget(static_cast<int>(found - m_targets.begin()));
    openEditor(*found);
    return true;
}

void CardView::openEditor(const Target& target) {
    closeEditor(EditorEnd::Keep);
    if (target.slotIndex < 0) return;
    const SlotHit hit = m_layout.sheets.front().editable[static_cast<std::size_t>(target.slotIndex)];
    m_editedSlot = target.slot;
    m_editor = new QPlainTextEdit(QString::fromStdString(hit.text.text), viewport());
    m_editor->setAccessibleName(target.words);
    m_editor->setPlaceholderText(QString::fromStdString(hit.text.placeholder));
    m_editor->setTabChangesFocus(true);
    m_editor->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_editor->setFont(screenFont(static_cast<int>(std::lround(hit.size * kZoom))));
    m_editor->installEventFilter(this);
    QRectF rect = toViewport(hit.rect).adjusted(-9, -8, 9, 10);
    rect.setWidth(std::max(rect.width(), 240.0));
    rect.setHeight(std::max(rect.height(), hit.size * kZoom * 1.4 + 22));
    rect.moveRight(std::min(rect.right(), viewport()->width() - 2.0));
    rect.moveLeft(std::max(rect.left(), 2.0));
    m_editor->setGeometry(rect.toAlignedRect());
    m_editor->selectAll();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void CardView::closeEditor(EditorEnd end) {
    if (m_editor == nullptr) return;
    QPlainTextEdit* editor = std::exchange(m_editor, nullptr);
    const QString slot = std::exchange(m_editedSlot, QString());
    const QString text = editor->toPlainText().trimmed();
    const bool isChanged = editor->document()->isModified();
    const bool hadFocus = editor->hasFocus();
    editor->removeEventFilter(this);
    editor->hide();
    editor->deleteLater();
    if (hadFocus) setFocus(Qt::OtherFocusReason);
    if (end == EditorEnd::Keep && isChanged) emit editRequested(slot, text);
}

bool CardView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_editor || m_editor == nullptr) return QAbstractScrollArea::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (isEnter && key->modifiers() != Qt::ShiftModifier)) {
            closeEditor(isEnter ? EditorEnd::Keep : EditorEnd::Discard);
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        closeEditor(EditorEnd::Keep);
        return true;
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

} // namespace vignette
