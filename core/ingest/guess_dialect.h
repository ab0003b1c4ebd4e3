#pragma once

#include "core/ingest/sample.h"
#include "core/model/extract.h"

#include <filesystem>

namespace vignette {

/// How a delimited file is written, from its first 1 MiB: encoding, a "sep=" line, delimiter and quote by how
/// even and how readable the cells become (after van den Burg, Nazábal, Sutton 2019,
/// doi:10.1007/s10618-019-00646-y), lines before the table, header, decimal and thousands mark. The language
/// of the screen plays no part. Of a workbook: the sheet of that name, or else its first with a table, and
/// where in it the table starts; the rest is fixed. Of a zip archive: the table of that name, or its first.
/// Throws as ByteSource::open; Failure(BadInput) for a binary file.
Dialect guessDialect(const std::filesystem::path& file, const std::string& sheet = {});
Dialect guessDialect(const ExtractStart& raw);

} // namespace vignette
