#include "core/ingest/kept_extract.h"

#include <algorithm>

#include <sys/stat.h>

namespace vignette {

namespace {

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

FileStamp stampOf(const std::filesystem::path& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0) return {};
    return {.size = static_cast<std::uint64_t>(info.st_size),
            .device = static_cast<std::uint64_t>(info.st_dev),
            .node = static_cast<std::uint64_t>(info.st_ino),
            .writtenAt = nanoseconds(info.st_mtim),
            .changedAt = nanoseconds(info.st_ctim)};
}

bool KeptExtract::standsFor(const std::filesystem::path& file, const Dialect& wanted) const {
    return wanted == dialect && stamp != FileStamp() && stampOf(file) == stamp;
}

void RowKeeper::add(KeptBlock block) {
    const std::lock_guard lock(m_mutex);
    if (!isKeeping()) return;
    m_bytes += block.bytes();
    if (m_bytes > m_mostBytes) {
        m_isKeeping = false;
        m_blocks.clear();
        return;
    }
    m_blocks.push_back(std::move(block));
}

void RowKeeper::stop() {
    const std::lock_guard lock(m_mutex);
    m_isKeeping = false;
    m_blocks.clear();
}

std::vector<KeptBlock> RowKeeper::take() {
    const std::lock_guard lock(m_mutex);
    std::sort(m_blocks.begin(), m_blocks.end(),
              [](const KeptBlock& a, const KeptBlock& b) { return a.index() < b.index(); });
    return std::move(m_blocks);
}

} // namespace vignette
