#include "core/study/read_back.h"

#include "core/base/failure.h"
#include "core/model/json/look_alikes_json.h"
#include "tests/core/features/memory_blocks.h"
#include "tests/core/study/clinic.h"

#include <gtest/gtest.h>

using namespace vignette;
using namespace vignette::test;

namespace {

Field fieldOf(const std::string& extract, const std::string& column) {
    Field field;
    field.extract = extract;
    field.column = column;
    field.key = extract + "." + column;
    return field;
}

/// One block of it is not what was once written.
class BrokenBlocks final : public MemoryBlocks {
public:
    void readColumn(const std::string& extract, const std::string& column,
                    const std::function<void(const StoredBlock&)>& take) const override {
        if (column == "broken") throw Failure(FailureCode::Damaged, "A block is damaged.");
        MemoryBlocks::readColumn(extract, column, take);
    }
};

std::unique_ptr<StudySession> importWith(const Clinic& clinic, SessionOptions::AfterImport after) {
    SessionOptions options = Clinic::options();
    options.afterImport = after;
    Progress progress;
    return StudySession::import(clinic.study(), proposeImport(clinic.files(), {}, progress), progress,
                                options);
}

} // namespace

TEST(ReadBack, ReadsEveryColumnAndRefusesABrokenOne) {
    BrokenBlocks blocks;
    MemoryBlocks::Extract& extract = blocks.addExtract("visits", {1, 2, 3});
    MemoryBlocks::addNumbers(extract, "cost", {1.0, 2.0, 3.0});
    Progress progress;
    EXPECT_NO_THROW(readBack(blocks, {fieldOf("visits", "cost")}, progress));
    MemoryBlocks::addNumbers(extract, "broken", {1.0, 2.0, 3.0});
    EXPECT_THROW(readBack(blocks, {fieldOf("visits", "cost")}, progress), Failure)
        << "a column without a field is read too";
}

TEST(ReadBack, RefusesAFieldWithoutItsColumn) {
    BrokenBlocks blocks;
    MemoryBlocks::addNumbers(blocks.addExtract("visits", {1}), "cost", {1.0});
    Progress progress;
    EXPECT_THROW(readBack(blocks, {fieldOf("visits", "price")}, progress), Failure);
    EXPECT_THROW(readBack(blocks, {fieldOf("other", "cost")}, progress), Failure);
    progress.cancel();
    EXPECT_THROW(readBack(blocks, {fieldOf("visits", "cost")}, progress), Cancelled);
}

TEST(ReadBack, LeavesTheSameStudyAsReadingPatientsIntoMemory) {
    const Clinic clinic;
    const Clinic other;
    const auto light = importWith(clinic, SessionOptions::AfterImport::NothingInMemory);
    const auto full = importWith(other, SessionOptions::AfterImport::PatientsInMemory);
    EXPECT_TRUE(std::filesystem::exists(clinic.study()));
    EXPECT_EQ(light->importReport().patientCount, full->importReport().patientCount);
    EXPECT_FALSE(light->lookAlikes()); // counted when somebody asks
    Progress counting;
    EXPECT_EQ(jsonText(toJson(light->countLookAlikes({}, counting))), jsonText(toJson(*full->lookAlikes())));
    Progress progress;
    EXPECT_EQ(light->data(progress).fingerprint, full->data(progress).fingerprint);
}

/// 400 patients; 4 of 10 have the rare values; 100 have visits in a second file.
TEST(ReadBack, HoldsBackFieldsThatTooFewHaveAsReadingPatientsIntoMemoryDoes) {
    const TempFolder folder;
    std::string patients = "member,steps,rare_steps,mood,rare_mood\n";
    std::string visits = "member,visit_date,minutes\n";
    for (int i = 0; i < 400; ++i) {
        const std::string id = "M" + std::to_string(5000 + 13 * i);
        const std::string steps = std::to_string(1000 + 37 * (i % 90));
        const std::string mood = i % 3 == 0 ? "low" : i % 3 == 1 ? "fair" : "high";
        patients += id + "," + steps + "," + (i % 10 < 4 ? steps : "") + "," + mood + "," +
                    (i % 10 < 4 ? mood : "") + "\n";
        for (int visit = 0; i % 4 == 0 && visit < 3; ++visit)
            visits +=
                id + ",2025-0" + std::to_string(1 + visit) + "-11," + std::to_string(10 + i % 50) + "\n";
    }
    folder.write("patients.csv", patients);
    folder.write("visits.csv", visits);
    const auto fieldsAfter = [&](const char* name, SessionOptions::AfterImport after) {
        SessionOptions options = Clinic::options();
        options.afterImport = after;
        Progress progress;
        const ImportProposal proposal =
            proposeImport({folder.path() / "patients.csv", folder.path() / "visits.csv"}, {}, progress);
        return StudySession::import(folder.path() / name, proposal, progress, options)->fields();
    };
    const std::vector<Field> light =
        fieldsAfter("light.vignette", SessionOptions::AfterImport::NothingInMemory);
    const std::vector<Field> full =
        fieldsAfter("full.vignette", SessionOptions::AfterImport::PatientsInMemory);
    EXPECT_EQ(light, full);
    const auto use = [&](const std::string& key) {
        for (const Field& field : light)
            if (field.key == key) return field.use;
        ADD_FAILURE() << "no field " << key;
        return FieldUse::Hide;
    };
    EXPECT_EQ(use("patients.steps"), FieldUse::Form);
    EXPECT_EQ(use("patients.rare_steps"), FieldUse::Check);
    EXPECT_EQ(use("patients.mood"), FieldUse::Form);
    EXPECT_EQ(use("patients.rare_mood"), FieldUse::Check);
}
