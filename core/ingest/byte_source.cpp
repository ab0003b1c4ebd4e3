#include "core/ingest/byte_source.h"

#include "core/base/failure.h"
#include "core/ingest/disk_file.h"
#include "core/ingest/file_kind.h"
#include "core/ingest/packed_source.h"
#include "core/ingest/xlsx_source.h"
#include "core/ingest/zip_source.h"

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

} // namespace

std::unique_ptr<ByteSource> ByteSource::open(const std::filesystem::path& file, HashSource hash,
                                             const ReadLimits& limits, const std::string& sheet) {
    auto disk = std::make_unique<DiskFile>(file, hash);
    const FileKind kind = fileKindOf(disk->firstBytes(512));
    if (kind == FileKind::OldExcel) refuseOldOffice(*disk);
    if (kind == FileKind::Zip && isOfficeDocument(*disk)) {
        const std::uint64_t limit = std::min(limits.expansionOf(disk->size()),
                                             limits.workbookBytes + limits.workbookRatio * disk->size());
        return openXlsx(std::move(disk), sheet, limit);
    }
    const std::uint64_t limit = limits.expansionOf(disk->size());
    if (kind == FileKind::Zip) return openZipTable(std::move(disk), sheet, limit);
    if (isPacked(kind)) return openPacked(std::move(disk), kind, limit);
    refuseOtherKinds(kind, disk->name());
    if (disk->size() > limits.plainBytes)
        throw Failure(FailureCode::TooLarge, disk->name() + " is larger than " +
                                                 std::to_string(limits.plainBytes >> 30) +
                                                 " GiB. Split it or export fewer columns.");
    return std::make_unique<PlainSource>(std::move(disk));
}

std::string titleOf(const std::filesystem::path& file, const ByteSource& source) {
    const std::string name = file.filename().string();
    const std::string inside = source.isWorkbook() ? "" : source.sheet();
    if (inside.empty()) return name;
    return inside.substr(inside.find_last_of('/') + 1) + " in " + name;
}

} // namespace vignette
