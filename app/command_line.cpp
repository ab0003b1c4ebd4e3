#include "app/command_line.h"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace vignette {

namespace {

constexpr int kUsageError = 2;
using Verb = CommandLine::Verb;

/// Adds a verb that sets CommandLine::verb when it was typed.
CLI::App* addVerb(CLI::App& app, CommandLine& line, Verb verb, const std::string& name,
                  const std::string& what) {
    CLI::App* command = app.add_subcommand(name, what);
    command->callback([&line, verb] { line.verb = verb; });
    if (verb != Verb::Export)
        command->add_flag("--json", line.asJson, "Print one JSON object on standard output");
    command->add_flag("-q,--quiet", line.isQuiet, "No messages and no progress on standard error");
    return command;
}

void addStudy(CLI::App* command, CommandLine& line) {
    command->add_option("study", line.study, "The study file (.vignette)")->required();
}

void addPlanning(CLI::App* command, CommandLine& line) {
    command->add_option("--plan", line.planFile, "Repeat what a plan file says (see: vignette plan)");
    command
        ->add_option("--threads", line.threads, "Processor threads to use; the result does not depend on it")
        ->check(CLI::Range(1, 256));
}

void addSegmenting(CLI::App* command, CommandLine& line) {
    command->add_option("--segments", line.segments, "How many segments: auto, or 2 to 40")
        ->check(CLI::IsMember({"auto"}) | CLI::Range(2, 40));
    command
        ->add_option("--view", line.view,
                     "Which fields form the segments: needs, behaviour, demographic, attitudes or everything")
        ->check(CLI::IsMember({"needs", "behaviour", "demographic", "attitudes", "everything"}));
    command->add_option("--seed", line.seed, "Start of the random draws");
}

void addPaper(CLI::App* command, CommandLine& line) {
    command->add_option("--paper", line.paper, "Paper of the PDF: a4 or letter")
        ->check(CLI::IsMember({"a4", "letter"}));
    command->add_flag(
        "--confirm-texts", line.confirmsTexts,
        "You looked at the texts people typed: what looks like an identifier is about no patient");
}

void addRun(CLI::App& app, CommandLine& line) {
    CLI::App* run =
        addVerb(app, line, Verb::Run, "run", "Files in, personas out: PDF, JSON and CSV in a folder");
    run->add_option("files", line.files, "Extracts; the first says who the patients are");
    run->add_option("--sample", line.sample, "A bundled sample instead of files (see: vignette samples)");
    run->add_option("--out", line.outFolder, "Folder for the results, made if it is missing")->required();
    run->add_option("--codebook", line.codebook, "Labels, roles and themes of the fields (CSV)");
    addPlanning(run, line);
    addSegmenting(run, line);
    addPaper(run, line);
}

void addImport(CLI::App& app, CommandLine& line) {
    CLI::App* import = addVerb(app, line, Verb::Import, "import", "Bring files into a new study");
    addStudy(import, line);
    import->add_option("files", line.files, "Extracts; the first says who the patients are")->required();
    import->add_option("--codebook", line.codebook, "Labels, roles and themes of the fields (CSV)");
    addPlanning(import, line);
}

void addExport(CLI::App& app, CommandLine& line) {
    CLI::App* command = addVerb(app, line, Verb::Export, "export", "Write what may leave the study");
    addStudy(command, line);
    command->add_option("--pdf", line.pdf, "Persona cards, overview and methods");
    command->add_option("--json", line.json, "Every figure, for other programs");
    command->add_option("--csv", line.csv, "One line a statement");
    command->add_option("--png", line.png, "A folder for one picture a persona");
    addPaper(command, line);
}

void addVerbs(CLI::App& app, CommandLine& line) {
    addRun(app, line);
    addVerb(app, line, Verb::Samples, "samples", "List the bundled samples and what each can show");
    addImport(app, line);
    CLI::App* segment =
        addVerb(app, line, Verb::Segment, "segment", "Find segments and draft their personas");
    addStudy(segment, line);
    addPlanning(segment, line);
    addSegmenting(segment, line);
    addStudy(addVerb(app, line, Verb::Personas, "personas", "Print the personas of a study"), line);
    addExport(app, line);
    CLI::App* info = addVerb(app, line, Verb::Info, "info", "Say what a study holds");
    addStudy(info, line);
    info->add_flag("--quality", line.tellsQuality, "What each field holds and what may be wrong with it");
    info->add_flag("--segments", line.tellsSegments,
                   "What makes the kept segments different, and what they are worth");
    info->add_option("--threads", line.threads, "Processor threads to use; the result does not depend on it")
        ->check(CLI::Range(1, 256));
    CLI::App* verify =
        addVerb(app, line, Verb::Verify, "verify", "Check every stored block against its hash");
    addStudy(verify, line);
    verify->add_flag("--evidence", line.checksEvidence, "Compute every figure of every card again, too");
    addStudy(addVerb(app, line, Verb::Plan, "plan", "Print the plan that repeats this study"), line);
}

/// What CLI11 can't know: which arguments contradict each other.
std::string contradiction(const CommandLine& line) {
    if (line.verb == Verb::Run && line.files.empty() == line.sample.empty())
        return "run takes either files or --sample, for example: vignette run patients.csv --out results";
    if (line.verb == Verb::Export && line.pdf.empty() && line.json.empty() && line.csv.empty() &&
        line.png.empty())
        return "export takes at least one of --pdf, --json, --csv, --png";
    if (line.verb == Verb::Window)
        for (const std::string& name : line.files)
            if (!std::filesystem::exists(name))
                return "There is neither a command nor a file \"" + name + "\". See: vignette --help";
    return {};
}

} // namespace

CommandLine parseCommandLine(int argc, char** argv) {
    CommandLine line;
    CLI::App app("Vignette turns de-identified patient extracts into patient personas. Everything stays on "
                 "this computer.\n"
                 "Without a verb it opens the window.",
                 "vignette");
    app.set_version_flag("--version", "Vignette " VIGNETTE_VERSION);
    app.require_subcommand(0, 1);
    addVerbs(app, line);
    app.add_option("--sample", line.sample, "Open the window on a bundled sample");
    app.add_option("files", line.files, "Open the window on a study or on files to bring in");
    app.footer("Exit codes: 0 done, 1 failed, 2 misuse, 3 done but some rows were set aside, 4 cancelled.");
    try {
        app.parse(argc, argv);
        const std::string trouble = contradiction(line);
        if (!trouble.empty()) throw CLI::ValidationError(trouble);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        line.verb = Verb::Nothing;
        line.exitCode = code == 0 ? 0 : kUsageError;
    }
    return line;
}

} // namespace vignette
