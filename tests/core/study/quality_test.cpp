#include "core/base/failure.h"
#include "core/base/reference_table.h"
#include "core/privacy/patient_keys.h"
#include "core/quality/set_apart_by_missing.h"
#include "core/report/english_wording.h"
#include "core/report/pages.h"
#include "core/report/silence_words.h"
#include "core/study/form_reasons.h"
#include "core/study/samples.h"
#include "tests/core/report/page_text.h"
#include "tests/core/study/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>

namespace vignette::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

/// 500 people of whom 62 of 100 did not say how they feel.
class MessyClinic {
public:
    MessyClinic() {
        std::ostringstream file;
        file << "patient_id,age,smartphone,walks,mood_score,weight_kg\n";
        for (int i = 0; i < 500; ++i) {
            const bool isActive = i % 2 == 0;
            file << 20000 + i << ',' << (isActive ? 30 : 62) + i % 13 << ',' << (isActive ? "yes" : "no")
                 << ',' << (i % 17 < (isActive ? 15 : 2) ? "yes" : "no") << ',';
            if (i % 100 >= 62) file << 1 + i % 9;
            file << ',';
            if (i == 77)
                file << "about 80"; // does not fit a column of numbers
            else
                file << (i == 78 ? 900 : 60 + i % 30);
            file << '\n';
        }
        file << "30001,44,yes\n";            // too few cells
        file << "30002,44,yes,yes,3,70,9\n"; // too many
        file << ",44,yes,yes,3,70\n";        // nobody's
        folder.write("people.csv", file.str());
    }
    ImportProposal proposal() const {
        Progress progress;
        return proposeImport({folder.path() / "people.csv"}, {}, progress);
    }
    std::filesystem::path study() const { return folder.path() / "people.vignette"; }
    std::unique_ptr<StudySession> import(const ImportProposal& proposal) const {
        Progress progress;
        return StudySession::import(study(), proposal, progress, Clinic::options());
    }
    std::unique_ptr<StudySession> reopen() const {
        Progress progress;
        return StudySession::open(study(), StudySession::Mode::ReadWrite, progress, Clinic::options());
    }

    TempFolder folder;
};

Field fieldOf(const StudySession& session, const std::string& key) {
    for (const Field& field : session.fields())
        if (field.key == key) return field;
    ADD_FAILURE() << "no field " << key;
    return {};
}

/// The proposal with what the program itself makes of the fields, `mood_score` set to form.
ImportProposal demandingMood(const MessyClinic& clinic, const std::string& reason) {
    std::vector<Field> fields;
    {
        const auto session = clinic.import(clinic.proposal());
        fields = session->fields();
    }
    std::filesystem::remove(clinic.study());
    ImportProposal proposal = clinic.proposal();
    for (Field& field : fields) {
        if (field.key != "people.mood_score") continue;
        field.use = FieldUse::Form;
        field.useReason.clear();
        field.formReason = reason;
    }
    proposal.plan.fields = fields;
    return proposal;
}

TEST(StudyQuality, KeepsWhatAFileLostWithTheStudy) {
    const MessyClinic clinic;
    clinic.import(clinic.proposal());
    const ImportReport::Extract report = clinic.reopen()->importReport().extracts.front();
    EXPECT_EQ(report.rowCount, 500U);
    EXPECT_EQ(report.setAsideCount, 3U);
    EXPECT_THAT(report.setAsideByReason, UnorderedElementsAre(std::pair(RowProblemKind::TooFewCells, 1U),
                                                              std::pair(RowProblemKind::TooManyCells, 1U),
                                                              std::pair(RowProblemKind::NoPatientKey, 1U)));
    EXPECT_THAT(report.coerced, ElementsAre(CoercedCells{.column = "weight_kg", .count = 1}));
    EXPECT_FALSE(report.notes.empty());
}

TEST(StudyQuality, ReportsEveryFieldOfAnOpenStudy) {
    const MessyClinic clinic;
    const auto session = clinic.import(clinic.proposal());
    Progress progress;
    const QualityReport report = session->quality(progress);
    EXPECT_EQ(report.patientCount, 500U);
    EXPECT_EQ(report.fields.size(), session->fields().size());
    const FieldQuality* weight = report.find("people.weight_kg");
    ASSERT_TRUE(weight);
    EXPECT_EQ(weight->missingCount, 1U);
    EXPECT_TRUE(weight->has(QualityFindingKind::Impossible)); // 900 kg
    EXPECT_TRUE(report.find("people.mood_score")->has(QualityFindingKind::ManyMissing));
}

TEST(StudyQuality, HoldsAFieldBackThatMostPatientsHaveNoValueForAndSaysHowMany) {
    const MessyClinic clinic;
    clinic.import(clinic.proposal());
    const Field mood = fieldOf(*clinic.reopen(), "people.mood_score");
    EXPECT_EQ(mood.use, FieldUse::Check);
    EXPECT_THAT(mood.useReason, StartsWith("62 % of patients have no value"));
    EXPECT_EQ(fieldOf(*clinic.reopen(), "people.age").use, FieldUse::Form);
}

TEST(StudyQuality, RefusesAPlanThatFormsWithSuchAFieldAndDoesNotSayWhy) {
    const MessyClinic clinic;
    try {
        clinic.import(demandingMood(clinic, {}));
        FAIL() << "formed without a reason";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.code(), FailureCode::BadUsage);
        EXPECT_THAT(failure.what(), HasSubstr("people.mood_score"));
    }
    EXPECT_FALSE(std::filesystem::exists(clinic.study()));
}

TEST(StudyQuality, TellsBeforeTheImportWhichFieldsOfAPlanWaitForAReason) {
    const MessyClinic clinic;
    EXPECT_TRUE(fieldsWithoutReason(clinic.proposal()).empty());
    ImportProposal proposal = demandingMood(clinic, "  "); // blanks are no reason
    const std::vector<FieldWithoutReason> open = fieldsWithoutReason(proposal);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].key, "people.mood_score");
    EXPECT_FALSE(open[0].label.empty());
    EXPECT_NEAR(open[0].missingShare, 0.62, 0.005); // the share the import names
    EXPECT_TRUE(fieldsWithoutReason(demandingMood(clinic, "Drawn by lot.")).empty());

    setFormReason(proposal, {"people.mood_score"}, " Drawn by lot. ");
    EXPECT_TRUE(fieldsWithoutReason(proposal).empty());
    EXPECT_EQ(fieldOf(*clinic.import(proposal), "people.mood_score").formReason, "Drawn by lot.");
}

TEST(StudyQuality, AFieldWithoutAReasonOnlyChecksWhenAPersonSaysSo) {
    const MessyClinic clinic;
    ImportProposal proposal = demandingMood(clinic, {});
    setFormReason(proposal, {"people.mood_score"}, {});
    const Field mood = fieldOf(*clinic.import(proposal), "people.mood_score");
    EXPECT_EQ(mood.use, FieldUse::Check);
    EXPECT_EQ(mood.useReason, "Decided by a person.");
}

TEST(StudyQuality, AScreenHoldsSuchAFieldBackInsteadOfRefusing) {
    const MessyClinic clinic;
    SessionOptions options = Clinic::options();
    options.fieldsWithoutReason = SessionOptions::FieldsWithoutReason::HoldBack;
    Progress progress;
    const auto session = StudySession::import(clinic.study(), demandingMood(clinic, {}), progress, options);
    const Field mood = fieldOf(*session, "people.mood_score");
    EXPECT_EQ(mood.use, FieldUse::Check);
    EXPECT_THAT(mood.useReason, StartsWith("62 % of patients have no value"));
}

TEST(StudyQuality, FormsWithItForAReasonThatIsKeptAndPrinted) {
    const MessyClinic clinic;
    clinic.import(demandingMood(clinic, "Those who answered were drawn by lot."));
    const auto session = clinic.reopen();
    EXPECT_EQ(fieldOf(*session, "people.mood_score").formReason, "Those who answered were drawn by lot.");
    Progress progress;
    const FoundSegments found = session->findSegments(Clinic::plan(), progress);
    const bool isForming =
        std::any_of(found.encoding.fields.begin(), found.encoding.fields.end(),
                    [](const FieldEncoding& field) { return field.fieldKey == "people.mood_score"; });
    EXPECT_TRUE(isForming);
    session->keepSegments(found, progress);
    std::string printed;
    for (const CardPage& page : methodsPages(session->release(), EnglishWording()))
        for (const std::string& text : testing::textsOf(page))
            printed += text + "\n";
    EXPECT_THAT(printed,
                HasSubstr("although 62 of 100 have no value. Reason given: Those who answered were"));
}

TEST(StudyQuality, AskingForItByNameNeedsTheReasonToo) {
    const MessyClinic clinic;
    const auto session = clinic.import(clinic.proposal());
    Progress progress;
    SegmentationPlan plan = Clinic::plan();
    plan.formingFields = {"people.age", "people.mood_score"};
    EXPECT_THROW(session->findSegments(plan, progress), Failure);
    std::vector<Field> fields = session->fields();
    for (Field& field : fields)
        if (field.key == "people.mood_score") field.formReason = "Drawn by lot.";
    session->setFields(fields);
    EXPECT_EQ(session->findSegments(plan, progress).encoding.fields.size(), 2U);
}

/// Labels of Harbor Valley's false group in the order of the data set.
Segmentation falseGroup(const Dataset& data, const std::filesystem::path& study,
                        const std::filesystem::path& truth, const std::string& column) {
    PatientKeys keys = PatientKeys::load(PatientKeys::fileBeside(study));
    const ReferenceTable groups = ReferenceTable::load(truth);
    std::map<Surrogate, bool> isOfGroup;
    for (std::size_t row = 0; row < groups.rowCount(); ++row)
        isOfGroup[keys.surrogateFor(keys.keyOf(groups.at(row, "patient_id")))] =
            groups.at(row, column) == "yes";
    Segmentation segmentation;
    segmentation.segmentCount = 2;
    segmentation.sizes = {0, 0};
    for (const Surrogate& patient : data.patients) {
        segmentation.labels.push_back(isOfGroup[patient] ? 1 : 0);
        ++segmentation.sizes[segmentation.labels.back()];
    }
    return segmentation;
}

TEST(StudyQuality, NamesHarborValleysFalseGroupByWhatWasNotRecorded) {
    const Clinic clinic;
    Progress progress;
    const Sample sample = sampleById("harbor-valley");
    ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
    describeSample(sample, proposal);
    const auto session = StudySession::import(clinic.study(), proposal, progress, Clinic::options());
    const Dataset& data = session->data(progress);
    const std::filesystem::path truth = sample.files.front().parent_path() / "truth" / "groups.csv";

    const Segmentation planted = falseGroup(data, clinic.study(), truth, "g7_missed_checks");
    EXPECT_NEAR(static_cast<double>(planted.sizes[1]), 1109.0, 60.0);
    const auto named = setApartByMissing(data, planted);
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].segment, 1U);
    EXPECT_GT(named[0].segmentShare, 0.9);
    const std::string sentence = setApartSentence(inWords(named[0], data.fields), EnglishWording());
    EXPECT_THAT(sentence, HasSubstr("nearly all"));
    EXPECT_THAT(sentence, HasSubstr("Body mass index"));

    // A group that is planted with traits, not with silence, is not named.
    for (const char* group : {"g2_many_clinics", "g4_shift_workers"})
        EXPECT_TRUE(setApartByMissing(data, falseGroup(data, clinic.study(), truth, group)).empty()) << group;
}

} // namespace
} // namespace vignette::test
