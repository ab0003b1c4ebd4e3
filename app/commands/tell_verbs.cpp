#include "app/commands/commands.h"

#include "app/commands/explanation_text.h"
#include "app/commands/quality_text.h"
#include "core/base/parallel.h"
#include "core/report/english_wording.h"
#include "core/report/exports.h"
#include "core/study/plan_file.h"
#include "core/study/samples.h"
#include "core/study/shown_explanation.h"
#include "core/study/study_session.h"

#include <nlohmann/json.hpp>

namespace vignette {

namespace {

using Json = nlohmann::ordered_json;
using Mode = StudySession::Mode;

/// Runs a job that gives text for stdout.
int tell(const Terminal& terminal, const std::function<std::string(Progress&)>& job) {
    const auto outcome = terminal.run(job);
    if (!outcome.isDone()) return terminal.report(outcome.trouble().message, outcome.isCancelled());
    terminal.print(outcome.value());
    return kDone;
}

std::string sampleText(const Sample& sample) {
    std::string text = sample.id + "\n  " + sample.title + " – " + sample.subtitle + "\n";
    for (const std::string& line : sample.canShow)
        text += "  + " + line + "\n";
    for (const std::string& line : sample.cantShow)
        text += "  – " + line + "\n";
    return text;
}

Json infoJson(StudySession& session) {
    const StudyInfo info = session.info();
    const Release release = session.release();
    Json extracts = Json::array();
    for (const ImportReport::Extract& extract : session.importReport().extracts)
        extracts.push_back(extract.name);
    Json json{{"name", info.name},
              {"window", info.windowText},
              {"invented", info.isInvented},
              {"dataVersion", info.dataVersion},
              {"extracts", extracts},
              {"fields", session.fields().size()},
              {"readOnly", session.isReadOnly()},
              {"hasSegments", session.keptSegments().has_value()},
              {"verdict", toText(release.content().verdict)},
              {"personas", release.personas().size()}};
    if (release.content().people.hasValue())
        json["patients"] = static_cast<std::int64_t>(release.content().people.value);
    return json;
}

std::string joined(const Json& names) {
    std::string text;
    for (const Json& name : names)
        text += (text.empty() ? "" : ", ") + name.get<std::string>();
    return text;
}

/// The same for people.
std::string infoText(const Json& json) {
    const bool hasSegments = json.at("hasSegments").get<bool>();
    std::string text = json.at("name").get<std::string>() + "\n";
    const auto add = [&](const std::string& what, const std::string& value) {
        if (!value.empty()) text += "  " + what + std::string(12 - what.size(), ' ') + value + "\n";
    };
    if (json.at("invented").get<bool>()) add("Data", "invented");
    add("Window", json.at("window").get<std::string>());
    add("Files", joined(json.at("extracts")));
    if (json.contains("patients"))
        add("Patients", "about " + std::to_string(json.at("patients").get<std::int64_t>()));
    add("Fields", json.at("fields").dump());
    add("Segments", hasSegments ? json.at("verdict").get<std::string>() : "not looked for yet");
    if (hasSegments) add("Personas", json.at("personas").dump());
    return text;
}

/// What the kept segments are explained by, as it may leave the study; null when none are kept.
Json segmentsAsTyped(const CommandLine& line, StudySession& session, Progress& progress) {
    const std::optional<FoundSegments> kept = session.keptSegments();
    if (!kept) return nullptr;
    Json json;
    withThreads(line.threads,
                [&] { json = shownExplanation(session.explain(*kept, progress), session.data(progress)); });
    return json;
}

struct Verified {
    std::vector<std::string> damages;
    std::vector<std::string> changedFigures;
};

} // namespace

int samplesVerb(const CommandLine& line, const Terminal& terminal) {
    return tell(terminal, [&](Progress&) {
        Json list = Json::array();
        std::string text;
        for (const Sample& sample : bundledSamples()) {
            list.push_back({{"id", sample.id},
                            {"title", sample.title},
                            {"subtitle", sample.subtitle},
                            {"canShow", sample.canShow},
                            {"cantShow", sample.cantShow},
                            {"invented", sample.isInvented},
                            {"attribution", sample.attribution}});
            text += sampleText(sample);
        }
        return line.asJson ? Json{{"samples", list}}.dump(2) + "\n" : text;
    });
}

int personasVerb(const CommandLine& line, const Terminal& terminal) {
    return tell(terminal, [&](Progress& progress) {
        const auto session = StudySession::open(line.study, Mode::ReadOnly, progress);
        const EnglishWording wording;
        return line.asJson ? jsonText(session->release(), wording)
                           : overviewText(session->release(), wording);
    });
}

int infoVerb(const CommandLine& line, const Terminal& terminal) {
    return tell(terminal, [&](Progress& progress) {
        const auto session = StudySession::open(line.study, Mode::ReadOnly, progress);
        Json json = infoJson(*session);
        std::string text = infoText(json);
        if (line.tellsQuality) {
            json["quality"] =
                qualityJson(session->quality(progress), session->fields(), session->importReport());
            text += qualityText(json.at("quality"));
        }
        if (line.tellsSegments) {
            json["segments"] = segmentsAsTyped(line, *session, progress);
            text += explanationText(json.at("segments"));
        }
        return line.asJson ? json.dump(2) + "\n" : text;
    });
}

int verifyVerb(const CommandLine& line, const Terminal& terminal) {
    const auto outcome = terminal.run([&](Progress& progress) {
        Verified verified;
        verified.damages = verifyStudyFile(line.study, progress);
        if (line.checksEvidence && verified.damages.empty())
            verified.changedFigures =
                StudySession::open(line.study, Mode::ReadOnly, progress)->verifyEvidence(progress);
        return verified;
    });
    if (!outcome.isDone()) return terminal.report(outcome.trouble().message, outcome.isCancelled());
    const Verified& verified = outcome.value();
    const bool isWhole = verified.damages.empty() && verified.changedFigures.empty();
    if (line.asJson)
        terminal.print(Json{{"whole", isWhole},
                            {"damages", verified.damages},
                            {"changedFigures", verified.changedFigures}}
                           .dump(2) +
                       "\n");
    for (const std::string& damage : verified.damages)
        terminal.warn(damage);
    for (const std::string& figure : verified.changedFigures)
        terminal.warn("This figure is no longer what the data give: " + figure);
    if (isWhole) terminal.say(line.study + " is whole.");
    return isWhole ? kDone : kFailed;
}

int planVerb(const CommandLine& line, const Terminal& terminal) {
    return tell(terminal, [&](Progress& progress) {
        const auto session = StudySession::open(line.study, Mode::ReadOnly, progress);
        PlanFile plan;
        plan.import = session->importPlan();
        plan.import->fields = session->fields();
        if (const auto kept = session->keptSegments()) plan.segmentation = kept->plan;
        return planFileText(plan);
    });
}

} // namespace vignette
