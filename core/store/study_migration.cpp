#include "core/store/study_migration.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/store/database.h"
#include "core/store/guarded_vfs.h"
#include "core/store/schema.h"

#include <array>
#include <cstring>
#include <string_view>

namespace vignette {

namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);

using Header = std::array<std::byte, 100>;

std::uint32_t bigEndian(const Header& header, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | std::to_integer<std::uint32_t>(header[at + i]);
    return number;
}

[[noreturn]] void refuse(FailureCode code, const std::filesystem::path& study, const std::string& why) {
    throw Failure(code, "Could not open " + study.string() + ": " + why);
}

bool hasOurLayout(const Header& header) {
    const unsigned pageSize =
        std::to_integer<unsigned>(header[16]) << 8 | std::to_integer<unsigned>(header[17]);
    const bool isRollbackFormat = header[18] == std::byte{1} && header[19] == std::byte{1};
    return pageSize == kPageSize && isRollbackFormat && header[20] == std::byte{kReservedBytes};
}

void requireSound(Database& database, const std::filesystem::path& study,
                  std::span<const char* const> steps) {
    if (!hasExactSchema(database, steps))
        refuse(FailureCode::Damaged, study,
               "its tables are not those of a Vignette study. Use a copy of it.");
    SqlStatement check(database, "PRAGMA integrity_check");
    if (!check.step() || check.text(0) != "ok")
        refuse(FailureCode::Damaged, study, "it is damaged. Use a copy of it.");
}

} // namespace

int checkedStudyVersion(const Database& database, const std::filesystem::path& study) {
    if (database.rawSize() == 0)
        refuse(FailureCode::NotAStudy, study, "the file is empty. Choose a file that Vignette has saved.");
    Header header{};
    const bool isWhole = database.readRaw(header, 0);
    if (!isWhole || std::memcmp(header.data(), kMagic.data(), kMagic.size()) != 0 ||
        bigEndian(header, 68) != static_cast<std::uint32_t>(kApplicationId))
        refuse(FailureCode::NotAStudy, study,
               "it is not a Vignette study. Choose a file that Vignette has saved, or start a new study from "
               "your data.");
    const std::uint32_t version = bigEndian(header, 60);
    if (version > static_cast<std::uint32_t>(studyVersion()))
        refuse(FailureCode::NewerStudy, study,
               "it was made by a newer version of Vignette. Install that version to open it; nothing in the "
               "file was changed.");
    if (version == 0 || !hasOurLayout(header))
        refuse(FailureCode::Damaged, study, "its first page is damaged. Use a copy of it.");
    return static_cast<int>(version);
}

void migrateStudyFile(const std::filesystem::path& study, std::span<const char* const> steps) {
    const std::filesystem::path copy = study.string() + "-part";
    std::error_code error;
    std::filesystem::copy_file(study, copy, std::filesystem::copy_options::overwrite_existing, error);
    if (error)
        throw Failure(FailureCode::NotWritable,
                      "Could not copy " + study.string() +
                          " before bringing it up to date: " + reasonForErrno(error.value()) + ".");
    try {
        Database database(copy, study, Database::Access::ReadWrite);
        requireSound(database, study, steps.first(static_cast<std::size_t>(versionOf(database))));
        Transaction transaction(database);
        migrate(database, steps);
        transaction.commit();
        requireSound(database, study, steps);
    } catch (...) {
        std::filesystem::remove(copy, error);
        throw;
    }
    syncPath(copy);
    std::filesystem::rename(copy, study, error);
    if (error)
        throw Failure(FailureCode::NotWritable,
                      "Could not write " + study.string() + ": " + reasonForErrno(error.value()) + ".");
    syncPath(study.parent_path());
}

} // namespace vignette
