#include "ui/collect/question.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kWidth = 460;
}

Question::Question(const QString& title, const QString& yes, const QString& no, QWidget* parent,
                   WidgetRole yesRole)
    : QDialog(parent), m_content(new QVBoxLayout), m_buttons(new QDialogButtonBox(this)),
      m_yes(makeButton(yes, yesRole)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(kWidth);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(20, 18, 20, 16);
    all->setSpacing(10);
    m_content->setSpacing(10);
    all->addLayout(m_content, 1);
    m_buttons->addButton(m_yes, QDialogButtonBox::AcceptRole);
    m_buttons->addButton(makeButton(no), QDialogButtonBox::RejectRole);
    all->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void Question::addWords(const QString& words, WidgetRole role) {
    if (!words.isEmpty()) m_content->addWidget(makeWrappedLabel(words, role, this));
}

QPushButton* Question::addOther(const QString& words, WidgetRole role) {
    QPushButton* other = makeButton(words, role);
    m_buttons->addButton(other, QDialogButtonBox::ResetRole);
    connect(other, &QPushButton::clicked, this, &QDialog::reject);
    return other;
}

} // namespace vignette
