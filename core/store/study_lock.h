#pragma once

#include <filesystem>
#include <optional>

namespace vignette {

/// The right to change a study, held by one process at a time: an advisory lock (flock) on NAME-lock beside
/// it, with the holder's process number inside. The system lets go of it when the process ends, however it
/// ends, so a leftover file of a dead process locks nobody out.
class StudyLock {
public:
    /// Takes the lock. Empty when the folder can't be written (then nobody can change the study either).
    /// Throws Failure(Locked), naming the process that holds it.
    static std::optional<StudyLock> take(const std::filesystem::path& study);
    /// Whether a process holds it now.
    static bool isHeld(const std::filesystem::path& study);
    StudyLock(StudyLock&& other) noexcept;
    StudyLock& operator=(StudyLock&& other) noexcept;
    ~StudyLock();
    /// Whether the process that held it last ended without giving it back.
    bool wasLeftBehind() const { return m_wasLeftBehind; }

private:
    StudyLock(std::filesystem::path file, int descriptor, bool wasLeftBehind);
    std::filesystem::path m_file;
    int m_descriptor;
    bool m_wasLeftBehind = false;
};

} // namespace vignette
