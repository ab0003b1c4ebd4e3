#include "ui/start/drop_zone.h"

#include "ui/theme/widgets.h"
#include "ui/workbench/text_size.h"
#include "ui/workbench/themed_icon.h"

#include <QPainter>
#include <QVBoxLayout>

namespace vignette {

DropZone::DropZone(QWidget* parent) : QFrame(parent) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(20, 20, 20, 20);
    all->setSpacing(8);
    QLabel* heading = makeWrappedLabel(tr("Drop your files here"), WidgetRole::Heading, this);
    setTextSize(heading, 15, TextWeight::Bold);
    QLabel* detail = makeWrappedLabel(
        tr("CSV, TSV or Excel, also compressed. You see and approve everything before it is stored."),
        WidgetRole::Second, this);
    QPushButton* choose = makeButton(tr("Choose files…"), WidgetRole::Secondary, {}, this);
    setThemedIcon(choose, IconName::FileText, &ColourTheme::text);
    all->addStretch();
    all->addWidget(new IconLabel(IconName::Upload, &ColourTheme::accent, 28, this), 0, Qt::AlignHCenter);
    for (QLabel* label : {heading, detail}) {
        label->setAlignment(Qt::AlignHCenter);
        all->addWidget(label);
    }
    all->addWidget(choose, 0, Qt::AlignHCenter);
    all->addStretch();
    connect(choose, &QPushButton::clicked, this, &DropZone::chooseRequested);
}

void DropZone::paintEvent(QPaintEvent*) {
    const ColourTheme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.surface);
    painter.setPen(QPen(theme.muted, 1.0, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace vignette
