#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vignette {

/// What a check of every byte found. Every page of the file carries a checksum over all of its bytes, used or
/// not, so any changed byte is found and named by its page; blocks, dictionaries and labels carry SHA-256
/// hashes over what they hold and where they belong, which also finds what another program wrote.
struct VerifyReport {
    std::vector<std::string> findings; ///< plain sentences, none when all is well; at most 100
    std::uint64_t pages = 0;
    std::uint64_t blocks = 0;
    std::uint64_t columns = 0;
    std::uint64_t segmentations = 0;
    std::uint64_t documents = 0; ///< fields, personas, plans and reports read as what they should be
    bool isSound() const { return findings.empty(); }
};

/// Opens the study for reading and checks pages, SQLite's own structure, schema, counts, every block,
/// dictionary, label and document. A file that is damaged past opening is a finding. Throws Failure(NotFound
/// | NotReadable | NotAStudy | NewerStudy | NotWritable) and Cancelled.
VerifyReport verifyStudy(const std::filesystem::path& path, Progress& progress);

} // namespace vignette
