#include "core/store/study_lock.h"

#include "core/base/failure.h"
#include "core/base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

namespace vignette {

namespace {

[[noreturn]] void refuseLocked(const std::filesystem::path& study, int descriptor) {
    std::array<char, 24> buffer{};
    const ssize_t size = ::pread(descriptor, buffer.data(), buffer.size() - 1, 0);
    ::close(descriptor);
    const std::string_view holder(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    std::string number;
    for (const char c : holder)
        if (c >= '0' && c <= '9') number += c;
    throw Failure(FailureCode::Locked, "The study " + study.string() + " is open in another Vignette" +
                                           (number.empty() ? "" : " (process " + number + ")") +
                                           ". Close it there, or open it here for reading only.");
}

/// Whether the file we locked is still the one that others will find: its last holder may have removed it
/// between our opening and our locking.
bool isStillThere(int descriptor, const std::filesystem::path& file) {
    struct stat ours {};
    struct stat theirs {};
    return ::fstat(descriptor, &ours) == 0 && ::lstat(file.c_str(), &theirs) == 0 &&
           ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev;
}

} // namespace

std::optional<StudyLock> StudyLock::take(const std::filesystem::path& study) {
    const std::filesystem::path file = study.string() + "-lock";
    for (;;) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0 && (errno == EROFS || errno == EACCES || errno == EPERM)) return std::nullopt;
        if (descriptor < 0)
            throw Failure(FailureCode::NotWritable,
                          "Could not write " + file.string() + ": " + reasonForErrno(errno) + ".");
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) refuseLocked(study, descriptor);
        if (!isStillThere(descriptor, file)) {
            ::close(descriptor);
            continue;
        }
        // Only the message to a second process needs the number; the lock holds without it (a full disk).
        const std::string number = std::to_string(::getpid()) + "\n";
        const bool wasLeftBehind = ::lseek(descriptor, 0, SEEK_END) > 0;
        if (::ftruncate(descriptor, 0) == 0)
            static_cast<void>(!::pwrite(descriptor, number.data(), number.size(), 0));
        return StudyLock(file, descriptor, wasLeftBehind);
    }
}

bool StudyLock::isHeld(const std::filesystem::path& study) {
    try {
        take(study);
        return false;
    } catch (const Failure& failure) {
        return failure.code() == FailureCode::Locked;
    }
}

StudyLock::StudyLock(std::filesystem::path file, int descriptor, bool wasLeftBehind)
    : m_file(std::move(file)), m_descriptor(descriptor), m_wasLeftBehind(wasLeftBehind) {}

StudyLock::StudyLock(StudyLock&& other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_wasLeftBehind(other.m_wasLeftBehind) {}

StudyLock& StudyLock::operator=(StudyLock&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_wasLeftBehind, other.m_wasLeftBehind);
    return *this;
}

StudyLock::~StudyLock() {
    if (m_descriptor < 0) return;
    ::unlink(m_file.c_str());
    ::close(m_descriptor);
}

} // namespace vignette
