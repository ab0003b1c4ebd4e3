#include "core/ingest/kept_extract.h"
#include "core/model/json/report_json.h"
#include "tests/core/study/clinic.h"

#include <gtest/gtest.h>

using namespace vignette;
using namespace vignette::test;

namespace {

/// Members with everything that a gate has to settle: the same member twice, rows without a member, ages over
/// 89, ZIP codes, dates, ticks, missing texts, costs that are nearly all different.
std::string members() {
    std::string text = "member,age,zip,joined,owns,cost,plan,mood\n";
    for (int i = 0; i < 3'000; ++i) {
        const std::string id = i % 50 == 7 ? "" : "M" + std::to_string(70'000 + (i % 60 == 3 ? i - 1 : i));
        text += id + "," + std::to_string(20 + i % 80) + "," + (i % 9 == 0 ? "03601" : "02138") + ",2024-0" +
                std::to_string(1 + i % 9) + "-11," + (i % 2 == 0 ? "car;bike" : "bike") + "," +
                (i % 13 == 0 ? "NA" : std::to_string(i * 7) + "." + std::to_string(i % 97)) + "," +
                (i % 4 == 0   ? " gold "
                 : i % 4 == 1 ? "silver"
                 : i % 4 == 2 ? ""
                              : "bronze") +
                "," + std::to_string(1 + i % 5) + "\n";
        if (i % 500 == 1) text += "a,row,that,is,short\n";
    }
    return text;
}

ImportProposal propose(const std::filesystem::path& file, std::uint64_t keptBytes) {
    Progress progress;
    ProposalOptions options;
    options.keptBytes = keptBytes;
    return proposeImport({file}, options, progress);
}

std::unique_ptr<StudySession> importOf(const ImportProposal& proposal, const std::filesystem::path& study) {
    Progress progress;
    return StudySession::import(study, proposal, progress, Clinic::options());
}

} // namespace

TEST(KeptImport, LeavesTheSameStudyAsReadingTheFileAgain) {
    const TempFolder folder;
    const auto file = folder.write("members.csv", members());
    const ImportProposal keeping = propose(file, std::uint64_t{64} << 20);
    const ImportProposal reading = propose(file, 0);
    ASSERT_NE(keeping.extracts.front().kept, nullptr);
    ASSERT_EQ(reading.extracts.front().kept, nullptr);
    const auto kept = importOf(keeping, folder.path() / "kept.vignette");
    const auto read = importOf(reading, folder.path() / "read.vignette");
    EXPECT_EQ(jsonText(toJson(kept->importReport())), jsonText(toJson(read->importReport())));
    EXPECT_EQ(kept->fields(), read->fields());
    EXPECT_GT(kept->importReport().extracts.front().duplicateCount, 0U);
    EXPECT_GT(kept->importReport().extracts.front().setAsideByReason.at(RowProblemKind::NoPatientKey), 0U);
    Progress progress;
    EXPECT_EQ(kept->data(progress).fingerprint, read->data(progress).fingerprint);
}

TEST(KeptImport, FollowsWhatAPersonChangesAfterTheSurvey) {
    const TempFolder folder;
    const auto file = folder.write("members.csv", members());
    const auto changed = [&](std::uint64_t keptBytes, const char* name) {
        ImportProposal proposal = propose(file, keptBytes);
        changeKey(proposal, 0, std::nullopt);
        setMissingTokens(proposal, 0, "mood", {"5"});
        overrideScreening(proposal, 0, "cost", ColumnAction::Drop, "");
        return importOf(proposal, folder.path() / name);
    };
    const auto kept = changed(std::uint64_t{64} << 20, "kept.vignette");
    const auto read = changed(0, "read.vignette");
    EXPECT_EQ(jsonText(toJson(kept->importReport())), jsonText(toJson(read->importReport())));
    EXPECT_EQ(kept->fields(), read->fields());
    Progress progress;
    EXPECT_EQ(kept->data(progress).fingerprint, read->data(progress).fingerprint);
}

TEST(KeptImport, RefusesAFileThatWasWrittenSince) {
    const TempFolder folder;
    const auto file = folder.write("members.csv", members());
    const ImportProposal proposal = propose(file, std::uint64_t{64} << 20);
    std::string other = members();
    other.replace(other.find("silver"), 6, "golden");
    folder.write("members.csv", other);
    const auto failure = failureOf([&] { importOf(proposal, folder.path() / "a.vignette"); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), FailureCode::ChangedSource);
}

TEST(KeptImport, LetsGoOfTheRowsWhenTheFileIsReadAnotherWay) {
    const TempFolder folder;
    ImportProposal proposal = propose(folder.write("members.csv", members()), std::uint64_t{64} << 20);
    ASSERT_NE(proposal.extracts.front().kept, nullptr);
    Dialect dialect = proposal.extracts.front().survey.dialect;
    dialect.quote.reset();
    Progress progress;
    changeDialect(proposal, 0, dialect, progress);
    EXPECT_EQ(proposal.extracts.front().kept, nullptr);
}
