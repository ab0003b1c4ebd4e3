#pragma once

#include <filesystem>
#include <string_view>

namespace vignette::fuzz {

/// A file that lives in memory and has a path, for readers that take one. Rewritten for each input.
class MemoryFile {
public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    void write(std::string_view bytes);
    const std::filesystem::path& path() const { return m_path; }

private:
    int m_handle;
    std::filesystem::path m_path;
};

} // namespace vignette::fuzz
