#include "core/ingest/xlsx_package.h"

#include "core/base/failure.h"
#include "core/base/text.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <vector>

namespace vignette {

namespace {

constexpr std::string_view kContentTypes = "[content_types].xml";

Failure damaged(const std::string& name) {
    return Failure(FailureCode::Damaged,
                   name + " is cut short or damaged: it can't be unpacked as a workbook. Nothing was brought "
                          "in. Copy or download it again.");
}

struct CloseArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

/// A zip file behind libarchive, which calls back from C: what is thrown there is kept and thrown by
/// refuse().
class ZipReader {
public:
    explicit ZipReader(const DiskFile& file) : m_file(file), m_archive(archive_read_new()) {
        archive_read_support_format_zip_seekable(m_archive.get());
        archive_read_set_callback_data(m_archive.get(), this);
        archive_read_set_read_callback(m_archive.get(), &ZipReader::feed);
        archive_read_set_seek_callback(m_archive.get(), &ZipReader::seek);
        archive_read_set_skip_callback(m_archive.get(), &ZipReader::skip);
        if (archive_read_open1(m_archive.get()) != ARCHIVE_OK) refuse();
    }
    /// The name of the next entry; empty at the end.
    std::string nextName() {
        archive_entry* entry = nullptr;
        const int result = archive_read_next_header(m_archive.get(), &entry);
        if (result == ARCHIVE_EOF) return {};
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) refuse();
        if (archive_entry_is_data_encrypted(entry) != 0)
            throw Failure(FailureCode::BadInput, m_file.name() + " is encrypted. Save it without a password "
                                                                 "and choose that file.");
        const char* name = archive_entry_pathname_utf8(entry);
        if (name == nullptr) name = archive_entry_pathname(entry);
        return toLowerAscii(name != nullptr && *name != '\0' ? name : "?");
    }
    std::size_t read(std::span<char> out) {
        const la_ssize_t got = archive_read_data(m_archive.get(), out.data(), out.size());
        if (got < 0) refuse();
        return static_cast<std::size_t>(got);
    }
    std::uint64_t bytesRead() const { return m_bytesRead; }
    [[noreturn]] void refuse() const {
        if (m_error) std::rethrow_exception(m_error);
        throw damaged(m_file.name());
    }

private:
    static la_ssize_t feed(archive* handle, void* self, const void** bytes) {
        auto& zip = *static_cast<ZipReader*>(self);
        try {
            const std::size_t got = zip.m_file.readAt(zip.m_position, zip.m_input);
            zip.m_position += got;
            zip.m_bytesRead += got;
            *bytes = zip.m_input.data();
            return static_cast<la_ssize_t>(got);
        } catch (...) {
            zip.m_error = std::current_exception();
            archive_set_error(handle, EIO, "unreadable");
            return ARCHIVE_FATAL;
        }
    }
    static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence) {
        auto& zip = *static_cast<ZipReader*>(self);
        const auto size = static_cast<la_int64_t>(zip.m_file.size());
        const la_int64_t base = whence == SEEK_SET   ? 0
                                : whence == SEEK_CUR ? static_cast<la_int64_t>(zip.m_position)
                                                     : size;
        zip.m_position = static_cast<std::uint64_t>(std::clamp<la_int64_t>(base + offset, 0, size));
        return static_cast<la_int64_t>(zip.m_position);
    }
    static la_int64_t skip(archive*, void* self, la_int64_t request) {
        auto& zip = *static_cast<ZipReader*>(self);
        const std::uint64_t left = zip.m_file.size() - zip.m_position;
        const std::uint64_t step =
            std::min(left, static_cast<std::uint64_t>(std::max<la_int64_t>(request, 0)));
        zip.m_position += step;
        return static_cast<la_int64_t>(step);
    }

    const DiskFile& m_file;
    std::uint64_t m_position = 0;
    std::uint64_t m_bytesRead = 0;
    std::vector<char> m_input = std::vector<char>(std::size_t{64} << 10);
    std::exception_ptr m_error;
    std::unique_ptr<archive, CloseArchive> m_archive;
};

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
        for (std::string name = zip.nextName(); !name.empty(); name = zip.nextName())
            if (name == kContentTypes) return true;
    } catch (const Failure&) {
        return false; // a zip of something else; whoever reads those says what is wrong with it
    }
    return false;
}

XlsxPackage::XlsxPackage(const DiskFile& file, std::uint64_t expansionLimit)
    : m_file(file), m_budget{.limit = expansionLimit} {
    ZipReader zip(file);
    for (std::string name = zip.nextName(); !name.empty(); name = zip.nextName())
        m_parts.insert(std::move(name));
}

bool XlsxPackage::has(const std::string& part) const {
    return m_parts.contains(toLowerAscii(part));
}

std::unique_ptr<PartReader> XlsxPackage::open(const std::string& part) {
    const std::string wanted = toLowerAscii(part);
    auto zip = std::make_unique<ZipReader>(m_file);
    for (std::string name = zip->nextName(); !name.empty(); name = zip->nextName())
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
