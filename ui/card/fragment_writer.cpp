#include "ui/card/fragment_writer.h"

#include <algorithm>

namespace vignette {
namespace {

constexpr double kRuleWidth = 1.4;
constexpr double kIconSide = 9.0;

} // namespace

TextSpan FragmentWriter::span(const std::string& text, double size, QFont::Weight weight,
                              const QColor& colour) const {
    return {QString::fromStdString(text), size, weight, colour};
}

TextSpan FragmentWriter::body(const std::string& text, QFont::Weight weight) const {
    return span(text, m_space.metrics().body, weight, m_space.theme().text);
}

TextSpan FragmentWriter::small(const std::string& text) const {
    return span(text, m_space.metrics().small, QFont::Normal, m_space.theme().secondary);
}

double FragmentWriter::widthOf(const std::vector<TextSpan>& spans) const {
    return TextBlock::naturalWidth(spans, m_space.style);
}

double FragmentWriter::widestWordOf(const std::vector<TextSpan>& spans) const {
    double widest = 0.0;
    for (const TextSpan& each : spans) {
        for (const QString& word : each.text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            widest = std::max(widest, widthOf({{word, each.size, each.weight, each.colour}}));
        }
    }
    return widest;
}

QRectF FragmentWriter::text(const std::vector<TextSpan>& spans, double x, double y, double width,
                            TextBlock::Side side) {
    TextPtr laid = TextBlock::lay(spans, width, m_space.style, side);
    const QRectF rect(x, y, width, laid->height());
    const int lines = laid->lineCount();
    m_firstLineMiddle = lines > 0 ? y + laid->lineMiddle(0) : y;
    add(TextItem{rect, std::move(laid), 0, lines});
    return rect;
}

void FragmentWriter::box(const QRectF& rect, double radius, const QColor& fill, const QColor& stroke,
                         double strokeWidth) {
    add(BoxItem{rect, radius, fill, stroke, strokeWidth});
}

void FragmentWriter::line(double x1, double y1, double x2, double y2, const QColor& colour, double width) {
    add(LineItem{QLineF(x1, y1, x2, y2), colour, width});
}

void FragmentWriter::editable(const QRectF& rect, const CardText& text, double size) {
    if (!text.slot.empty()) m_fragment.editable.push_back({rect, text.slot, text, size});
}

void FragmentWriter::statement(const QRectF& rect, const std::string& key, const std::string& name) {
    if (!key.empty()) m_fragment.statements.push_back({rect, key, name});
}

QRectF FragmentWriter::pencilLine(const std::string& words, double x, double y, double width) {
    const TextSpan spans = small(words);
    const double indent = kIconSide + 4;
    const QRectF rect = text({spans}, x + indent, y, width - indent);
    add(IconItem{QRectF(x, m_firstLineMiddle - kIconSide / 2, kIconSide, kIconSide), IconName::Pencil,
                 m_space.theme().secondary});
    return rect;
}

Fragment FragmentWriter::finish(double height) {
    m_fragment.height = height;
    return std::move(m_fragment);
}

std::string FragmentWriter::wordsOf(const CardText& text) const {
    if (!text.text.empty() || m_space.style.isPrint()) return text.text;
    return text.placeholder;
}

QColor FragmentWriter::colourOf(const CardText& text) const {
    return text.text.empty() ? m_space.theme().muted : m_space.theme().text;
}

Fragment headingFragment(const BlockSpace& space, const std::string& heading, const std::string& note) {
    FragmentWriter writer(space);
    writer.line(space.x, kRuleWidth / 2, space.x + space.width, kRuleWidth / 2, space.hueColour(),
                kRuleWidth);
    double bottom = 7.5;
    const TextSpan title = writer.span(heading, space.metrics().heading, QFont::DemiBold, space.theme().text);
    const TextSpan noteSpan = writer.small(note);
    const double titleWidth = heading.empty() ? 0.0 : std::min(writer.widthOf({title}), space.width);
    const double noteWidth = note.empty() ? 0.0 : writer.widthOf({noteSpan});
    const bool isOneLine = titleWidth + noteWidth + 10 <= space.width;
    double titleBottom = bottom;
    if (!heading.empty()) {
        titleBottom = writer.text({title}, space.x, bottom, isOneLine ? titleWidth : space.width).bottom();
    }
    bottom = titleBottom;
    if (!note.empty() && isOneLine) {
        const double y = 7.5 + (title.size - noteSpan.size) * 1.05;
        const double noteX = heading.empty() ? space.x : space.x + space.width - noteWidth;
        bottom = std::max(bottom, writer.text({noteSpan}, noteX, y, noteWidth).bottom());
    } else if (!note.empty()) {
        bottom = writer.text({noteSpan}, space.x, titleBottom + 1, space.width).bottom();
    }
    Fragment fragment = writer.finish(bottom + 5);
    fragment.gapBefore = space.metrics().blockGap;
    fragment.staysWithNext = true;
    return fragment;
}

} // namespace vignette
