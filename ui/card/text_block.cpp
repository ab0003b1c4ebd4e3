#include "ui/card/text_block.h"

#include "ui/theme/fonts.h"

#include <QGlyphRun>
#include <QTextOption>

#include <algorithm>

namespace vignette {
namespace {

constexpr double kScale = 20.0;
constexpr double kLeading = 1.36;
constexpr double kDisplayFrom = 15.0;

/// Scripts whose letters join or reorder must be shaped even where the PDF would rather not.
bool needsShaping(QChar::Script script) {
    switch (script) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Common:
        return false;
    default:
        return true;
    }
}

QFont fontOf(const TextSpan& span) {
    QFont font;
    font.setFamilies(span.size >= kDisplayFrom ? displayFamilies() : fontFamilies());
    font.setPixelSize(qRound(span.size * kScale));
    font.setWeight(span.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QTextLayout::FormatRange range(const TextSpan& span, int start, int length, QFont::StyleStrategy strategy) {
    QTextLayout::FormatRange result;
    result.start = start;
    result.length = length;
    QFont font = fontOf(span);
    font.setStyleStrategy(strategy);
    result.format.setFont(font);
    result.format.setForeground(span.colour);
    return result;
}

/// Inter's contextual forms have no character of their own: in a PDF they would vanish from search. So print
/// leaves them out, but never for scripts that need them.
void addFormats(const TextSpan& span, int start, const CardStyle& style,
                QList<QTextLayout::FormatRange>& formats) {
    const int length = static_cast<int>(span.text.size());
    if (!style.isPrint()) {
        formats.append(range(span, start, length, QFont::PreferDefault));
        return;
    }
    int from = 0;
    while (from < length) {
        const bool isShaped = needsShaping(span.text.at(from).script());
        int to = from + 1;
        while (to < length) {
            const QChar::Script script = span.text.at(to).script();
            if (script != QChar::Script_Inherited && needsShaping(script) != isShaped) break;
            ++to;
        }
        formats.append(
            range(span, start + from, to - from, isShaped ? QFont::PreferDefault : QFont::PreferNoShaping));
        from = to;
    }
}

double largestSize(const std::vector<TextSpan>& spans) {
    double size = 0.0;
    for (const TextSpan& span : spans)
        size = std::max(size, span.size);
    return size;
}

QTextOption optionOf(const CardStyle& style, TextBlock::Side side) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(style.direction);
    switch (side) {
    case TextBlock::Side::Start:
        option.setAlignment(style.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
        break;
    case TextBlock::Side::End:
        option.setAlignment(style.isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight);
        break;
    case TextBlock::Side::Centre:
        option.setAlignment(Qt::AlignHCenter);
        break;
    }
    return option;
}

std::shared_ptr<QTextLayout> layoutOf(const std::vector<TextSpan>& spans, const CardStyle& style) {
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan& span : spans) {
        const auto start = static_cast<int>(text.size());
        text += span.text;
        addFormats(span, start, style, formats);
    }
    text.replace(QLatin1Char('\n'), QChar::LineSeparator);
    auto layout = std::make_shared<QTextLayout>(text, spans.empty() ? QFont() : fontOf(spans.front()));
    layout->setFormats(formats);
    layout->setCacheEnabled(true);
    return layout;
}

bool hasMissingGlyph(const QTextLayout& layout) {
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QList<quint32> glyphs = run.glyphIndexes();
        if (std::find(glyphs.begin(), glyphs.end(), 0U) != glyphs.end()) return true;
    }
    return false;
}

} // namespace

TextPtr TextBlock::lay(const std::vector<TextSpan>& spans, double width, const CardStyle& style, Side side) {
    auto block = std::make_shared<TextBlock>();
    block->m_layout = layoutOf(spans, style);
    block->m_layout->setTextOption(optionOf(style, side));
    block->m_width = width;
    const double leading = largestSize(spans) * kLeading * kScale;
    double top = 0.0;
    block->m_layout->beginLayout();
    for (QTextLine line = block->m_layout->createLine(); line.isValid();
         line = block->m_layout->createLine()) {
        line.setLineWidth(std::max(width, 1.0) * kScale);
        const double height = std::max(leading, line.height());
        line.setPosition({0.0, top + (height - line.height()) / 2});
        block->m_lines.push_back({top / kScale, (top + height) / kScale});
        top += height;
    }
    block->m_layout->endLayout();
    return block;
}

double TextBlock::naturalWidth(const std::vector<TextSpan>& spans, const CardStyle& style) {
    constexpr double kWide = 1e5;
    // A hair more than measured, so that laying the same spans into this width never wraps.
    return lay(spans, kWide, style)->usedWidth() + 0.2;
}

double TextBlock::usedWidth() const {
    double widest = 0.0;
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        widest = std::max(widest, m_layout->lineAt(i).naturalTextWidth());
    }
    return widest / kScale;
}

QString TextBlock::lineText(int line) const {
    const QTextLine laid = m_layout->lineAt(line);
    return m_layout->text().mid(laid.textStart(), laid.textLength());
}

void TextBlock::paint(QPainter& painter, QPointF topLeft, int first, int count) const {
    if (count <= 0) return;
    painter.save();
    painter.translate(topLeft.x(), topLeft.y() - lineTop(first));
    painter.scale(1.0 / kScale, 1.0 / kScale);
    for (int i = first; i < first + count; ++i)
        m_layout->lineAt(i).draw(&painter, {0.0, 0.0});
    painter.restore();
}

QString TextBlock::missingCharacters() const {
    QString missing;
    if (!hasMissingGlyph(*m_layout)) return missing;
    for (const uint character : m_layout->text().toUcs4()) {
        const QString text = QString::fromUcs4(reinterpret_cast<const char32_t*>(&character), 1);
        QTextLayout single(text, m_layout->font());
        single.beginLayout();
        single.createLine();
        single.endLayout();
        if (hasMissingGlyph(single) && !missing.contains(text)) missing += text;
    }
    return missing;
}

} // namespace vignette
