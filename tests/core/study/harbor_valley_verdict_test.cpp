// What the invented sample must answer: nothing where six answers depend on nothing, no segment of nine
// people, and the missing checks of clinic 4 never as what parts patients.
#include "core/study/samples.h"
#include "tests/core/study/clinic.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

class HarborValleyVerdict : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        Progress progress;
        s_folder = new TempFolder;
        const Sample sample = sampleById("harbor-valley");
        ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
        describeSample(sample, proposal);
        s_session =
            StudySession::import(s_folder->path() / "study.vignette", proposal, progress, Clinic::options())
                .release();
    }
    static void TearDownTestSuite() {
        delete s_session;
        delete s_folder;
    }
    /// A smaller sample and fewer draws than the default, so that the test takes seconds.
    static SegmentationPlan plan() {
        SegmentationPlan plan;
        plan.sampleSize = 4000;
        plan.most = 8;
        plan.starts = 4;
        plan.resamples = 20;
        return plan;
    }

    static TempFolder* s_folder;
    static StudySession* s_session;
};

TempFolder* HarborValleyVerdict::s_folder = nullptr;
StudySession* HarborValleyVerdict::s_session = nullptr;

TEST_F(HarborValleyVerdict, ExtraAttitudesAreNothingStable) {
    Progress progress;
    SegmentationPlan extra = plan();
    std::vector<Field> fields = s_session->fields();
    const std::vector<Field> before = fields;
    for (Field& field : fields)
        if (field.column.starts_with("extra_")) {
            field.use = FieldUse::Form;
            field.formReason = "six answers by themselves";
            extra.formingFields.push_back(field.key);
        }
    ASSERT_EQ(extra.formingFields.size(), 6U);
    s_session->setFields(fields);
    const FoundSegments found = s_session->findSegments(extra, progress);
    s_session->setFields(before);
    EXPECT_EQ(found.validation.verdict, Verdict::NothingStable);
    EXPECT_EQ(found.validation.proposed, 0);
    EXPECT_EQ(found.segmentation.segmentCount, 0);
}

TEST_F(HarborValleyVerdict, TheDefaultIsNoPairOfFlagsAndHasNoSegmentOfNine) {
    Progress progress;
    const FoundSegments found = s_session->findSegments(plan(), progress);
    ASSERT_GT(found.segmentation.segmentCount, 1);
    for (const std::uint64_t size : found.segmentation.sizes)
        EXPECT_GE(size, 11U);
    EXPECT_NE(found.validation.verdict, Verdict::DistinctGroups) << "most of the sample is a continuum";
    const std::vector<SegmentContrast> contrasts = s_session->contrasts(found, 2);
    ASSERT_FALSE(contrasts.empty());
    EXPECT_NE(contrasts.front().label, "Has internet at home");
    EXPECT_NE(contrasts.front().label, "Has a smartphone");
    ASSERT_TRUE(found.validation.splitHalf.has_value());
    EXPECT_EQ(found.validation.splitHalf->segments.size(), found.segmentation.sizes.size());
    ASSERT_TRUE(found.validation.notLikeAny.has_value());
    EXPECT_LT(found.validation.notLikeAny->total, s_session->data(progress).patientCount / 5);
    for (const CandidateReport& candidate : found.validation.candidates)
        EXPECT_TRUE(candidate.predictionStrength && candidate.borderDensity && candidate.smallSampleOverlap);
}

TEST_F(HarborValleyVerdict, IsStoredWithTheSegmentsAndReadBack) {
    Progress progress;
    SegmentationPlan two = plan();
    two.segmentCount = 2;
    const FoundSegments found = s_session->findSegments(two, progress);
    s_session->keepSegments(found, progress);
    const std::optional<FoundSegments> kept = s_session->keptSegments();
    ASSERT_TRUE(kept.has_value());
    ASSERT_TRUE(kept->validation.splitHalf.has_value());
    EXPECT_EQ(kept->validation.splitHalf->adjustedRand, found.validation.splitHalf->adjustedRand);
    ASSERT_TRUE(kept->validation.notLikeAny.has_value());
    EXPECT_EQ(kept->validation.notLikeAny->segments, found.validation.notLikeAny->segments);
    EXPECT_EQ(kept->validation.candidates.front().predictionStrength,
              found.validation.candidates.front().predictionStrength);
    EXPECT_EQ(kept->validation.connection, found.validation.connection);
}

} // namespace
} // namespace vignette::test
