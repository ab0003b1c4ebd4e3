#include "ui/icons/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

// Must stand outside any namespace: it names a function that the resource compiler writes.
static void loadBundledIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace vignette {
namespace {

constexpr double kDisabledShare = 0.4;

constexpr std::array kFiles = {
    "hospital",
    "database",
    "shapes",
    "users",
    "user",
    "file-output",
    "file-text",
    "file-plus",
    "search",
    "megaphone",
    "stethoscope",
    "microscope",
    "shield-check",
    "settings",
    "circle-check",
    "circle-dashed",
    "circle-question-mark",
    "info",
    "triangle-alert",
    "eye",
    "eye-off",
    "scan-eye",
    "calendar",
    "calendar-check",
    "key-round",
    "lock",
    "inbox",
    "upload",
    "download",
    "folder-open",
    "save",
    "pencil",
    "phone",
    "message-square",
    "laptop",
    "mail",
    "map-pin",
    "house",
    "bus",
    "languages",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "chevron-down",
    "arrow-right",
    "check",
    "x",
    "plus",
    "minus",
    "undo-2",
    "redo-2",
    "refresh-cw",
    "history",
    "moon",
    "sun",
    "monitor",
    "contrast",
    "image",
    "printer",
    "copy",
    "trash-2",
    "ban",
    "link",
    "merge",
    "table-2",
    "list",
    "grid-2x2",
    "columns-3",
    "funnel",
    "sliders-horizontal",
    "menu",
    "ellipsis",
    "play",
    "sparkles",
    "shuffle",
    "star",
    "tag",
    "clipboard-list",
    "activity",
    "heart-pulse",
    "pill",
    "wallet",
    "external-link",
};
static_assert(kFiles.size() == static_cast<std::size_t>(kLastIcon) + 1);

QByteArray drawing(IconName name, const QColor& colour) {
    static const bool isLoaded = (loadBundledIcons(), true);
    Q_UNUSED(isLoaded)
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kFiles[static_cast<std::size_t>(name)])));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "icons", kFiles[static_cast<std::size_t>(name)]);
    return isOpen ? file.readAll().replace("currentColor", colour.name().toLatin1()) : QByteArray();
}

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(IconName name, QColor colour, QColor checkedColour)
        : m_name(name), m_colour(colour), m_checkedColour(checkedColour.isValid() ? checkedColour : colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        painter->save();
        if (mode == QIcon::Disabled) painter->setOpacity(painter->opacity() * kDisabledShare);
        const bool isChecked = state == QIcon::On || mode == QIcon::Selected;
        paintIcon(*painter, rect, m_name, isChecked ? m_checkedColour : m_colour);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    IconName m_name;
    QColor m_colour;
    QColor m_checkedColour;
};

} // namespace

QIcon icon(IconName name, const QColor& colour, const QColor& checkedColour) {
    return QIcon(new LineIconEngine(name, colour, checkedColour));
}

void paintIcon(QPainter& painter, const QRectF& box, IconName name, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min(box.width(), box.height());
    QSvgRenderer renderer(drawing(name, colour));
    renderer.render(&painter, {box.center().x() - side / 2, box.center().y() - side / 2, side, side});
    painter.restore();
}

} // namespace vignette
