#include "app/commands/study_steps.h"

#include "core/base/parallel.h"
#include "core/model/segment_view.h"
#include "core/study/plan_file.h"

#include <type_traits>

namespace vignette {

namespace {

/// Runs work with the number of threads that was typed and gives its value back.
template<typename Work> auto inThreads(int threads, Work&& work) -> decltype(work()) {
    std::optional<decltype(work())> result;
    withThreads(threads, [&] { result.emplace(work()); });
    return std::move(*result);
}

/// The plan of the file, if one was given, with what was typed on top.
SegmentationPlan segmentationPlanOf(const CommandLine& line, const std::vector<Field>& fields) {
    SegmentationPlan plan;
    if (!line.planFile.empty()) plan = readPlanFile(line.planFile).segmentation.value_or(plan);
    if (line.segments != "auto") plan.segmentCount = std::stoi(line.segments);
    if (line.seed) plan.seed = *line.seed;
    if (!line.view.empty()) plan.formingFields = fieldsOf(segmentViewFromText(line.view), fields);
    return plan;
}

ProposalOptions optionsOf(const CommandLine& line, const std::optional<Sample>& sample) {
    ProposalOptions options = sample ? optionsForSample(*sample) : ProposalOptions{};
    if (!line.codebook.empty()) options.codebook = line.codebook;
    if (!line.planFile.empty()) options.plan = readPlanFile(line.planFile).import;
    return options;
}

/// What a codebook fits and contradicts.
void sayWhatCodebookSays(const CodebookReport& report, const Terminal& terminal) {
    terminal.say(report.file + ": " + inPlainWords(report.form) + "; describes " +
                 std::to_string(report.matchedFields) + " column(s)." +
                 (report.unmatched.empty()
                      ? std::string()
                      : " Entries that fit no column: " + std::to_string(report.unmatched.size()) + "."));
    for (const std::string& conflict : report.conflicts)
        terminal.say(report.file + ": " + conflict);
    for (const std::string& problem : report.problems)
        terminal.say(report.file + ": " + problem);
}

/// Codes read as no answer, and questions with several ticks.
void sayWhatWasAsked(const ProposedExtract& extract, const ExtractPlan& plan, const Terminal& terminal) {
    for (const ItemGroup& group : extract.itemGroups) {
        std::string codes;
        for (const GapCode& gap : group.scale.gaps)
            codes += (codes.empty() ? "" : ", ") + gap.code;
        if (!codes.empty())
            terminal.say(plan.name + ": read as no answer in " + group.names.front() + " and " +
                         std::to_string(group.names.size() - 1) + " more: " + codes + ".");
    }
    for (const auto& [column, rule] : plan.choices)
        if (rule.isSplit)
            terminal.say(plan.name + ": " + column + " holds several ticks; each of its " +
                         std::to_string(rule.options.size()) + " options is a yes-or-no column.");
}

void sayWhatWasFound(const ImportProposal& proposal, const Terminal& terminal) {
    for (const std::string& caution : cautionsOf(proposal))
        terminal.say(caution);
    if (proposal.codebookReport) sayWhatCodebookSays(*proposal.codebookReport, terminal);
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i)
        sayWhatWasAsked(proposal.extracts[i], proposal.plan.extracts[i], terminal);
    for (const ExtractPlan& extract : proposal.plan.extracts) {
        int dropped = 0;
        for (const ColumnDecision& decision : extract.screening.columns)
            dropped += decision.action == ColumnAction::Drop ? 1 : 0;
        if (dropped > 0)
            terminal.say(extract.name + ": " + std::to_string(dropped) +
                         " column(s) not stored because they may identify a person.");
    }
}

void sayWhatWasSetAside(const ImportReport& report, const Terminal& terminal) {
    for (const ImportReport::Extract& extract : report.extracts)
        if (extract.setAsideCount > 0)
            terminal.say(extract.name + ": " + std::to_string(extract.setAsideCount) + " of " +
                         std::to_string(extract.rowCount + extract.setAsideCount) + " rows were set aside.");
}

} // namespace

std::unique_ptr<StudySession> importAsTyped(const CommandLine& line, const std::optional<Sample>& sample,
                                            const std::filesystem::path& target, const Terminal& terminal,
                                            Progress& progress) {
    return inThreads(line.threads, [&] {
        std::vector<std::filesystem::path> files(line.files.begin(), line.files.end());
        if (sample) files = sample->files;
        ImportProposal proposal = proposeImport(files, optionsOf(line, sample), progress);
        if (sample) describeSample(*sample, proposal);
        sayWhatWasFound(proposal, terminal);
        SessionOptions options;
        if (line.verb == CommandLine::Verb::Import)
            options.afterImport = SessionOptions::AfterImport::NothingInMemory;
        std::unique_ptr<StudySession> session = StudySession::import(target, proposal, progress, options);
        sayWhatWasSetAside(session->importReport(), terminal);
        return session;
    });
}

FoundSegments segmentAsTyped(const CommandLine& line, StudySession& session, Progress& progress) {
    return inThreads(line.threads, [&] {
        FoundSegments found = session.findSegments(segmentationPlanOf(line, session.fields()), progress);
        session.keepSegments(found, progress);
        return found;
    });
}

std::string verdictSentence(const FoundSegments& found) {
    const ValidationReport& report = found.validation;
    if (report.verdict == Verdict::NothingStable)
        return "Nothing stable: no number of segments kept 60 % of its patients together when they were "
               "drawn again.";
    return std::to_string(found.segmentation.segmentCount) + " segments: " + toText(report.verdict) + ".";
}

int exitCodeOf(const ImportReport& report) {
    for (const ImportReport::Extract& extract : report.extracts)
        if (extract.setAsideCount > 0) return kRowsSetAside;
    return kDone;
}

} // namespace vignette
