#include "ui/shell/header_bar.h"

#include "ui/theme/widgets.h"
#include "ui/workbench/text_size.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringList>

namespace vignette {

namespace {

constexpr int kHeight = 52;
constexpr int kSearchWidth = 250;

/// A push button that does and looks like its action.
class ActionButton : public QPushButton {
public:
    ActionButton(QAction* action, QWidget* parent) : QPushButton(parent) {
        setIconSize({16, 16});
        setCursor(Qt::PointingHandCursor);
        setRole(this, isPrimary(*action) ? WidgetRole::Primary : WidgetRole::Secondary);
        connect(action, &QAction::changed, this, [this, action] { follow(*action); });
        connect(this, &QPushButton::clicked, action, &QAction::trigger);
        follow(*action);
    }

private:
    void follow(const QAction& action) {
        setText(action.text());
        setAccessibleName(action.iconText());
        setIcon(action.icon());
        setToolTip(action.toolTip());
        setEnabled(action.isEnabled());
        setVisible(action.isVisible());
        if (action.isCheckable() != isCheckable()) setCheckable(action.isCheckable());
        if (action.isCheckable()) setChecked(action.isChecked());
    }
};

QString studyNote(const StudyInfo& info) {
    QStringList parts;
    if (!info.windowText.empty()) parts.append(QString::fromStdString(info.windowText));
    parts.append(HeaderBar::tr("data version %1").arg(info.dataVersion));
    return parts.join(QStringLiteral(" · "));
}

QString newStudyNote(const ImportProposal& proposal) {
    return HeaderBar::tr("new study · %n file(s)", nullptr, static_cast<int>(proposal.extracts.size()));
}

} // namespace

HeaderBar::HeaderBar(Workbench& workbench, QWidget* parent)
    : Strip(Qt::BottomEdge, &ColourTheme::surface, parent), m_workbench(workbench),
      m_name(makeLabel({}, WidgetRole::Heading, this)), m_note(makeLabel({}, WidgetRole::Second, this)),
      m_search(new QLineEdit(this)), m_buttons(new QHBoxLayout) {
    setObjectName(QStringLiteral("header"));
    setMinimumHeight(kHeight);
    setTextSize(m_name, 17, TextWeight::Bold);
    m_name->setMinimumWidth(60);
    m_note->setMinimumWidth(20);
    m_search->setFixedWidth(kSearchWidth);
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(22, 0, 0, 0);
    auto* loupe = new IconLabel(IconName::Search, &ColourTheme::muted, 15, m_search);
    loupe->move(9, 9);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(16, 8, 16, 8);
    all->setSpacing(10);
    all->addWidget(new IconLabel(IconName::Hospital, &ColourTheme::accent, 20, this));
    all->addWidget(m_name);
    all->addWidget(m_note, 1);
    all->addWidget(m_search);
    m_buttons->setSpacing(10);
    all->addLayout(m_buttons);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (m_page) m_page->search(text);
    });
    connect(&workbench, &Workbench::sessionChanged, this, &HeaderBar::showStudy);
    connect(&workbench, &Workbench::proposalChanged, this, &HeaderBar::showStudy);
    showStudy();
}

void HeaderBar::setPage(Page* page) {
    if (m_page) disconnect(m_page, &Page::headerChanged, this, nullptr);
    m_search->clear();
    m_page = page;
    if (m_page) connect(m_page, &Page::headerChanged, this, &HeaderBar::showPage);
    showPage();
}

void HeaderBar::focusSearch() {
    if (m_search->isVisible()) m_search->setFocus(Qt::ShortcutFocusReason);
}

void HeaderBar::showStudy() {
    QString name, note;
    if (const ImportProposal* proposal = m_workbench.proposal()) {
        name = QString::fromStdString(proposal->plan.studyName);
        note = newStudyNote(*proposal);
    } else if (const StudySession* session = m_workbench.session()) {
        const StudyInfo info = session->info();
        name = QString::fromStdString(info.name);
        note = studyNote(info);
    } else {
        name = tr("New study");
    }
    if (m_page && !m_page->headerNote().isEmpty()) note = m_page->headerNote();
    m_name->setText(name);
    m_note->setText(note);
}

void HeaderBar::showPage() {
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QString placeholder = m_page ? m_page->searchPlaceholder() : QString();
    m_search->setVisible(!placeholder.isEmpty());
    m_search->setPlaceholderText(placeholder);
    m_search->setAccessibleName(placeholder);
    QWidget* before = m_search;
    if (m_page)
        for (QAction* action : m_page->headerActions()) {
            auto* button = new ActionButton(action, this);
            m_buttons->addWidget(button);
            setTabOrder(before, button);
            before = button;
        }
    showStudy();
}

} // namespace vignette
