#include "core/study/import_proposal.h"
#include "core/study/plan_file.h"
#include "core/study/study_session.h"
#include "tests/core/study/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> namesOf(const ImportPlan& plan) {
    std::vector<std::string> names;
    for (const ExtractPlan& extract : plan.extracts)
        names.push_back(extract.name);
    return names;
}

/// The small clinic's files, packed into one archive, beside a table without a key and a picture.
class ArchiveImport : public testing::Test {
protected:
    ArchiveImport() {
        const auto patients = bytesOf(clinic.files()[0]);
        const auto conditions = bytesOf(clinic.files()[1]);
        archive =
            clinic.folder.write("clinic.zip", zipped({{"export/conditions.csv", conditions},
                                                      {"export/patients.csv", patients},
                                                      {"export/sites.csv", "site,beds\nnorth,30\nsouth,40\n"},
                                                      {"export/none.csv", "patient_id,x\n"},
                                                      {"logo.png", "\x89PNG\r\n\x1A\n"}}));
    }
    ImportProposal propose(const ProposalOptions& options = {}) const {
        Progress progress;
        return proposeImport({archive}, options, progress);
    }
    std::unique_ptr<StudySession> import(const ImportProposal& proposal, const std::string& name) const {
        Progress progress;
        return StudySession::import(clinic.folder.path() / name, proposal, progress, Clinic::options());
    }

    const Clinic clinic;
    std::filesystem::path archive;
};

TEST_F(ArchiveImport, TakesEveryTableAsIfItHadBeenUnpackedAndChosen) {
    const ImportProposal proposal = propose();
    EXPECT_THAT(namesOf(proposal.plan), ElementsAre("patients", "conditions", "sites"));
    EXPECT_EQ(proposal.extracts[0].survey.source.name, "patients.csv in clinic.zip");
    EXPECT_EQ(proposal.plan.studyName, "clinic");
    EXPECT_EQ(proposal.plan.extracts[1].shape, ExtractShape::ManyRowsPerPatient);
    EXPECT_THAT(cautionsOf(proposal),
                UnorderedElementsAre(HasSubstr("Not read of clinic.zip: logo.png (no table)."),
                                     HasSubstr("none.csv in clinic.zip has a header but no rows"),
                                     HasSubstr("sites.csv in clinic.zip has no patient key in common")));

    const auto packed = import(proposal, "packed.vignette")->importReport();
    const auto plain = clinic.import()->importReport();
    ASSERT_EQ(packed.extracts.size(), 2U);
    EXPECT_EQ(packed.patientCount, plain.patientCount);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(packed.extracts[i].name, plain.extracts[i].name);
        EXPECT_EQ(packed.extracts[i].rowCount, plain.extracts[i].rowCount);
        EXPECT_EQ(packed.extracts[i].matchedCount, plain.extracts[i].matchedCount);
        EXPECT_EQ(packed.extracts[i].storedColumns, plain.extracts[i].storedColumns);
    }
}

TEST_F(ArchiveImport, APlanReadsTheTablesItKnowsAndNamesTheRest) {
    ImportProposal before = propose();
    removeExtract(before, 2);
    const std::string written = planFileText({.import = before.plan, .segmentation = {}});
    ProposalOptions options;
    options.plan = readPlanFile(clinic.folder.write("plan.json", written)).import;
    const ImportProposal now = propose(options);
    EXPECT_THAT(namesOf(now.plan), ElementsAre("patients", "conditions"));
    EXPECT_EQ(now.plan.extracts[1].dialect, before.plan.extracts[1].dialect);
    EXPECT_THAT(now.cautions, Contains(HasSubstr("clinic.zip also holds export/sites.csv, export/none.csv")));
}

TEST_F(ArchiveImport, APlanFindsItsTableInAnotherFolderOfTheArchive) {
    const ImportProposal before = propose();
    clinic.folder.write("clinic.zip", zipped({{"2026/conditions.csv", bytesOf(clinic.files()[1])},
                                              {"2026/patients.csv", bytesOf(clinic.files()[0])}}));
    ProposalOptions options;
    options.plan = before.plan;
    const ImportProposal now = propose(options);
    EXPECT_THAT(namesOf(now.plan), ElementsAre("patients", "conditions"));
    EXPECT_EQ(now.plan.extracts[0].dialect.sheet, "2026/patients.csv");
    EXPECT_THAT(now.cautions,
                ElementsAre("The earlier plan also has sites, which is not among these files."));
}

TEST_F(ArchiveImport, ReadsOnlyTheTablesThatAreAskedFor) {
    ProposalOptions options;
    options.tables[archive] = {"export/patients.csv"};
    EXPECT_THAT(namesOf(propose(options).plan), ElementsAre("patients"));
}

TEST_F(ArchiveImport, AnotherTableOfTheArchiveTakesTheExtractsPlaceAndItsOwnName) {
    ImportProposal proposal = propose();
    removeExtract(proposal, 2);
    Dialect other = proposal.extracts[1].survey.dialect;
    other.sheet = "export/sites.csv";
    EXPECT_THAT(previewWith(proposal.extracts[1], other).header, ElementsAre("site", "beds"));
    Progress progress;
    changeDialect(proposal, 1, other, progress);
    EXPECT_THAT(namesOf(proposal.plan), ElementsAre("patients", "sites"));
    EXPECT_EQ(proposal.extracts[1].survey.source.name, "sites.csv in clinic.zip");
    EXPECT_TRUE(isLeftOut(proposal, 1)) << "its key was another table's";
    EXPECT_EQ(proposal.plan.extracts[1].shape, ExtractShape::OneRowPerPatient);
}

TEST_F(ArchiveImport, AnArchiveOfEmptyTablesIsRefusedInTheTablesWords) {
    clinic.folder.write("clinic.zip", zipped({{"a.csv", "id,x\n"}, {"b.csv", "id,y\n"}}));
    try {
        propose();
        FAIL() << "nothing can be brought in";
    } catch (const Failure& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("b.csv in clinic.zip has a header but no rows"));
    }
}

} // namespace
} // namespace vignette::test
