#include "tests/ui/fakes/page_checks.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QTest>

namespace vignette::test {

namespace {

QString describe(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    return QStringLiteral("%1 %2 in %3 %4")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             parent ? QString::fromLatin1(parent->metaObject()->className()) : QStringLiteral("nothing"),
             parent ? parent->objectName() : QString());
}

/// Parts Qt makes inside its own widgets answer through their owner.
bool isInner(const QWidget& widget) {
    return widget.objectName().startsWith(QLatin1String("qt_")) || widget.focusProxy() != nullptr;
}

QString nameOf(const QWidget& widget) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&widget));
    return face ? face->text(QAccessible::Name).trimmed() : widget.accessibleName().trimmed();
}

QList<QWidget*> tabStops(const QWidget& window) {
    QList<QWidget*> stops;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisibleTo(&window) && widget->isEnabled() && !isInner(*widget) &&
            widget->window() == &window && (widget->focusPolicy() & Qt::TabFocus))
            stops.append(widget);
    return stops;
}

} // namespace

QStringList namelessWidgets(const QWidget& window) {
    QStringList nameless;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisibleTo(&window) && !isInner(*widget) && widget->focusPolicy() != Qt::NoFocus &&
            nameOf(*widget).isEmpty())
            nameless.append(describe(*widget));
    return nameless;
}

QStringList unreachedByTab(QWidget& window) {
    window.show();
    window.activateWindow();
    QCoreApplication::processEvents();
    const QList<QWidget*> stops = tabStops(window);
    if (!stops.isEmpty()) stops.first()->setFocus(Qt::TabFocusReason);
    QSet<const QWidget*> reached;
    for (qsizetype press = 0; press < 3 * stops.size() + 10; ++press) {
        if (const QWidget* focus = window.focusWidget()) {
            reached.insert(focus);
            if (focus->focusProxy()) reached.insert(focus->focusProxy());
        }
        QWidget* target = window.focusWidget() ? window.focusWidget() : &window;
        QTest::keyClick(target, Qt::Key_Tab);
    }
    QStringList unreached;
    for (const QWidget* widget : stops)
        if (!reached.contains(widget)) unreached.append(describe(*widget));
    return unreached;
}

QStringList clippedTexts(const QWidget& window) {
    QStringList clipped;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&window)) continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        if (text.isEmpty()) continue;
        const int needs =
            label && label->wordWrap() ? label->heightForWidth(label->width()) : widget->sizeHint().width();
        const int has = label && label->wordWrap() ? widget->height() : widget->width();
        if (needs > has + 1)
            clipped.append(QStringLiteral("%1 \"%2\" needs %3, has %4")
                               .arg(QString::fromLatin1(widget->metaObject()->className()), text)
                               .arg(needs)
                               .arg(has));
    }
    return clipped;
}

QImage pictureOf(QWidget& widget, const QSize& size, const QString& name) {
    widget.resize(size);
    widget.show();
    for (int round = 0; round < 3; ++round)
        QCoreApplication::processEvents();
    const QImage image = widget.grab().toImage();
    const QString folder = qEnvironmentVariable("VIGNETTE_SCREENSHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
    return image;
}

} // namespace vignette::test
