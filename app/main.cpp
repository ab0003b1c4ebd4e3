#include "app/command_line.h"
#include "app/commands/commands.h"
#include "app/process_setup.h"
#include "app/window.h"

#include <QHashFunctions>

#include <exception>

namespace {

int runCommand(const vignette::CommandLine& line, const vignette::Terminal& terminal) {
    using Verb = vignette::CommandLine::Verb;
    switch (line.verb) {
    case Verb::Run:
        return vignette::runVerb(line, terminal);
    case Verb::Samples:
        return vignette::samplesVerb(line, terminal);
    case Verb::Import:
        return vignette::importVerb(line, terminal);
    case Verb::Segment:
        return vignette::segmentVerb(line, terminal);
    case Verb::Personas:
        return vignette::personasVerb(line, terminal);
    case Verb::Export:
        return vignette::exportVerb(line, terminal);
    case Verb::Info:
        return vignette::infoVerb(line, terminal);
    case Verb::Verify:
        return vignette::verifyVerb(line, terminal);
    case Verb::Plan:
        return vignette::planVerb(line, terminal);
    case Verb::Window:
    case Verb::Nothing:
        break;
    }
    return line.exitCode;
}

} // namespace

int main(int argc, char** argv) {
    vignette::protectProcess();
    QHashSeed::setDeterministicGlobalSeed(); // fonts are embedded in a hash's order: the same study, the same
                                             // PDF bytes
    const vignette::CommandLine line = vignette::parseCommandLine(argc, argv);
    if (line.verb == vignette::CommandLine::Verb::Window) return vignette::openWindow(argc, argv, line);
    const vignette::Terminal terminal(line.isQuiet);
    try {
        return runCommand(line, terminal);
    } catch (const std::exception& error) {
        return terminal.report(error.what(), false);
    }
}
