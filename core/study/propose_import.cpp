#include "core/study/import_proposal.h"

#include "core/base/failure.h"
#include "core/base/outcome.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/propose_links.h"
#include "core/ingest/survey_extract.h"
#include "core/privacy/identifier_scanner.h"
#include "core/study/codebook_step.h"
#include "core/study/earlier_plan.h"
#include "core/study/renew_plan.h"
#include "core/study/survey_step.h"

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
    std::uint64_t keptBytes = 0;
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
        SurveyOptions reading{.dialect = dialect, .keptBytes = options.keptBytes - keptBytes};
        SurveyedExtract surveyed = surveyAndKeep(files[i], reading, identifierScanners(), progress);
        if (surveyed.kept) keptBytes += surveyed.kept->rows.bytes();
        ProposedExtract extract{.path = files[i],
                                .survey = std::move(surveyed.survey),
                                .preview = {},
                                .kept = std::move(surveyed.kept)};
        extract.preview = previewExtract(files[i], extract.survey.dialect);
        proposal.extracts.push_back(std::move(extract));
        proposal.plan.extracts.push_back(std::move(plan));
    }
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

/// Files beside the main one that share no key with it can't be linked: they are left out, and the person is
/// told.
void leaveOutUnlinked(ImportProposal& proposal, Matches& matches) {
    for (std::size_t i = proposal.extracts.size(); i-- > 1;) {
        if (proposal.plan.extracts[i].keyColumn) continue;
        proposal.cautions.push_back(
            proposal.extracts[i].survey.source.name +
            " has no patient key in common with the first file, so it is left out. "
            "Give both a column with the same numbers of patients and bring them in again.");
        removeExtract(proposal, i);
        matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(i));
    }
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
    leaveOutUnlinked(proposal, matches);
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
    if (proposal.plan.studyName.empty()) proposal.plan.studyName = stemOf(proposal.extracts.front().path);
    return proposal;
}

} // namespace vignette
