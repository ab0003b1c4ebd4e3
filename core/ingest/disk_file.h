#pragma once

#include "core/ingest/byte_source.h"

#include <optional>

namespace vignette {

/// An open regular file, read front to back and hashed on the way. Notices when the file changes meanwhile.
class DiskFile {
public:
    /// Throws Failure(NotFound | NotReadable | BadInput) for anything but a regular, readable, non-empty
    /// file.
    DiskFile(const std::filesystem::path& file, HashSource hash);
    ~DiskFile();
    DiskFile(const DiskFile&) = delete;
    DiskFile& operator=(const DiskFile&) = delete;

    std::size_t read(std::span<char> out);
    /// Up to `size` bytes from the start, without moving the reader.
    std::string firstBytes(std::size_t size) const;
    std::string lastBytes(std::size_t size) const;
    /// Fills `out` from a place in the file, without moving the reader or hashing; less only at the end.
    std::size_t readAt(std::uint64_t offset, std::span<char> out) const;
    std::uint64_t size() const { return m_state.size; }
    std::uint64_t position() const { return m_position; }
    const std::string& name() const { return m_name; }
    /// Reads what is left and gives the hash (zeros without hashing).
    Digest finish();

private:
    struct State {
        std::uint64_t size = 0;
        std::uint64_t device = 0;
        std::uint64_t node = 0;
        std::int64_t changedSeconds = 0;
        std::int64_t changedNanoseconds = 0;
        bool operator==(const State&) const = default;
    };
    State stateNow() const;

    std::string m_name;
    int m_handle = -1;
    State m_state;
    std::uint64_t m_position = 0;
    std::optional<Sha256> m_hash;
};

} // namespace vignette
