#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// The records of a codebook's text (RFC 4180): lines of notes ("# …") before the header and the byte order
/// mark are left out; the delimiter is the one of comma, semicolon and tab that the first line has most of.
/// Cells are trimmed. A line without any text is a record without cells.
std::vector<std::vector<std::string>> codebookRecords(std::string_view text);

/// A header in small letters with single blanks for whatever is no letter or digit:
/// "Variable / Field Name" is "variable field name", "field_name" is "field name".
std::string plainHeader(std::string_view header);

} // namespace vignette
