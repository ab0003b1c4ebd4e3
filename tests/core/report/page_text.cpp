#include "tests/core/report/page_text.h"

namespace vignette::testing {

namespace {

class Collector {
public:
    void operator()(const CardHeader& header) {
        addText(header.name);
        addText(header.title);
        add({header.ageBand, header.tag, header.standsFor, header.pictureNote});
    }
    void operator()(const CardChips& chips) {
        add({chips.lead});
        add(chips.chips);
    }
    void operator()(const CardBars& bars) {
        add({bars.heading, bars.note});
        for (const CardBar& bar : bars.bars) {
            addText(bar.label);
            add({bar.base, bar.figure, bar.othersFigure});
        }
    }
    void operator()(const CardNotes& notes) {
        add({notes.heading, notes.note});
        for (const CardText& line : notes.lines)
            addText(line);
    }
    void operator()(const CardLegend& legend) {
        add({legend.records, legend.survey, legend.others, legend.range});
    }
    void operator()(const CardTable& table) {
        add({table.heading, table.note});
        add(table.columns);
        for (const CardTable::Row& row : table.rows)
            add(row.cells);
    }
    void operator()(const CardOverlap& overlap) {
        add({overlap.heading, overlap.note});
        for (const CardOverlap::Line& line : overlap.lines)
            add({line.name});
    }
    void operator()(const CardMap& map) { add({map.heading, map.note}); }
    void operator()(const CardSummaries& summaries) {
        for (const CardSummary& summary : summaries.personas) {
            add({summary.name, summary.ageBand, summary.title, summary.people});
            for (const auto& [key, words] : summary.lines)
                add({key, words});
        }
    }
    void add(const std::vector<std::string>& more) { texts.insert(texts.end(), more.begin(), more.end()); }

    std::vector<std::string> texts;

private:
    void addText(const CardText& text) { add({text.text, text.editedBy, text.placeholder}); }
};

} // namespace

std::vector<std::string> textsOf(const CardPage& page) {
    Collector collector;
    collector.add({page.title, page.footerBold, page.footer, page.inventedText});
    for (const CardRow& row : page.rows)
        for (const auto* column : {&row.left, &row.right})
            for (const CardBlock& block : *column)
                std::visit([&](const auto& part) { collector(part); }, block);
    return collector.texts;
}

} // namespace vignette::testing
