#include "core/store/stored_blocks.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "tests/core/store/study_fixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vignette {
namespace {

void expectSame(const StoredBlocks& blocks, const MadeExtract& extract) {
    EXPECT_EQ(blocks.rowCount(extract.name), extract.rows);
    const std::vector<Surrogate> patients = blocks.patients(extract.name);
    ASSERT_EQ(patients.size(), extract.rows);
    for (std::size_t row = 0; row < extract.rows; ++row)
        ASSERT_EQ(patients[row], MadeExtract::patient(row));
    std::size_t at = 0;
    blocks.readColumn(extract.name, "glucose", [&](const StoredBlock& block) {
        for (const double value : block.numbers) {
            const double made = MadeExtract::glucose(at++);
            ASSERT_TRUE(value == made || (std::isnan(value) && std::isnan(made)));
        }
    });
    EXPECT_EQ(at, extract.rows);
    at = 0;
    blocks.readColumn(extract.name, "ratio", [&](const StoredBlock& block) {
        for (const double value : block.numbers)
            ASSERT_EQ(value, MadeExtract::ratio(at++));
    });
    at = 0;
    blocks.readColumn(extract.name, "plan", [&](const StoredBlock& block) {
        for (const std::uint32_t code : block.codes)
            ASSERT_EQ(code, MadeExtract::plan(at++));
    });
    EXPECT_EQ(at, extract.rows);
}

TEST(StoredBlocks, GiveBackEveryValueWhateverTheSizeOfTheBatches) {
    for (const std::size_t batchRows : {999U, 65536U, 70001U, 300000U}) {
        const TemporaryFolder folder;
        const MadeExtract extract{.name = "visits", .rows = 150000, .batchRows = batchRows};
        const auto study = newStudy(folder / "a.vignette");
        bringIn(*study, extract);
        expectSame(StoredBlocks(*study), extract);
    }
}

TEST(StoredBlocks, HoldBlocksOfOneSizeNumberedInOrder) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    bringIn(*study, {.name = "visits", .rows = 140000, .batchRows = 1000});
    std::vector<std::size_t> rows;
    StoredBlocks(*study).readColumn("visits", "age", [&](const StoredBlock& block) {
        EXPECT_EQ(block.index, rows.size());
        rows.push_back(block.rowCount);
    });
    EXPECT_EQ(rows, (std::vector<std::size_t>{65536, 65536, 8928}));
}

TEST(StoredBlocks, KeepAnExtractWithoutRows) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    bringIn(*study, {.name = "visits", .rows = 0, .batchRows = 10});
    expectSame(StoredBlocks(*study), {.name = "visits", .rows = 0, .batchRows = 10});
}

TEST(StoredBlocks, DescribeColumnsInOrderWithTheirLevels) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    bringIn(*study, {});
    const std::vector<StoredColumn> columns = StoredBlocks(*study).columns("visits");
    ASSERT_EQ(columns.size(), 4U);
    EXPECT_EQ(columns[0].name, "age");
    EXPECT_FALSE(columns[0].isCoded);
    EXPECT_TRUE(columns[3].isCoded);
    EXPECT_EQ(columns[3].dictionary, (std::vector<std::string>{"bronze", "gold", "silver"}));
    EXPECT_EQ(columns[3].rowCount, 1000U);
}

TEST(StoredBlocks, LetTheNewestExtractOfANameStand) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    bringIn(*study, {.name = "patients", .rows = 20, .batchRows = 10});
    bringIn(*study, {.name = "survey", .rows = 30, .batchRows = 10});
    bringIn(*study, {.name = "patients", .rows = 40, .batchRows = 10});
    const StoredBlocks blocks(*study);
    EXPECT_EQ(blocks.extracts(), (std::vector<std::string>{"patients", "survey"}));
    EXPECT_EQ(blocks.rowCount("patients"), 40U);
}

TEST(StoredBlocks, MayBeReadFromSeveralThreads) {
    const TemporaryFolder folder;
    const MadeExtract extract{.name = "visits", .rows = 200000, .batchRows = 65536};
    const auto study = newStudy(folder / "a.vignette");
    bringIn(*study, extract);
    const StoredBlocks blocks(*study);
    std::vector<double> sums(32);
    withThreads(4, [&] {
        parallelTasks(sums.size(), [&](std::size_t task) {
            blocks.readColumn("visits", task % 2 == 0 ? "age" : "ratio", [&](const StoredBlock& block) {
                for (const double value : block.numbers)
                    sums[task] += value;
            });
        });
    });
    for (std::size_t task = 2; task < sums.size(); ++task)
        EXPECT_EQ(sums[task], sums[task % 2]);
}

TEST(StoredBlocks, SayWhichExtractOrColumnIsNotThere) {
    const TemporaryFolder folder;
    const auto study = newStudy(folder / "a.vignette");
    bringIn(*study, {});
    const StoredBlocks blocks(*study);
    EXPECT_THROW(blocks.columns("claims"), Failure);
    EXPECT_THROW(blocks.readColumn("visits", "weight", [](const StoredBlock&) {}), Failure);
}

} // namespace
} // namespace vignette
