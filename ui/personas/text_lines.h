#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

namespace vignette {

/// Text broken into at most `most` lines of a width; what does not fit ends in "…".
struct TextLines {
    QStringList lines;
    int lineHeight = 0;
    int height() const { return static_cast<int>(lines.size()) * lineHeight; }
};

TextLines breakLines(const QString& text, const QFont& font, int width, int most);

/// Draws the lines from the top of `rect` down, at its leading side.
void drawLines(QPainter& painter, const QRect& rect, const TextLines& lines, const QFont& font,
               const QColor& colour, Qt::LayoutDirection direction);

} // namespace vignette
