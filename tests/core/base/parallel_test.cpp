#include "core/base/failure.h"
#include "core/base/parallel.h"

#include <gtest/gtest.h>

#include <oneapi/tbb/global_control.h>

#include <atomic>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

using namespace vignette;

TEST(Parallel, BlocksCoverEveryItemOnceWhateverTheThreads) {
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 8);
    for (const int threads : {1, 2, 4, 8}) {
        std::vector<int> seen(1000, 0);
        withThreads(threads, [&] {
            parallelBlocks(seen.size(), 64, [&](const Block& block) {
                EXPECT_EQ(block.begin, block.index * 64);
                for (std::size_t i = block.begin; i < block.end; ++i)
                    ++seen[i];
            });
        });
        EXPECT_EQ(std::accumulate(seen.begin(), seen.end(), 0), 1000);
        EXPECT_EQ(*std::max_element(seen.begin(), seen.end()), 1);
    }
}

TEST(Parallel, UsesAsManyThreadsAsAskedFor) {
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 8);
    std::mutex mutex;
    std::set<std::thread::id> ids;
    withThreads(4, [&] {
        parallelTasks(64, [&](std::size_t) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            const std::lock_guard lock(mutex);
            ids.insert(std::this_thread::get_id());
        });
    });
    EXPECT_EQ(ids.size(), 4U);
}

TEST(Parallel, EndsTheLoopWhenABlockThrows) {
    EXPECT_THROW(parallelTasks(100,
                               [](std::size_t i) {
                                   if (i == 7) throw Cancelled();
                               }),
                 Cancelled);
    parallelTasks(0, [](std::size_t) { FAIL() << "no task was asked for"; });
}

TEST(Parallel, NeverReturnsFromAnInnerLoopThatAnOuterTaskCutShort) {
    // The outer loop's first failure ends all its tasks; one that goes on with half of its blocks done would
    // read places that nobody filled.
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 8);
    constexpr std::size_t kItems = 2000;
    std::atomic<bool> hasInnerBegun{false};
    std::atomic<std::size_t> done{0};
    std::atomic<bool> hasReturnedEarly{false};
    const auto inner = [&] {
        parallelTasks(kItems, [&](std::size_t) {
            hasInnerBegun = true;
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            ++done;
        });
        if (done.load() < kItems) hasReturnedEarly = true;
    };
    const auto outer = [&](std::size_t task) {
        if (task == 1) return inner();
        while (!hasInnerBegun.load())
            std::this_thread::yield();
        throw Cancelled();
    };
    withThreads(2, [&] { EXPECT_THROW(parallelTasks(2, outer), Cancelled); });
    EXPECT_LT(done.load(), kItems); // else the loop was not cut short, and this shows nothing
    EXPECT_FALSE(hasReturnedEarly.load());
}
