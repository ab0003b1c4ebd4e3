#include "tests/fuzz/plain_sqlite_memory.h"

#include <sqlite3.h>

#include <cstddef>
#include <cstring>

// glibc's allocator behind whatever stands in front of it.
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void __libc_free(void* memory);
extern "C" void* __libc_realloc(void* memory, std::size_t size);

namespace vignette::fuzz {

namespace {

constexpr std::size_t kSizeAt = 16; ///< the size stands in front of what SQLite gets, which stays aligned

void* behindSize(void* memory, int size) {
    if (memory == nullptr) return nullptr;
    std::memcpy(memory, &size, sizeof size);
    return static_cast<char*>(memory) + kSizeAt;
}
void* startOf(void* memory) {
    return static_cast<char*>(memory) - kSizeAt;
}

void* allocate(int size) {
    return behindSize(__libc_malloc(static_cast<std::size_t>(size) + kSizeAt), size);
}
void release(void* memory) {
    if (memory != nullptr) __libc_free(startOf(memory));
}
void* resize(void* memory, int size) {
    return behindSize(__libc_realloc(startOf(memory), static_cast<std::size_t>(size) + kSizeAt), size);
}
int sizeOf(void* memory) {
    int size = 0;
    std::memcpy(&size, startOf(memory), sizeof size);
    return size;
}
int roundUp(int size) {
    return (size + 7) & ~7;
}
int start(void*) {
    return SQLITE_OK;
}
void stop(void*) {}

} // namespace

void usePlainSqliteMemory() {
    const sqlite3_mem_methods methods = {allocate, release, resize, sizeOf, roundUp, start, stop, nullptr};
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

} // namespace vignette::fuzz
