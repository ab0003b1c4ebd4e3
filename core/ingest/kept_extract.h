#pragma once

#include "core/ingest/csv_reader.h"
#include "core/model/kept_rows.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>

namespace vignette {

/// What the file system says of a file: whether it may have been written since. Zeros where there is none.
struct FileStamp {
    std::uint64_t size = 0;
    std::uint64_t device = 0;
    std::uint64_t node = 0;
    std::int64_t writtenAt = 0; ///< nanoseconds since 1970
    std::int64_t changedAt =
        0; ///< likewise, of anything the system knows of the file; nobody can set it back
    bool operator==(const FileStamp&) const = default;
};
FileStamp stampOf(const std::filesystem::path& file);

/// An extract's rows in memory and what reading them found.
struct KeptExtract {
    KeptRows rows;
    ReadReport report;
    Dialect dialect;
    FileStamp stamp;
    /// Whether reading the file again this way would give the same rows, as far as can be told without doing
    /// so.
    bool standsFor(const std::filesystem::path& file, const Dialect& wanted) const;
};

/// Collects the blocks that a survey keeps, until they take more memory than they may; then it lets go of all
/// of them. May be used by several threads.
class RowKeeper {
public:
    explicit RowKeeper(std::uint64_t mostBytes) : m_mostBytes(mostBytes), m_isKeeping(mostBytes > 0) {}
    bool isKeeping() const { return m_isKeeping.load(std::memory_order_relaxed); }
    void add(KeptBlock block);
    void stop();
    /// The blocks in file order.
    std::vector<KeptBlock> take();

private:
    std::uint64_t m_mostBytes;
    std::atomic<bool> m_isKeeping;
    std::mutex m_mutex;
    std::vector<KeptBlock> m_blocks;
    std::uint64_t m_bytes = 0;
};

} // namespace vignette
