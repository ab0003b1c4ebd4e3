#include "core/base/failure.h"
#include "core/report/english_wording.h"
#include "core/report/exports.h"
#include "core/report/pages.h"
#include "tests/core/study/clinic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

namespace vignette::test {
namespace {

ExpertDetermination expertRecord() {
    return {.expert = "Dr. Ada Probe",
            .credentials = "PhD statistics",
            .date = parseDate("2026-01-15", DateFormat::IsoDash),
            .method = "Report 12 in the data office",
            .statement = "The risk is very small.",
            .expiry = parseDate("2028-01-15", DateFormat::IsoDash)};
}

LimitedDataSet limitedRecord() {
    return {.recipient = "North Clinic",
            .agreementDate = parseDate("2026-02-01", DateFormat::IsoDash),
            .purpose = "health care operations",
            .reason = "Planning of outreach; agreement 77."};
}

/// The clinic's study with two segments kept.
class StudyPrivacy : public testing::Test {
protected:
    StudyPrivacy() : session(clinic.import()) {
        Progress progress;
        SegmentationPlan plan;
        plan.segmentCount = 2;
        session->keepSegments(session->findSegments(plan, progress), progress);
    }
    void reopen() {
        session.reset();
        session = clinic.reopen();
    }
    const Clinic clinic;
    std::unique_ptr<StudySession> session;
};

std::string textOf(const std::vector<CardPage>& pages) {
    std::string text;
    for (const CardPage& page : pages)
        for (const auto& row : page.rows)
            for (const auto* side : {&row.left, &row.right})
                for (const CardBlock& block : *side)
                    if (const auto* notes = std::get_if<CardNotes>(&block))
                        for (const CardText& line : notes->lines)
                            text += line.text + "\n";
    return text;
}

TEST_F(StudyPrivacy, RecordsLastAndAreLogged) {
    session->setPrivacyRecords({.expert = expertRecord(), .limited = limitedRecord()});
    reopen();
    const PrivacyRecords records = session->privacyRecords();
    EXPECT_EQ(records.expert, expertRecord());
    EXPECT_EQ(records.limited, limitedRecord());
}

TEST_F(StudyPrivacy, AnIncompleteRecordIsRefusedAndNothingChanges) {
    ExpertDetermination record = expertRecord();
    record.statement = "  ";
    try {
        session->setPrivacyRecords({.expert = record, .limited = {}});
        FAIL() << "half a record was taken";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.code(), FailureCode::BadUsage);
        EXPECT_NE(std::string(failure.what()).find("the statement"), std::string::npos) << failure.what();
    }
    EXPECT_FALSE(session->privacyRecords().expert);
}

TEST_F(StudyPrivacy, EveryExportSaysThatItIsALimitedDataSetAndWhy) {
    const EnglishWording wording;
    EXPECT_EQ(csvText(session->release(), wording).find("agreement 77"), std::string::npos);
    session->setPrivacyRecords({.expert = {}, .limited = limitedRecord()});
    const Release release = session->release();
    ASSERT_FALSE(release.personas().empty());
    EXPECT_NE(csvText(release, wording).find("agreement 77"), std::string::npos);
    EXPECT_NE(jsonText(release, wording).find("agreement 77"), std::string::npos);
    for (const ShownPersona& persona : release.personas()) {
        const std::string footer = storyPage(release, persona.id, wording).footer;
        const std::size_t at = footer.find("agreement 77");
        EXPECT_NE(at, std::string::npos);
        EXPECT_EQ(footer.find("agreement 77", at + 1), std::string::npos) << "said twice: " << footer;
    }
}

/// A wording that says every text as its key and arguments, as a language would say it in its own words.
class KeyWording : public EnglishWording {
public:
    std::string say(std::string_view key, const std::vector<std::string>& arguments) const override {
        std::string text = "[" + std::string(key);
        for (const std::string& argument : arguments)
            text += "|" + argument;
        return text + "]";
    }
    std::string date(std::int64_t secondsSinceEpoch) const override {
        return "day " + std::to_string(secondsSinceEpoch / 86400);
    }
};

TEST_F(StudyPrivacy, AnExportSaysInItsOwnLanguageThatItIsALimitedDataSet) {
    session->setPrivacyRecords({.expert = {}, .limited = limitedRecord()});
    const Release release = session->release();
    const KeyWording wording;
    const std::string day = "day " + std::to_string(limitedRecord().agreementDate->days);
    const std::string said = "[privacy.limited|" + limitedRecord().recipient + "|" + day + "|" +
                             limitedRecord().purpose + "|" + limitedRecord().reason + "]";
    const ShownPersona& persona = release.personas().front();
    for (const std::string& text : std::vector<std::string>{
             csvText(release, wording), jsonText(release, wording), overviewText(release, wording),
             storyPage(release, persona.id, wording).footer,
             textOf({evidencePage(release, persona.id, wording)}), textOf(methodsPages(release, wording)),
             overviewPage(release, wording).footer}) {
        EXPECT_NE(text.find("privacy.limited"), std::string::npos) << text;
        EXPECT_EQ(text.find("Limited data set"), std::string::npos) << text;
    }
    EXPECT_NE(jsonText(release, wording).find(said), std::string::npos);
}

TEST_F(StudyPrivacy, MethodsPrintTheExpertsOwnWords) {
    const EnglishWording wording;
    session->setPrivacyRecords({.expert = expertRecord(), .limited = {}});
    const std::string text = textOf(methodsPages(session->release(), wording));
    EXPECT_NE(text.find("Dr. Ada Probe"), std::string::npos);
    EXPECT_NE(text.find("The risk is very small."), std::string::npos);
    EXPECT_NE(text.find("15 Jan 2028"), std::string::npos);
    EXPECT_EQ(text.find("de-identified"), std::string::npos);
}

/// Recomputed from the clinic's file by hand: patients by age, and by age in bands of ten years.
TEST_F(StudyPrivacy, LookAlikesAreCountedOverAgeAsAnIndependentCountSays) {
    std::map<int, std::uint64_t> byAge;
    std::map<int, std::uint64_t> byBand;
    std::ifstream file(clinic.files().front());
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string cell;
        for (int i = 0; i < 3; ++i)
            std::getline(cells, cell, ',');
        ++byAge[std::stoi(cell)];
        ++byBand[std::stoi(cell) / 10];
    }
    const auto fewest = [](const std::map<int, std::uint64_t>& counts) {
        std::uint64_t least = ~std::uint64_t{0};
        for (const auto& [value, count] : counts)
            least = std::min(least, count);
        return least;
    };
    Progress progress;
    const LookAlikes report = session->countLookAlikes({"patients.age"}, progress);
    EXPECT_EQ(report.asStored.patientCount, 600U);
    EXPECT_EQ(report.asStored.classCount, byAge.size());
    EXPECT_EQ(report.asStored.smallestClass, fewest(byAge));
    EXPECT_EQ(report.inBands.classCount, byBand.size());
    EXPECT_EQ(report.inBands.smallestClass, fewest(byBand));
    EXPECT_FALSE(report.isProposed);
    reopen();
    ASSERT_TRUE(session->lookAlikes());
    EXPECT_EQ(session->lookAlikes()->fieldKeys, std::vector<std::string>{"patients.age"});
    EXPECT_EQ(session->lookAlikes()->asStored.smallestClass, fewest(byAge));
}

TEST_F(StudyPrivacy, ANewStudyHasCountedTheFieldsOthersAreLikelyToKnow) {
    const auto report = session->lookAlikes();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->isProposed);
    EXPECT_NE(std::ranges::find(report->fieldKeys, "patients.age"), report->fieldKeys.end());
    EXPECT_EQ(std::ranges::find(report->fieldKeys, "patients.walks"), report->fieldKeys.end());
}

TEST_F(StudyPrivacy, ADestroyedKeyFileIsGoneAndTheStudyStillOpens) {
    ASSERT_TRUE(session->hasKeyFile());
    session->destroyKeys();
    EXPECT_FALSE(session->hasKeyFile());
    EXPECT_THROW(session->destroyKeys(), Failure);
    reopen();
    Progress progress;
    EXPECT_EQ(session->data(progress).patientCount, 600U);
    EXPECT_TRUE(session->hasPersonas());
}

TEST_F(StudyPrivacy, AReadOnlyStudyKeepsItsKeyFile) {
    session.reset();
    session = clinic.reopen(StudySession::Mode::ReadOnly);
    EXPECT_THROW(session->destroyKeys(), Failure);
    EXPECT_TRUE(session->hasKeyFile());
}

} // namespace
} // namespace vignette::test
