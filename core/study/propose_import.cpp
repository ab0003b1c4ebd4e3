#include "core/study/import_proposal.h"

#include "core/base/failure.h"
#include "core/base/outcome.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/propose_links.h"
#include "core/ingest/survey_extract.h"
#include "core/privacy/identifier_scanner.h"
#include "core/study/codebook_step.h"
#include "core/study/earlier_plan.h"
#include "core/study/renew_plan.h"
#include "core/study/survey_step.h"
#include "core/study/table_sources.h"

#include <algorithm>
#include <exception>

namespace vignette {

namespace {

/// The earlier plan's extract of each file, or null.
using Matches = std::vector<const ExtractPlan*>;

/// Surveys every table. One of an archive that holds no rows is left out; a file without rows is refused.
void surveyFiles(const std::vector<std::filesystem::path>& files, const ProposalOptions& options,
                 ImportProposal& proposal, Matches& matches, Progress& progress) {
    std::uint64_t keptBytes = 0;
    std::exception_ptr refused;
    for (const OpenedTable& table : openTables(files, options, proposal.cautions)) {
        const TableSource& source = table.source;
        ExtractPlan plan;
        plan.name = table.earlier ? table.earlier->name : table.face.name;
        std::optional<Dialect> dialect = table.earlier ? dialectFor(table, proposal.cautions) : table.dialect;
        ProposedExtract extract{.path = source.path, .survey = {}, .preview = {}, .kept = nullptr};
        try {
            if (!dialect && !source.inside.empty()) dialect = guessDialect(source.path, source.inside);
            const bool isGuessed = !table.earlier || dialect == table.dialect;
            SurveyedExtract surveyed = surveyAndKeep(
                source.path,
                {.dialect = dialect, .isGuessed = isGuessed, .keptBytes = options.keptBytes - keptBytes},
                identifierScanners(), progress);
            extract.survey = std::move(surveyed.survey);
            extract.kept = std::move(surveyed.kept);
            if (extract.kept) keptBytes += extract.kept->rows.bytes();
        } catch (const Failure& failure) {
            if (source.inside.empty() || failure.code() != FailureCode::BadInput) throw;
            proposal.cautions.push_back(std::string(failure.what()) + " It is left out.");
            refused = std::current_exception();
            continue;
        }
        extract.preview = previewExtract(source.path, extract.survey.dialect);
        proposal.extracts.push_back(std::move(extract));
        proposal.plan.extracts.push_back(std::move(plan));
        matches.push_back(table.earlier);
    }
    if (proposal.extracts.empty() && refused) std::rethrow_exception(refused);
}

/// Whether the earlier plan says how this file is linked.
bool wasLinked(const ExtractPlan* earlier, const ProposalOptions& options) {
    return earlier != nullptr && (earlier->keyColumn || !options.isAddition);
}

/// Says which files of the earlier plan are not among these.
void sayWhatIsNotThere(const ImportPlan& earlier, const Matches& matches,
                       std::vector<std::string>& cautions) {
    for (const ExtractPlan& extract : earlier.extracts)
        if (std::ranges::find(matches, &extract) == matches.end())
            cautions.push_back("The earlier plan also has " + extract.name +
                               ", which is not among these files.");
}

/// The file that says who the patients are stands first.
void putMainFirst(ImportProposal& proposal, LinkProposal& links, Matches& matches) {
    const auto rotate = [&](auto& items) {
        const auto at = items.begin() + static_cast<std::ptrdiff_t>(links.mainExtract);
        std::rotate(items.begin(), at, at + 1);
    };
    rotate(proposal.extracts);
    rotate(proposal.plan.extracts);
    rotate(links.keyColumns);
    rotate(links.shapes);
    rotate(matches);
    links.mainExtract = 0;
}

/// What was decided last time, and what is left to guess.
void decide(ImportProposal& proposal, const Matches& matches, const ProposalOptions& options) {
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        ExtractPlan& plan = proposal.plan.extracts[i];
        const ProposedExtract& proposed = proposal.extracts[i];
        if (!wasLinked(matches[i], options))
            plan.source = guessSource(proposed.survey, plan, proposed.itemGroups);
        if (matches[i]) takeDecisions(*matches[i], proposed.survey, plan, proposal.cautions);
        renewAnswers(proposal, i);
    }
}

} // namespace

ImportProposal proposeImport(const std::vector<std::filesystem::path>& files, const ProposalOptions& options,
                             Progress& progress) {
    if (files.empty())
        throw Failure(FailureCode::NothingToDo, "No file was chosen. Choose one or more extracts.");
    ImportProposal proposal;
    Matches matches;
    surveyFiles(files, options, proposal, matches, progress);
    proposal.codebook = options.codebook;
    if (!proposal.codebook)
        if (const auto taken = takeOutCodebook(proposal))
            matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(*taken));

    std::vector<ExtractSurvey> surveys;
    for (ProposedExtract& extract : proposal.extracts)
        surveys.push_back(std::move(extract.survey));
    LinkProposal links = proposeLinks(surveys);
    for (std::size_t i = 0; i < surveys.size(); ++i)
        proposal.extracts[i].survey = std::move(surveys[i]);
    putMainFirst(proposal, links, matches);
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        ExtractPlan& plan = proposal.plan.extracts[i];
        ExtractSurvey& survey = proposal.extracts[i].survey;
        plan.keyColumn = links.keyColumns[i];
        plan.shape = links.shapes[i];
        if (wasLinked(matches[i], options)) takeReading(*matches[i], survey, plan, proposal.cautions);
        renewPlan(proposal, i);
    }
    if (options.plan && !options.isAddition) sayWhatIsNotThere(*options.plan, matches, proposal.cautions);
    if (proposal.codebook) setCodebook(proposal, proposal.codebook);
    decide(proposal, matches, options);

    if (options.plan) {
        proposal.plan.fields = options.plan->fields;
        proposal.plan.studyName = options.plan->studyName;
        proposal.plan.windowText = options.plan->windowText;
        proposal.plan.isInvented = options.plan->isInvented;
        proposal.plan.notes = options.plan->notes;
        proposal.plan.dataEnd = options.plan->dataEnd;
    }
    if (!options.studyName.empty()) proposal.plan.studyName = options.studyName;
    if (proposal.plan.studyName.empty())
        proposal.plan.studyName = stemOf({.path = proposal.extracts.front().path});
    return proposal;
}

} // namespace vignette
