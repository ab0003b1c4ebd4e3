#include "core/store/import_writer.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_tables.h"
#include "core/store/verify_study.h"
#include "tests/core/store/study_fixture.h"

#include <gtest/gtest.h>

#include <optional>

namespace vignette {
namespace {

using OpenMode = StudyFile::OpenMode;

TEST(ImportWriter, StoresBatchesInTheirOrderWhateverOrderTheyComeIn) {
    const TemporaryFolder folder;
    const MadeExtract extract{.name = "visits", .rows = 90000, .batchRows = 700};
    const auto straight = newStudy(folder / "a.vignette");
    bringIn(*straight, extract);
    const auto mixed = newStudy(folder / "b.vignette");
    {
        std::vector<ScreenedBatch> batches = extract.batches();
        ImportWriter writer(*mixed);
        const std::size_t number = writer.addExtract(extract.name, extract.columns());
        withThreads(4, [&] {
            parallelTasks(batches.size(), [&](std::size_t i) {
                writer.append(number, std::move(batches[batches.size() - 1 - i]));
            });
        });
        EXPECT_EQ(writer.rowCount(number), extract.rows);
        writer.finish(outcomeOf(extract));
        mixed->publish();
    }
    EXPECT_EQ(contentOf(*mixed), contentOf(*straight));
}

TEST(ImportWriter, StoresTheSameBlocksWhateverTheBatchesHold) {
    const TemporaryFolder folder;
    const auto small = newStudy(folder / "a.vignette");
    bringIn(*small, {.name = "visits", .rows = 140000, .batchRows = 700});
    small->publish();
    // A block each, two blocks and a bit, a block that begins in one batch and ends in another.
    for (const std::size_t batchRows : {65536U, 140000U, 100000U}) {
        const auto other = newStudy(folder / ("b" + std::to_string(batchRows) + ".vignette"));
        bringIn(*other, {.name = "visits", .rows = 140000, .batchRows = batchRows});
        other->publish();
        EXPECT_EQ(contentOf(*other), contentOf(*small)) << batchRows;
    }
}

TEST(ImportWriter, RecordsWhatTheImportDecided) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    const ImportId id = bringIn(*study, {});
    const StudyInfo info = StudyInfoTable(*study).read();
    EXPECT_EQ(info.name, "Invented patients");
    EXPECT_EQ(info.windowText, "24 months to December 2024");
    EXPECT_EQ(info.dataEnd, Date::from(2024, 12, 31));
    EXPECT_TRUE(info.isInvented);
    EXPECT_EQ(info.notes, std::vector<std::string>{"Not real."});
    EXPECT_EQ(FieldTable(*study).all().size(), 2U);
    const std::vector<ScreeningEntry> screening = ScreeningLog(*study).all();
    ASSERT_EQ(screening.size(), 1U);
    EXPECT_EQ(screening[0].action, ColumnAction::CapAge);
    EXPECT_EQ(screening[0].time, 1767323045);
    const std::vector<RowProblem> rows = SetAsideRows(*study).of(id, "visits");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].line, 7U);
    EXPECT_EQ(rows[0].shape, "AAA 99");
    EXPECT_EQ(ImportTable(*study).latest()->report.patientCount, 1000U);
}

TEST(ImportWriter, ShowsNothingBeforeItIsFinishedAndTakesItBackWhenLetGo) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
    const Digest before = contentOf(*study);
    {
        const MadeExtract more{.name = "survey", .rows = 70000, .batchRows = 10000};
        ImportWriter writer(*study);
        const std::size_t number = writer.addExtract(more.name, more.columns());
        for (ScreenedBatch& batch : more.batches())
            writer.append(number, std::move(batch));
        EXPECT_EQ(contentOf(*study), before);
    }
    EXPECT_EQ(contentOf(*study), before);
    Progress progress;
    EXPECT_TRUE(verifyStudy(folder / "a.vignette", progress).isSound());
}

TEST(ImportWriter, ReplacesWhatTheStudyHadWhenAsked) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadWrite);
    bringIn(*study, {.name = "survey", .rows = 20, .batchRows = 20}, ImportWriter::Scope::ReplaceAll);
    EXPECT_EQ(StoredBlocks(*study).extracts(), std::vector<std::string>{"survey"});
    EXPECT_EQ(ImportTable(*study).all().size(), 1U);
    Progress progress;
    EXPECT_TRUE(verifyStudy(folder / "a.vignette", progress).isSound());
}

TEST(ImportWriter, RefusesBatchesThatAreNotTheExtracts) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    const MadeExtract extract;
    ImportWriter writer(*study);
    std::vector<ColumnSpec> columns = extract.columns();
    columns[0].name = "weight";
    const std::size_t number = writer.addExtract("visits", columns);
    EXPECT_THROW(writer.append(number, std::move(extract.batches()[0])), Failure);
    columns[1].name = "weight";
    EXPECT_THROW(writer.addExtract("twice", columns), Failure);
    EXPECT_THROW(writer.addExtract("disorder", {{.name = "plan", .isCoded = true, .dictionary = {"b", "a"}}}),
                 Failure);
}

TEST(ImportWriter, RefusesToFinishWithAPartMissing) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    const MadeExtract extract;
    {
        ImportWriter writer(*study);
        const std::size_t number = writer.addExtract("visits", extract.columns());
        writer.append(number, std::move(extract.batches()[1]));
        EXPECT_THROW(writer.finish(outcomeOf(extract)), Failure);
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "a.vignette"));
}

TEST(ImportWriter, RefusesAStudyOpenForReading) {
    const TemporaryFolder folder;
    makeStudy(folder / "a.vignette", {});
    const auto study = StudyFile::open(folder / "a.vignette", OpenMode::ReadOnly);
    EXPECT_THROW(ImportWriter writer(*study), Failure);
}

} // namespace
} // namespace vignette
