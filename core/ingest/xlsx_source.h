#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/disk_file.h"

namespace vignette {

/// One sheet of an Excel workbook as the CSV text that its table would be: UTF-8, commas, cells quoted where
/// they must be, one line a row of the sheet from the first on (rows without a value are blank lines, line
/// breaks inside cells become blanks), so that line numbers are row numbers. Blank columns on the left are
/// left out; rows are filled up to the width of the table, and a row that is wider comes wider. Read in
/// pieces: only the texts that cells share are held.
/// `sheet`: the name on its tab; empty: the first visible sheet with a table. Throws Failure(BadInput) when
/// there is no sheet of that name, no value, or more than 2,000 columns.
std::unique_ptr<ByteSource> openXlsx(std::unique_ptr<DiskFile> file, const std::string& sheet,
                                     std::uint64_t limit);

/// Whether a zip file is an Office document.
bool isOfficeDocument(const DiskFile& file);

/// Throws Failure(BadInput) for the container of Office 97–2003: an old workbook, or a workbook with a
/// password.
[[noreturn]] void refuseOldOffice(const DiskFile& file);

} // namespace vignette
