#include "core/ingest/xlsx_package.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/zip_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace vignette {

namespace {

constexpr std::string_view kContentTypes = "[content_types].xml";

Failure damaged(const std::string& name) {
    return Failure(FailureCode::Damaged,
                   name + " is cut short or damaged: it can't be unpacked as a workbook. Nothing was brought "
                          "in. Copy or download it again.");
}

/// The name of the next entry in small letters; empty at the end.
std::string nextPart(ZipReader& zip, const DiskFile& file) {
    const std::optional<ZipEntry> entry = zip.next();
    if (!entry) return {};
    if (entry->isEncrypted)
        throw Failure(FailureCode::BadInput,
                      file.name() + " is encrypted. Save it without a password and choose that file.");
    return entry->name.empty() ? "?" : toLowerAscii(entry->name);
}

class ZipPart final : public PartReader {
public:
    ZipPart(std::unique_ptr<ZipReader> zip, std::string fileName, ExpansionBudget& budget)
        : m_zip(std::move(zip)), m_fileName(std::move(fileName)), m_budget(budget),
          m_startBytes(m_zip->bytesRead()) {}

    std::size_t read(std::span<char> out) override {
        std::size_t filled = 0;
        while (filled < out.size()) {
            const std::size_t got = m_zip->read(out.subspan(filled));
            if (got == 0) break;
            filled += got;
            m_budget.used += got;
            if (m_budget.used > m_budget.limit)
                throw Failure(FailureCode::TooLarge,
                              m_fileName + " unpacks to more than " + std::to_string(m_budget.limit >> 20) +
                                  " MiB, far more than its size suggests. If it is in order, save the sheet "
                                  "as CSV and choose that file.");
        }
        return filled;
    }
    std::uint64_t packedBytesRead() const override { return m_zip->bytesRead() - m_startBytes; }

private:
    std::unique_ptr<ZipReader> m_zip;
    std::string m_fileName;
    ExpansionBudget& m_budget;
    std::uint64_t m_startBytes;
};

/// The name in the first local header (APPNOTE.TXT 4.3.7: length at 26, name at 30).
bool startsAsPackage(std::string_view firstBytes) {
    constexpr std::size_t kNameAt = 30;
    if (!firstBytes.starts_with("PK\x03\x04") || firstBytes.size() < kNameAt + 3) return false;
    const std::string name = toLowerAscii(firstBytes.substr(kNameAt, 20));
    constexpr std::array<std::string_view, 4> kStarts = {kContentTypes, "_rels/.rels", "xl/", "docprops/"};
    return std::any_of(kStarts.begin(), kStarts.end(),
                       [&name](std::string_view start) { return name.starts_with(start); });
}

} // namespace

bool XlsxPackage::isPackage(const DiskFile& file) {
    if (startsAsPackage(file.firstBytes(64))) return true;
    try {
        ZipReader zip(file);
        for (std::string name = nextPart(zip, file); !name.empty(); name = nextPart(zip, file))
            if (name == kContentTypes) return true;
    } catch (const Failure&) {
        return false; // a zip of something else; whoever reads those says what is wrong with it
    }
    return false;
}

XlsxPackage::XlsxPackage(const DiskFile& file, std::uint64_t expansionLimit)
    : m_file(file), m_budget{.limit = expansionLimit} {
    ZipReader zip(file);
    for (std::string name = nextPart(zip, file); !name.empty(); name = nextPart(zip, file))
        m_parts.insert(std::move(name));
}

bool XlsxPackage::has(const std::string& part) const {
    return m_parts.contains(toLowerAscii(part));
}

std::unique_ptr<PartReader> XlsxPackage::open(const std::string& part) {
    const std::string wanted = toLowerAscii(part);
    auto zip = std::make_unique<ZipReader>(m_file);
    for (std::string name = nextPart(*zip, m_file); !name.empty(); name = nextPart(*zip, m_file))
        if (name == wanted) return std::make_unique<ZipPart>(std::move(zip), fileName(), m_budget);
    throw damaged(fileName());
}

std::string XlsxPackage::textOf(const std::string& part) {
    constexpr std::size_t kMost = std::size_t{64} << 20;
    const auto reader = open(part);
    std::string text;
    std::vector<char> piece(std::size_t{64} << 10);
    for (std::size_t got = piece.size(); got == piece.size();) {
        got = reader->read(piece);
        text.append(piece.data(), got);
        if (text.size() > kMost)
            throw Failure(FailureCode::TooLarge, fileName() + " has a list of parts or formats of over 64 "
                                                              "MiB, which no workbook needs.");
    }
    return text;
}

} // namespace vignette
