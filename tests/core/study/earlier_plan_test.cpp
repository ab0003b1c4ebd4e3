#include "core/study/earlier_plan.h"

#include "core/model/json/import_plan_json.h"
#include "core/study/import_proposal.h"
#include "core/study/plan_file.h"
#include "tests/core/ingest/test_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace vignette::test {
namespace {

/// 80 invented people; `extra` fills one more column where it is named.
std::string peopleText(char delimiter, const std::string& extraName = {}, const std::string& extra = {}) {
    std::ostringstream text;
    text << "member" << delimiter << "age" << delimiter << "site" << delimiter << "steps";
    if (!extraName.empty()) text << delimiter << extraName;
    text << '\n';
    for (int i = 0; i < 80; ++i) {
        text << "M" << 5000 + 13 * i << delimiter << 30 + i % 40 << delimiter
             << (i % 2 == 0 ? "north" : "south") << delimiter << 1000 + 37 * i;
        if (!extraName.empty()) text << delimiter << extra << i % 7;
        text << '\n';
    }
    return text.str();
}

std::string visitsText() {
    std::ostringstream text;
    text << "member,visit_date,kind\n";
    for (int i = 0; i < 240; ++i)
        text << "M" << 5000 + 13 * (i % 80) << ",2025-0" << 1 + i % 9 << "-1" << i % 7 << ','
             << (i % 3 == 0 ? "office" : "emergency") << '\n';
    return text.str();
}

class EarlierPlan : public testing::Test {
protected:
    ImportProposal propose(const std::vector<std::string>& names, const std::optional<ImportPlan>& plan = {},
                           bool isAddition = false) {
        std::vector<std::filesystem::path> files;
        for (const std::string& name : names)
            files.push_back(folder.path() / name);
        ProposalOptions options;
        options.plan = plan;
        options.isAddition = isAddition;
        Progress progress;
        return proposeImport(files, options, progress);
    }
    static const ColumnDecision& decision(const ImportProposal& proposal, const std::string& column) {
        return *proposal.plan.extracts.front().screening.find(column);
    }
    static bool isSaid(const ImportProposal& proposal, const std::string& words) {
        return std::ranges::any_of(proposal.cautions, [&](const std::string& caution) {
            return caution.find(words) != std::string::npos;
        });
    }
    const TempFolder folder;
};

TEST_F(EarlierPlan, AFileOfAnotherNameIsKnownByItsColumnsAndKeepsItsFieldKeys) {
    folder.write("members_2025Q3.csv", peopleText(','));
    folder.write("members_2025Q4.csv", peopleText(','));
    ImportProposal before = propose({"members_2025Q3.csv"});
    overrideScreening(before, 0, "steps", ColumnAction::Drop, "not for this study");
    const ImportProposal now = propose({"members_2025Q4.csv"}, before.plan);
    EXPECT_EQ(now.plan.extracts.front().name, "members_2025Q3");
    EXPECT_EQ(decision(now, "steps").action, ColumnAction::Drop);
    EXPECT_EQ(decision(now, "steps").overrideReason, "not for this study");
    EXPECT_TRUE(now.cautions.empty()) << now.cautions.front();
}

TEST_F(EarlierPlan, AnotherTableIsNotTakenForTheOneOfThePlan) {
    folder.write("people.csv", peopleText(','));
    folder.write("visits.csv", visitsText());
    const ImportProposal before = propose({"people.csv"});
    const ImportProposal now = propose({"visits.csv"}, before.plan);
    EXPECT_EQ(now.plan.extracts.front().name, "visits");
    EXPECT_TRUE(isSaid(now, "people"));
}

TEST_F(EarlierPlan, AReasonGivenForOneFindingDoesNotLetAnotherIn) {
    folder.write("a.csv", peopleText(',', "contact", "room "));
    folder.write("b.csv", peopleText(',', "contact", "jane.roe@example.org;6"));
    ImportProposal before = propose({"a.csv"});
    overrideScreening(before, 0, "contact", ColumnAction::Keep, "rooms are not people");
    ASSERT_TRUE(decision(before, "contact").isOverridden());
    const ImportProposal now = propose({"b.csv"}, before.plan);
    EXPECT_EQ(decision(now, "contact").action, ColumnAction::Drop);
    EXPECT_FALSE(decision(now, "contact").isOverridden());
    EXPECT_TRUE(isSaid(now, "something else is found now in contact"));
}

TEST_F(EarlierPlan, ColumnsThatCameAndWentAreNamed) {
    folder.write("people.csv", peopleText(',', "diet", "d"));
    const ImportProposal before = propose({"people.csv"});
    folder.write("people.csv", peopleText(',', "sleep", ""));
    const ImportProposal now = propose({"people.csv"}, before.plan);
    EXPECT_TRUE(isSaid(now, "new since then: sleep"));
    EXPECT_TRUE(isSaid(now, "not in the file any more: diet"));
}

TEST_F(EarlierPlan, AFileThatIsWrittenInAnotherWayIsReadAsItLooksAndThatIsSaid) {
    folder.write("people.csv", peopleText(','));
    const ImportProposal before = propose({"people.csv"});
    folder.write("people.csv", peopleText(';'));
    const ImportProposal now = propose({"people.csv"}, before.plan);
    EXPECT_EQ(now.extracts.front().survey.dialect.delimiter, ';');
    EXPECT_EQ(now.extracts.front().survey.columns.size(), 4U);
    EXPECT_TRUE(isSaid(now, "written in another way"));
}

TEST_F(EarlierPlan, AddingAFileKeepsWhatWasDecidedAndLinksTheTwo) {
    folder.write("people.csv", peopleText(','));
    folder.write("visits.csv", visitsText());
    ImportProposal before = propose({"people.csv"});
    overrideScreening(before, 0, "site", ColumnAction::Drop, "");
    changeKey(before, 0, std::nullopt);
    overrideScreening(before, 0, "site", ColumnAction::Drop, "");
    const ImportProposal now = propose({"people.csv", "visits.csv"}, before.plan, true);
    ASSERT_EQ(now.plan.extracts.size(), 2U);
    EXPECT_EQ(decision(now, "site").action, ColumnAction::Drop);
    EXPECT_EQ(now.plan.extracts[0].keyColumn, "member");
    EXPECT_EQ(now.plan.extracts[1].keyColumn, "member");
}

TEST_F(EarlierPlan, ARecipeSurvivesItsFile) {
    folder.write("people.csv", peopleText(','));
    ImportProposal before = propose({"people.csv"});
    overrideScreening(before, 0, "site", ColumnAction::Drop, "one site only");
    folder.write("plan.json", planFileText({.import = before.plan, .segmentation = {}}));
    const PlanFile read = readPlanFile(folder.path() / "plan.json");
    ASSERT_TRUE(read.import);
    EXPECT_EQ(toJson(*read.import), toJson(before.plan));
}

TEST(KnownShare, IsTheShareOfColumnsThePlanKnows) {
    ImportPlan plan;
    plan.extracts.emplace_back().name = "a";
    for (const char* name : {"x", "y", "z"})
        plan.extracts.front().screening.columns.emplace_back().column = name;
    const FileFace all{.name = "other", .header = {"x", "y", "z"}};
    const FileFace three{.name = "a", .header = {"x", "y", "z", "new"}};
    const FileFace none{.name = "other", .header = {"p", "q"}};
    EXPECT_DOUBLE_EQ(knownShare(plan, {&all, 1}), 1.0);
    EXPECT_DOUBLE_EQ(knownShare(plan, {&three, 1}), 0.75);
    EXPECT_DOUBLE_EQ(knownShare(plan, {&none, 1}), 0.0);
}

} // namespace
} // namespace vignette::test
