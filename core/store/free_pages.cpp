#include "core/store/free_pages.h"

#include "core/store/database.h"
#include "core/store/guarded_vfs.h"

#include <cstddef>
#include <span>

namespace vignette {

namespace {

std::uint32_t bigEndian(std::span<const std::byte> bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[at + i]);
    return number;
}

bool readPage(const Database& database, std::uint64_t number, std::span<std::byte> page) {
    return database.readRaw(page, (number - 1) * kPageSize);
}

} // namespace

std::vector<std::uint64_t> freePages(const Database& database) {
    constexpr std::size_t kFirstTrunkAt = 32; // in the file's header
    constexpr std::size_t kMostLeaves = (kPageSize - kReservedBytes) / 4 - 2;
    const std::uint64_t pages = database.rawSize() / kPageSize;
    std::vector<std::uint64_t> leaves;
    std::vector<std::byte> page(kPageSize);
    if (!readPage(database, 1, page)) return leaves;
    std::uint64_t trunk = bigEndian(page, kFirstTrunkAt);
    for (std::uint64_t seen = 0; trunk >= 2 && trunk <= pages && seen < pages; ++seen) {
        if (!readPage(database, trunk, page)) return leaves;
        const std::size_t count = bigEndian(page, 4);
        if (count > kMostLeaves) return leaves;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t leaf = bigEndian(page, 8 + 4 * i);
            if (leaf >= 2 && leaf <= pages) leaves.push_back(leaf);
        }
        trunk = bigEndian(page, 0);
    }
    return leaves;
}

void mendFreePages(Database& database) {
    Transaction transaction(database); // nobody else writes meanwhile
    std::vector<std::byte> page(kPageSize);
    for (const std::uint64_t number : freePages(database))
        if (!readPage(database, number, page)) database.blankPage(number);
    transaction.commit();
}

} // namespace vignette
