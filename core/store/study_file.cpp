#include "core/store/study_file.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/store/database.h"
#include "core/store/foreign_journal.h"
#include "core/store/free_pages.h"
#include "core/store/schema.h"
#include "core/store/study_migration.h"
#include "core/store/study_tables.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vignette {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(FailureCode code, const std::string& verb, const fs::path& path,
                         const std::string& why) {
    throw Failure(code, "Could not " + verb + " " + path.string() + ": " + why + ".");
}

/// The ordinary file that a path or link names, as an absolute path without links.
fs::path existingStudy(const fs::path& path) {
    std::error_code error;
    const fs::path file = fs::canonical(path, error);
    if (error)
        refuse(error.value() == ENOENT ? FailureCode::NotFound : FailureCode::NotReadable, "open", path,
               reasonForErrno(error.value()));
    const fs::file_status status = fs::status(file, error);
    if (fs::is_directory(status)) refuse(FailureCode::NotReadable, "open", path, reasonForErrno(EISDIR));
    if (!fs::is_regular_file(status))
        refuse(FailureCode::NotReadable, "open", path, "it is not an ordinary file");
    if (::access(file.c_str(), R_OK) != 0)
        refuse(FailureCode::NotReadable, "open", path, reasonForErrno(errno));
    return file;
}

/// Where a new study will stand, as an absolute path; a link that exists is followed.
fs::path placeForStudy(const fs::path& path, StudyFile::WhenExists whenExists) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (fs::exists(status)) {
        if (whenExists == StudyFile::WhenExists::Refuse)
            refuse(FailureCode::NotWritable, "make", path, "there is a file of that name already");
        const fs::path file = fs::canonical(path, error);
        if (error || !fs::is_regular_file(file, error))
            refuse(FailureCode::NotWritable, "make", path, "what stands there is not an ordinary file");
        return file;
    }
    const fs::path folder = fs::canonical(path.has_parent_path() ? path.parent_path() : fs::path("."), error);
    if (error) refuse(FailureCode::NotWritable, "make", path, reasonForErrno(error.value()));
    return folder / path.filename();
}

void makeEmptyFile(const fs::path& file, const fs::path& nameForMessages) {
    ::unlink(file.c_str());
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) refuse(FailureCode::NotWritable, "make", nameForMessages, reasonForErrno(errno));
    ::close(descriptor);
}

/// A write to the old study that was cut off is finished or undone before the new one takes its place: its
/// journal must not meet the new file.
void settleJournalOf(const fs::path& study) {
    try {
        if (hasHotJournal(study))
            SqlStatement(Database(study, study, Database::Access::ReadWrite), "PRAGMA user_version").step();
    } catch (const Failure&) {
        // What stands there cannot be read anyway; it is about to be replaced.
    }
    ::unlink((study.string() + "-journal").c_str());
}

} // namespace

StudyFile::StudyFile(fs::path path, Clock clock) : m_path(std::move(path)), m_clock(std::move(clock)) {}

StudyFile::~StudyFile() {
    m_database.reset();
    if (!m_isPublished) ::unlink(partPath().c_str());
}

fs::path StudyFile::partPath() const {
    return m_path.string() + "-part";
}

std::unique_ptr<StudyFile> StudyFile::create(const fs::path& path, const StudyInfo& info,
                                             WhenExists whenExists, Clock clock) {
    std::unique_ptr<StudyFile> study(new StudyFile(placeForStudy(path, whenExists), std::move(clock)));
    study->m_lock = StudyLock::take(study->m_path);
    if (!study->m_lock) refuse(FailureCode::NotWritable, "make", path, "its folder cannot be written");
    makeEmptyFile(study->partPath(), path);
    study->m_isPublished = false;
    study->m_database =
        std::make_unique<Database>(study->partPath(), study->m_path, Database::Access::Scratch);
    study->atomically([&] {
        migrate(*study->m_database, studyMigrations());
        StudyInfoTable(*study).write(info);
    });
    return study;
}

std::unique_ptr<StudyFile> StudyFile::open(const fs::path& path, OpenMode mode, Clock clock) {
    std::unique_ptr<StudyFile> study(new StudyFile(existingStudy(path), std::move(clock)));
    study->chooseAccess(mode);
    study->connect();
    study->bringUpToDate();
    study->checkJournal();
    study->settle();
    study->checkSchema();
    study->sweep();
    return study;
}

void StudyFile::chooseAccess(OpenMode mode) {
    m_isReadOnly = mode == OpenMode::ReadOnly;
    if (m_isReadOnly) return;
    if (::access(m_path.c_str(), W_OK) != 0) {
        m_isReadOnly = true;
        m_readOnlyReason = "The study can be read but not changed: " + reasonForErrno(errno) + ".";
        return;
    }
    m_lock = StudyLock::take(m_path);
    if (m_lock) return;
    m_isReadOnly = true;
    m_readOnlyReason = "The study can be read but not changed: its folder cannot be written.";
}

void StudyFile::connect() {
    m_database = std::make_unique<Database>(
        m_path, m_path, m_isReadOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite);
}

void StudyFile::bringUpToDate() {
    if (checkedStudyVersion(*m_database, m_path) == studyVersion()) return;
    if (m_isReadOnly)
        refuse(FailureCode::NotWritable, "open", m_path,
               "it was made by an earlier version and must be brought up to date. Open it for editing once");
    checkJournal();
    settle();
    m_database.reset();
    migrateStudyFile(m_path, studyMigrations());
    connect();
}

void StudyFile::checkJournal() const {
    if (!hasHotJournal(m_path)) return;
    if (m_isReadOnly) {
        // A journal in use belongs to the program that holds the lock; SQLite waits for it by itself.
        if (StudyLock::isHeld(m_path) || !hasHotJournal(m_path)) return;
        refuse(
            FailureCode::NotWritable, "open", m_path,
            "its last change was cut off and must be put right. Open it for editing once, in a folder that "
            "can be written, together with the file " +
                m_path.filename().string() + "-journal");
    }
    if (hasForeignJournal(*m_database, m_path))
        refuse(
            FailureCode::Damaged, "open", m_path,
            "the file " + m_path.filename().string() +
                "-journal beside it belongs to another study. Move that file away and open the study again");
}

void StudyFile::settle() {
    // The lock too: the process that put the journal back may itself have been cut off just after.
    const bool wasCutOff = m_lock && (hasHotJournal(m_path) || m_lock->wasLeftBehind());
    m_database->settle();
    if (wasCutOff) mendFreePages(*m_database);
}

void StudyFile::checkSchema() const {
    if (hasExactSchema(*m_database, studyMigrations())) return;
    refuse(
        FailureCode::Damaged, "open", m_path,
        "its tables are not those that Vignette makes. It was damaged or changed by another program; use a "
        "copy of it");
}

void StudyFile::sweep() {
    if (m_isReadOnly) return;
    ::unlink(partPath().c_str());
    SqlStatement leftovers(*m_database, "SELECT 1 FROM import WHERE state <> 'ready'");
    const bool hasLeftovers = leftovers.step();
    leftovers.reset();
    if (hasLeftovers) removeUnfinishedImports(*m_database);
}

void StudyFile::publish() {
    if (m_isPublished) return;
    m_database.reset();
    syncPath(partPath());
    settleJournalOf(m_path);
    if (::rename(partPath().c_str(), m_path.c_str()) != 0)
        refuse(FailureCode::NotWritable, "write", m_path, reasonForErrno(errno));
    m_isPublished = true;
    syncPath(m_path.parent_path());
    connect();
    m_database->settle();
}

void StudyFile::atomically(const std::function<void()>& work) {
    Transaction transaction(writable());
    work();
    transaction.commit();
}

Database& StudyFile::writable() {
    if (m_isReadOnly) refuse(FailureCode::NotWritable, "change", m_path, "it is open for reading only");
    return *m_database;
}

} // namespace vignette
