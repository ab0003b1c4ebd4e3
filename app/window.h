#pragma once

#include "app/command_line.h"

namespace vignette {

/// Opens the window, on a study, files or a sample when one was named. Returns the event loop's code.
int openWindow(int argc, char** argv, const CommandLine& line);

} // namespace vignette
