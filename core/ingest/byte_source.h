#pragma once

#include "core/base/hash.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// How much an extract may grow to: a few hostile kilobytes must not fill the disk or the day.
struct ReadLimits {
    std::uint64_t plainBytes = std::uint64_t{64} << 30;
    std::uint64_t expandedBytes = std::uint64_t{1} << 30; ///< of a compressed file, plus …
    std::uint64_t expandedRatio = 200;                    ///< … this many times its size on disk
    /// Of a workbook at most this: XML takes far longer to read than text, and the sheet is read twice.
    std::uint64_t workbookBytes = std::uint64_t{256} << 20;
    std::uint64_t workbookRatio = 100;

    std::uint64_t expansionOf(std::uint64_t bytesOnDisk) const {
        return expandedBytes + expandedRatio * bytesOnDisk;
    }
};

enum class HashSource { Yes, No };

/// The bytes of an extract from first to last, decompressed. Plain files; gzip (RFC 1952), zstd, xz and
/// bzip2, members one after another allowed; a table in a zip archive (zip_source.h); a sheet of an Excel
/// workbook as CSV text (xlsx_source.h). Opened again for each pass. One reader at a time.
class ByteSource {
public:
    /// Throws Failure(NotFound | NotReadable | BadInput | TooLarge) for what is no extract: a directory, a
    /// device, an empty file, an old Excel file, another archive. `sheet`: of a workbook the name on the tab,
    /// of a zip archive the path of the table inside it; empty: the first that is a table.
    static std::unique_ptr<ByteSource> open(const std::filesystem::path& file, HashSource hash,
                                            const ReadLimits& limits = {}, const std::string& sheet = {});
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Fills `out` and returns how much; less than asked for only at the end. Throws Failure(Damaged) for a
    /// compressed file that is cut short or broken, saying how far it was readable.
    virtual std::size_t read(std::span<char> out) = 0;
    virtual std::uint64_t bytesOnDisk() const = 0;
    virtual std::uint64_t diskBytesRead() const = 0; ///< for progress
    /// After the end was read: SHA-256 of the file on disk. Throws Failure(ChangedSource) when the file is no
    /// longer the one that was opened.
    virtual Digest finish() = 0;
    /// Of a workbook: the sheet that is read, and all of them; of a zip archive of several tables the table
    /// that is read, and all of them. Of anything else nothing.
    virtual std::string sheet() const { return {}; }
    virtual std::vector<std::string> sheetNames() const { return {}; }
    virtual bool isWorkbook() const { return false; } ///< the bytes are CSV text made of a sheet
    /// After the end was read: what stood in the file besides the table, in sentences.
    virtual std::vector<std::string> notes() const { return {}; }

protected:
    ByteSource() = default;
};

/// How a source is called in sentences: the file's name; of a zip archive of several tables
/// "visits.csv in clinic.zip".
std::string titleOf(const std::filesystem::path& file, const ByteSource& source);

} // namespace vignette
