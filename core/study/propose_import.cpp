#include "core/study/import_proposal.h"

#include "core/base/failure.h"
#include "core/base/outcome.h"
#include "core/base/text.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/propose_links.h"
#include "core/ingest/set_aside_rows.h"
#include "core/ingest/survey_extract.h"
#include "core/privacy/identifier_scanner.h"
#include "core/privacy/propose_screening.h"
#include "core/rollup/propose_rollups.h"
#include "core/study/data_end.h"
#include "core/study/earlier_plan.h"

#include <algorithm>
#include <set>

namespace vignette {

namespace {

/// The earlier plan's extract of each file, or null.
using Matches = std::vector<const ExtractPlan*>;

/// "patients.csv.gz" → "patients"
std::string stemOf(const std::filesystem::path& path) {
    const std::string file = path.filename().string();
    return file.substr(0, file.find('.', 1));
}

/// The stem, made different from the names in use.
std::string extractName(const std::filesystem::path& path, std::set<std::string>& used) {
    const std::string stem = stemOf(path);
    std::string name = stem;
    for (int number = 2; !used.insert(name).second; ++number)
        name = stem + "_" + std::to_string(number);
    return name;
}

ColumnSurvey* columnOf(ExtractSurvey& survey, const std::string& name) {
    for (ColumnSurvey& column : survey.columns)
        if (column.name == name) return &column;
    return nullptr;
}

/// Everything of a file's plan that follows from survey, key and shape.
void renewPlan(const ExtractSurvey& survey, ExtractPlan& plan) {
    plan.contentHash = survey.source.contentHash;
    plan.dialect = survey.dialect;
    plan.types.clear();
    plan.missingTokens.clear();
    for (const ColumnSurvey& column : survey.columns) {
        plan.types[column.name] = column.type;
        for (const auto& [token, count] : column.missingTokens)
            plan.missingTokens[column.name].push_back(token);
    }
    plan.screening = proposeScreening(survey, plan.keyColumn, plan.shape);
    plan.rollups.clear();
    if (plan.shape == ExtractShape::ManyRowsPerPatient)
        plan.rollups = proposeRollups(survey, plan.screening, plan.keyColumn);
}

/// A survey's sources: answers of people, by the words of its file name and headers.
FieldSource guessSource(const ExtractSurvey& survey) {
    const std::string file = toLowerAscii(survey.source.name);
    for (const char* word : {"survey", "answer", "questionnaire", "response", "poll", "interview"})
        if (file.find(word) != std::string::npos) return FieldSource::Survey;
    return FieldSource::Records;
}

/// A file's name and columns, read from its first bytes.
struct OpenedFile {
    FileFace face;
    std::optional<Dialect> dialect; ///< guessed; empty where the first bytes alone can't be read
};

OpenedFile openFile(const std::filesystem::path& file, std::set<std::string>& names) {
    OpenedFile opened;
    opened.face.name = extractName(file, names);
    // A file that can't be read at all is the survey's to refuse, with its own words.
    const auto preview = attempt([&] { return previewExtract(file, std::nullopt); });
    if (!preview.isDone()) return opened;
    opened.dialect = preview.value().dialect;
    opened.face.header = preview.value().header;
    return opened;
}

/// How the earlier plan's extract is written, if the file still reads that way; else as guessed, and said.
std::optional<Dialect> dialectFor(const std::filesystem::path& file, const OpenedFile& opened,
                                  const ExtractPlan& earlier, std::vector<std::string>& cautions) {
    if (earlier.dialect == opened.dialect) return opened.dialect;
    ImportPlan only;
    only.extracts = {earlier};
    const auto known = [&](const std::vector<std::string>& header) {
        const FileFace face{.name = earlier.name, .header = header};
        return knownShare(only, {&face, 1});
    };
    const auto asBefore = attempt([&] { return previewExtract(file, earlier.dialect).header; });
    if (asBefore.isDone() && known(asBefore.value()) >= known(opened.face.header)) return earlier.dialect;
    cautions.push_back(file.filename().string() +
                       " is written in another way than last time, so it is read as it looks now.");
    return opened.dialect;
}

void surveyFiles(const std::vector<std::filesystem::path>& files, const ProposalOptions& options,
                 ImportProposal& proposal, Matches& matches, Progress& progress) {
    std::set<std::string> names;
    std::vector<OpenedFile> opened;
    std::vector<FileFace> faces;
    for (const std::filesystem::path& file : files) {
        opened.push_back(openFile(file, names));
        faces.push_back(opened.back().face);
    }
    matches.assign(files.size(), nullptr);
    if (options.plan) {
        const auto found = matchFiles(*options.plan, faces);
        for (std::size_t i = 0; i < files.size(); ++i)
            if (found[i]) matches[i] = &options.plan->extracts[*found[i]];
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        ExtractPlan plan;
        plan.name = matches[i] ? matches[i]->name : opened[i].face.name;
        const std::optional<Dialect> dialect =
            matches[i] ? dialectFor(files[i], opened[i], *matches[i], proposal.cautions) : opened[i].dialect;
        ProposedExtract extract{.path = files[i],
                                .survey = surveyExtract(files[i], dialect, identifierScanners(), progress),
                                .preview = {}};
        extract.preview = previewExtract(files[i], extract.survey.dialect);
        plan.source = guessSource(extract.survey);
        proposal.extracts.push_back(std::move(extract));
        proposal.plan.extracts.push_back(std::move(plan));
    }
}

/// Says which files of the earlier plan are not among these.
void sayWhatIsNotThere(const ImportPlan& earlier, const Matches& matches,
                       std::vector<std::string>& cautions) {
    for (const ExtractPlan& extract : earlier.extracts)
        if (std::ranges::find(matches, &extract) == matches.end())
            cautions.push_back("The earlier plan also has " + extract.name +
                               ", which is not among these files.");
}

/// Another sheet of a workbook starts from a fresh guess.
Dialect dialectOf(const ProposedExtract& extract, const Dialect& wanted) {
    const bool isAnotherSheet = wanted.sheet != extract.survey.dialect.sheet;
    return isAnotherSheet ? guessDialect(extract.path, wanted.sheet) : wanted;
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

/// Files beside the main one that share no key with it can't be linked: they are left out, and the person is
/// told.
void leaveOutUnlinked(ImportProposal& proposal) {
    for (std::size_t i = proposal.extracts.size(); i-- > 1;) {
        if (proposal.plan.extracts[i].keyColumn) continue;
        proposal.cautions.push_back(proposal.extracts[i].survey.source.name +
                                    " has no patient key in common with the first file, so it is left out. "
                                    "Choose its key to link it.");
        removeExtract(proposal, i);
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

    std::vector<ExtractSurvey> surveys;
    for (const ProposedExtract& extract : proposal.extracts)
        surveys.push_back(extract.survey);
    LinkProposal links = proposeLinks(surveys);
    putMainFirst(proposal, links, matches);
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        ExtractPlan& plan = proposal.plan.extracts[i];
        ExtractSurvey& survey = proposal.extracts[i].survey;
        plan.keyColumn = links.keyColumns[i];
        plan.shape = links.shapes[i];
        const bool wasLinked = matches[i] && (matches[i]->keyColumn || !options.isAddition);
        if (wasLinked) takeReading(*matches[i], survey, plan, proposal.cautions);
        renewPlan(survey, plan);
        if (matches[i]) takeDecisions(*matches[i], survey, plan, proposal.cautions);
    }
    if (options.plan && !options.isAddition) sayWhatIsNotThere(*options.plan, matches, proposal.cautions);
    leaveOutUnlinked(proposal);

    if (options.plan) {
        proposal.plan.fields = options.plan->fields;
        proposal.plan.studyName = options.plan->studyName;
        proposal.plan.windowText = options.plan->windowText;
        proposal.plan.isInvented = options.plan->isInvented;
        proposal.plan.notes = options.plan->notes;
        proposal.plan.dataEnd = options.plan->dataEnd;
    }
    if (!options.studyName.empty()) proposal.plan.studyName = options.studyName;
    if (proposal.plan.studyName.empty()) proposal.plan.studyName = stemOf(proposal.extracts.front().path);
    proposal.codebook = options.codebook;
    return proposal;
}

ExtractPreview previewWith(const ProposedExtract& extract, const Dialect& wanted) {
    return previewExtract(extract.path, dialectOf(extract, wanted));
}

void changeDialect(ImportProposal& proposal, std::size_t extract, const Dialect& wanted, Progress& progress) {
    ProposedExtract& proposed = proposal.extracts.at(extract);
    const Dialect dialect = dialectOf(proposed, wanted);
    proposed.survey = surveyExtract(proposed.path, dialect, identifierScanners(), progress);
    proposed.preview = previewExtract(proposed.path, dialect);
    ExtractPlan& plan = proposal.plan.extracts[extract];
    if (plan.keyColumn && !columnOf(proposed.survey, *plan.keyColumn)) plan.keyColumn.reset();
    renewPlan(proposed.survey, plan);
}

void changeKey(ImportProposal& proposal, std::size_t extract, const std::optional<std::string>& keyColumn) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    ExtractSurvey& survey = proposal.extracts.at(extract).survey;
    plan.keyColumn = keyColumn;
    plan.shape = ExtractShape::OneRowPerPatient;
    if (keyColumn) {
        const ColumnSurvey* column = columnOf(survey, *keyColumn);
        if (!column)
            throw Failure(FailureCode::BadUsage,
                          "There is no column \"" + *keyColumn + "\" in " + survey.source.name + ".");
        const bool repeats =
            static_cast<double>(column->distinctCount) < 0.95 * static_cast<double>(column->valueCount);
        plan.shape = repeats ? ExtractShape::ManyRowsPerPatient : ExtractShape::OneRowPerPatient;
    }
    renewPlan(survey, plan);
}

void changeShape(ImportProposal& proposal, std::size_t extract, ExtractShape shape) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    if (shape == ExtractShape::ManyRowsPerPatient && !plan.keyColumn)
        throw Failure(FailureCode::BadUsage,
                      "Many rows a patient need a key that says whose they are. Choose the key first.");
    plan.shape = shape;
    renewPlan(proposal.extracts.at(extract).survey, plan);
}

void changeType(ImportProposal& proposal, std::size_t extract, const std::string& column, ColumnType type) {
    ExtractSurvey& survey = proposal.extracts.at(extract).survey;
    ColumnSurvey* found = columnOf(survey, column);
    if (!found)
        throw Failure(FailureCode::BadUsage,
                      "There is no column \"" + column + "\" in " + survey.source.name + ".");
    found->type = type;
    renewPlan(survey, proposal.plan.extracts[extract]);
}

void overrideScreening(ImportProposal& proposal, std::size_t extract, const std::string& column,
                       ColumnAction action, const std::string& reason) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    for (ColumnDecision& decision : plan.screening.columns) {
        if (decision.column != column) continue;
        const bool isStricter = action == ColumnAction::Drop;
        if (!isStricter && !decision.findings.empty() && trimmed(reason).empty())
            throw Failure(FailureCode::BadUsage,
                          "To keep a column that may identify a person, type the reason. It is logged.");
        decision.action = action;
        decision.overrideReason =
            isStricter && trimmed(reason).empty() ? "left out by choice" : std::string(trimmed(reason));
        return;
    }
    throw Failure(FailureCode::BadUsage, "There is no column \"" + column + "\" to decide about.");
}

std::vector<std::vector<std::string>> rowsSetAsideOf(const ProposedExtract& extract) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(extract.path, error);
    if (error || bytes != extract.survey.source.bytes)
        throw Failure(FailureCode::ChangedSource, extract.survey.source.name +
                                                      " is not the file any more that was read. Bring it in "
                                                      "again to see its rows.");
    return readRowsSetAside(extract.path, extract.survey.dialect, extract.survey.problems);
}

void removeExtract(ImportProposal& proposal, std::size_t extract) {
    proposal.extracts.erase(proposal.extracts.begin() + static_cast<std::ptrdiff_t>(extract));
    proposal.plan.extracts.erase(proposal.plan.extracts.begin() + static_cast<std::ptrdiff_t>(extract));
}

} // namespace vignette
