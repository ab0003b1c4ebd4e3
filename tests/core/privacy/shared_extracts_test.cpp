#include "core/base/hash.h"
#include "core/privacy/identifier_scanner.h"
#include "core/privacy/propose_screening.h"
#include "tests/core/privacy/small_table.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

using namespace vignette;
using namespace vignette::testing_aids;
namespace fs = std::filesystem;

namespace {

/// A plain comma file without quotes, unpacked by the system's gzip.
SmallTable readPlain(const fs::path& file) {
    SmallTable table;
    const std::string command = (file.extension() == ".gz" ? "gzip -dc '" : "cat '") + file.string() + "'";
    std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string text;
    char buffer[1 << 16];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe.get()))
        text.append(buffer, size);
    for (const std::string& line : split(text, '\n')) {
        if (line.empty()) continue;
        std::vector<std::string> cells = split(line, ',');
        if (table.header.empty())
            table.header = cells;
        else if (cells.size() == table.header.size())
            table.rows.push_back(cells);
    }
    return table;
}

fs::path sharedFile(const char* relative) {
    const char* folder = std::getenv("VIGNETTE_SHARED_DATA");
    return folder == nullptr || *folder == '\0' ? fs::path() : fs::path(folder) / relative;
}

} // namespace

TEST(SharedExtracts, StopsEveryIdentifierOfTheInventedPatientsTable) {
    const fs::path file = sharedFile("synthea_2017_1462pt/patients.csv.gz");
    if (!fs::exists(file)) GTEST_SKIP() << "no shared data: synthea_2017_1462pt/patients.csv.gz";
    const SmallTable table = readPlain(file);
    ASSERT_EQ(table.rows.size(), 1462U);
    const ScreeningPlan plan =
        proposeScreening(surveyOf(table, identifierScanners()), "ID", ExtractShape::OneRowPerPatient);
    for (const char* column :
         {"SSN", "DRIVERS", "PASSPORT", "FIRST", "LAST", "MAIDEN", "BIRTHPLACE", "ADDRESS"})
        EXPECT_EQ(plan.find(column)->action, ColumnAction::Drop) << column << ": " << plan.find(column)->why;
    for (const char* column : {"MARITAL", "RACE", "ETHNICITY", "GENDER", "PREFIX"})
        EXPECT_EQ(plan.find(column)->action, ColumnAction::Keep) << column << ": " << plan.find(column)->why;
    EXPECT_EQ(plan.find("BIRTHDATE")->action, ColumnAction::BirthDateToAge);
    EXPECT_EQ(plan.find("DEATHDATE")->action, ColumnAction::DateToYear);
}

TEST(SharedExtracts, StopsEveryIdentifierOfTheSmallerInventedPatientsTable) {
    const fs::path file = sharedFile("synthea_2022_59pt/patients.csv");
    if (!fs::exists(file)) GTEST_SKIP() << "no shared data: synthea_2022_59pt/patients.csv";
    const SmallTable table = readPlain(file);
    ASSERT_EQ(table.rows.size(), 59U);
    const ScreeningPlan plan =
        proposeScreening(surveyOf(table, identifierScanners()), "Id", ExtractShape::OneRowPerPatient);
    for (const char* column : {"SSN", "DRIVERS", "PASSPORT", "FIRST", "LAST", "MAIDEN", "BIRTHPLACE",
                               "ADDRESS", "CITY", "COUNTY", "LAT", "LON"})
        EXPECT_EQ(plan.find(column)->action, ColumnAction::Drop) << column << ": " << plan.find(column)->why;
    EXPECT_EQ(plan.find("Id")->action, ColumnAction::LinkKey);
    EXPECT_EQ(plan.find("BIRTHDATE")->action, ColumnAction::BirthDateToAge);
    EXPECT_EQ(plan.find("DEATHDATE")->action, ColumnAction::DateToYear);
    EXPECT_EQ(plan.find("ZIP")->action, ColumnAction::ZipToThreeDigits);
    for (const char* column :
         {"MARITAL", "RACE", "ETHNICITY", "GENDER", "STATE", "HEALTHCARE_EXPENSES", "HEALTHCARE_COVERAGE"})
        EXPECT_EQ(plan.find(column)->action, ColumnAction::Keep) << column << ": " << plan.find(column)->why;
}

TEST(SharedExtracts, RaisesNoFalseAlarmOnPublicHealthTables) {
    const fs::path survey = sharedFile("brfss_2020_heart/heart_2020_cleaned.csv.gz");
    const fs::path visits = sharedFile("tables/AER__DoctorVisits.csv");
    if (!fs::exists(survey) || !fs::exists(visits))
        GTEST_SKIP() << "no shared data: survey of the public, doctor visits";
    for (const fs::path& file : {survey, visits}) {
        SmallTable table = readPlain(file);
        if (table.rows.size() > 20000) table.rows.resize(20000);
        const ScreeningPlan plan =
            proposeScreening(surveyOf(table, identifierScanners()), {}, ExtractShape::OneRowPerPatient);
        for (const ColumnDecision& decision : plan.columns) {
            const bool isRowNumber = decision.column == table.header[0] && file == visits;
            const bool isStored =
                decision.action == ColumnAction::Keep || decision.action == ColumnAction::CapAge;
            EXPECT_EQ(isStored, !isRowNumber) << decision.column << ": " << decision.why;
        }
    }
}
