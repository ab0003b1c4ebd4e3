#include "ui/personas/text_lines.h"

#include <QFontMetrics>
#include <QStyle>
#include <QTextLayout>

namespace vignette {

namespace {
constexpr qreal kLineSpacing = 1.25;
}

TextLines breakLines(const QString& text, const QFont& font, int width, int most) {
    TextLines broken;
    const QFontMetrics metrics(font);
    broken.lineHeight = static_cast<int>(std::lround(font.pixelSize() * kLineSpacing));
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = broken.lines.size() + 1 == most;
        const QString rest = text.mid(line.textStart());
        if (isLast && line.textStart() + line.textLength() < text.size()) {
            broken.lines.append(metrics.elidedText(rest, Qt::ElideRight, width));
            break;
        }
        broken.lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
        if (isLast) break;
    }
    layout.endLayout();
    return broken;
}

void drawLines(QPainter& painter, const QRect& rect, const TextLines& lines, const QFont& font,
               const QColor& colour, Qt::LayoutDirection direction) {
    painter.setFont(font);
    painter.setPen(colour);
    QRect line(rect.left(), rect.top(), rect.width(), lines.lineHeight);
    for (const QString& text : lines.lines) {
        painter.drawText(
            line, static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter),
            text);
        line.translate(0, lines.lineHeight);
    }
}

} // namespace vignette
