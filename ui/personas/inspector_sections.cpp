#include "ui/personas/inspector_sections.h"

#include <algorithm>
#include <span>

namespace vignette {

namespace {

struct RoleView {
    std::span<const CardSection> sections; ///< in order; empty: all
    std::size_t mostSections = 99;
    std::size_t mostBars = 99; ///< a section
};

constexpr CardSection kOutreach[] = {CardSection::Needs, CardSection::Barriers, CardSection::Strengths};
constexpr CardSection kCare[] = {CardSection::Needs, CardSection::Barriers, CardSection::Health,
                                 CardSection::UseOfCare, CardSection::Strengths};

RoleView viewOf(Role role) {
    switch (role) {
    case Role::PlansOutreach:
        return {kOutreach, 3, 2};
    case Role::LooksAfterPatients:
        return {kCare, 5, 4};
    case Role::ChecksNumbers:
        break;
    }
    return {};
}

std::vector<const CardBars*> barsOf(const CardPage& story) {
    std::vector<const CardBars*> all;
    for (const CardRow& row : story.rows)
        for (const std::vector<CardBlock>* side : {&row.left, &row.right})
            for (const CardBlock& block : *side)
                if (const auto* bars = std::get_if<CardBars>(&block); bars && !bars->bars.empty())
                    all.push_back(bars);
    return all;
}

/// The section most of the bars belong to is that of the first.
std::optional<CardSection> sectionOf(const CardBars& bars, const ShownPersona& persona) {
    const ShownStatement* statement = persona.find(bars.bars.front().statementKey);
    return statement ? std::optional(statement->section) : std::nullopt;
}

/// First the role's own sections in its order, then the others as the story has them.
std::vector<const CardBars*> ordered(const CardPage& story, const ShownPersona& persona,
                                     const RoleView& view) {
    std::vector<const CardBars*> chosen;
    const std::vector<const CardBars*> all = barsOf(story);
    for (const CardSection section : view.sections)
        for (const CardBars* bars : all)
            if (sectionOf(*bars, persona) == section) chosen.push_back(bars);
    for (const CardBars* bars : all)
        if (std::find(chosen.begin(), chosen.end(), bars) == chosen.end()) chosen.push_back(bars);
    if (chosen.size() > view.mostSections) chosen.resize(view.mostSections);
    return chosen;
}

const CardLegend* legendOf(const CardPage& story) {
    for (const CardRow& row : story.rows)
        for (const std::vector<CardBlock>* side : {&row.left, &row.right})
            for (const CardBlock& block : *side)
                if (const auto* legend = std::get_if<CardLegend>(&block)) return legend;
    return nullptr;
}

} // namespace

const CardHeader* headerOfPage(const CardPage& page) {
    for (const CardRow& row : page.rows)
        for (const CardBlock& block : row.left)
            if (const auto* header = std::get_if<CardHeader>(&block)) return header;
    return nullptr;
}

CardPage inspectorPage(const CardPage& story, const ShownPersona& persona, Role role) {
    const RoleView view = viewOf(role);
    CardPage page;
    page.face = story.face;
    page.title = story.title;
    page.hue = story.hue;
    CardRow row;
    for (const CardBars* bars : ordered(story, persona, view)) {
        CardBars few = *bars;
        if (few.bars.size() > view.mostBars) few.bars.resize(view.mostBars);
        for (CardBar& bar : few.bars)
            bar.label.slot.clear();
        row.left.emplace_back(std::move(few));
    }
    if (const CardLegend* legend = legendOf(story); legend && !row.left.empty())
        row.left.emplace_back(*legend);
    if (!row.left.empty()) page.rows.push_back(std::move(row));
    return page;
}

} // namespace vignette
