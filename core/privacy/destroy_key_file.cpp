#include "core/privacy/destroy_key_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace vignette {

namespace {

constexpr std::string_view kMark = "VIGNETTE-KEY ";

class OpenFile {
public:
    explicit OpenFile(int fd) : m_fd(fd) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (m_fd >= 0) ::close(m_fd);
    }
    int fd() const { return m_fd; }

private:
    int m_fd;
};

[[noreturn]] void refuse(FailureCode code, const std::filesystem::path& file, const std::string& reason) {
    throw Failure(code, "Could not destroy the key file " + file.filename().string() + ": " + reason + ".");
}

[[noreturn]] void refuseErrno(const std::filesystem::path& file, int code) {
    refuse(code == ENOENT ? FailureCode::NotFound : FailureCode::NotWritable, file, reasonForErrno(code));
}

/// Ours by its first bytes, or what an earlier, interrupted call left of it: zeros.
bool isKeyFile(int fd) {
    char start[kMark.size()] = {};
    const ssize_t got = ::pread(fd, start, sizeof start, 0);
    if (got < 0) return false;
    const std::string_view bytes(start, static_cast<std::size_t>(got));
    return bytes == kMark || std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

bool overwriteWithZeros(int fd, off_t size) {
    const std::vector<char> zeros(std::size_t{1} << 16, '\0');
    off_t at = 0;
    while (at < size) {
        const auto piece = std::min<off_t>(size - at, static_cast<off_t>(zeros.size()));
        const ssize_t written = ::pwrite(fd, zeros.data(), static_cast<std::size_t>(piece), at);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        at += written;
    }
    return true;
}

} // namespace

void destroyKeyFile(const std::filesystem::path& file) {
    struct stat status {};
    if (::lstat(file.c_str(), &status) != 0) refuseErrno(file, errno);
    if (!S_ISREG(status.st_mode)) refuse(FailureCode::NotAStudy, file, "it is not an ordinary file");
    {
        const OpenFile open(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
        if (open.fd() < 0) refuseErrno(file, errno);
        if (::fstat(open.fd(), &status) != 0) refuseErrno(file, errno);
        if (!isKeyFile(open.fd())) refuse(FailureCode::NotAStudy, file, "it is not a key file of Vignette");
        if (status.st_nlink > 1) refuse(FailureCode::NotAStudy, file, "the same file has another name too");
        const bool isGone = overwriteWithZeros(open.fd(), status.st_size) && ::fsync(open.fd()) == 0 &&
                            ::ftruncate(open.fd(), 0) == 0 && ::fsync(open.fd()) == 0;
        if (!isGone) refuseErrno(file, errno);
    }
    if (::unlink(file.c_str()) != 0) refuseErrno(file, errno);
    syncPath(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
}

} // namespace vignette
