#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace vignette {

/// Files whose content may concern patients are made 0600 (studies, keys, temporary files); exports follow
/// the user's own umask.
enum class FileAudience { OwnerOnly, UserDefault };

/// Writes beside the target, syncs, renames into place and syncs the folder: a reader sees the old file or
/// the new one. Throws Failure(NotWritable), naming the file and the reason.
void writeFileAtomically(const std::filesystem::path& target, std::string_view bytes, FileAudience audience);

/// The whole file. Throws Failure(NotFound | NotReadable | TooLarge).
std::string readWholeFile(const std::filesystem::path& file, std::uint64_t limit);

/// Sets umask 077 and remembers the user's own, which writeFileAtomically(UserDefault) applies. First line of
/// main.
void protectNewFiles();

/// Flushes a file's or folder's content to disk. Throws Failure(NotWritable).
void syncPath(const std::filesystem::path& path);

/// A plain sentence for errno, such as "the disk is full".
std::string reasonForErrno(int code);

} // namespace vignette
