#include "ui/start/recent_list.h"

#include "ui/theme/widgets.h"
#include "ui/workbench/text_size.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr qsizetype kMostRows = 5;

/// "today, 09:42", "3 Mar 2025".
QString whenText(const QDateTime& opened) {
    const QLocale locale;
    if (opened.date() == QDate::currentDate())
        return RecentList::tr("today, %1").arg(locale.toString(opened.time(), QLocale::ShortFormat));
    return locale.toString(opened.date(), QStringLiteral("d MMM yyyy"));
}

/// A row of the list: a button as wide as the list, with a line under it.
class RecentRow : public QAbstractButton {
public:
    RecentRow(const RecentStudies::Entry& entry, QWidget* parent) : QAbstractButton(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        const QString when = whenText(entry.opened);
        setAccessibleName(RecentList::tr("Open %1").arg(entry.name));
        setAccessibleDescription(entry.summary + QStringLiteral(", ") + when);
        setToolTip(entry.path);
        auto* line = new QHBoxLayout(this);
        line->setContentsMargins(4, 9, 4, 9);
        line->setSpacing(12);
        line->addWidget(new IconLabel(IconName::FileText, &ColourTheme::secondary, 18, this));
        line->addWidget(makeLabel(entry.name, WidgetRole::Heading, this), 5);
        line->addWidget(makeLabel(entry.summary, WidgetRole::Second, this), 3);
        line->addWidget(makeLabel(when, WidgetRole::Second, this), 2);
        for (QLabel* label : findChildren<QLabel*>()) {
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
            label->setMinimumWidth(40);
        }
    }
    QSize sizeHint() const override { return layout()->sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        const ColourTheme& theme = currentTheme();
        QPainter painter(this);
        if (underMouse()) painter.fillRect(rect(), theme.raised);
        painter.setPen(theme.line);
        painter.drawLine(rect().topLeft(), rect().topRight());
        if (!hasFocus()) return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 2.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 2, -1, -1), 5, 5);
    }
};

} // namespace

RecentList::RecentList(QWidget* parent)
    : QFrame(parent), m_clear(makeButton(tr("Clear list"), WidgetRole::Ghost, {}, this)),
      m_rows(new QVBoxLayout) {
    setRole(this, WidgetRole::Card);
    QLabel* heading = makeLabel(tr("Recent studies"), WidgetRole::Heading, this);
    setTextSize(heading, 15, TextWeight::Bold);
    m_clear->setStyleSheet(QStringLiteral("color: palette(link); font-weight: 600;"));
    auto* top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(m_clear);
    m_rows->setSpacing(0);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 12, 16, 12);
    all->setSpacing(6);
    all->addLayout(top);
    all->addLayout(m_rows);
    all->addStretch();
    connect(m_clear, &QPushButton::clicked, this, &RecentList::clearRequested);
}

QWidget* RecentList::makeRow(const RecentStudies::Entry& entry) {
    auto* row = new RecentRow(entry, this);
    connect(row, &QAbstractButton::clicked, this, [this, path = entry.path] { emit studyChosen(path); });
    return row;
}

void RecentList::show(const QList<RecentStudies::Entry>& entries) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_clear->setVisible(!entries.isEmpty());
    if (entries.isEmpty()) {
        m_rows->addWidget(makeWrappedLabel(
            tr("None yet. Open a sample above, or bring in files of your own."), WidgetRole::Second, this));
        return;
    }
    for (const RecentStudies::Entry& entry : entries.mid(0, kMostRows))
        m_rows->addWidget(makeRow(entry));
}

} // namespace vignette
