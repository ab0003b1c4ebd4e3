#pragma once

#include <cstdint>
#include <vector>

namespace vignette {

class Database;

/// Numbers of the pages that hold nothing: the leaves of SQLite's list of free pages (SQLite file format,
/// section 1.5). A list that makes no sense gives those found so far.
std::vector<std::uint64_t> freePages(const Database& database);

/// Blanks free pages that a write which was cut off left half written. SQLite does not journal a free page
/// that it takes into use, as what it held does not matter, so putting the journal back does not mend it, and
/// its seal would look like damage for ever. Called after such a journal was put back.
void mendFreePages(Database& database);

} // namespace vignette
