#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/byte_source.h"
#include "core/ingest/preview_extract.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/stored_zip.h"

#include <memory>

namespace vignette::fuzz {

namespace {

constexpr ReadLimits kLimits = {.plainBytes = 1 << 20, .expandedBytes = 4 << 20, .expandedRatio = 20};
constexpr std::uint64_t kMostText = 64 << 20; ///< of a sheet as CSV text, for inputs of a few kilobytes

/// "@name" lines part the rest into files; a zip archive of these.
std::string packaged(std::string_view text) {
    std::vector<std::pair<std::string, std::string_view>> parts;
    while (!text.empty()) {
        const std::size_t next = text.find("\n@", 1);
        const std::string_view section = text.substr(0, next);
        const std::string_view name = section.substr(0, section.find('\n'));
        const std::string_view body = section.substr(std::min(section.size(), name.size() + 1));
        parts.emplace_back(std::string(name.substr(name.starts_with('@') ? 1 : 0)), body);
        text.remove_prefix(next == std::string_view::npos ? text.size() : next + 1);
    }
    return storedZip(parts);
}

struct SheetText {
    std::string text;
    bool isSheet = false;
};

SheetText readInPieces(const std::filesystem::path& file, const std::string& sheet, std::size_t piece) {
    const auto source = ByteSource::open(file, HashSource::No, kLimits, sheet);
    SheetText read{.text = {}, .isSheet = !source->sheet().empty()};
    std::string buffer(piece, '\0');
    for (std::size_t got = piece; got == piece;) {
        got = source->read(buffer);
        read.text.append(buffer, 0, got);
        require(read.text.size() <= kMostText, "a small workbook gives no endless table");
    }
    source->finish();
    for (const std::string& note : source->notes())
        require(!note.empty(), "a note says something");
    return read;
}

void readSheet(const std::filesystem::path& file, const std::string& sheet) {
    const auto [text, isSheet] = readInPieces(file, sheet, 1 << 16);
    require(!isSheet || isValidUtf8(text), "a sheet is UTF-8 text");
    if (text.size() < 4096)
        require(readInPieces(file, sheet, 7).text == text,
                "text does not depend on the pieces in which it is read");
}

void attempt(const auto& work) {
    try {
        work();
    } catch (const Failure&) {
        return;
    }
}

} // namespace

/// "@…": the parts of a workbook as text. Anything else: the file's own bytes.
void runTarget(std::string_view input) {
    static MemoryFile file;
    const bool isText = input.starts_with('@');
    file.write(isText ? packaged(input) : std::string(input));
    std::vector<std::string> sheets;
    attempt([&] {
        sheets = ByteSource::open(file.path(), HashSource::No, kLimits)->sheetNames();
        readSheet(file.path(), {});
    });
    if (sheets.size() > 1) attempt([&] { readSheet(file.path(), sheets.back()); });
    if (input.size() % 4 == 0) attempt([&] { previewExtract(file.path(), std::nullopt); });
}

} // namespace vignette::fuzz
