#pragma once

namespace vignette::fuzz {

/// Gives SQLite, which is not instrumented, the C library's own memory: the sanitizer's costs half of a run.
/// Before SQLite is used.
void usePlainSqliteMemory();

} // namespace vignette::fuzz
