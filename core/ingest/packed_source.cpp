#include "core/ingest/packed_source.h"

#include "core/base/failure.h"
#include "core/ingest/crc32.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <vector>

namespace vignette {

namespace {

struct CloseArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

std::uint32_t littleEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

using ArchivePointer = std::unique_ptr<archive, CloseArchive>;

class PackedSource final : public ByteSource {
public:
    PackedSource(std::unique_ptr<DiskFile> file, FileKind kind, std::uint64_t limit)
        : m_file(std::move(file)), m_kind(kind), m_limit(limit), m_archive(archive_read_new()) {
        supportKind();
        if (archive_read_open(m_archive.get(), this, nullptr, &PackedSource::feed, nullptr) != ARCHIVE_OK)
            refuse();
        archive_entry* entry = nullptr;
        const int opened = archive_read_next_header(m_archive.get(), &entry);
        if (opened == ARCHIVE_EOF)
            throw Failure(FailureCode::BadInput, m_file->name() + " unpacks to nothing. Export it again.");
        if (opened != ARCHIVE_OK) refuse();
        // What only starts like a compressed file would be handed through as it stands.
        if (archive_filter_code(m_archive.get(), 0) == ARCHIVE_FILTER_NONE) refuse();
    }

    std::size_t read(std::span<char> out) override {
        std::size_t filled = 0;
        while (filled < out.size()) {
            const la_ssize_t got =
                archive_read_data(m_archive.get(), out.data() + filled, out.size() - filled);
            if (got < 0) refuse();
            if (got == 0) {
                if (m_kind == FileKind::Gzip) checkTrailer();
                break;
            }
            if (m_kind == FileKind::Gzip)
                m_crc = crc32(m_crc, {out.data() + filled, static_cast<std::size_t>(got)});
            filled += static_cast<std::size_t>(got);
            m_expanded += static_cast<std::uint64_t>(got);
            if (m_expanded > m_limit) refuseSize();
        }
        return filled;
    }
    std::uint64_t bytesOnDisk() const override { return m_file->size(); }
    std::uint64_t diskBytesRead() const override { return m_file->position(); }
    Digest finish() override { return m_file->finish(); }

private:
    void supportKind() {
        archive* reader = m_archive.get();
        if (m_kind == FileKind::Gzip) archive_read_support_filter_gzip(reader);
        if (m_kind == FileKind::Zstd) archive_read_support_filter_zstd(reader);
        if (m_kind == FileKind::Xz) archive_read_support_filter_xz(reader);
        if (m_kind == FileKind::Bzip2) archive_read_support_filter_bzip2(reader);
        archive_read_support_format_raw(reader);
        archive_read_support_format_empty(reader);
    }

    /// libarchive calls this from C: what it throws is kept and thrown again by refuse().
    static la_ssize_t feed(archive* handle, void* self, const void** bytes) {
        auto& source = *static_cast<PackedSource*>(self);
        try {
            *bytes = source.m_input.data();
            return static_cast<la_ssize_t>(source.m_file->read(source.m_input));
        } catch (...) {
            source.m_error = std::current_exception();
            archive_set_error(handle, EIO, "unreadable");
            return ARCHIVE_FATAL;
        }
    }

    /// libarchive leaves the checksum unread. The last eight bytes hold checksum and length of the last
    /// member; when the length is that of everything we read, there was one member and both must hold.
    void checkTrailer() {
        const std::string trailer = m_file->lastBytes(8);
        if (trailer.size() < 8) refuse();
        const bool isOneMember =
            littleEndian(std::string_view(trailer).substr(4)) == static_cast<std::uint32_t>(m_expanded);
        if (isOneMember && littleEndian(trailer) != m_crc) refuse();
    }

    [[noreturn]] void refuse() {
        if (m_error) std::rethrow_exception(m_error);
        throw Failure(FailureCode::Damaged,
                      m_file->name() + " is cut short or damaged: it can be unpacked only up to byte " +
                          std::to_string(m_expanded) +
                          ". Nothing was brought in. Copy or download it again.");
    }
    [[noreturn]] void refuseSize() {
        throw Failure(
            FailureCode::TooLarge,
            m_file->name() + " unpacks to more than " + std::to_string(m_limit >> 20) +
                " MiB, far more than its size suggests. If it is in order, unpack it and choose the "
                "unpacked file.");
    }

    std::unique_ptr<DiskFile> m_file;
    FileKind m_kind;
    std::uint64_t m_limit;
    std::uint64_t m_expanded = 0;
    std::uint32_t m_crc = 0;
    std::vector<char> m_input = std::vector<char>(std::size_t{256} << 10);
    std::exception_ptr m_error;
    ArchivePointer m_archive;
};

} // namespace

std::unique_ptr<ByteSource> openPacked(std::unique_ptr<DiskFile> file, FileKind kind, std::uint64_t limit) {
    return std::make_unique<PackedSource>(std::move(file), kind, limit);
}

bool isPacked(FileKind kind) {
    return kind == FileKind::Gzip || kind == FileKind::Zstd || kind == FileKind::Xz ||
           kind == FileKind::Bzip2;
}

} // namespace vignette
