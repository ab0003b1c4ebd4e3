#pragma once

#include <filesystem>

namespace vignette {

/// Destroys a study's key file: afterwards nobody, we included, can link a later extract to the study's
/// patients, and the study keeps working with the patients it has. Cannot be undone.
///
/// The bytes are overwritten in place (zeros), synced to the medium, cut to nothing and synced again, then
/// the name is removed and the folder synced; a crash in between leaves a file that PatientKeys refuses as
/// damaged, and a second call finishes the work.
///
/// What this can't promise: a solid-state disk writes elsewhere and keeps old cells until it erases them;
/// file systems that journal data, copy on write (btrfs, ZFS) or make snapshots keep old blocks; so do
/// backups, synchronised folders and other copies of the file. Where that matters the disk must be encrypted
/// and its key destroyed (NIST SP 800-88 Rev. 1, section 2.6).
///
/// Throws Failure(NotFound) when there is no such file, Failure(NotAStudy) for anything that is no key file
/// of ours (a folder, a link, a file with other content, or one that has other names too: those would keep
/// the bytes' place), Failure(NotWritable) when it cannot be overwritten or removed; then the file is still
/// there, perhaps already overwritten.
void destroyKeyFile(const std::filesystem::path& file);

} // namespace vignette
