#include "core/store/study_tables.h"

#include "core/base/failure.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/persona_table.h"
#include "core/store/segmentation_table.h"
#include "tests/core/store/study_fixture.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

class StudyTables : public testing::Test {
protected:
    StudyTables() {
        makeStudy(m_folder / "a.vignette", {});
        m_study = StudyFile::open(m_folder / "a.vignette", StudyFile::OpenMode::ReadWrite, fixedClock());
    }
    void reopen() {
        m_study.reset();
        m_study = StudyFile::open(m_folder / "a.vignette", StudyFile::OpenMode::ReadWrite, fixedClock());
    }
    PersonaEdit edit(const std::string& slot, const std::string& text) {
        PersonaEdit made;
        made.persona = PersonaId{"b2"};
        made.slot = slot;
        made.text = text;
        made.original = "the data's words";
        made.evidence = "42 %";
        made.editor = "Ana";
        made.reason = "reads better";
        return made;
    }
    TemporaryFolder m_folder;
    std::unique_ptr<StudyFile> m_study;
};

TEST_F(StudyTables, KeepFieldsInOrderAndEdited) {
    std::vector<Field> fields = FieldTable(*m_study).all();
    ASSERT_EQ(fields.size(), 2U);
    fields[1].values = {{.code = "1", .label = "yes"}};
    fields[1].theme = Theme::Measurements;
    fields[1].isEdited = true;
    FieldTable(*m_study).update(fields[1]);
    reopen();
    EXPECT_EQ(FieldTable(*m_study).all(), fields);
    Field other;
    other.key = "no.such";
    EXPECT_THROW(FieldTable(*m_study).update(other), Failure);
}

TEST_F(StudyTables, KeepEverySegmentationAndOneCurrent) {
    SegmentationTable table(*m_study);
    const SegmentationRecord first = *table.current();
    EXPECT_EQ(first.segmentation.sizes, (std::vector<std::uint64_t>{500, 500}));
    EXPECT_EQ(first.segmentation.centres, (std::vector<double>{0.25, -0.5}));
    EXPECT_EQ(first.segmentation.labels[999], 1U);
    EXPECT_EQ(first.fingerprint, sha256("data"));
    EXPECT_EQ(first.validation.candidates.at(0).meanOverlap, 0.875);
    SegmentationRecord second = first;
    second.plan.seed = 18446744073709551615ULL;
    second.plan.themeWeights = {{Theme::Needs, 2.0}};
    const SegmentationId id = table.add(second);
    reopen();
    SegmentationTable again(*m_study);
    EXPECT_EQ(again.ids().size(), 2U);
    EXPECT_EQ(again.current()->id, id);
    EXPECT_EQ(again.current()->plan, second.plan);
    const std::vector<SegmentationSummary> listed = again.summaries(first.fingerprint);
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].id, id);
    EXPECT_TRUE(listed[0].isCurrent);
    EXPECT_EQ(listed[1].sizes, first.segmentation.sizes);
    EXPECT_TRUE(again.summaries(sha256("other patients")).empty());
    EXPECT_THROW(again.remove(id), Failure);
    again.setCurrent(first.id);
    EXPECT_EQ(again.current()->id, first.id);
    EXPECT_FALSE(again.find(id)->isCurrent);
}

TEST_F(StudyTables, RefuseASegmentationWhoseSizesAreWrong) {
    SegmentationRecord record = *SegmentationTable(*m_study).current();
    record.segmentation.sizes = {499, 501};
    EXPECT_THROW(SegmentationTable(*m_study).add(record), Failure);
    record.segmentation.labels[3] = 7;
    EXPECT_THROW(SegmentationTable(*m_study).add(record), Failure);
}

TEST_F(StudyTables, KeepPersonasById) {
    PersonaTable table(*m_study);
    EXPECT_EQ(table.all().size(), 2U);
    PersonaRecord persona = *table.find(PersonaId{"a1"});
    persona.document = R"({"name":"Maria"})";
    table.save(persona);
    reopen();
    EXPECT_EQ(PersonaTable(*m_study).find(PersonaId{"a1"}), persona);
    EXPECT_EQ(PersonaTable(*m_study).ofSegmentation(persona.segmentation).size(), 2U);
    EXPECT_EQ(PersonaTable(*m_study).find(PersonaId{"zz"}), std::nullopt);
}

TEST_F(StudyTables, KeepEveryEditAndTellWhichAreInForce) {
    EditTable table(*m_study);
    table.add(edit("title", "first"));
    const std::int64_t second = table.add(edit("title", "second"));
    table.add(edit("note", "a note"));
    reopen();
    EditTable again(*m_study);
    EXPECT_EQ(again.history(PersonaId{"b2"}, "title").size(), 2U);
    ASSERT_EQ(again.inForce().size(), 3U); // with the name that the fixture edited
    EXPECT_EQ(again.inForce()[1].text, "second");
    EXPECT_EQ(again.inForce()[1].time, 1767323045);
    again.setUndone(second, true);
    EXPECT_EQ(again.inForce()[1].text, "first");
    EXPECT_TRUE(again.history(PersonaId{"b2"}, "title")[1].isUndone);
    again.setUndone(second, false);
    EXPECT_EQ(again.inForce()[1].text, "second");
    again.add(edit("title", ""));
    EXPECT_EQ(again.inForce().size(), 2U) << "back to the data's words";
    EXPECT_EQ(again.history(PersonaId{"b2"}, "title").size(), 3U);
}

TEST_F(StudyTables, KeepLogsSettingsAndReleasePatterns) {
    SettingTable(*m_study).set("role", "outreach");
    const ReleasePatternKey key{.fingerprint = sha256("data"), .population = "all", .segmentation = {3}};
    ReleasePatternTable(*m_study).set(key, "{\"hidden\":[]}");
    reopen();
    EXPECT_EQ(SettingTable(*m_study).find("role"), "outreach");
    SettingTable(*m_study).remove("role");
    EXPECT_EQ(SettingTable(*m_study).find("role"), std::nullopt);
    EXPECT_EQ(ReleasePatternTable(*m_study).find(key), "{\"hidden\":[]}");
    EXPECT_EQ(
        ReleasePatternTable(*m_study).find({.fingerprint = {}, .population = "all", .segmentation = {3}}),
        std::nullopt);
    const std::vector<ExportRecord> exports = ExportLog(*m_study).all();
    ASSERT_EQ(exports.size(), 1U);
    EXPECT_EQ(exports[0].contentHash, sha256("pdf"));
    EXPECT_EQ(exports[0].personaSizes, (std::vector<std::uint64_t>{500, 500}));
    EXPECT_EQ(AuditLog(*m_study).all().at(0).action, "import");
}

} // namespace
} // namespace vignette
