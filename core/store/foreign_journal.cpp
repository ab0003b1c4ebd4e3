#include "core/store/foreign_journal.h"

#include "core/store/database.h"
#include "core/store/guarded_vfs.h"

#include <array>
#include <cstring>
#include <fstream>
#include <vector>

namespace vignette {

namespace {

constexpr std::array<unsigned char, 8> kMagic = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

std::filesystem::path journalOf(const std::filesystem::path& study) {
    return study.string() + "-journal";
}

std::uint32_t bigEndian(const unsigned char* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 |
           bytes[3];
}

bool readAt(std::ifstream& file, std::uint64_t offset, void* out, std::size_t size) {
    file.clear();
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(static_cast<char*>(out), static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(file.gcount()) == size;
}

} // namespace

bool hasHotJournal(const std::filesystem::path& study) {
    std::ifstream journal(journalOf(study), std::ios::binary);
    unsigned char first = 0;
    return journal && readAt(journal, 0, &first, 1) && first != 0;
}

bool hasForeignJournal(const Database& database, const std::filesystem::path& study) {
    std::ifstream journal(journalOf(study), std::ios::binary);
    std::array<unsigned char, 28> header{};
    if (!journal || !readAt(journal, 0, header.data(), header.size())) return false;
    if (std::memcmp(header.data(), kMagic.data(), kMagic.size()) != 0) return false; // SQLite ignores it
    const std::uint32_t records = bigEndian(header.data() + 8);
    const std::uint32_t sectorSize = bigEndian(header.data() + 20);
    if (records == 0) return false; // never synced: nothing would be put back
    if (bigEndian(header.data() + 24) != kPageSize) return true;

    std::array<std::byte, 8> tail{};
    std::uint64_t salt = 0;
    if (!database.readRaw(tail, kPageSize - kReservedBytes)) return false;
    std::memcpy(&salt, tail.data(), sizeof salt);
    std::vector<std::byte> page(kPageSize);
    for (std::uint32_t record = 0; record < records; ++record) {
        const std::uint64_t offset = sectorSize + std::uint64_t{record} * (kPageSize + 8) + 4;
        if (!readAt(journal, offset, page.data(), page.size())) return false;
        const std::uint64_t found = pageSalt(page);
        if (found != 0 && found != salt) return true;
    }
    return false;
}

} // namespace vignette
