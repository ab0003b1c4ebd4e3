#pragma once

#include "ui/card/card_items.h"

#include <initializer_list>

namespace vignette {

/// The column a block is laid into.
struct BlockSpace {
    double x = 0.0;
    double width = 0.0;
    const CardStyle& style;
    CardPage::Face face = CardPage::Face::Story;
    int hue = -1;

    const CardMetrics& metrics() const { return style.metrics; }
    const ColourTheme& theme() const { return style.theme; }
    QColor hueColour() const { return style.theme.hue(hue); }
    bool isNarrow() const { return width < 400.0; }
};

/// Puts items into one fragment and measures texts in the style of the column.
class FragmentWriter {
public:
    explicit FragmentWriter(const BlockSpace& space) : m_space(space) {}

    TextSpan body(const std::string& text, QFont::Weight weight = QFont::Normal) const;
    TextSpan small(const std::string& text) const;
    TextSpan span(const std::string& text, double size, QFont::Weight weight, const QColor& colour) const;
    double widthOf(const std::vector<TextSpan>& spans) const;
    /// The widest word of the spans: narrower columns would have to break it.
    double widestWordOf(const std::vector<TextSpan>& spans) const;

    /// Lays the spans with their top left at (x, y) and returns the rectangle of the lines.
    QRectF text(const std::vector<TextSpan>& spans, double x, double y, double width,
                TextBlock::Side side = TextBlock::Side::Start);
    /// Height of the middle of the first line of the text written last: bullets and icons stand there.
    double firstLineMiddle() const { return m_firstLineMiddle; }
    void add(CardItem item) { m_fragment.items.push_back(std::move(item)); }
    void box(const QRectF& rect, double radius, const QColor& fill, const QColor& stroke = QColor(),
             double strokeWidth = 0.0);
    void line(double x1, double y1, double x2, double y2, const QColor& colour, double width);
    /// A slot that may be edited; nothing when `text.slot` is empty.
    void editable(const QRectF& rect, const CardText& text, double size);
    void statement(const QRectF& rect, const std::string& key, const std::string& name);
    /// "✎ Written by …" as a small line; returns its rectangle.
    QRectF pencilLine(const std::string& text, double x, double y, double width);

    Fragment& fragment() { return m_fragment; }
    Fragment finish(double height);

    /// The words of a slot: its text, or on screen the placeholder when empty.
    std::string wordsOf(const CardText& text) const;
    bool isShown(const CardText& text) const { return !wordsOf(text).empty(); }
    QColor colourOf(const CardText& text) const;

private:
    const BlockSpace& m_space;
    Fragment m_fragment;
    double m_firstLineMiddle = 0.0;
};

/// Rule, heading and note over a block; stays with what follows. Without heading and note only the rule.
Fragment headingFragment(const BlockSpace& space, const std::string& heading, const std::string& note);

} // namespace vignette
