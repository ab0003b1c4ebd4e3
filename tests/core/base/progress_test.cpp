#include "core/base/outcome.h"
#include "core/base/progress.h"

#include <gtest/gtest.h>

using namespace vignette;

TEST(Progress, TellsStageAndUnits) {
    Progress progress;
    progress.begin("survey", 10, "visits.csv");
    progress.advance(3);
    const ProgressSnapshot snapshot = progress.snapshot();
    EXPECT_EQ(snapshot.stage, "survey");
    EXPECT_EQ(snapshot.detail, "visits.csv");
    EXPECT_EQ(snapshot.done, 3U);
    EXPECT_EQ(snapshot.total, 10U);
}

TEST(Progress, StopsAtTheNextCheckpointAfterCancel) {
    Progress progress;
    progress.checkpoint();
    progress.cancel();
    EXPECT_THROW(progress.checkpoint(), Cancelled);
    EXPECT_THROW(progress.begin("segment", 1), Cancelled);
}

TEST(Outcome, KeepsValueFailureAndCancelApart) {
    EXPECT_EQ(attempt([] { return 7; }).value(), 7);
    const auto failed = attempt([]() -> int { throw Failure(FailureCode::NotFound, "No such file."); });
    EXPECT_FALSE(failed.isDone());
    EXPECT_FALSE(failed.isCancelled());
    EXPECT_EQ(failed.trouble().code, FailureCode::NotFound);
    EXPECT_TRUE(attempt([]() -> int { throw Cancelled(); }).isCancelled());
    EXPECT_EQ(attempt([]() -> int { throw std::bad_alloc(); }).trouble().code, FailureCode::TooLarge);
}
