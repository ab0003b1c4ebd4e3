#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/study/typed_texts.h"
#include "tests/core/study/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Field* fieldOf(const std::vector<Field>& fields, const std::string& column) {
    const auto found = std::ranges::find(fields, column, &Field::column);
    return found == fields.end() ? nullptr : &*found;
}

std::string bytesOf(const std::filesystem::path& file) {
    return readWholeFile(file, 1ULL << 26);
}

PersonaEdit editOf(const ShownPersona& persona, const std::string& slot, const std::string& text) {
    PersonaEdit edit;
    edit.persona = persona.id;
    edit.slot = slot;
    edit.text = text;
    return edit;
}

TEST(StudySessionTest, BringsInLinkedFilesAndDescribesTheirFields) {
    const Clinic clinic;
    const auto session = clinic.import();
    EXPECT_EQ(session->info().name, "Small clinic");
    const ImportReport report = session->importReport();
    EXPECT_EQ(report.patientCount, 600U);
    ASSERT_EQ(report.extracts.size(), 2U);
    EXPECT_EQ(report.extracts[1].matchedCount, report.extracts[1].patientCount);
    const std::vector<Field> fields = session->fields();
    EXPECT_EQ(fieldOf(fields, "name"), nullptr) << "a name is not stored";
    ASSERT_NE(fieldOf(fields, "hypertension#ever"), nullptr);
    EXPECT_EQ(fieldOf(fields, "hypertension#ever")->care, FieldCare::Ordinary);
}

TEST(StudySessionTest, NamesWhatTheGateMadeOfDates) {
    const Clinic clinic;
    std::string rows = "person,born,enrolled,score\n";
    for (int i = 0; i < 400; ++i)
        rows += std::to_string(70000 + i) + "," + std::to_string(1940 + i % 60) + "-0" +
                std::to_string(1 + i % 9) + "-1" + std::to_string(i % 9) + ",20" +
                std::to_string(15 + i % 8) + "-05-2" + std::to_string(i % 9) + "," + std::to_string(i % 7) +
                "\n";
    clinic.folder.write("people.csv", rows);
    Progress progress;
    const ImportProposal proposal = proposeImport({clinic.folder.path() / "people.csv"}, {}, progress);
    const auto session = StudySession::import(clinic.study(), proposal, progress, Clinic::options());
    const std::vector<Field> fields = session->fields();
    const Field* age = fieldOf(fields, "born");
    ASSERT_NE(age, nullptr);
    EXPECT_EQ(age->label, "Age");
    EXPECT_EQ(age->unit, "years");
    const Field* year = fieldOf(fields, "enrolled");
    ASSERT_NE(year, nullptr);
    EXPECT_EQ(year->kind, FieldKind::Year);
    EXPECT_NE(year->use, FieldUse::Form);
}

TEST(StudySessionTest, CountsChronicConditionsAndHoldsSensitiveOnesBack) {
    const Clinic clinic;
    const auto session = clinic.import();
    const std::vector<Field> fields = session->fields();
    const Field* count = fieldOf(fields, "chronic_conditions#count");
    ASSERT_NE(count, nullptr);
    EXPECT_TRUE(count->hasPlainLabel);
    const Field* depression = fieldOf(fields, "depression#ever");
    ASSERT_NE(depression, nullptr);
    EXPECT_EQ(depression->care, FieldCare::Sensitive);
    EXPECT_EQ(depression->use, FieldUse::Check);

    Progress progress;
    const Dataset& data = session->data(progress);
    std::size_t at = 0;
    ASSERT_NE(data.find(count->key, &at), nullptr);
    std::size_t withNone = 0;
    for (std::size_t i = 0; i < data.patientCount; ++i) {
        ASSERT_FALSE(std::isnan(data.columns[at].numbers[i])) << "no record of a condition is a count of 0";
        withNone += data.columns[at].numbers[i] == 0.0 ? 1 : 0;
    }
    EXPECT_GT(withNone, 100U);
    EXPECT_LT(withNone, 400U);
}

TEST(StudySessionTest, FindsTheTwoGroupsAndKeepsThem) {
    const Clinic clinic;
    auto session = clinic.import();
    EXPECT_FALSE(session->hasPersonas());
    EXPECT_THAT(session->release().personas(), IsEmpty());
    Progress progress;
    const FoundSegments found = session->findSegments(Clinic::plan(), progress);
    ASSERT_EQ(found.segmentation.segmentCount, 2);
    EXPECT_THAT(found.segmentation.sizes,
                ::testing::Each(::testing::AllOf(::testing::Ge(290U), ::testing::Le(310U))));
    EXPECT_FALSE(session->hasPersonas()) << "finding changes nothing";
    session->keepSegments(found, progress);
    EXPECT_EQ(session->release().personas().size(), 2U);
    EXPECT_THAT(session->verifyEvidence(progress), IsEmpty());

    session.reset();
    const auto again = clinic.reopen(StudySession::Mode::ReadOnly);
    EXPECT_TRUE(again->isReadOnly());
    ASSERT_TRUE(again->keptSegments());
    EXPECT_EQ(again->keptSegments()->segmentation.labels, found.segmentation.labels);
    EXPECT_EQ(again->release().personas().size(), 2U);
}

TEST(StudySessionTest, KeepsSeveralSegmentationsAndUsesOne) {
    const Clinic clinic;
    auto session = withPersonas(clinic);
    Progress progress;
    SegmentationPlan three = Clinic::plan();
    three.segmentCount = 3;
    const FoundSegments other = session->findSegments(three, progress);
    const SegmentationId id = session->keepBeside(other);
    EXPECT_EQ(session->keepBeside(other), id) << "the same segments are kept once";
    ASSERT_EQ(session->solutions().size(), 2U);
    EXPECT_FALSE(session->solutions().front().isCurrent);
    EXPECT_EQ(session->solutions().front().sizes, other.segmentation.sizes);
    EXPECT_EQ(session->release().personas().size(), 2U) << "the personas in use stay";
    const SegmentationId first = session->solutions().back().id;

    session->useSolution(id, progress);
    session.reset();
    session = clinic.reopen();
    EXPECT_EQ(session->keptSegments()->segmentation.labels, other.segmentation.labels);
    ASSERT_EQ(session->solutions().size(), 2U);
    EXPECT_TRUE(session->solutions().front().isCurrent);
    EXPECT_THROW(session->removeSolution(id), Failure) << "personas stand on it";
    session->useSolution(first, progress);
    EXPECT_EQ(session->solutions().size(), 2U) << "going back adds nothing";
    session->removeSolution(id);
    EXPECT_EQ(session->solutions().size(), 1U);
    EXPECT_THROW(session->solution(id, progress), Failure);
}

TEST(StudySessionTest, ContrastsNameWhatTellsTheGroupsApart) {
    const Clinic clinic;
    const auto session = clinic.import();
    Progress progress;
    const FoundSegments found = session->findSegments(Clinic::plan(), progress);
    const std::vector<SegmentContrast> contrasts = session->contrasts(found, 30);
    ASSERT_GE(contrasts.size(), 5U);
    EXPECT_TRUE(std::ranges::is_sorted(contrasts, std::greater<>{}, &SegmentContrast::strength));
    EXPECT_NE(contrasts.front().fieldKey, "patients.coffee_cups");
    EXPECT_THAT(contrasts,
                Not(Contains(::testing::Field(&SegmentContrast::fieldKey, "conditions.depression#ever"))));
}

TEST(StudySessionTest, RecordsAnEditBesideTheDatasWordsAndGoesBack) {
    const Clinic clinic;
    auto session = withPersonas(clinic);
    const ShownPersona persona = session->release().personas().front();
    session->saveEdit(editOf(persona, "title", "People who walk to the clinic"));
    session->saveEdit(editOf(persona, "title", "Walkers"));
    session.reset();

    session = clinic.reopen();
    const PersonaEdit* edit = session->release().personas().front().edit("title");
    const Release release = session->release();
    edit = release.personas().front().edit("title");
    ASSERT_NE(edit, nullptr);
    EXPECT_EQ(edit->text, "Walkers");
    EXPECT_EQ(edit->editor, "A. Tester");
    EXPECT_EQ(edit->time, 1767225600);
    EXPECT_EQ(session->editHistory(persona.id, "title").size(), 2U);

    session->saveEdit(editOf(persona, "title", ""));
    EXPECT_EQ(session->release().personas().front().edit("title"), nullptr);
    EXPECT_EQ(session->editHistory(persona.id, "title").size(), 3U)
        << "what was written stays in the history";
}

TEST(StudySessionTest, FindsIdentifiersInEveryTextThatLeaves) {
    const Clinic clinic;
    const auto session = withPersonas(clinic);
    EXPECT_THAT(identifiersInTyped(session->release()), IsEmpty());
    EXPECT_EQ(typedTextCount(session->release()), 0);
    const Release before = session->release();
    const ShownPersona& persona = before.personas().front();
    session->saveEdit(editOf(persona, "note", "Ring 617-555-0123 first"));
    session->saveEdit(
        editOf(persona, "statement:" + persona.statements.front().key, "Walks since 3 May 2024"));
    session->setPrivacyRecords(
        {.expert = {},
         .limited = LimitedDataSet{.recipient = "Robert Johnson",
                                   .agreementDate = parseDate("2026-02-01", DateFormat::IsoDash),
                                   .purpose = "outreach",
                                   .reason = "asked by ann@example.org"}});
    const Release release = session->release();
    std::vector<IdentifierClass> classes;
    for (const TypedIdentifier& found : identifiersInTyped(release))
        classes.push_back(found.identifier);
    EXPECT_THAT(classes, ::testing::UnorderedElementsAre(IdentifierClass::Phone, IdentifierClass::Date,
                                                         IdentifierClass::Email));
    EXPECT_EQ(typedTextCount(release), 5);
}

TEST(StudySessionTest, SaysWhenAnEditsFigureIsAnotherNow) {
    const Clinic clinic;
    const auto session = withPersonas(clinic);
    const Release before = session->release();
    const ShownPersona& persona = before.personas().front();
    ASSERT_FALSE(persona.statements.empty());
    const ShownStatement& statement = persona.statements.front();
    PersonaEdit edit = editOf(persona, "statement:" + statement.key, "Our own words");
    edit.original = "Half of them";
    edit.evidence = releasedFigure(statement);
    session->saveEdit(edit);
    EXPECT_FALSE(session->release().personas().front().find(statement.key)->edit->evidenceChanged);
    edit.evidence = "12; others 90";
    session->saveEdit(edit);
    const Release changed = session->release();
    const ShownStatement* shown = changed.personas().front().find(statement.key);
    EXPECT_TRUE(shown->edit->evidenceChanged);
    EXPECT_EQ(shown->edit->original, "Half of them");
}

TEST(StudySessionTest, EditsFollowTheirPersonaToANewSegmentation) {
    const Clinic clinic;
    const auto session = withPersonas(clinic);
    const ShownPersona persona = session->release().personas().front();
    session->saveEdit(editOf(persona, "name", "Maria"));
    Progress progress;
    SegmentationPlan plan = Clinic::plan();
    plan.seed = 99;
    const FoundSegments found = session->findSegments(plan, progress);
    const std::vector<PersonaChange> changes = session->previewKeep(found);
    ASSERT_EQ(changes.size(), 2U);
    for (const PersonaChange& change : changes)
        EXPECT_EQ(change.kind, PersonaChange::Kind::Kept);
    EXPECT_EQ(std::ranges::count(changes, 1, &PersonaChange::editCount), 1);
    session->keepSegments(found, progress);
    const Release release = session->release();
    const ShownPersona* same = release.persona(persona.id);
    ASSERT_NE(same, nullptr);
    ASSERT_NE(same->edit("name"), nullptr);
    EXPECT_EQ(same->edit("name")->text, "Maria");
}

TEST(StudySessionTest, PersonasThatNoSegmentMatchesAreShelvedWithTheirEdits) {
    const Clinic clinic;
    const auto session = withPersonas(clinic);
    Progress progress;
    SegmentationPlan plan = Clinic::plan();
    plan.segmentCount = 4;
    plan.formingFields = {"patients.coffee_cups", "patients.age"};
    const FoundSegments found = session->findSegments(plan, progress);
    const std::vector<PersonaChange> changes = session->previewKeep(found);
    const auto countOf = [&](PersonaChange::Kind kind) {
        return std::ranges::count(changes, kind, &PersonaChange::kind);
    };
    EXPECT_EQ(countOf(PersonaChange::Kind::Kept) + countOf(PersonaChange::Kind::New), 4);
    EXPECT_EQ(countOf(PersonaChange::Kind::Kept) + countOf(PersonaChange::Kind::Shelved), 2);
}

TEST(StudySessionTest, ChangedFieldsReloadWhatTheyChange) {
    const Clinic clinic;
    auto session = withPersonas(clinic);
    const auto labels = session->keptSegments()->segmentation.labels;
    std::vector<Field> fields = session->fields();
    for (Field& field : fields)
        if (field.column == "coffee_cups") {
            field.label = "Coffee";
            field.kind = FieldKind::Number;
            field.isEdited = true;
        }
    session->setFields(fields);
    Progress progress;
    EXPECT_EQ(fieldOf(session->data(progress).fields, "coffee_cups")->label, "Coffee");
    EXPECT_EQ(session->release().personas().size(), 2U);
    EXPECT_EQ(session->keptSegments()->segmentation.labels.size(), labels.size());
    EXPECT_THAT(session->verifyEvidence(progress), IsEmpty());
    session.reset();
    session = clinic.reopen();
    EXPECT_EQ(fieldOf(session->fields(), "coffee_cups")->kind, FieldKind::Number);
}

TEST(StudySessionTest, ACodebookNamesFieldsAndSaysWhatItDidNotFind) {
    const Clinic clinic;
    const auto session = clinic.import();
    clinic.folder.write("codebook.csv",
                        "file,column,label\npatients,walks,Daily walk\npatients,nothing,Nothing\n");
    EXPECT_EQ(session->applyCodebook(clinic.folder.path() / "codebook.csv").unmatched.size(), 1U);
    EXPECT_EQ(fieldOf(session->fields(), "walks")->label, "Daily walk");
}

TEST(StudySessionTest, CancelledWorkChangesNothing) {
    const Clinic clinic;
    auto session = withPersonas(clinic);
    const Release before = session->release();
    Progress cancelled;
    cancelled.cancel();
    EXPECT_THROW(session->findSegments(Clinic::plan(), cancelled), Cancelled);
    Progress progress;
    SegmentationPlan plan = Clinic::plan();
    plan.segmentCount = 3;
    const FoundSegments found = session->findSegments(plan, progress);
    EXPECT_THROW(session->keepSegments(found, cancelled), Cancelled);
    EXPECT_EQ(session->release().personas().size(), before.personas().size());
    session.reset();
    EXPECT_EQ(clinic.reopen()->release().personas().size(), before.personas().size());
}

TEST(StudySessionTest, ACancelledImportLeavesNoFile) {
    const Clinic clinic;
    Progress progress;
    const ImportProposal proposal = proposeImport(clinic.files(), {}, progress);
    Progress cancelled;
    cancelled.cancel();
    EXPECT_THROW(StudySession::import(clinic.study(), proposal, cancelled, Clinic::options()), Cancelled);
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(clinic.folder.path()))
        left.push_back(entry.path().filename().string());
    EXPECT_THAT(left, ::testing::UnorderedElementsAre("patients.csv", "conditions.csv"));
}

TEST(StudySessionTest, AReplacementThatFailsAtTheVeryEndLeavesTheOlderStudy) {
    const Clinic clinic;
    clinic.import().reset();
    const std::string before = bytesOf(clinic.study());
    Progress progress;
    ImportProposal proposal = proposeImport(clinic.files(), {}, progress);
    proposal.codebook = clinic.folder.path() / "no-such-codebook.csv"; // read when all rows are stored
    SessionOptions options = Clinic::options();
    options.replacesExisting = true;
    EXPECT_THROW(StudySession::import(clinic.study(), proposal, progress, options), Failure);
    EXPECT_EQ(bytesOf(clinic.study()), before);
    EXPECT_FALSE(std::filesystem::exists(clinic.study().string() + "-part"));
}

TEST(StudySessionTest, AStudyThatIsThereIsNotWrittenOver) {
    const Clinic clinic;
    clinic.import().reset();
    const std::string before = bytesOf(clinic.study());
    Progress progress;
    const ImportProposal proposal = proposeImport(clinic.files(), {}, progress);
    EXPECT_THROW(StudySession::import(clinic.study(), proposal, progress, Clinic::options()), Failure);
    EXPECT_EQ(bytesOf(clinic.study()), before);
}

TEST(StudySessionTest, WarnsWhenTwoExportsDifferByFewPeople) {
    const Clinic clinic;
    const auto session = withPersonas(clinic);
    EXPECT_FALSE(session->logExport("pdf", "one"));
    EXPECT_FALSE(session->logExport("pdf", "two")) << "the same people twice tell nothing";
}

TEST(StudySessionTest, TooFewPatientsAreRefusedWithAReason) {
    const Clinic clinic;
    clinic.folder.write("patients.csv", "age,walks\n30,yes\n41,no\n52,yes\n");
    Progress progress;
    const ImportProposal proposal = proposeImport({clinic.folder.path() / "patients.csv"}, {}, progress);
    const auto session = StudySession::import(clinic.study(), proposal, progress, Clinic::options());
    try {
        session->findSegments(Clinic::plan(), progress);
        FAIL() << "three patients can't be divided";
    } catch (const Failure& failure) {
        EXPECT_THAT(std::string(failure.what()), HasSubstr("too few patients"));
    }
}

} // namespace
} // namespace vignette::test
