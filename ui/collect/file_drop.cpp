#include "ui/collect/file_drop.h"

#include "ui/collect/link_button.h"
#include "ui/theme/fonts.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QPainter>
#include <QVBoxLayout>

namespace vignette {

FileDrop::FileDrop(Size size, QWidget* parent) : QFrame(parent) {
    const bool isPage = size == Size::Page;
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(12, 10, 12, 8);
    all->setSpacing(isPage ? 8 : 2);
    if (isPage) all->addStretch();
    all->addWidget(new IconLabel(IconName::Upload, isPage ? &ColourTheme::accent : &ColourTheme::secondary,
                                 isPage ? 32 : 18, this),
                   0, Qt::AlignHCenter);
    QLabel* words = makeWrappedLabel(isPage ? tr("Drop your files here") : tr("Drop more files here or"),
                                     isPage ? WidgetRole::Heading : WidgetRole::Second, this);
    words->setAlignment(Qt::AlignHCenter);
    all->addWidget(words);
    if (isPage) {
        words->setFont(screenFont(15, QFont::DemiBold));
        QLabel* detail = makeWrappedLabel(
            tr("CSV, TSV or Excel, also compressed. You see and approve everything before it is stored."),
            WidgetRole::Second, this);
        detail->setAlignment(Qt::AlignHCenter);
        all->addWidget(detail);
    }
    QPushButton* choose = isPage ? makeButton(tr("Choose files…"), WidgetRole::Primary, {}, this)
                                 : makeLinkButton(tr("choose files…"), this);
    choose->setAccessibleName(tr("Choose files to bring in"));
    all->addWidget(choose, 0, Qt::AlignHCenter);
    if (isPage) all->addStretch();
    connect(choose, &QPushButton::clicked, this, &FileDrop::chooseRequested);
}

void FileDrop::paintEvent(QPaintEvent*) {
    const ColourTheme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.surface);
    painter.setPen(QPen(theme.muted, 1.0, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace vignette
