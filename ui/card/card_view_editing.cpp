#include "ui/card/card_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/widgets.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>
#include <utility>

// The editor of a CardView: a text field that lies over the slot while it is open.

namespace vignette {

namespace {
constexpr int kLeastWarning = 280;
constexpr int kWarningMargin = 3;
} // namespace

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
    connect(m_editor, &QPlainTextEdit::textChanged, this, &CardView::showWarning);
    m_editor->show();
    showWarning();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void CardView::setTypedCheck(std::function<QString(const QString&)> check) {
    m_check = std::move(check);
}

void CardView::showWarning() {
    if (!m_editor || !m_check) return;
    const QString words = m_check(m_editor->toPlainText());
    m_editor->setAccessibleDescription(words);
    if (!m_warning) {
        m_warning = makeWrappedLabel({}, WidgetRole::Badge, viewport());
        m_warning->setMargin(kWarningMargin);
    }
    m_warning->setText(words);
    m_warning->setVisible(!words.isEmpty());
    if (words.isEmpty()) return;
    const QRect editor = m_editor->geometry();
    const int width = std::max(editor.width(), kLeastWarning);
    const int left = std::clamp(editor.left(), 0, std::max(0, viewport()->width() - width));
    const int height = m_warning->heightForWidth(width);
    const bool fitsBelow = editor.bottom() + height < viewport()->height();
    m_warning->setGeometry(left, fitsBelow ? editor.bottom() + 2 : editor.top() - height - 2, width, height);
    m_warning->raise();
}

void CardView::closeEditor(EditorEnd end) {
    if (m_editor == nullptr) return;
    if (m_warning) m_warning->hide();
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
