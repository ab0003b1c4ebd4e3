#include "core/base/failure.h"
#include "core/store/field_table.h"
#include "core/store/guarded_vfs.h"
#include "core/store/logs.h"
#include "core/store/persona_table.h"
#include "core/store/segmentation_table.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_tables.h"
#include "core/store/verify_study.h"
#include "tests/core/store/study_fixture.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/plain_sqlite_memory.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>

namespace vignette::fuzz {

namespace {

namespace fs = std::filesystem;

/// Where a stranger may put any bytes at all behind seals that hold.
constexpr const char* kReplacements[] = {
    "UPDATE study SET name = ?1",
    "UPDATE study SET data_end = ?1, notes = ?1",
    "UPDATE import SET plan = ?1",
    "UPDATE import SET report = ?1",
    "UPDATE extract SET name = ?1",
    "UPDATE extract_column SET name = ?1 WHERE id = 2",
    "UPDATE extract_column SET dictionary = CAST(?1 AS BLOB) WHERE kind = 'codes'",
    "UPDATE block SET bytes = CAST(?1 AS BLOB) WHERE id = 2",
    "UPDATE block SET hash = CAST(?1 AS BLOB) WHERE id = 3",
    "UPDATE field SET document = ?1 WHERE position = 0",
    "UPDATE field SET key = ?1 WHERE position = 1",
    "UPDATE screening_decision SET action = ?1",
    "UPDATE set_aside_row SET kind = ?1, shape = ?1",
    "UPDATE segmentation SET sizes = ?1",
    "UPDATE segmentation SET plan = ?1",
    "UPDATE segmentation SET encoding = ?1",
    "UPDATE segmentation SET validation = ?1",
    "UPDATE segmentation SET labels = CAST(?1 AS BLOB)",
    "UPDATE segmentation SET centres = CAST(?1 AS BLOB), fingerprint = CAST(?1 AS BLOB)",
    "UPDATE persona SET document = ?1 WHERE number = 1",
    "UPDATE edit SET slot = ?1, text = ?1",
    "UPDATE export_log SET persona_sizes = ?1",
    "UPDATE setting SET value = ?1",
    "UPDATE export_log SET content_hash = CAST(?1 AS BLOB)",
};

std::string bytesOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A small finished study, made once, and the file that takes its place for each input.
class Bench {
public:
    Bench() {
        usePlainSqliteMemory();
        makeStudy(m_folder / "made.vignette", {.name = "visits", .rows = 12, .batchRows = 5});
        m_sound = bytesOf(m_folder / "made.vignette");
        m_handle = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    }
    ~Bench() { ::close(m_handle); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    const std::string& sound() const { return m_sound; }
    const fs::path& path() const { return m_path; }
    /// Written in place: a file that is made anew costs the system more than all else in a run.
    void place(std::string_view bytes) const {
        require(::ftruncate(m_handle, static_cast<off_t>(bytes.size())) == 0 &&
                    ::pwrite(m_handle, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
                "the input can be written");
    }
    std::size_t filesBeside() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_folder.path()), fs::directory_iterator()));
    }

private:
    TemporaryFolder m_folder;
    fs::path m_path = m_folder / "study.vignette";
    std::string m_sound;
    int m_handle = -1;
};

/// Writes a page's seal anew, by the same code that seals a study.
void sealPages(const fs::path& path, const std::vector<std::size_t>& pages, std::string& bytes) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, guardedVfs());
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    for (const std::size_t page : pages)
        file->pMethods->xWrite(file, bytes.data() + page * kPageSize, kPageSize,
                               static_cast<sqlite3_int64>(page * kPageSize));
    sqlite3_close(handle);
}

/// Records of page (1 byte), place (2), length (1) and bytes, written over a sound study and sealed.
void placePatched(const Bench& bench, std::string_view input) {
    std::string bytes = bench.sound();
    std::vector<std::size_t> pages;
    while (input.size() > 4) {
        const std::size_t page = takeByte(input) % (bytes.size() / kPageSize);
        const std::size_t place = takePair(input) % (kPageSize - 256);
        const std::size_t wanted = takeByte(input);
        const std::size_t length = std::min(wanted, input.size());
        std::memcpy(bytes.data() + page * kPageSize + place, input.data(), length);
        pages.push_back(page);
        input.remove_prefix(length);
    }
    bench.place(bytes);
    sealPages(bench.path(), pages, bytes);
}

/// A sound study in which one value is replaced, through the seals.
void placeReplaced(const Bench& bench, std::string_view input) {
    const char* sql = kReplacements[takeByte(input) % std::size(kReplacements)];
    bench.place(bench.sound());
    sqlite3* handle = nullptr;
    sqlite3_open_v2(bench.path().c_str(), &handle, SQLITE_OPEN_READWRITE, guardedVfs());
    sqlite3_exec(handle, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) == SQLITE_OK, "the replacement is SQL");
    sqlite3_bind_text(statement, 1, input.data(), static_cast<int>(input.size()), SQLITE_STATIC);
    sqlite3_step(statement); // a CHECK of the table may refuse it: then the study stays sound
    sqlite3_finalize(statement);
    sqlite3_close(handle);
}

/// What a study is opened for. Each is read beside a check of hashes, which stops at the first damage.
enum class Then { Verify, ReadDocuments, ReadBlocks };

/// The whole check costs most and reads what the others read, so it is done for one length in eight.
Then thenFor(std::size_t length) {
    if (length % 8 == 7) return Then::Verify;
    return length % 2 == 0 ? Then::ReadDocuments : Then::ReadBlocks;
}

void readDocuments(StudyFile& study) {
    StudyInfoTable(study).read();
    ImportTable(study).all();
    FieldTable(study).all();
    PersonaTable(study).all();
    EditTable(study).inForce();
    ScreeningLog(study).all();
    ExportLog(study).all();
    AuditLog(study).all();
}

void readBlocks(StudyFile& study) {
    const StoredBlocks blocks(study);
    for (const std::string& extract : blocks.extracts()) {
        blocks.patients(extract);
        for (const StoredColumn& column : blocks.columns(extract))
            blocks.readColumn(extract, column.name, [](const StoredBlock&) {});
    }
    SegmentationTable(study).current();
}

void open(const fs::path& path, Then then) {
    try {
        Progress progress;
        if (then == Then::Verify) {
            for (const std::string& finding : verifyStudy(path, progress).findings)
                require(!finding.empty(), "a finding says something");
            return;
        }
        const auto study = StudyFile::open(path, StudyFile::OpenMode::ReadOnly);
        require(study->isReadOnly(), "a study that is opened for reading stays so");
        then == Then::ReadDocuments ? readDocuments(*study) : readBlocks(*study);
    } catch (const Failure&) {
        return;
    }
}

} // namespace

/// P: patches on sealed pages. V: one value replaced. Anything else: the file's own bytes. What is then done
/// depends on the length.
void runTarget(std::string_view input) {
    static const Bench bench;
    const unsigned kind = takeByte(input);
    if (kind == 'P')
        placePatched(bench, input);
    else if (kind == 'V')
        placeReplaced(bench, input);
    else
        bench.place(input);
    struct stat before {};
    struct stat after {};
    ::stat(bench.path().c_str(), &before);
    const std::size_t files = bench.filesBeside();
    open(bench.path(), thenFor(input.size()));
    ::stat(bench.path().c_str(), &after);
    require(bench.filesBeside() == files, "opening for reading makes no file");
    require(before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
                before.st_mtim.tv_nsec == after.st_mtim.tv_nsec,
            "opening for reading writes nothing");
}

} // namespace vignette::fuzz
