#include "core/ingest/disk_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vignette {

namespace {

Failure refusal(FailureCode code, const std::string& name, const std::string& what) {
    return Failure(code, name + " " + what);
}

/// Looks before opening: opening a FIFO would wait for a writer for ever.
void refuseWhatIsNoFile(const std::filesystem::path& file, const std::string& name) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0) {
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        throw refusal(isMissing ? FailureCode::NotFound : FailureCode::NotReadable, name,
                      "can't be opened: " + reasonForErrno(errno) + ". Check its name and folder.");
    }
    if (S_ISDIR(info.st_mode))
        throw refusal(FailureCode::NotReadable, name, "is a folder. Choose one of the CSV files in it.");
    if (!S_ISREG(info.st_mode))
        throw refusal(FailureCode::NotReadable, name,
                      "is a device or a pipe, not a file. Save its content as a file and choose that.");
    if (info.st_size == 0)
        throw refusal(FailureCode::BadInput, name, "is empty: it has no bytes. Export it again.");
}

} // namespace

DiskFile::DiskFile(const std::filesystem::path& file, HashSource hash) : m_name(file.filename().string()) {
    if (m_name.empty()) m_name = file.string();
    refuseWhatIsNoFile(file, m_name);
    m_handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_handle < 0)
        throw refusal(FailureCode::NotReadable, m_name,
                      "can't be read: " + reasonForErrno(errno) +
                          ". Ask its owner for permission or copy it to a folder of yours.");
    m_state = stateNow();
    if (hash == HashSource::Yes) m_hash.emplace();
    ::posix_fadvise(m_handle, 0, 0, POSIX_FADV_SEQUENTIAL);
}

DiskFile::~DiskFile() {
    if (m_handle >= 0) ::close(m_handle);
}

DiskFile::State DiskFile::stateNow() const {
    struct stat info {};
    ::fstat(m_handle, &info);
    return {.size = static_cast<std::uint64_t>(info.st_size),
            .device = static_cast<std::uint64_t>(info.st_dev),
            .node = static_cast<std::uint64_t>(info.st_ino),
            .changedSeconds = info.st_mtim.tv_sec,
            .changedNanoseconds = info.st_mtim.tv_nsec};
}

std::size_t DiskFile::read(std::span<char> out) {
    const std::size_t filled = readAt(m_position, out);
    if (m_hash) m_hash->add(std::string_view(out.data(), filled));
    m_position += filled;
    return filled;
}

std::size_t DiskFile::readAt(std::uint64_t offset, std::span<char> out) const {
    std::size_t filled = 0;
    while (filled < out.size()) {
        const ssize_t got =
            ::pread(m_handle, out.data() + filled, out.size() - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            throw refusal(FailureCode::NotReadable, m_name,
                          "can't be read to its end: " + reasonForErrno(errno) + ".");
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

std::string DiskFile::firstBytes(std::size_t size) const {
    std::string bytes(size, '\0');
    const ssize_t got = ::pread(m_handle, bytes.data(), size, 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

std::string DiskFile::lastBytes(std::size_t size) const {
    if (m_state.size < size) return {};
    std::string bytes(size, '\0');
    const ssize_t got = ::pread(m_handle, bytes.data(), size, static_cast<off_t>(m_state.size - size));
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

Digest DiskFile::finish() {
    std::array<char, 65536> rest{};
    while (read(rest) > 0) {
    }
    if (stateNow() != m_state || m_position != m_state.size)
        throw refusal(FailureCode::ChangedSource, m_name,
                      "changed while it was being read. Wait until it is complete, then bring it in again.");
    return m_hash ? m_hash->finish() : Digest{};
}

} // namespace vignette
