#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/column_names.h"
#include "core/ingest/file_kind.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/guess_encoding.h"
#include "core/ingest/text_stream.h"
#include "tests/fuzz/fuzz_target.h"

#include <set>

namespace vignette::fuzz {

namespace {

struct Decoded {
    std::string text;
    std::uint64_t replaced = 0;
};

/// Decoded in pieces of `piece` bytes.
Decoded decoded(std::string_view bytes, const std::string& encoding, std::size_t piece) {
    Utf8Decoder decoder(encoding);
    Decoded result;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
        decoder.decode(bytes.substr(0, piece), result.text);
    decoder.finish(result.text);
    result.replaced = decoder.replacedCount();
    return result;
}

void decodeEveryWay(std::string_view bytes, const std::string& encoding) {
    const Decoded whole = decoded(bytes, encoding, bytes.size() + 1);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}}) {
        const Decoded pieces = decoded(bytes, encoding, piece);
        require(pieces.text == whole.text, "text does not depend on the pieces in which it is decoded");
        require(pieces.replaced == whole.replaced, "nor does the number of replaced characters");
    }
    if (encoding != "UTF-8") require(isValidUtf8(whole.text), "what was decoded is UTF-8");
}

void nameColumns(const ExtractStart& raw, const Dialect& dialect) {
    const Header header = headerOf(decodedSample(raw, dialect.encoding), dialect);
    require(header.names.size() <= kMostColumns, "there are at most 2,000 columns");
    const std::set<std::string> names(header.names.begin(), header.names.end());
    require(names.size() == header.names.size(), "columns have different names");
    require(!names.contains(""), "every column has a name");
}

void guess(std::string_view bytes, bool isWhole) {
    const ExtractStart raw{.fileName = "input", .text = std::string(bytes), .isWhole = isWhole};
    const Dialect dialect = guessDialect(raw);
    require(dialect == guessDialect(raw), "a guess comes out the same twice");
    require(dialect.decimalMark != dialect.thousandsMark, "a mark has one meaning");
    if (isWhole) decodeEveryWay(bytes, dialect.encoding);
    nameColumns(raw, dialect);
}

} // namespace

void runTarget(std::string_view input) {
    const std::string_view start = input.substr(0, 512);
    fileKindOf(start);
    isBinary(input);
    for (const bool isWhole : {true, false}) {
        try {
            guess(input, isWhole);
        } catch (const Failure&) {
            continue;
        }
    }
    if (input.empty()) return;
    const auto tables = tableEncodings();
    decodeEveryWay(input, std::string(tables[static_cast<unsigned char>(input.back()) % tables.size()].name));
}

} // namespace vignette::fuzz
