#pragma once

#include "core/base/clock.h"
#include "core/model/study_result.h"
#include "core/store/study_lock.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace vignette {

class Database;

/// An open `.vignette` file: the one way to a study's bytes. The tables (FieldTable, PersonaTable …),
/// ImportWriter and StoredBlocks borrow it. One thread writes at a time (others wait for it); a read that
/// must not see another thread's half-done change stands in atomically() too. StoredBlocks may read from
/// several.
///
/// A new study stands in NAME-part beside its place until publish() moves it there
/// whole; let go before, it leaves nothing. From then on every change is a transaction that is on
/// the disk when the call returns.
///
/// Opening trusts nothing: the header, the version, the schema (exactly ours) and each page read are checked.
/// A link is followed to the file it names. A study that can't be changed where it lies (no permission, a
/// read-only medium) is opened for reading, and readOnlyReason() says why.
class StudyFile {
public:
    enum class OpenMode { ReadWrite, ReadOnly };
    enum class WhenExists { Refuse, Replace };

    /// Throws Failure(NotWritable | Locked).
    static std::unique_ptr<StudyFile> create(const std::filesystem::path& path, const StudyInfo& info,
                                             WhenExists whenExists = WhenExists::Refuse,
                                             Clock clock = systemClock());
    /// Also ends what an import that was cut off left behind. Throws Failure(NotFound | NotReadable |
    /// NotAStudy | NewerStudy | Damaged | Locked); Locked names the process and only ReadWrite meets it.
    static std::unique_ptr<StudyFile> open(const std::filesystem::path& path, OpenMode mode,
                                           Clock clock = systemClock());
    ~StudyFile();
    StudyFile(const StudyFile&) = delete;
    StudyFile& operator=(const StudyFile&) = delete;

    const std::filesystem::path& path() const { return m_path; } ///< where the study is, or will be
    bool isReadOnly() const { return m_isReadOnly; }
    const std::string& readOnlyReason() const { return m_readOnlyReason; } ///< empty when it was asked for
    bool isPublished() const { return m_isPublished; }
    std::int64_t now() const { return m_clock(); }

    /// Moves a new study into its place, synced. Nothing to do for one that is there.
    void publish();
    /// Runs work as one transaction over any tables: all of it or, when it throws, nothing.
    void atomically(const std::function<void()>& work);

    /// For the store's own classes.
    const Database& database() const { return *m_database; }
    /// Throws Failure(NotWritable) when the study is open for reading only.
    Database& writable();

private:
    StudyFile(std::filesystem::path path, Clock clock);
    std::filesystem::path partPath() const;
    void chooseAccess(OpenMode mode);
    void connect();
    void checkJournal() const;
    void settle();
    void bringUpToDate();
    void checkSchema() const;
    void sweep();

    std::filesystem::path m_path;
    Clock m_clock;
    std::optional<StudyLock> m_lock;
    std::unique_ptr<Database> m_database;
    bool m_isReadOnly = false;
    bool m_isPublished = true;
    std::string m_readOnlyReason;
};

} // namespace vignette
