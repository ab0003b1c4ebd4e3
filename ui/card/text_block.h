#pragma once

#include "ui/card/card_style.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace vignette {

/// A stretch of text of one size, weight and colour.
struct TextSpan {
    QString text;
    double size = 10.0; ///< points
    QFont::Weight weight = QFont::Normal;
    QColor colour;
};

/// A paragraph broken into lines. Words wider than the width are broken inside; a line break in the text is
/// kept. Measured at 20 times its size and drawn scaled down, so that paper, picture and screen break lines
/// alike.
class TextBlock {
public:
    enum class Side { Start, End, Centre }; ///< Start is right when the style runs right to left

    static std::shared_ptr<const TextBlock> lay(const std::vector<TextSpan>& spans, double width,
                                                const CardStyle& style, Side side = Side::Start);
    /// The width the spans take on one line.
    static double naturalWidth(const std::vector<TextSpan>& spans, const CardStyle& style);

    double width() const { return m_width; }
    double height() const { return m_lines.empty() ? 0.0 : m_lines.back().bottom; }
    double usedWidth() const; ///< of the widest line
    int lineCount() const { return static_cast<int>(m_lines.size()); }
    double lineTop(int line) const { return m_lines[static_cast<std::size_t>(line)].top; }
    double lineBottom(int line) const { return m_lines[static_cast<std::size_t>(line)].bottom; }
    double lineMiddle(int line) const { return (lineTop(line) + lineBottom(line)) / 2; }
    QString text() const { return m_layout->text(); }
    QString lineText(int line) const;
    /// Draws `count` lines from `first` so that the first of them starts at `topLeft`.
    void paint(QPainter& painter, QPointF topLeft, int first, int count) const;
    /// Characters that no font of this machine draws.
    QString missingCharacters() const;

private:
    struct Line {
        double top = 0.0;
        double bottom = 0.0;
    };
    std::shared_ptr<QTextLayout> m_layout;
    std::vector<Line> m_lines;
    double m_width = 0.0;
};

using TextPtr = std::shared_ptr<const TextBlock>;

} // namespace vignette
