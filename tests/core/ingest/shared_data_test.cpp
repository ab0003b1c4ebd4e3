#include "test_files.h"

#include "core/ingest/guess_dialect.h"
#include "core/ingest/propose_links.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace vignette::test {
namespace {

/// Extracts that are not part of the project; empty when this machine has none.
std::filesystem::path sharedData() {
    const char* folder = std::getenv("VIGNETTE_SHARED_DATA");
    return folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path();
}

#define NEEDS_SHARED(path)                                                                                   \
    if (sharedData().empty() || !std::filesystem::exists(sharedData() / (path)))                             \
    GTEST_SKIP() << "VIGNETTE_SHARED_DATA has no " << (path)

struct SpectrumCase {
    std::string name;
    Rows rows;
};

/// The cells that the published JSON twin of each file lists, but for two twins that differ from their files:
/// another telephone number (location_coordinates), and CR LF for LF inside a cell (newlines_crlf).
const std::vector<SpectrumCase> kSpectrum = {
    {"comma_in_quotes", {{"John", "Doe", "120 any st.", "Anytown, WW", "08123"}}},
    {"empty", {{"1", "", ""}, {"2", "3", "4"}}},
    {"empty_crlf", {{"1", "", ""}, {"2", "3", "4"}}},
    {"escaped_quotes", {{"1", "ha \"ha\" ha"}, {"3", "4"}}},
    {"json", {{"1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"}}},
    {"location_coordinates",
     {{"2095257564",
       "37\xEF\xBF\xBD"
       "36'37.8\"N 121\xEF\xBF\xBD"
       "2'17.9\"W",
       "Modesto", "Stanislaus"}}},
    {"newlines", {{"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}},
    {"newlines_crlf", {{"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}},
    {"quotes_and_newlines", {{"1", "ha \n\"ha\" \nha"}, {"3", "4"}}},
    {"simple", {{"1", "2", "3"}}},
    {"simple_crlf", {{"1", "2", "3"}}},
    {"utf8", {{"1", "2", "3"}, {"4", "5", "\xCA\xA4"}}},
};

TEST(SharedData, ReadsAllTwelveFilesOfTheSpectrum) {
    NEEDS_SHARED("csv_spectrum/csvs");
    ASSERT_EQ(kSpectrum.size(), 12U);
    for (const SpectrumCase& example : kSpectrum) {
        const auto file = sharedData() / "csv_spectrum/csvs" / (example.name + ".csv");
        const Dialect dialect = guessDialect(file);
        EXPECT_TRUE(dialect.hasHeader) << example.name;
        EXPECT_EQ(rowsOf(file, dialect), example.rows) << example.name;
    }
}

TEST(SharedData, CountsTheHealthSurvey) {
    NEEDS_SHARED("brfss_2020_heart/heart_2020_cleaned.csv.gz");
    const ExtractSurvey survey = surveyOf(sharedData() / "brfss_2020_heart/heart_2020_cleaned.csv.gz");
    EXPECT_EQ(survey.rowCount, 319'795U);
    EXPECT_EQ(survey.columns.size(), 18U);
    EXPECT_EQ(survey.setAsideCount, 0U);
    EXPECT_TRUE(survey.notes.empty());
    const std::vector<ExtractSurvey> one = {survey};
    EXPECT_EQ(proposeLinks(one).keyColumns.front(), std::nullopt);
}

TEST(SharedData, LinksTheVisitsOfAPanel) {
    NEEDS_SHARED("tables/COUNT__rwm5yr.csv.gz");
    const std::vector<ExtractSurvey> panel = {surveyOf(sharedData() / "tables/COUNT__rwm5yr.csv.gz")};
    const LinkProposal proposal = proposeLinks(panel);
    EXPECT_EQ(proposal.keyColumns.front(), "id");
    EXPECT_EQ(proposal.shapes.front(), ExtractShape::ManyRowsPerPatient);
    EXPECT_EQ(columnOf(panel.front(), "rownames").type, ColumnType::Unique);
}

} // namespace
} // namespace vignette::test
