#include "ui/start/sample_card.h"

#include "ui/start/sample_faces.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/text_size.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vignette {

SampleCard::SampleCard(const Sample& sample, Rank rank, QWidget* parent) : QFrame(parent) {
    setRole(this, WidgetRole::Card);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 14, 16, 14);
    all->setSpacing(6);
    const QString title = QString::fromStdString(sample.title);
    QLabel* heading = makeWrappedLabel(title, WidgetRole::Heading, this);
    setTextSize(heading, 15, TextWeight::Bold);
    all->addWidget(heading);
    all->addWidget(makeWrappedLabel(QString::fromStdString(sample.subtitle), WidgetRole::Second, this));
    addList(all, tr("Can show"), sample.canShow, true);
    addList(all, tr("Can’t show"), sample.cantShow, false);
    all->addStretch();
    all->addSpacing(8);

    QPushButton* open =
        makeButton(tr("Open %1").arg(title),
                   rank == Rank::First ? WidgetRole::Primary : WidgetRole::Secondary, {}, this);
    open->setAccessibleDescription(QString::fromStdString(sample.subtitle));
    connect(open, &QPushButton::clicked, this,
            [this, id = QString::fromStdString(sample.id)] { emit openRequested(id); });
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(12);
    bottom->addWidget(open);
    bottom->addStretch();
    if (sample.isInvented) bottom->addWidget(new SampleFaces(this));
    all->addLayout(bottom);
}

void SampleCard::addList(QVBoxLayout* layout, const QString& heading, const std::vector<std::string>& lines,
                         bool isGood) {
    if (lines.empty()) return;
    layout->addSpacing(2);
    QLabel* name = makeLabel(heading, WidgetRole::Second, this);
    setTextSize(name, 12, TextWeight::Bold);
    layout->addWidget(name);
    for (const std::string& text : lines) {
        auto* line = new QHBoxLayout;
        line->setSpacing(10);
        line->addWidget(new IconLabel(isGood ? IconName::Check : IconName::Minus,
                                      isGood ? &ColourTheme::good : &ColourTheme::warnText, 15, this),
                        0, Qt::AlignTop);
        line->addWidget(makeWrappedLabel(QString::fromStdString(text), WidgetRole::Plain, this), 1);
        layout->addLayout(line);
    }
}

} // namespace vignette
