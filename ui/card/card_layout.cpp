#include "ui/card/card_layout.h"

#include "ui/card/blocks.h"
#include "ui/card/sheet_flow.h"

#include <QStringList>

#include <algorithm>

namespace vignette {
namespace {

constexpr double kColumnsFrom = 420.0; ///< narrower sheets have one column
constexpr double kGutter = 26.0;
constexpr double kMostStretch = 7.0; ///< added between rows when a sheet has room to spare

struct Frame {
    double left = 0.0;
    double width = 0.0;
};

std::vector<RowFragments> layRows(const CardPage& page, const CardSheet& sheet, const CardStyle& style) {
    const Frame frame{sheet.margin, sheet.size.width() - 2 * sheet.margin};
    const bool hasColumns = sheet.size.width() >= kColumnsFrom;
    std::vector<RowFragments> rows;
    for (const CardRow& row : page.rows) {
        const bool isDivided = hasColumns && !row.right.empty();
        const double width = isDivided ? (frame.width - kGutter) / 2 : frame.width;
        const BlockSpace left{frame.left, width, style, page.face, page.hue};
        const BlockSpace right{frame.left + frame.width - width, width, style, page.face, page.hue};
        RowFragments laid{layBlocks(row.left, left), layBlocks(row.right, right)};
        if (isDivided || row.right.empty()) {
            rows.push_back(std::move(laid));
        } else {
            rows.push_back({std::move(laid.left), {}});
            rows.push_back({std::move(laid.right), {}});
        }
    }
    return rows;
}

Fragment layFooter(const CardPage& page, const CardSheet& sheet, const CardStyle& style) {
    const BlockSpace space{sheet.margin, sheet.size.width() - 2 * sheet.margin, style, page.face, page.hue};
    FragmentWriter writer(space);
    std::vector<TextSpan> spans;
    const auto add = [&](const std::string& words, QFont::Weight weight, const QColor& colour) {
        if (words.empty()) return;
        spans.push_back(writer.span((spans.empty() ? "" : " ") + words, style.metrics.small, weight, colour));
    };
    add(page.footerBold, QFont::DemiBold, style.theme.text);
    add(page.footer, QFont::Normal, style.theme.secondary);
    if (page.isInvented) add(page.inventedText, QFont::DemiBold, style.theme.text);
    if (spans.empty()) return writer.finish(0);
    writer.line(space.x, 0.4, space.x + space.width, 0.4, style.theme.control, 0.8);
    return writer.finish(writer.text(spans, space.x, 7, space.width).bottom());
}

Fragment layRunningHead(const CardPage& page, const CardSheet& sheet, const CardStyle& style) {
    const BlockSpace space{sheet.margin, sheet.size.width() - 2 * sheet.margin, style, page.face, page.hue};
    FragmentWriter writer(space);
    return writer.finish(writer.text({writer.small(page.title)}, space.x, 0, space.width).bottom() + 8);
}

Fragment layBand(const CardPage& page, const CardSheet& sheet, const CardStyle& style) {
    Fragment band;
    band.items.emplace_back(BoxItem{QRectF(0, 0, sheet.size.width(), sheet.bandHeight), 0.0,
                                    style.theme.hue(page.hue), QColor(), 0.0});
    return band;
}

double tightRowGap(const CardStyle& style) {
    return style.metrics.rowGap;
}

Flow flowed(const std::vector<RowFragments>& rows, const FlowArea& area, const CardStyle& style) {
    Flow flow = flowRows(rows, area, tightRowGap(style));
    if (!area.isPaged || flow.sheets.size() > 1 || rows.size() < 2) return flow;
    const double spare = area.bottom - flow.bottom;
    const double stretch = std::min(kMostStretch, spare / static_cast<double>(rows.size()));
    return stretch > 0.5 ? flowRows(rows, area, tightRowGap(style) + stretch) : flow;
}

CardLayout layWith(const CardPage& page, const CardSheet& sheet, const CardStyle& style) {
    const std::vector<RowFragments> rows = layRows(page, sheet, style);
    const Fragment footer = layFooter(page, sheet, style);
    const Fragment head = layRunningHead(page, sheet, style);
    const double top = sheet.bandHeight + (sheet.isPaged ? 22.0 : sheet.margin * 0.75);
    const double footerGap = footer.items.empty() ? 0.0 : 12.0;
    const double foot = 18.0;
    FlowArea area{sheet.size, top, top + head.height, sheet.size.height() - foot - footer.height - footerGap,
                  sheet.isPaged};
    Flow flow = flowed(rows, area, style);
    CardLayout layout{std::move(flow.sheets), style};
    const Fragment band = layBand(page, sheet, style);
    for (std::size_t i = 0; i < layout.sheets.size(); ++i) {
        LaidSheet& laid = layout.sheets[i];
        if (!sheet.isPaged) laid.size.setHeight(flow.bottom + footerGap + 8 + footer.height + foot);
        place(laid, band, 0.0);
        if (i > 0) place(laid, head, top);
        place(laid, footer, laid.size.height() - foot - footer.height);
    }
    return layout;
}

void mirrorSheet(LaidSheet& sheet) {
    const double width = sheet.size.width();
    for (CardItem& item : sheet.items)
        mirror(item, width);
    for (SlotHit& hit : sheet.editable)
        hit.rect = mirrored(hit.rect, width);
    for (StatementHit& hit : sheet.statements)
        hit.rect = mirrored(hit.rect, width);
}

} // namespace

CardLayout layCard(const CardPage& page, const CardSheet& sheet, CardStyle style) {
    CardLayout layout = layWith(page, sheet, style);
    if (sheet.isPaged && layout.sheets.size() > 1) {
        CardStyle compact = style;
        compact.metrics = CardMetrics::compact();
        CardLayout second = layWith(page, sheet, compact);
        if (second.sheets.size() < layout.sheets.size()) layout = std::move(second);
    }
    if (style.isRightToLeft()) {
        for (LaidSheet& laid : layout.sheets)
            mirrorSheet(laid);
    }
    return layout;
}

QString CardLayout::text() const {
    QStringList lines;
    for (const LaidSheet& sheet : sheets) {
        for (const CardItem& item : sheet.items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text != nullptr && text->firstLine == 0)
                lines << text->text->text().replace(QChar::LineSeparator, u' ');
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString CardLayout::missingCharacters() const {
    QString missing;
    for (const LaidSheet& sheet : sheets) {
        for (const CardItem& item : sheet.items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text == nullptr || text->firstLine != 0) continue;
            for (const QChar character : text->text->missingCharacters()) {
                if (!missing.contains(character)) missing += character;
            }
        }
    }
    return missing;
}

} // namespace vignette
