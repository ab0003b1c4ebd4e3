#include "core/study/earlier_plan.h"

#include "core/study/renew_plan.h"

#include <algorithm>
#include <set>

namespace vignette {

namespace {

constexpr double kSameFile = 0.6;
constexpr std::size_t kMostNamed = 5;

std::set<std::string> columnsOf(const ExtractPlan& extract) {
    std::set<std::string> columns;
    for (const ColumnDecision& decision : extract.screening.columns)
        columns.insert(decision.column);
    return columns;
}

/// Jaccard of two sets of column names.
double likeness(const ExtractPlan& extract, const std::vector<std::string>& header) {
    const std::set<std::string> before = columnsOf(extract);
    const std::set<std::string> now(header.begin(), header.end());
    if (before.empty() || now.empty()) return 0.0;
    const auto shared =
        std::ranges::count_if(now, [&](const std::string& name) { return before.contains(name); });
    return static_cast<double>(shared) /
           static_cast<double>(before.size() + now.size() - static_cast<std::size_t>(shared));
}

/// "a, b, c and 4 more"
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    if (names.size() > kMostNamed) text += " and " + std::to_string(names.size() - kMostNamed) + " more";
    return text;
}

void say(std::vector<std::string>& cautions, const ExtractSurvey& survey,
         const std::vector<std::string>& columns, const std::string& before, const std::string& after) {
    if (!columns.empty()) cautions.push_back(survey.source.name + ": " + before + listed(columns) + after);
}

/// Whether everything found today had been found when the person decided.
bool wasKnown(const ColumnDecision& today, const ColumnDecision& before) {
    return std::ranges::all_of(today.findings, [&](const IdentifierFinding& finding) {
        return std::ranges::any_of(before.findings, [&](const IdentifierFinding& other) {
            return other.identifier == finding.identifier;
        });
    });
}

/// The earlier list of each column, and what reads as missing today. A code that a person took from the list
/// is an answer, though today's groups of questions propose it.
void takeMissingTokens(const ExtractPlan& earlier, const ExtractSurvey& survey, ExtractPlan& plan) {
    for (const auto& planned : earlier.missingTokens) {
        const ColumnSurvey* column = columnOf(survey, planned.first);
        if (!column) continue;
        const std::vector<std::string>& before = planned.second;
        std::vector<std::string>& now = plan.missingTokens[planned.first];
        std::erase_if(now, [&](const std::string& token) {
            return !column->missingTokens.contains(token) && std::ranges::find(before, token) == before.end();
        });
        for (const std::string& token : before)
            if (std::ranges::find(now, token) == now.end()) now.push_back(token);
    }
}

} // namespace

std::vector<std::optional<std::size_t>> matchFiles(const ImportPlan& plan, std::span<const FileFace> files) {
    std::vector<std::optional<std::size_t>> matches(files.size());
    std::vector<bool> isTaken(plan.extracts.size(), false);
    for (std::size_t file = 0; file < files.size(); ++file)
        for (std::size_t i = 0; i < plan.extracts.size(); ++i)
            if (!isTaken[i] && plan.extracts[i].name == files[file].name) {
                matches[file] = i;
                isTaken[i] = true;
            }
    for (std::size_t file = 0; file < files.size(); ++file) {
        if (matches[file]) continue;
        double best = kSameFile;
        for (std::size_t i = 0; i < plan.extracts.size(); ++i) {
            if (isTaken[i]) continue;
            const double share = likeness(plan.extracts[i], files[file].header);
            if (share < best || (matches[file] && share == best)) continue;
            best = share;
            matches[file] = i;
        }
        if (matches[file]) isTaken[*matches[file]] = true;
    }
    return matches;
}

double knownShare(const ImportPlan& plan, std::span<const FileFace> files) {
    const auto matches = matchFiles(plan, files);
    std::size_t known = 0;
    std::size_t all = 0;
    for (std::size_t file = 0; file < files.size(); ++file) {
        all += files[file].header.size();
        if (!matches[file]) continue;
        const std::set<std::string> before = columnsOf(plan.extracts[*matches[file]]);
        for (const std::string& name : files[file].header)
            known += before.contains(name) ? 1 : 0;
    }
    return all == 0 ? 0.0 : static_cast<double>(known) / static_cast<double>(all);
}

ImportPlan recipeOf(const ImportPlan& plan) {
    ImportPlan recipe = plan;
    recipe.studyName.clear();
    recipe.windowText.clear();
    recipe.notes.clear();
    recipe.dataEnd.reset();
    for (ExtractPlan& extract : recipe.extracts)
        extract.contentHash = {};
    return recipe;
}

void takeReading(const ExtractPlan& earlier, ExtractSurvey& survey, ExtractPlan& plan,
                 std::vector<std::string>& cautions) {
    plan.source = earlier.source;
    plan.invitedCount = earlier.invitedCount;
    for (const auto& [column, rule] : earlier.choices)
        if (columnOf(survey, column)) plan.choices[column] = rule;
    if (!earlier.keyColumn || columnOf(survey, *earlier.keyColumn)) {
        plan.keyColumn = earlier.keyColumn;
        plan.shape = earlier.shape;
    } else {
        cautions.push_back(survey.source.name + ": its key was " + *earlier.keyColumn +
                           ", which is not there now. Check the key.");
    }
    std::vector<std::string> changed;
    for (ColumnSurvey& column : survey.columns) {
        const auto before = earlier.types.find(column.name);
        if (before == earlier.types.end() || before->second == column.type) continue;
        changed.push_back(column.name);
        column.type = before->second;
    }
    say(cautions, survey, changed, "values look different from last time in ",
        "; read as the kind they were. Check them.");
}

void takeDecisions(const ExtractPlan& earlier, const ExtractSurvey& survey, ExtractPlan& plan,
                   std::vector<std::string>& cautions) {
    std::vector<std::string> fresh;
    std::vector<std::string> undecided;
    for (ColumnDecision& decision : plan.screening.columns) {
        const ColumnDecision* before = earlier.screening.find(decision.column);
        if (!before) {
            if (!earlier.screening.columns.empty()) fresh.push_back(decision.column);
            continue;
        }
        // A plan may be stricter than the program. Laxer only where the person said why, knowing what is
        // found.
        const bool mayRepeat =
            before->action == ColumnAction::Drop || (before->isOverridden() && wasKnown(decision, *before));
        if (mayRepeat) {
            decision.action = before->action;
            decision.overrideReason = before->overrideReason;
        } else if (before->isOverridden()) {
            undecided.push_back(decision.column);
        }
    }
    std::vector<std::string> gone;
    for (const ColumnDecision& before : earlier.screening.columns)
        if (!plan.screening.find(before.column)) gone.push_back(before.column);
    say(cautions, survey, fresh, "new since then: ", ". The program decided about it afresh.");
    say(cautions, survey, gone, "not in the file any more: ", ".");
    say(cautions, survey, undecided, "kept for a reason before, but something else is found now in ",
        ". Decide again.");
    takeMissingTokens(earlier, survey, plan);
    if (earlier.rollups.empty()) return;
    plan.rollups.clear();
    std::ranges::copy_if(earlier.rollups, std::back_inserter(plan.rollups),
                         [&](const RollupRule& rule) { return canRead(rule, plan.screening); });
}

} // namespace vignette
