#pragma once

#include "app/command_line.h"
#include "app/terminal.h"

namespace vignette {

/// One function a verb. Each returns the process's exit code; failures inside a job become a message and
/// code 1.
int runVerb(const CommandLine& line, const Terminal& terminal);
int samplesVerb(const CommandLine& line, const Terminal& terminal);
int importVerb(const CommandLine& line, const Terminal& terminal);
int segmentVerb(const CommandLine& line, const Terminal& terminal);
int personasVerb(const CommandLine& line, const Terminal& terminal);
int exportVerb(const CommandLine& line, const Terminal& terminal);
int infoVerb(const CommandLine& line, const Terminal& terminal);
int verifyVerb(const CommandLine& line, const Terminal& terminal);
int planVerb(const CommandLine& line, const Terminal& terminal);

} // namespace vignette
