#include "core/ingest/zip_reader.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/encodings.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>

namespace vignette {

namespace {

/// libarchive turns marked UTF-8 names into the thread's own character set; this makes that UTF-8.
class Utf8Names {
public:
    Utf8Names() : m_utf8(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (m_utf8 != nullptr) m_before = ::uselocale(m_utf8);
    }
    ~Utf8Names() {
        if (m_utf8 == nullptr) return;
        ::uselocale(m_before);
        ::freelocale(m_utf8);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    locale_t m_utf8;
    locale_t m_before = nullptr;
};

/// Names without a mark are of code page 437 (APPNOTE.TXT, appendix D), though many programs write UTF-8.
std::string readableName(const char* raw) {
    const std::string name = raw != nullptr ? raw : "";
    if (isValidUtf8(name)) return name;
    constexpr TableEncoding kOldDos{.name = "CP437", .tableName = "CP437"};
    TableDecoder decoder(kOldDos);
    std::string decoded;
    decoder.decode(name, decoded);
    decoder.finish(decoded);
    return decoded;
}

} // namespace

ZipReader::ZipReader(const DiskFile& file) : m_file(file), m_archive(archive_read_new(), &archive_read_free) {
    archive_read_support_format_zip_seekable(m_archive.get());
    archive_read_set_callback_data(m_archive.get(), this);
    archive_read_set_read_callback(m_archive.get(), &ZipReader::feed);
    archive_read_set_seek_callback(m_archive.get(), &ZipReader::seek);
    archive_read_set_skip_callback(m_archive.get(), &ZipReader::skip);
    if (archive_read_open1(m_archive.get()) != ARCHIVE_OK) refuse();
}

ZipReader::~ZipReader() = default;

std::optional<ZipEntry> ZipReader::next() {
    const Utf8Names guard;
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(m_archive.get(), &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) refuse();
    ZipEntry found;
    found.name = readableName(archive_entry_pathname(entry));
    found.isFile = archive_entry_filetype(entry) == AE_IFREG;
    found.isEncrypted = archive_entry_is_encrypted(entry) != 0;
    if (archive_entry_size_is_set(entry) != 0)
        found.bytes = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    return found;
}

std::size_t ZipReader::read(std::span<char> out) {
    const la_ssize_t got = archive_read_data(m_archive.get(), out.data(), out.size());
    if (got < 0) refuse();
    return static_cast<std::size_t>(got);
}

void ZipReader::refuse() const {
    if (m_error) std::rethrow_exception(m_error);
    throw Failure(FailureCode::Damaged, m_file.name() +
                                            " is cut short or damaged: it can't be unpacked. Nothing was "
                                            "brought in. Copy or download it again.");
}

std::ptrdiff_t ZipReader::feed(archive* handle, void* self, const void** bytes) {
    auto& zip = *static_cast<ZipReader*>(self);
    try {
        const std::size_t got = zip.m_file.readAt(zip.m_position, zip.m_input);
        zip.m_position += got;
        zip.m_bytesRead += got;
        *bytes = zip.m_input.data();
        return static_cast<std::ptrdiff_t>(got);
    } catch (...) {
        zip.m_error = std::current_exception();
        archive_set_error(handle, EIO, "unreadable");
        return ARCHIVE_FATAL;
    }
}

std::int64_t ZipReader::seek(archive*, void* self, std::int64_t offset, int whence) {
    auto& zip = *static_cast<ZipReader*>(self);
    const auto size = static_cast<std::int64_t>(zip.m_file.size());
    const std::int64_t base = whence == SEEK_SET   ? 0
                              : whence == SEEK_CUR ? static_cast<std::int64_t>(zip.m_position)
                                                   : size;
    zip.m_position = static_cast<std::uint64_t>(std::clamp<std::int64_t>(base + offset, 0, size));
    return static_cast<std::int64_t>(zip.m_position);
}

std::int64_t ZipReader::skip(archive*, void* self, std::int64_t request) {
    auto& zip = *static_cast<ZipReader*>(self);
    const std::uint64_t left = zip.m_file.size() - zip.m_position;
    const std::uint64_t step = std::min(left, static_cast<std::uint64_t>(std::max<std::int64_t>(request, 0)));
    zip.m_position += step;
    return static_cast<std::int64_t>(step);
}

} // namespace vignette
