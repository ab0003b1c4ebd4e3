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
    ASSERT_TRUE(light->lookAlikes());
    EXPECT_EQ(light->lookAlikes()->fieldKeys, full->lookAlikes()->fieldKeys);
    EXPECT_EQ(light->lookAlikes()->isProposed, full->lookAlikes()->isProposed);
    EXPECT_EQ(jsonText(toJson(*light->lookAlikes())), jsonText(toJson(*full->lookAlikes())));
    Progress progress;
    EXPECT_EQ(light->data(progress).fingerprint, full->data(progress).fingerprint);
}
