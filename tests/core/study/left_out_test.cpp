#include "core/study/data_end.h"
#include "core/study/import_proposal.h"
#include "core/study/plan_file.h"
#include "core/study/study_session.h"
#include "tests/core/study/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The small clinic and laboratory values of its patients, whose key has a name that says nothing.
class LeftOut : public testing::Test {
protected:
    LeftOut() {
        std::ostringstream labs;
        labs << "chart,sodium,drawn\n";
        for (int i = 0; i < 600; ++i)
            labs << 100000 + i << ',' << 130 + i % 15 << ",2025-0" << 1 + i % 9 << "-02\n";
        clinic.folder.write("labs.csv", labs.str());
    }
    ImportProposal propose(const std::vector<std::string>& names, const ProposalOptions& options = {}) const {
        std::vector<std::filesystem::path> files;
        for (const std::string& name : names)
            files.push_back(clinic.folder.path() / name);
        Progress progress;
        return proposeImport(files, options, progress);
    }
    ImportReport import(const ImportProposal& proposal) const {
        Progress progress;
        return StudySession::import(clinic.study(), proposal, progress, Clinic::options())->importReport();
    }
    const Clinic clinic;
};

TEST_F(LeftOut, AFileWithoutACommonKeyStaysToBeSeenAndIsNotBroughtIn) {
    const ImportProposal proposal = propose({"patients.csv", "labs.csv"});
    ASSERT_EQ(proposal.extracts.size(), 2U);
    EXPECT_FALSE(isLeftOut(proposal, 0));
    EXPECT_TRUE(isLeftOut(proposal, 1));
    EXPECT_THAT(cautionsOf(proposal), ElementsAre(HasSubstr("labs.csv has no patient key in common")));
    const Date today = *Date::from(2026, 1, 1);
    EXPECT_NE(dataEndOf(proposal, today), *Date::from(2025, 9, 2)) << "its dates are not the study's";
    const ImportReport report = import(proposal);
    ASSERT_EQ(report.extracts.size(), 1U);
    EXPECT_EQ(report.extracts[0].name, "patients");
    EXPECT_EQ(report.patientCount, 600U);
}

TEST_F(LeftOut, ItsKeyTakesItIn) {
    ImportProposal proposal = propose({"patients.csv", "labs.csv"});
    changeKey(proposal, 1, "chart");
    EXPECT_FALSE(isLeftOut(proposal, 1));
    EXPECT_THAT(cautionsOf(proposal), IsEmpty());
    const ImportReport report = import(proposal);
    ASSERT_EQ(report.extracts.size(), 2U);
    EXPECT_EQ(report.extracts[1].matchedCount, 600U);
}

TEST_F(LeftOut, APlanTakesItIn) {
    ProposalOptions options;
    options.plan = readPlanFile(clinic.folder.write("plan.json", R"({"import": {"extracts": [
        {"name": "labs", "key_column": "chart"}]}})"))
                       .import;
    const ImportProposal proposal = propose({"patients.csv", "labs.csv"}, options);
    EXPECT_EQ(proposal.plan.extracts[1].keyColumn, "chart");
    EXPECT_FALSE(isLeftOut(proposal, 1));
    EXPECT_THAT(proposal.cautions, IsEmpty());
    EXPECT_EQ(import(proposal).extracts[1].matchedCount, 600U);
}

TEST_F(LeftOut, APlanThatSaysNothingOfTheWritingLeavesItToTheGuess) {
    clinic.folder.write("labs.csv", "chart;sodium\n100000;130,5\n100001;131,5\n100002;140,0\n");
    ProposalOptions options;
    options.plan = readPlanFile(clinic.folder.write("plan.json", R"({"import": {"extracts": [
        {"name": "labs", "key_column": "chart"}]}})"))
                       .import;
    const ImportProposal proposal = propose({"patients.csv", "labs.csv"}, options);
    EXPECT_EQ(proposal.extracts[1].survey.dialect.delimiter, ';');
    EXPECT_FALSE(isLeftOut(proposal, 1));
}

TEST_F(LeftOut, TheFirstFileNeedsAKeyToo) {
    ImportProposal proposal = propose({"patients.csv", "conditions.csv"});
    changeKey(proposal, 0, std::nullopt);
    EXPECT_TRUE(isLeftOut(proposal, 1));
    EXPECT_THAT(cautionsOf(proposal),
                ElementsAre(HasSubstr("conditions.csv is left out, because patients.csv has no key")));
    EXPECT_EQ(import(proposal).extracts.size(), 1U);
}

TEST_F(LeftOut, OneRowAPatientSaysWhoThePatientsAreWhereverItStands) {
    clinic.folder.write("drugs.csv",
                        "chart,drug\n100000,a\n100000,b\n100001,a\n100001,c\n100002,b\n100002,a\n");
    ImportProposal proposal = propose({"drugs.csv", "labs.csv"});
    ASSERT_EQ(proposal.extracts[0].survey.source.name, "drugs.csv");
    changeKey(proposal, 0, "chart");
    changeKey(proposal, 1, "chart");
    EXPECT_EQ(proposal.plan.extracts[0].shape, ExtractShape::ManyRowsPerPatient);
    const ImportReport report = import(proposal);
    EXPECT_EQ(report.extracts[0].name, "labs");
    EXPECT_EQ(report.patientCount, 600U);
    EXPECT_EQ(report.extracts[1].matchedCount, 3U);
}

TEST_F(LeftOut, NothingIsCopiedWhereEveryFileIsIn) {
    EXPECT_FALSE(broughtIn(propose({"patients.csv", "conditions.csv"})));
}

} // namespace
} // namespace vignette::test
