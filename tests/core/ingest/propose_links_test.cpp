#include "core/ingest/propose_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

ColumnSurvey column(const std::string& name, ColumnType type, std::uint64_t values, std::uint64_t distinct,
                    std::uint64_t longest = 8) {
    ColumnSurvey survey;
    survey.name = name;
    survey.type = type;
    survey.valueCount = values;
    survey.distinctCount = distinct;
    survey.longestBytes = longest;
    if (type == ColumnType::Integer) survey.numberCount = values;
    return survey;
}

ExtractSurvey extract(std::uint64_t rows, std::vector<ColumnSurvey> columns) {
    ExtractSurvey survey;
    survey.rowCount = rows;
    survey.columns = std::move(columns);
    return survey;
}

TEST(ProposeLinks, TakesTheNameThatFilesShare) {
    const std::vector<ExtractSurvey> surveys = {
        extract(5'000, {column("encounter_id", ColumnType::Unique, 5'000, 5'000),
                        column("patient_id", ColumnType::Category, 5'000, 900)}),
        extract(1'000, {column("PatientID", ColumnType::Unique, 1'000, 1'000),
                        column("age", ColumnType::Integer, 1'000, 70)}),
        extract(800, {column("patient_id", ColumnType::Unique, 800, 800)})};
    const LinkProposal proposal = proposeLinks(surveys);
    EXPECT_THAT(proposal.keyColumns,
                ElementsAre(Optional(std::string("patient_id")), Optional(std::string("PatientID")),
                            Optional(std::string("patient_id"))));
    EXPECT_EQ(proposal.mainExtract, 1U);
    EXPECT_THAT(proposal.shapes, ElementsAre(ExtractShape::ManyRowsPerPatient, ExtractShape::OneRowPerPatient,
                                             ExtractShape::OneRowPerPatient));
}

TEST(ProposeLinks, LetsAPlainUniqueIdStandInForThePatientsName) {
    const std::vector<ExtractSurvey> surveys = {
        extract(1'000, {column("Id", ColumnType::Unique, 1'000, 1'000, 36)}),
        extract(9'000, {column("Id", ColumnType::Unique, 9'000, 9'000, 36),
                        column("PATIENT", ColumnType::Text, 9'000, 990, 36)})};
    const LinkProposal proposal = proposeLinks(surveys);
    EXPECT_THAT(proposal.keyColumns,
                ElementsAre(Optional(std::string("Id")), Optional(std::string("PATIENT"))));
    EXPECT_EQ(proposal.mainExtract, 0U);
}

TEST(ProposeLinks, LeavesAFileWithoutAKeyAlone) {
    const std::vector<ExtractSurvey> surveys = {
        extract(1'000, {column("person_id", ColumnType::Unique, 1'000, 1'000)}),
        extract(50, {column("state", ColumnType::Category, 50, 50)})};
    const LinkProposal proposal = proposeLinks(surveys);
    EXPECT_THAT(proposal.keyColumns, ElementsAre(Optional(std::string("person_id")), std::nullopt));
}

TEST(ProposeLinks, SeesManyRowsAPatientInASingleFile) {
    const std::vector<ExtractSurvey> panel = {
        extract(19'609, {column("rownames", ColumnType::Unique, 19'609, 19'609),
                         column("id", ColumnType::Integer, 19'609, 6'127)})};
    const LinkProposal proposal = proposeLinks(panel);
    EXPECT_THAT(proposal.keyColumns, ElementsAre(Optional(std::string("id"))));
    EXPECT_THAT(proposal.shapes, ElementsAre(ExtractShape::ManyRowsPerPatient));
    const std::vector<ExtractSurvey> visits = {
        extract(51'301, {column("encounter_id", ColumnType::Unique, 51'301, 51'301),
                         column("patient_nbr", ColumnType::Integer, 51'301, 35'789)})};
    EXPECT_THAT(proposeLinks(visits).keyColumns, ElementsAre(Optional(std::string("patient_nbr"))));
}

TEST(ProposeLinks, TakesNoRowNumbersOrMeasuresForKeys) {
    const std::vector<ExtractSurvey> surveys = {
        extract(5'190, {column("rownames", ColumnType::Unique, 5'190, 5'190),
                        column("provider_id", ColumnType::Integer, 5'190, 60),
                        column("patient_age", ColumnType::Integer, 5'190, 90),
                        column("visits", ColumnType::Integer, 5'190, 10)})};
    const LinkProposal proposal = proposeLinks(surveys);
    EXPECT_THAT(proposal.keyColumns, ElementsAre(std::nullopt));
    EXPECT_THAT(proposal.shapes, ElementsAre(ExtractShape::OneRowPerPatient));
}

} // namespace
} // namespace vignette
