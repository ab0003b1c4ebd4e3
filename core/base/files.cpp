#include "core/base/files.h"

#include "core/base/failure.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vignette {

namespace {

mode_t& userMask() {
    static mode_t mask = [] {
        const mode_t current = ::umask(077);
        ::umask(current);
        return current;
    }();
    return mask;
}

[[noreturn]] void refuseWrite(const std::filesystem::path& path, int code) {
    throw Failure(FailureCode::NotWritable,
                  "Could not write " + path.string() + ": " + reasonForErrno(code) + ".");
}

/// Closes on scope exit.
class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    int fd() const { return m_fd; }

private:
    int m_fd;
};

bool writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::string reasonForErrno(int code) {
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full";
    case EROFS:
        return "the disk is read-only";
    case EACCES:
    case EPERM:
        return "no permission";
    case ENOENT:
        return "there is no such file or folder";
    case EISDIR:
        return "it is a folder";
    case ENOTDIR:
        return "part of its path is not a folder";
    case EFBIG:
        return "the file would be larger than allowed here";
    case EMFILE:
    case ENFILE:
        return "too many files are open";
    case EIO:
        return "the disk reported an error";
    case ENAMETOOLONG:
        return "its name is too long";
    default:
        return std::strerror(code);
    }
}

void protectNewFiles() {
    userMask() = ::umask(077);
}

void writeFileAtomically(const std::filesystem::path& target, std::string_view bytes, FileAudience audience) {
    const std::filesystem::path temporary = target.string() + ".part-" + std::to_string(::getpid());
    const mode_t mode = audience == FileAudience::OwnerOnly ? 0600 : (0666 & ~userMask());
    {
        const Descriptor file(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (file.fd() < 0) refuseWrite(target, errno);
        const bool isWritten =
            writeAll(file.fd(), bytes) && ::fchmod(file.fd(), mode) == 0 && ::fsync(file.fd()) == 0;
        if (!isWritten) {
            const int code = errno;
            ::unlink(temporary.c_str());
            refuseWrite(target, code);
        }
    }
    if (::rename(temporary.c_str(), target.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        refuseWrite(target, code);
    }
    syncPath(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."));
}

void syncPath(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd() < 0) refuseWrite(path, errno);
    if (::fsync(file.fd()) != 0 && errno != EINVAL) refuseWrite(path, errno);
}

std::string readWholeFile(const std::filesystem::path& path, std::uint64_t limit) {
    const auto refuse = [&](int code) {
        const FailureCode failure = code == ENOENT ? FailureCode::NotFound : FailureCode::NotReadable;
        throw Failure(failure, "Could not read " + path.string() + ": " + reasonForErrno(code) + ".");
    };
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.fd() < 0) refuse(errno);
    struct stat status {};
    if (::fstat(file.fd(), &status) != 0) refuse(errno);
    if (S_ISDIR(status.st_mode)) refuse(EISDIR);
    if (!S_ISREG(status.st_mode))
        throw Failure(FailureCode::NotReadable,
                      "Could not read " + path.string() + ": it is not an ordinary file.");
    if (static_cast<std::uint64_t>(status.st_size) > limit)
        throw Failure(FailureCode::TooLarge, "Could not read " + path.string() + ": it is larger than " +
                                                 std::to_string(limit >> 20) + " MB.");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(file.fd(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse(errno);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

} // namespace vignette
