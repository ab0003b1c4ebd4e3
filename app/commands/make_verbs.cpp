#include "app/commands/commands.h"

#include "app/commands/export_files.h"
#include "app/commands/study_steps.h"
#include "core/report/english_wording.h"
#include "core/report/exports.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace vignette {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct RunOutcome { // NOLINT(bugprone-exception-escape): moving JSON is not marked noexcept
    std::string overview;
    Json json;
    int exitCode = kDone;
};

Json questionJson(const QuestionAnswers& question) {
    const AnswerCounts& counts = question.counts;
    const std::optional<double> rate = counts.responseRate();
    return {{"column", question.column},
            {"answered", counts.answered},
            {"refused", counts.refused},
            {"dontKnow", counts.dontKnow},
            {"unclear", counts.unclear},
            {"blank", counts.blank},
            {"notApplicable", counts.notApplicable},
            {"notAsked", counts.notAsked},
            {"didNotReturn", counts.didNotReturn},
            {"responseRate", rate ? Json(*rate) : Json(nullptr)}};
}

Json importJson(const ImportReport& report) {
    Json extracts = Json::array();
    for (const ImportReport::Extract& extract : report.extracts) {
        Json questions = Json::array();
        for (const QuestionAnswers& question : extract.answers)
            questions.push_back(questionJson(question));
        extracts.push_back({{"name", extract.name},
                            {"rows", extract.rowCount},
                            {"rowsSetAside", extract.setAsideCount},
                            {"columnsStored", extract.storedColumns},
                            {"columnsNotStored", extract.droppedColumns},
                            {"questions", questions}});
    }
    return extracts;
}

/// The names of the files of a run; the study keeps its patients' numbers in a key file beside it.
RunOutcome runAll(const CommandLine& line, const Terminal& terminal, Progress& progress) {
    const fs::path folder = line.outFolder;
    std::error_code trouble;
    fs::create_directories(folder, trouble);
    if (trouble)
        throw Failure(FailureCode::NotWritable,
                      "Could not make the folder " + folder.string() + ": " + trouble.message() + ".");
    std::optional<Sample> sample;
    if (!line.sample.empty()) sample = sampleById(line.sample);
    const fs::path study = folder / "study.vignette";
    fs::remove(study, trouble);
    fs::remove(folder / "study.vignette-key", trouble);

    const std::unique_ptr<StudySession> session = importAsTyped(line, sample, study, terminal, progress);
    const FoundSegments found = segmentAsTyped(line, *session, progress);
    terminal.say(verdictSentence(found));
    const EnglishWording wording;
    const ExportTargets targets{folder / "personas.pdf", folder / "personas.json",
                                folder / "personas.csv", {},
                                line.paper == "letter",  line.confirmsTexts};
    for (const std::string& caution : writeExports(*session, wording, targets, progress))
        terminal.say(caution);
    const Release release = session->release();
    RunOutcome outcome;
    outcome.overview = overviewText(release, wording);
    outcome.exitCode = exitCodeOf(session->importReport());
    outcome.json = {{"verdict", toText(release.content().verdict)},
                    {"personas", release.personas().size()},
                    {"extracts", importJson(session->importReport())},
                    {"study", study.string()},
                    {"pdf", targets.pdf.string()},
                    {"json", targets.json.string()},
                    {"csv", targets.csv.string()}};
    terminal.say("Made " + targets.pdf.string() + ", " + targets.json.string() + ", " + targets.csv.string() +
                 " and " + study.string() + ".");
    return outcome;
}

} // namespace

int runVerb(const CommandLine& line, const Terminal& terminal) {
    const auto outcome = terminal.run([&](Progress& progress) { return runAll(line, terminal, progress); });
    if (!outcome.isDone()) return terminal.report(outcome.trouble().message, outcome.isCancelled());
    terminal.print(line.asJson ? outcome.value().json.dump(2) + "\n" : outcome.value().overview);
    return outcome.value().exitCode;
}

int importVerb(const CommandLine& line, const Terminal& terminal) {
    const auto outcome = terminal.run([&](Progress& progress) {
        return importAsTyped(line, std::nullopt, line.study, terminal, progress)->importReport();
    });
    if (!outcome.isDone()) return terminal.report(outcome.trouble().message, outcome.isCancelled());
    if (line.asJson)
        terminal.print(Json{{"study", line.study}, {"extracts", importJson(outcome.value())}}.dump(2) + "\n");
    terminal.say("Made " + line.study + ". Next: vignette segment " + line.study);
    return exitCodeOf(outcome.value());
}

int segmentVerb(const CommandLine& line, const Terminal& terminal) {
    const auto outcome = terminal.run([&](Progress& progress) {
        const auto session = StudySession::open(line.study, StudySession::Mode::ReadWrite, progress);
        const FoundSegments found = segmentAsTyped(line, *session, progress);
        terminal.say(verdictSentence(found));
        const EnglishWording wording;
        return line.asJson ? jsonText(session->release(), wording)
                           : overviewText(session->release(), wording);
    });
    if (!outcome.isDone()) return terminal.report(outcome.trouble().message, outcome.isCancelled());
    terminal.print(outcome.value());
    return kDone;
}

int exportVerb(const CommandLine& line, const Terminal& terminal) {
    const ExportTargets targets{line.pdf,          line.json, line.csv, line.png, line.paper == "letter",
                                line.confirmsTexts};
    const auto outcome = terminal.run([&](Progress& progress) {
        const auto session = StudySession::open(line.study, StudySession::Mode::ReadWrite, progress);
        return writeExports(*session, EnglishWording(), targets, progress);
    });
    if (!outcome.isDone()) return terminal.report(outcome.trouble().message, outcome.isCancelled());
    for (const std::string& caution : outcome.value())
        terminal.warn(caution);
    return kDone;
}

} // namespace vignette
