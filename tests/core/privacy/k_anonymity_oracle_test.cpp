#include "core/base/random.h"
#include "core/privacy/k_anonymity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

using namespace vignette;

namespace {

/// What one patient shows, as a text: another way to compare than the report's bits. A missing value is "?".
std::string shownBy(const std::vector<DataColumn>& columns, std::size_t patient) {
    std::string text;
    for (const DataColumn& column : columns) {
        if (column.numbers.empty()) {
            text += column.levels[patient] == kNoLevel ? "?" : "L" + std::to_string(column.levels[patient]);
        } else {
            const double number = column.numbers[patient];
            text += std::isnan(number) ? "?" : "N" + std::to_string(number == 0 ? 0.0 : number);
        }
        text += '|';
    }
    return text;
}

/// Each patient's crowd, counted by a table of texts; risks are averaged over patients one by one.
KAnonymityReport countedOneByOne(const std::vector<DataColumn>& columns, std::size_t patients) {
    std::unordered_map<std::string, std::uint64_t> crowds;
    for (std::size_t i = 0; i < patients; ++i)
        ++crowds[shownBy(columns, i)];
    KAnonymityReport report;
    report.patientCount = patients;
    report.classCount = crowds.size();
    report.smallestClass = patients;
    for (std::size_t i = 0; i < patients; ++i) {
        const std::uint64_t crowd = crowds.at(shownBy(columns, i));
        const double risk = 1.0 / static_cast<double>(crowd);
        report.smallestClass = std::min(report.smallestClass, crowd);
        report.highestRisk = std::max(report.highestRisk, risk);
        report.averageRisk += risk / static_cast<double>(patients);
        if (crowd == 1) report.uniqueShare += 1.0 / static_cast<double>(patients);
    }
    return report;
}

DataColumn someColumn(Random& random, std::size_t patients) {
    DataColumn column;
    const bool isOfLevels = random.chance(0.5);
    const std::uint64_t different = 1 + random.below(8);
    const double missing = random.chance(0.5) ? 0.15 : 0.0;
    for (std::size_t i = 0; i < patients; ++i) {
        const auto value = random.below(different);
        const bool isMissing = random.chance(missing);
        if (isOfLevels)
            column.levels.push_back(isMissing ? kNoLevel : static_cast<std::uint32_t>(value));
        else if (isMissing)
            column.numbers.push_back(std::numeric_limits<double>::quiet_NaN() *
                                     (random.chance(0.5) ? 1.0 : -1.0));
        else
            column.numbers.push_back((static_cast<double>(value) - 3) * (random.chance(0.5) ? 1.0 : -1.0) *
                                     0.5);
    }
    return column;
}

} // namespace

TEST(KAnonymityOracle, AgreesWithCountingPatientsOneByOneOnAThousandTables) {
    std::uint64_t tablesWithUnique = 0;
    for (std::uint64_t table = 0; table < 1000; ++table) {
        Random random(11, table);
        const std::size_t patients = 1 + random.below(200);
        std::vector<DataColumn> columns;
        const std::size_t count = random.below(5);
        for (std::size_t c = 0; c < count; ++c)
            columns.push_back(someColumn(random, patients));
        std::vector<const DataColumn*> pointers;
        for (const DataColumn& column : columns)
            pointers.push_back(&column);
        const KAnonymityReport report = kAnonymity(pointers, patients);
        const KAnonymityReport expected = countedOneByOne(columns, patients);
        EXPECT_EQ(report.patientCount, expected.patientCount) << table;
        EXPECT_EQ(report.classCount, expected.classCount) << table;
        EXPECT_EQ(report.smallestClass, expected.smallestClass) << table;
        EXPECT_NEAR(report.uniqueShare, expected.uniqueShare, 1e-9) << table;
        EXPECT_NEAR(report.averageRisk, expected.averageRisk, 1e-9) << table;
        EXPECT_NEAR(report.highestRisk, expected.highestRisk, 1e-12) << table;
        tablesWithUnique += expected.uniqueShare > 0;
    }
    // The tables are of both kinds, or the test would say little.
    EXPECT_GT(tablesWithUnique, 200U);
    EXPECT_LT(tablesWithUnique, 900U);
}
