#include "ui/personas/gallery_delegate.h"

#include "ui/personas/portrait_store.h"
#include "ui/personas/text_lines.h"
#include "ui/theme/fonts.h"
#include "ui/theme/marks.h"
#include "ui/theme/style_sheet.h"

#include <QPainter>

namespace vignette {

namespace {

constexpr int kPadding = 13;
constexpr int kPortrait = 78;
constexpr int kGap = 10;
constexpr int kMark = 11;
constexpr int kNameHeight = 20;
constexpr int kTitleLines = 3;
constexpr int kPeopleHeight = 24;
constexpr int kIcon = 15;
constexpr int kLeastLabelWidth = 101;
constexpr int kLabelGap = 8;
constexpr int kLinePad = 5;
constexpr int kValueLines = 2;
constexpr int kInset = 5; ///< nothing is written nearer to a card's edge
constexpr qreal kRadius = 8.0;

/// Smaller for a long name, before it is cut.
QFont nameFont(const QString& heading, int width) {
    const QFont roomy = screenFont(15, QFont::DemiBold);
    return QFontMetrics(roomy).horizontalAdvance(heading) <= width ? roomy
                                                                   : screenFont(kBodyPixels, QFont::DemiBold);
}
QFont bodyFont() {
    return screenFont(kBodyPixels);
}
QFont smallFont() {
    return screenFont(12);
}
QFont valueFont() {
    return screenFont(12, QFont::DemiBold);
}

/// A rectangle given from the leading side of a card.
QRect placed(const QStyleOptionViewItem& option, const QRect& card, const QRect& box) {
    return QStyle::visualRect(option.direction, card, box);
}

void paintGround(QPainter& painter, const QRect& card, const ColourTheme& theme, bool isChosen,
                 bool hasFocus) {
    if (isChosen && hasFocus) {
        painter.setPen(QPen(blended(theme.accent, theme.page, 0.35), 3.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(card).adjusted(-1.0, -1.0, 1.0, 1.0), kRadius + 2, kRadius + 2);
    }
    painter.setPen(isChosen ? QPen(theme.accent, 2.0) : QPen(theme.line, 1.0));
    painter.setBrush(theme.surface);
    const qreal inset = isChosen ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
}

} // namespace

struct GalleryDelegate::Line {
    QString label;
    std::optional<IconName> icon;
    QString value;
    QString after;
    bool isInviting = false; ///< an empty slot that asks for a person's knowledge
};

GalleryDelegate::GalleryDelegate(const PersonaFilter& personas, QObject* parent)
    : QStyledItemDelegate(parent), m_personas(personas) {}

std::vector<GalleryDelegate::Line> GalleryDelegate::linesOf(const PersonaBrief& brief) const {
    std::vector<Line> lines;
    if (!brief.channel.isEmpty())
        lines.push_back({tr("First channel"), brief.channelIcon, brief.channel, brief.channelSpread, false});
    if (brief.action.isEmpty())
        lines.push_back({tr("One thing to do"), IconName::Plus, tr("Write it"), {}, true});
    else
        lines.push_back({tr("One thing to do"), IconName::Pencil, brief.action, {}, false});
    if (brief.isPatternOnly)
        lines.push_back({tr("How firm"), IconName::CircleDashed, brief.firmness, {}, false});
    return lines;
}

/// As wide as the longest label of any card needs, up to two fifths of the card.
int GalleryDelegate::labelWidth() const {
    const QFontMetrics metrics(smallFont());
    int width = kLeastLabelWidth;
    for (const QString& label : {tr("First channel"), tr("One thing to do"), tr("How firm")})
        width = std::max(width, metrics.horizontalAdvance(label) + kLabelGap);
    return std::min(width, m_cardWidth * 2 / 5);
}

int GalleryDelegate::valueWidth() const {
    return m_cardWidth - 2 * kPadding - labelWidth() - kIcon - 6;
}

namespace {

int titleWidth(int cardWidth) {
    return cardWidth - 2 * kPadding - kPortrait - kGap;
}

/// The value and what follows it on one line where both fit, else the value alone on up to two.
TextLines valueLines(const QString& value, int width) {
    return breakLines(value, valueFont(), width, kValueLines);
}

} // namespace

int GalleryDelegate::heightOf(const PersonaBrief& brief) const {
    const TextLines title = breakLines(brief.title, bodyFont(), titleWidth(m_cardWidth), kTitleLines);
    int height = kPadding + std::max(kPortrait, kNameHeight + 2 + title.height()) + kPeopleHeight + 7;
    for (const Line& line : linesOf(brief))
        height += valueLines(line.value, valueWidth()).height() + kLinePad;
    return height + kPadding;
}

void GalleryDelegate::setCellWidth(int width) {
    m_cardWidth = width - kEdge - kBetween;
    forget();
}

void GalleryDelegate::forget() {
    m_height = 0;
    m_kept.clear();
}

QSize GalleryDelegate::cellSize() const {
    if (m_height == 0)
        for (int row = 0; row < m_personas.rowCount(); ++row)
            m_height = std::max(m_height, heightOf(*m_personas.brief(m_personas.index(row, 0))));
    return {m_cardWidth + kEdge + kBetween, m_height + kEdge + kBetween};
}

void GalleryDelegate::paintHead(QPainter& painter, const QRect& card, const PersonaBrief& brief,
                                const QStyleOptionViewItem& option) const {
    const ColourTheme& theme = currentTheme();
    const QRect portrait(card.left() + kPadding, card.top() + kPadding, kPortrait, kPortrait);
    painter.drawPixmap(placed(option, card, portrait).topLeft(),
                       keptPortrait(brief.portrait, kPortrait, painter.device()->devicePixelRatioF()));

    const int left = portrait.right() + 1 + kGap;
    const int width = titleWidth(m_cardWidth);
    const QRect mark(left, portrait.top() + (kNameHeight - kMark) / 2, kMark, kMark);
    paintMark(painter, placed(option, card, mark), brief.number, brief.hue, theme);
    const int tagWidth = QFontMetrics(smallFont()).horizontalAdvance(brief.tag());
    const QRect name(mark.right() + 7, portrait.top(), width - kMark - 11 - tagWidth, kNameHeight);
    const QFont font = nameFont(brief.heading(), name.width());
    const auto leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    const auto trailing = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(placed(option, card, name), int(leading),
                     QFontMetrics(font).elidedText(brief.heading(), Qt::ElideRight, name.width()));
    painter.setFont(smallFont());
    painter.setPen(theme.muted);
    painter.drawText(placed(option, card, QRect(left, portrait.top(), width, kNameHeight)), int(trailing),
                     brief.tag());

    const QRect title(left, portrait.top() + kNameHeight + 2, width, card.height());
    drawLines(painter, placed(option, card, title), breakLines(brief.title, bodyFont(), width, kTitleLines),
              bodyFont(), theme.text, option.direction);
}

void GalleryDelegate::paintLines(QPainter& painter, const QRect& card, const PersonaBrief& brief,
                                 const QStyleOptionViewItem& option) const {
    const ColourTheme& theme = currentTheme();
    const TextLines title = breakLines(brief.title, bodyFont(), titleWidth(m_cardWidth), kTitleLines);
    const int inner = m_cardWidth - 2 * kPadding;
    const int left = card.left() + kPadding;
    int top = card.top() + kPadding + std::max(kPortrait, kNameHeight + 2 + title.height());
    const auto leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    painter.setFont(bodyFont());
    painter.setPen(theme.secondary);
    painter.drawText(placed(option, card, QRect(left, top, inner, kPeopleHeight)), int(leading),
                     brief.peopleAndShare());
    top += kPeopleHeight;
    painter.fillRect(QRect(left, top + 1, inner, 1), theme.line);
    top += 7;
    const int labels = labelWidth();
    for (const Line& line : linesOf(brief)) {
        const TextLines value = valueLines(line.value, valueWidth());
        const int height = value.height() + kLinePad;
        painter.setFont(smallFont());
        painter.setPen(theme.secondary);
        painter.drawText(
            placed(option, card, QRect(left, top, labels - kLabelGap, height)), int(leading),
            QFontMetrics(smallFont()).elidedText(line.label, Qt::ElideRight, labels - kLabelGap));
        const QRect iconBox(left + labels, top + (height - kIcon) / 2, kIcon, kIcon);
        const QColor colour = line.isInviting ? theme.accent : theme.secondary;
        if (line.icon) paintIcon(painter, placed(option, card, iconBox), *line.icon, colour);
        const QRect text(iconBox.right() + 7, top + kLinePad / 2, valueWidth(), value.height());
        drawLines(painter, placed(option, card, text), value, valueFont(),
                  line.isInviting ? theme.accent : theme.text, option.direction);
        const int used = QFontMetrics(valueFont()).horizontalAdvance(value.lines.value(0)) + 6;
        if (!line.after.isEmpty() && value.lines.size() == 1 &&
            used + QFontMetrics(smallFont()).horizontalAdvance(line.after) <= text.width()) {
            painter.setFont(smallFont());
            painter.setPen(theme.secondary);
            painter.drawText(placed(option, card, text.adjusted(used, 0, 0, 0)), int(leading), line.after);
        }
        top += height;
    }
}

QPixmap GalleryDelegate::content(const PersonaBrief& brief, const QStyleOptionViewItem& option, QSize size,
                                 qreal devicePixelRatio) const {
    QPixmap& kept = m_kept[brief.id];
    if (!kept.isNull() && kept.devicePixelRatio() == devicePixelRatio) return kept;
    kept = QPixmap((QSizeF(size) * devicePixelRatio).toSize());
    kept.setDevicePixelRatio(devicePixelRatio);
    // On the card's own ground, so that letters are drawn as sharp as on the screen.
    kept.fill(currentTheme().surface);
    QPainter painter(&kept);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect card(QPoint(0, 0), size);
    paintHead(painter, card, brief, option);
    paintLines(painter, card, brief, option);
    return kept;
}

void GalleryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const PersonaBrief* brief = m_personas.brief(index);
    if (!brief) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QSize size(m_cardWidth, cellSize().height() - kEdge - kBetween);
    const QRect card = QStyle::visualRect(option.direction, option.rect,
                                          QRect(option.rect.topLeft() + QPoint(kEdge, kEdge), size));
    paintGround(*painter, card, currentTheme(), option.state & QStyle::State_Selected,
                option.widget->hasFocus());
    const QRect inner = card.adjusted(kInset, kInset, -kInset, -kInset);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QRectF part(QPointF(kInset, kInset) * ratio, QSizeF(inner.size()) * ratio);
    painter->drawPixmap(QRectF(inner), content(*brief, option, size, ratio), part);
    painter->restore();
}

} // namespace vignette
