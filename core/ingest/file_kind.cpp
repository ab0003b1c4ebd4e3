#include "core/ingest/file_kind.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/guess_encoding.h"

namespace vignette {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    FileKind kind;
};

constexpr Magic kMagics[] = {
    {"\x1F\x8B"sv, FileKind::Gzip},
    {"PK\x03\x04"sv, FileKind::Zip},
    {"PK\x05\x06"sv, FileKind::Zip},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::OldExcel},
    {"\x28\xB5\x2F\xFD"sv, FileKind::Zstd},
    {"\xFD"
     "7zXZ\0"sv,
     FileKind::Xz},
    {"7z\xBC\xAF\x27\x1C"sv, FileKind::OtherArchive},
    {"Rar!\x1A\x07"sv, FileKind::OtherArchive},
    {"PAR1"sv, FileKind::Parquet},
    {"SQLite format 3\0"sv, FileKind::Database},
    {"%PDF-"sv, FileKind::Pdf},
    {"\x89PNG\r\n\x1A\n"sv, FileKind::Picture},
    {"\xFF\xD8\xFF"sv, FileKind::Picture},
    {"\x7F"
     "ELF"sv,
     FileKind::Binary},
};

std::string_view withoutByteOrderMark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return trimmed(text);
}

bool isMarkup(std::string_view text) {
    const std::string start = toLowerAscii(withoutByteOrderMark(text).substr(0, 16));
    return start.starts_with("<?xml") || start.starts_with("<!doctype") || start.starts_with("<html");
}

/// "BZh", the block size and the first block's mark (or the end's, of an empty file).
bool isBzip2(std::string_view bytes) {
    if (!bytes.starts_with("BZh") || bytes.size() < 10 || !isDigit(bytes[3])) return false;
    const std::string_view mark = bytes.substr(4, 6);
    return mark == "1AY&SY" || mark == "\x17\x72\x45\x38\x50\x90"sv;
}

bool isTar(std::string_view bytes) {
    return bytes.size() >= 263 && bytes.substr(257, 5) == "ustar";
}

bool isJson(std::string_view text) {
    text = withoutByteOrderMark(text);
    const bool isArray = text.starts_with('[');
    if (isArray) text = trimmed(text.substr(1));
    if (!text.starts_with('{')) return false;
    text = trimmed(text.substr(1));
    return text.starts_with('"') && text.find("\":") != std::string_view::npos;
}

std::string refusalText(FileKind kind) {
    switch (kind) {
    case FileKind::Zip:
    case FileKind::OldExcel:
        return "is an Excel file or a zip archive, whatever its name says. Open it, save the sheet as CSV "
               "(UTF-8) and choose that file.";
    case FileKind::OtherArchive:
        return "is compressed in a way that is not read here. Unpack it, or compress it as .gz.";
    case FileKind::Gzip:
    case FileKind::Zstd:
    case FileKind::Xz:
    case FileKind::Bzip2:
        return "is compressed more than once. Unpack it.";
    case FileKind::Tar:
        return "is a tar archive. Unpack it and choose one of the files in it.";
    case FileKind::Parquet:
        return "is a Parquet file. Export it as CSV.";
    case FileKind::Database:
        return "is a database, not a table of text. If it is a study of this program, open it with Open; "
               "otherwise export the table as CSV.";
    case FileKind::Pdf:
        return "is a PDF document. Ask for the table behind it as CSV.";
    case FileKind::Picture:
        return "is a picture. Ask for the table as CSV.";
    case FileKind::Xml:
        return "is an XML or web page, not a table of text. Export the table as CSV.";
    case FileKind::Json:
        return "is a JSON file, not a table of text. Export the table as CSV.";
    default:
        return "is not a text file: it holds control bytes that no table has. Export the table as CSV.";
    }
}

} // namespace

FileKind fileKindOf(std::string_view firstBytes) {
    for (const Magic& magic : kMagics)
        if (firstBytes.starts_with(magic.bytes)) return magic.kind;
    if (isBzip2(firstBytes)) return FileKind::Bzip2;
    if (isTar(firstBytes)) return FileKind::Tar;
    if (isMarkup(firstBytes)) return FileKind::Xml;
    if (isJson(firstBytes)) return FileKind::Json;
    return isBinary(firstBytes) ? FileKind::Binary : FileKind::Text;
}

bool isBinary(std::string_view sample) {
    if (isUtf16(sample)) return false;
    std::size_t controls = 0;
    for (const char c : sample)
        if (static_cast<unsigned char>(c) < 0x20 && !isBlank(c)) ++controls;
    return controls * 10 > sample.size();
}

void refuseOtherKinds(FileKind kind, const std::string& name) {
    if (kind == FileKind::Text) return;
    throw Failure(FailureCode::BadInput, name + " " + refusalText(kind));
}

} // namespace vignette
