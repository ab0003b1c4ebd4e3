#include "ui/card/blocks.h"

#include <algorithm>
#include <numeric>

namespace vignette {
namespace {

constexpr double kColumnGap = 12.0;
constexpr double kLeastGap = 6.0;
constexpr double kLeastFirst = 0.26; ///< of the width: a first column that wraps stays this wide

struct Columns {
    std::vector<double> x;
    std::vector<double> width;
};

std::size_t columnCount(const CardTable& table) {
    std::size_t count = table.columns.size();
    for (const CardTable::Row& row : table.rows) {
        if (!row.isGroup) count = std::max(count, row.cells.size());
    }
    return std::max<std::size_t>(count, 1);
}

TextSpan headSpan(const FragmentWriter& writer, const std::string& words, const BlockSpace& space) {
    const double size = std::max(8.0, space.metrics().table - 0.5);
    return writer.span(words, size, QFont::DemiBold, space.theme().secondary);
}

TextSpan cellSpan(const FragmentWriter& writer, const CardTable::Row& row, std::size_t column,
                  const BlockSpace& space) {
    const bool isFirst = column == 0;
    // The second column of the evidence table is the persona's own figure.
    const bool isOwn = column == 1 && space.face == CardPage::Face::Evidence;
    return writer.span(row.cells[column], space.metrics().table + (isFirst ? 0.3 : 0.0),
                       isOwn ? QFont::DemiBold : QFont::Normal,
                       isFirst || isOwn ? space.theme().text : space.theme().secondary);
}

/// What each column needs so that no cell breaks and no word of its head does.
std::vector<double> neededWidths(const CardTable& table, const BlockSpace& space, std::size_t count) {
    const FragmentWriter writer(space);
    std::vector<double> widths(count, 0.0);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        widths[i] = writer.widestWordOf({headSpan(writer, table.columns[i], space)});
    }
    for (const CardTable::Row& row : table.rows) {
        if (row.isGroup) continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            widths[i] = std::max(widths[i], writer.widthOf({cellSpan(writer, row, i, space)}));
        }
    }
    return widths;
}

/// Shares of the width: those asked for, else equal ones.
std::vector<double> sharedWidths(const CardTable& table, std::size_t count, double room) {
    std::vector<double> shares = table.widths;
    shares.resize(count, 0.0);
    if (std::any_of(shares.begin(), shares.end(), [](double share) { return share <= 0.0; })) {
        std::fill(shares.begin(), shares.end(), 1.0);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share *= room / sum;
    return shares;
}

/// Where all cells fit unbroken, each column has what it needs and the first all the rest; where only the
/// first has to wrap, it does; else the shares asked for.
Columns columnsOf(const CardTable& table, const BlockSpace& space) {
    const std::size_t count = columnCount(table);
    Columns columns;
    columns.width = neededWidths(table, space, count);
    const double others = std::accumulate(columns.width.begin() + 1, columns.width.end(), 0.0);
    const double gaps = static_cast<double>(count - 1);
    const double spare = space.width - others - columns.width.front();
    const double gap = count < 2 ? 0.0 : std::clamp(spare / gaps, kLeastGap, kColumnGap);
    const double room = space.width - gap * gaps;
    if (room - others >= std::min(columns.width.front(), space.width * kLeastFirst)) {
        columns.width.front() = room - others;
    } else {
        columns.width = sharedWidths(table, count, room);
    }
    double x = space.x;
    for (const double width : columns.width) {
        columns.x.push_back(x);
        x += width + gap;
    }
    return columns;
}

TextBlock::Side sideOf(const CardTable& table, std::size_t column) {
    const bool isRight = column < table.alignRight.size() && table.alignRight[column];
    return isRight ? TextBlock::Side::End : TextBlock::Side::Start;
}

Fragment layHead(const CardTable& table, const Columns& columns, const BlockSpace& space) {
    FragmentWriter writer(space);
    std::vector<TextSpan> heads;
    double height = 0.0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        heads.push_back(headSpan(writer, table.columns[i], space));
        height = std::max(height, TextBlock::lay({heads[i]}, columns.width[i], space.style)->height());
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (heads[i].text.isEmpty()) continue;
        const double own = TextBlock::lay({heads[i]}, columns.width[i], space.style)->height();
        writer.text({heads[i]}, columns.x[i], height - own, columns.width[i], sideOf(table, i));
    }
    const double bottom = height + 3.5;
    writer.line(space.x, bottom, space.x + space.width, bottom, space.theme().text, 0.9);
    Fragment head = writer.finish(bottom + 1.0);
    head.staysWithNext = true;
    return head;
}

Fragment layGroup(const CardTable::Row& row, const BlockSpace& space) {
    FragmentWriter writer(space);
    const std::string words = row.cells.empty() ? std::string() : row.cells.front();
    const TextSpan text =
        writer.span(words, space.metrics().table + 0.3, QFont::DemiBold, space.theme().text);
    const double top = space.metrics().cellPad + 2.2;
    const double bottom =
        writer.text({text}, space.x, top, space.width).bottom() + space.metrics().cellPad * 0.8;
    writer.line(space.x, bottom, space.x + space.width, bottom, space.theme().control, 0.6);
    Fragment fragment = writer.finish(bottom + 0.3);
    fragment.staysWithNext = true;
    return fragment;
}

Fragment layRow(const CardTable& table, const CardTable::Row& row, const Columns& columns,
                const BlockSpace& space) {
    FragmentWriter writer(space);
    double bottom = 0.0;
    std::string name;
    for (std::size_t i = 0; i < row.cells.size() && i < columns.x.size(); ++i) {
        name += (i == 0 ? "" : ", ") + row.cells[i];
        if (row.cells[i].empty()) continue;
        const QRectF cell = writer.text({cellSpan(writer, row, i, space)}, columns.x[i],
                                        space.metrics().cellPad, columns.width[i], sideOf(table, i));
        bottom = std::max(bottom, cell.bottom());
    }
    bottom += space.metrics().cellPad;
    writer.line(space.x, bottom, space.x + space.width, bottom, space.theme().line, 0.6);
    writer.statement(QRectF(space.x, 0, space.width, bottom), row.statementKey, name);
    return writer.finish(bottom + 0.3);
}

} // namespace

std::vector<Fragment> layTable(const CardTable& table, const BlockSpace& space) {
    std::vector<Fragment> fragments;
    if (!table.heading.empty()) fragments.push_back(headingFragment(space, table.heading, {}));
    const Columns columns = columnsOf(table, space);
    std::shared_ptr<const Fragment> head;
    const bool hasHead = std::any_of(table.columns.begin(), table.columns.end(),
                                     [](const std::string& column) { return !column.empty(); });
    if (hasHead) {
        Fragment first = layHead(table, columns, space);
        head = std::make_shared<const Fragment>(first);
        first.gapBefore = fragments.empty() ? space.metrics().blockGap * 0.7 : 0.0;
        fragments.push_back(std::move(first));
    }
    for (const CardTable::Row& row : table.rows) {
        Fragment fragment = row.isGroup ? layGroup(row, space) : layRow(table, row, columns, space);
        fragment.repeatedHead = head;
        fragments.push_back(std::move(fragment));
    }
    if (!table.note.empty()) {
        FragmentWriter writer(space);
        const double bottom = writer.text({writer.small(table.note)}, space.x, 0, space.width).bottom();
        Fragment note = writer.finish(bottom);
        note.gapBefore = 5.0;
        fragments.push_back(std::move(note));
    }
    return fragments;
}

} // namespace vignette
