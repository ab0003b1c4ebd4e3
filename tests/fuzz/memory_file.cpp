#include "tests/fuzz/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

namespace vignette::fuzz {

MemoryFile::MemoryFile() : m_handle(::memfd_create("fuzz", MFD_CLOEXEC)) {
    if (m_handle < 0) throw std::runtime_error("no file in memory could be made");
    m_path = "/proc/self/fd/" + std::to_string(m_handle);
}

MemoryFile::~MemoryFile() {
    ::close(m_handle);
}

void MemoryFile::write(std::string_view bytes) {
    const bool isCut = ::ftruncate(m_handle, 0) == 0;
    const bool isWritten =
        ::pwrite(m_handle, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size());
    if (!isCut || !isWritten) throw std::runtime_error("the file in memory could not be written");
}

} // namespace vignette::fuzz
