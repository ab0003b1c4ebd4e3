#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/disk_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What a zip archive holds: tables that can be read, and what else stands in it.
struct ZipContents {
    struct Table {
        std::string name; ///< its path inside the archive
        std::optional<std::uint64_t> bytes;
    };
    struct PassedOver {
        std::string name; ///< cut, without control characters
        std::string why;  ///< "no table", "locked with a password"
    };
    std::vector<Table> tables; ///< in the order of the archive
    std::vector<PassedOver> others;
    /// "Not read of clinic.zip: readme.pdf (no table)."; empty when everything was.
    std::string passedOverSentence(const std::string& archive) const;
};

/// Looks at the start of every file in the archive. A table is text that its name calls one (.csv, .tsv,
/// .tab, .psv) or whose rows are even; the only file of an archive needs to be text alone. Passed over: what
/// is packed or locked itself, two files of one name, empty files, links, names that lead out of the archive.
/// Throws Failure(Damaged) for an archive without a file, Failure(TooLarge) for one that claims to unpack to
/// more than `limit` bytes or holds more than 1,000 files.
ZipContents contentsOf(const DiskFile& file, std::uint64_t limit);

/// The tables of a file that is a zip archive and no workbook; nothing for any other file. Throws as
/// ByteSource::open.
std::optional<ZipContents> tablesInside(const std::filesystem::path& file, const ReadLimits& limits = {});

} // namespace vignette
