#include "core/study/import_proposal.h"

#include <algorithm>

namespace vignette {

namespace {

/// The first of one row a patient says who the patients are (ImportPlan::extracts).
std::size_t mainOf(const ImportProposal& proposal) {
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i)
        if (!isLeftOut(proposal, i) && proposal.plan.extracts[i].shape == ExtractShape::OneRowPerPatient)
            return i;
    return 0;
}

template<typename Item> void moveToFront(std::vector<Item>& items, std::size_t at) {
    const auto place = items.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(items.begin(), place, place + 1);
}

} // namespace

bool isLeftOut(const ImportProposal& proposal, std::size_t extract) {
    if (extract == 0) return false;
    const std::vector<ExtractPlan>& plans = proposal.plan.extracts;
    return !plans[extract].keyColumn || !plans.front().keyColumn;
}

std::vector<std::string> cautionsOf(const ImportProposal& proposal) {
    std::vector<std::string> cautions = proposal.cautions;
    for (std::size_t i = 1; i < proposal.extracts.size(); ++i) {
        if (!isLeftOut(proposal, i)) continue;
        const std::string& name = proposal.extracts[i].survey.source.name;
        cautions.push_back(
            proposal.plan.extracts[i].keyColumn
                ? name + " is left out, because " + proposal.extracts.front().survey.source.name +
                      " has no key to link it by. Choose the key of that file."
                : name + " has no patient key in common with the first file, so it is left out. To bring it "
                         "in, choose the column that holds its key (in a plan: key_column).");
    }
    return cautions;
}

std::optional<ImportProposal> broughtIn(const ImportProposal& proposal) {
    const std::size_t main = mainOf(proposal);
    bool isAsIs = main == 0;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i)
        isAsIs = isAsIs && !isLeftOut(proposal, i);
    if (isAsIs) return std::nullopt;
    ImportProposal taken = proposal;
    for (std::size_t i = proposal.extracts.size(); i-- > 0;)
        if (isLeftOut(proposal, i)) removeExtract(taken, i);
    std::size_t place = 0; // of the main file among those that stay
    for (std::size_t i = 0; i < main; ++i)
        place += isLeftOut(proposal, i) ? 0 : 1;
    moveToFront(taken.extracts, place);
    moveToFront(taken.plan.extracts, place);
    return taken;
}

} // namespace vignette
