#pragma once

#include <string>
#include <string_view>

namespace vignette {

/// What a file's first bytes say it is, whatever its name.
enum class FileKind {
    Text,
    Gzip,
    Zstd,
    Xz,
    Bzip2,
    Zip,
    Tar,
    OldExcel,
    OtherArchive,
    Parquet,
    Database,
    Pdf,
    Picture,
    Xml,
    Json,
    Binary
};

/// Needs the first 512 bytes or more; text in any encoding is Text.
FileKind fileKindOf(std::string_view firstBytes);

/// Throws Failure(BadInput), saying what the file is and what to do, unless it is Text.
void refuseOtherKinds(FileKind kind, const std::string& name);

/// Whether text is rather the inside of a program: many control bytes, not explained by UTF-16.
bool isBinary(std::string_view sample);

} // namespace vignette
