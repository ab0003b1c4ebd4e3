#include "core/base/failure.h"
#include "core/base/reference_table.h"

#include <gtest/gtest.h>

using namespace vignette;

TEST(ReferenceTable, ReadsNotesHeaderAndQuotedCells) {
    const auto table = ReferenceTable::parse(
        "# source: A book, 2020\n# date: 2020-01-01\ncode,label\nE11,\"Type 2, \"\"T2\"\"\"\n", "x.csv");
    EXPECT_EQ(table.note("source"), "A book, 2020");
    EXPECT_EQ(table.note("absent"), "");
    ASSERT_EQ(table.rowCount(), 1U);
    EXPECT_EQ(table.at(0, "label"), "Type 2, \"T2\"");
    EXPECT_TRUE(table.hasColumn("code"));
}

TEST(ReferenceTable, RefusesShortRowsAndUnknownColumns) {
    EXPECT_THROW(ReferenceTable::parse("a,b\n1\n", "x.csv"), Failure);
    const auto table = ReferenceTable::parse("a,b\n1,2\n", "x.csv");
    EXPECT_THROW((void)table.at(0, "c"), Failure);
}
