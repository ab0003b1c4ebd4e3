#include "core/store/guarded_vfs.h"

#include "core/base/hash.h"

#include <sqlite3.h>

#include <array>
#include <cstring>

namespace vignette {

namespace {

constexpr std::size_t kSaltAt = kPageSize - 16;
constexpr std::size_t kSealAt = kPageSize - 8;
constexpr int kInnerAt = 64; ///< where the system's own file object begins, aligned

/// A study's main file; the system's file object follows it in the same memory.
struct GuardedFile {
    sqlite3_file base;
    std::uint64_t salt; ///< 0: not known yet
};
static_assert(sizeof(GuardedFile) <= kInnerAt);

sqlite3_vfs* systemVfs() {
    static sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
    return vfs;
}

GuardedFile& guarded(sqlite3_file* file) {
    return *reinterpret_cast<GuardedFile*>(file);
}
sqlite3_file* innerOf(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + kInnerAt);
}

std::uint64_t wordAt(const std::byte* bytes, std::size_t offset) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + offset, sizeof word);
    return word;
}

/// Four running hashes side by side: one alone waits for its own multiplications.
std::uint64_t sealOf(const std::byte* page, std::uint64_t number) {
    std::array<std::uint64_t, 4> lanes{number, number + 1, number + 2, number + 3};
    std::size_t at = 0;
    for (; at + 32 <= kSealAt; at += 32)
        for (std::size_t lane = 0; lane < 4; ++lane)
            lanes[lane] = mix64(lanes[lane], wordAt(page, at + 8 * lane));
    for (; at < kSealAt; at += 8)
        lanes[0] = mix64(lanes[0], wordAt(page, at));
    return mix64(mix64(lanes[0], lanes[1]), mix64(lanes[2], lanes[3]));
}

bool isAllZero(const std::byte* page) {
    std::uint64_t seen = 0;
    for (std::size_t at = 0; at < kPageSize && seen == 0; at += 8)
        seen |= wordAt(page, at);
    return seen == 0;
}

bool isWholePage(int amount, sqlite3_int64 offset) {
    return amount == kPageSize && offset % kPageSize == 0;
}
std::uint64_t numberOf(sqlite3_int64 offset) {
    return static_cast<std::uint64_t>(offset / kPageSize) + 1;
}

/// The salt of the file's first page; a fresh one for a new file.
std::uint64_t saltOf(sqlite3_file* file) {
    std::uint64_t& salt = guarded(file).salt;
    if (salt != 0) return salt;
    std::uint64_t stored = 0;
    const int code = innerOf(file)->pMethods->xRead(innerOf(file), &stored, 8, kSaltAt);
    if (code == SQLITE_OK) salt = stored;
    while (salt == 0) {
        std::array<std::uint8_t, 8> random{};
        systemRandomBytes(random);
        std::memcpy(&salt, random.data(), 8);
    }
    return salt;
}

int closeFile(sqlite3_file* file) {
    return innerOf(file)->pMethods->xClose(innerOf(file));
}

int readFile(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
    const int code = innerOf(file)->pMethods->xRead(innerOf(file), buffer, amount, offset);
    if (code != SQLITE_OK || !isWholePage(amount, offset)) return code;
    const std::span<const std::byte> page(static_cast<const std::byte*>(buffer), kPageSize);
    return isPageSound(page, numberOf(offset), saltOf(file)) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int writeFile(sqlite3_file* file, const void* buffer, int amount, sqlite3_int64 offset) {
    if (isWholePage(amount, offset)) {
        // The buffer is a page of the pager's own cache. It is sealed in place, so that the cache, and any
        // journal written from it later, hold the same bytes as the file.
        auto* page = static_cast<std::byte*>(const_cast<void*>(buffer));
        const std::uint64_t salt = saltOf(file);
        std::memcpy(page + kSaltAt, &salt, 8);
        const std::uint64_t seal = sealOf(page, numberOf(offset));
        std::memcpy(page + kSealAt, &seal, 8);
    }
    return innerOf(file)->pMethods->xWrite(innerOf(file), buffer, amount, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    return innerOf(file)->pMethods->xTruncate(innerOf(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
    return innerOf(file)->pMethods->xSync(innerOf(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return innerOf(file)->pMethods->xFileSize(innerOf(file), size);
}
int lockFile(sqlite3_file* file, int level) {
    return innerOf(file)->pMethods->xLock(innerOf(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
    return innerOf(file)->pMethods->xUnlock(innerOf(file), level);
}
int checkReservedLock(sqlite3_file* file, int* isReserved) {
    return innerOf(file)->pMethods->xCheckReservedLock(innerOf(file), isReserved);
}
int fileControl(sqlite3_file* file, int operation, void* argument) {
    return innerOf(file)->pMethods->xFileControl(innerOf(file), operation, argument);
}
int sectorSize(sqlite3_file* file) {
    return innerOf(file)->pMethods->xSectorSize(innerOf(file));
}
int deviceCharacteristics(sqlite3_file* file) {
    return innerOf(file)->pMethods->xDeviceCharacteristics(innerOf(file));
}

/// Version 1: no shared memory (so no write-ahead log) and no memory mapping past our checks.
constexpr sqlite3_io_methods kMethods = {1,
                                         closeFile,
                                         readFile,
                                         writeFile,
                                         truncateFile,
                                         syncFile,
                                         fileSize,
                                         lockFile,
                                         unlockFile,
                                         checkReservedLock,
                                         fileControl,
                                         sectorSize,
                                         deviceCharacteristics,
                                         nullptr,
                                         nullptr,
                                         nullptr,
                                         nullptr,
                                         nullptr,
                                         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return systemVfs()->xOpen(systemVfs(), name, file, flags, outFlags);
    guarded(file).salt = 0;
    const int code = systemVfs()->xOpen(systemVfs(), name, innerOf(file), flags, outFlags);
    file->pMethods = innerOf(file)->pMethods ? &kMethods : nullptr;
    return code;
}

} // namespace

bool isPageSound(std::span<const std::byte> page, std::uint64_t number, std::uint64_t salt) {
    if (wordAt(page.data(), kSealAt) == sealOf(page.data(), number)) return pageSalt(page) == salt;
    return number > 1 && isAllZero(page.data());
}

std::uint64_t pageSalt(std::span<const std::byte> page) {
    return wordAt(page.data(), kSaltAt);
}

const char* guardedVfs() {
    static const bool isRegistered = [] {
        static sqlite3_vfs vfs = *systemVfs();
        vfs.pNext = nullptr;
        vfs.zName = "vignette";
        vfs.szOsFile = systemVfs()->szOsFile + kInnerAt;
        vfs.xOpen = openFile;
        return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    }();
    return isRegistered ? "vignette" : nullptr;
}

} // namespace vignette
