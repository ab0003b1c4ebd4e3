#pragma once

#include "core/ingest/xlsx_package.h"
#include "core/ingest/xlsx_xml.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Puts the runs of a rich text together (`si` and `is`, ECMA-376 part 1, 18.4.8), leaving phonetic runs
/// (`rPh`) out, with the escapes of ST_Xstring read ("_x0041_" is "A"). Text over 1 MiB throws
/// Failure(BadInput).
class RichText {
public:
    explicit RichText(std::string fileName) : m_fileName(std::move(fileName)) {}
    void begin(); ///< at `si` or `is`
    void start(std::string_view element);
    void end(std::string_view element);
    void text(std::string_view utf8);
    std::string_view finish(); ///< valid until begin()

private:
    std::string m_fileName;
    std::string m_text;
    bool m_isText = false;
    int m_phonetic = 0;
};

/// The texts that cells share. They are read only as far as a cell has asked for, so that the first rows of a
/// large workbook come at once.
class SharedStrings final : private XmlHandler {
public:
    /// `part` may be empty: no texts. The package must outlive this.
    SharedStrings(XlsxPackage& package, const std::string& part);
    /// Valid until the next call. Throws Failure(Damaged) when there is no such text, Failure(TooLarge) when
    /// they take more than 256 MiB and 16 times the size of the file.
    std::string_view at(std::uint64_t index);

private:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view utf8) override;
    bool readMore();

    std::string m_fileName;
    std::uint64_t m_limit;
    RichText m_rich;
    bool m_isInString = false;
    std::string m_texts;
    std::vector<std::uint64_t> m_ends;
    std::unique_ptr<PartReader> m_part;
    std::unique_ptr<XmlScanner> m_xml;
    std::vector<char> m_piece;
};

} // namespace vignette
