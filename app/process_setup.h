#pragma once

namespace vignette {

/// First line of main: new files are the owner's alone, no core dump holds patient data, a full disk or a
/// closed pipe is an error that is told, not a signal that kills.
void protectProcess();

} // namespace vignette
