#include "core/ingest/byte_source.h"

#include "core/base/failure.h"
#include "core/ingest/disk_file.h"
#include "core/ingest/file_kind.h"
#include "core/ingest/packed_source.h"
#include "core/ingest/xlsx_source.h"

#include <algorithm>

namespace vignette {

namespace {

class PlainSource final : public ByteSource {
public:
    explicit PlainSource(std::unique_ptr<DiskFile> file) : m_file(std::move(file)) {}
    std::size_t read(std::span<char> out) override { return m_file->read(out); }
    std::uint64_t bytesOnDisk() const override { return m_file->size(); }
    std::uint64_t diskBytesRead() const override { return m_file->position(); }
    Digest finish() override { return m_file->finish(); }

private:
    std::unique_ptr<DiskFile> m_file;
};

std::uint64_t expansionLimit(const ReadLimits& limits, std::uint64_t bytesOnDisk) {
    return limits.expandedBytes + limits.expandedRatio * bytesOnDisk;
}

} // namespace

std::unique_ptr<ByteSource> ByteSource::open(const std::filesystem::path& file, HashSource hash,
                                             const ReadLimits& limits, const std::string& sheet) {
    auto disk = std::make_unique<DiskFile>(file, hash);
    const FileKind kind = fileKindOf(disk->firstBytes(512));
    if (kind == FileKind::OldExcel) refuseOldOffice(*disk);
    if (kind == FileKind::Zip && isOfficeDocument(*disk)) {
        const std::uint64_t limit = std::min(expansionLimit(limits, disk->size()),
                                             limits.workbookBytes + limits.workbookRatio * disk->size());
        return openXlsx(std::move(disk), sheet, limit);
    }
    if (isPacked(kind)) {
        const std::uint64_t limit = expansionLimit(limits, disk->size());
        return openPacked(std::move(disk), file, kind, limit);
    }
    refuseOtherKinds(kind, disk->name());
    if (disk->size() > limits.plainBytes)
        throw Failure(FailureCode::TooLarge, disk->name() + " is larger than " +
                                                 std::to_string(limits.plainBytes >> 30) +
                                                 " GiB. Split it or export fewer columns.");
    return std::make_unique<PlainSource>(std::move(disk));
}

} // namespace vignette
