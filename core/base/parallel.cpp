#include "core/base/parallel.h"

#include "core/base/failure.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

#include <algorithm>
#include <atomic>

namespace vignette {

void parallelBlocks(std::size_t items, std::size_t blockSize, const std::function<void(const Block&)>& body) {
    const std::size_t blocks = blockCount(items, blockSize);
    parallelTasks(blocks, [&](std::size_t index) {
        body({.index = index, .begin = index * blockSize, .end = std::min(items, (index + 1) * blockSize)});
    });
}

void parallelTasks(std::size_t count, const std::function<void(std::size_t)>& body) {
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    oneapi::tbb::task_group_context context; // bound to the loop around, if there is one
    oneapi::tbb::parallel_for(
        Range(0, count, 1),
        [&](const Range& range) {
            for (std::size_t i = range.begin(); i != range.end(); ++i)
                body(i);
        },
        oneapi::tbb::simple_partitioner(), context);
    // oneTBB leaves an inner loop without a word when the loop around it has failed.
    if (context.is_group_execution_cancelled()) throw Cancelled();
}

void parallelInOrder(std::size_t count, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    parallelTasks(count, [&](std::size_t) { body(next++); });
}

int hardwareThreads() {
    return oneapi::tbb::info::default_concurrency();
}

void withThreads(int threads, const std::function<void()>& work) {
    if (threads <= 0) {
        work();
        return;
    }
    oneapi::tbb::task_arena arena(threads);
    arena.execute(work);
}

} // namespace vignette
