#include "core/store/verify_study.h"

#include "core/base/failure.h"
#include "core/model/json/json_reader.h"
#include "core/store/database.h"
#include "core/store/field_table.h"
#include "core/store/guarded_vfs.h"
#include "core/store/logs.h"
#include "core/store/persona_table.h"
#include "core/store/segmentation_table.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_file.h"
#include "core/store/study_tables.h"

#include <functional>

namespace vignette {

namespace {

constexpr std::size_t kMostFindings = 100;

class Verifier {
public:
    Verifier(StudyFile& study, Progress& progress) : m_study(study), m_progress(progress) {}

    VerifyReport report() {
        checkPages();
        attemptCheck([&] { checkStructure(); });
        attemptCheck([&] { checkBlocks(); });
        attemptCheck([&] { checkStrays(); });
        attemptCheck([&] { checkSegmentations(); });
        attemptCheck([&] { checkDocuments(); });
        return m_report;
    }

private:
    void add(const std::string& finding) {
        if (m_report.findings.size() < kMostFindings) m_report.findings.push_back(finding);
    }

    /// Damage ends one check, not the others.
    void attemptCheck(const std::function<void()>& check) {
        try {
            check();
        } catch (const Failure& failure) {
            add(failure.what());
        }
    }

    void checkPages() {
        const std::uint64_t size = m_study.database().rawSize();
        const std::uint64_t pages = size / kPageSize;
        m_progress.begin("verify-pages", pages);
        if (size % kPageSize != 0)
            add("The file ends in the middle of a page: it was cut short or added to.");
        SqlStatement count(m_study.database(), "PRAGMA page_count");
        if (!count.step() || static_cast<std::uint64_t>(count.integer(0)) != pages)
            add("The file does not have the length it should have.");
        std::vector<std::byte> page(kPageSize);
        for (std::uint64_t number = 1; number <= pages; ++number) {
            m_progress.checkpoint();
            if (!m_study.database().readRaw(page, (number - 1) * kPageSize))
                add("Page " + std::to_string(number) + " of " + std::to_string(pages) + " is damaged.");
            m_progress.advance(1);
        }
        m_report.pages = pages;
    }

    void checkStructure() {
        SqlStatement statement(m_study.database(), "PRAGMA integrity_check(10)");
        while (statement.step())
            if (statement.text(0) != "ok") add("The file's inner structure is damaged.");
    }

    void checkBlocks() {
        const StoredBlocks blocks(m_study);
        std::uint64_t total = 0;
        for (const std::string& extract : blocks.extracts())
            total += blocks.columns(extract).size() + 1;
        m_progress.begin("verify-columns", total);
        for (const std::string& extract : blocks.extracts()) {
            attemptCheck([&] { blocks.patients(extract); });
            m_progress.advance(1);
            for (const StoredColumn& column : blocks.columns(extract)) {
                attemptCheck([&] { checkColumn(blocks, extract, column.name); });
                m_progress.advance(1);
            }
        }
    }

    void checkColumn(const StoredBlocks& blocks, const std::string& extract, const std::string& column) {
        ++m_report.columns;
        blocks.readColumn(extract, column, [&](const StoredBlock&) {
            ++m_report.blocks;
            m_progress.checkpoint();
        });
    }

    /// Rows that belong to nothing, or blocks beyond the rows of their extract.
    void checkStrays() {
        static constexpr const char* kStrays[] = {
            "SELECT count(*) FROM block LEFT JOIN extract_column ON extract_column.id = block.column_id "
            "WHERE "
            "extract_column.id IS NULL",
            "SELECT count(*) FROM extract_column LEFT JOIN extract ON extract.id = extract_column.extract_id "
            "WHERE "
            "extract.id IS NULL",
            "SELECT count(*) FROM extract LEFT JOIN import ON import.id = extract.import_id WHERE import.id "
            "IS NULL",
            "SELECT count(*) FROM extract JOIN import ON import.id = extract.import_id JOIN extract_column "
            "ON "
            "extract_column.extract_id = extract.id WHERE import.state = 'ready' AND extract.row_count <> "
            "(SELECT "
            "coalesce(sum(block.row_count), 0) FROM block WHERE block.column_id = extract_column.id)",
            "SELECT count(*) FROM edit_undo LEFT JOIN edit ON edit.id = edit_undo.edit_id WHERE edit.id IS "
            "NULL",
        };
        for (const char* sql : kStrays) {
            m_progress.checkpoint();
            SqlStatement statement(m_study.database(), sql);
            if (statement.step() && statement.integer(0) != 0)
                add("The study holds rows that belong to nothing, or the wrong number of them.");
        }
    }

    void checkSegmentations() {
        SegmentationTable table(m_study);
        for (const SegmentationId id : table.ids()) {
            m_progress.checkpoint();
            ++m_report.segmentations;
            attemptCheck([&] { table.find(id); });
        }
    }

    void checkDocuments() {
        const JsonOrigin origin{.code = FailureCode::Damaged, .name = "A persona of the study"};
        attemptCheck([&] { m_report.documents += ImportTable(m_study).all().size() * 2; });
        attemptCheck([&] { m_report.documents += FieldTable(m_study).all().size(); });
        attemptCheck([&] { StudyInfoTable(m_study).read(); });
        attemptCheck([&] { EditTable(m_study).all(); });
        attemptCheck([&] { ScreeningLog(m_study).all(); });
        attemptCheck([&] { ExportLog(m_study).all(); });
        for (const PersonaRecord& persona : PersonaTable(m_study).all()) {
            attemptCheck([&] { parseJson(persona.document, origin); });
            ++m_report.documents;
        }
    }

    StudyFile& m_study;
    Progress& m_progress;
    VerifyReport m_report;
};

} // namespace

VerifyReport verifyStudy(const std::filesystem::path& path, Progress& progress) {
    try {
        const std::unique_ptr<StudyFile> study = StudyFile::open(path, StudyFile::OpenMode::ReadOnly);
        return Verifier(*study, progress).report();
    } catch (const Failure& failure) {
        if (failure.code() != FailureCode::Damaged) throw;
        VerifyReport report;
        report.findings.emplace_back(failure.what());
        return report;
    }
}

} // namespace vignette
