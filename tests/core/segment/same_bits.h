#pragma once

#include "core/base/parallel.h"

#include <oneapi/tbb/global_control.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace vignette::test {

/// Does the current arena really run this many threads at once? Each task waits until all have come.
inline bool hasThreads(int threads) {
    std::atomic<int> arrived{0};
    std::atomic<bool> isLate{false};
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    parallelTasks(static_cast<std::size_t>(threads), [&](std::size_t) {
        ++arrived;
        while (arrived.load() < threads && !isLate.load()) {
            if (std::chrono::steady_clock::now() > deadline) isLate = true;
            std::this_thread::yield();
        }
    });
    return !isLate.load();
}

/// Runs `make` in arenas of 1, 2, 4 and 8 threads and says whether all results are equal. `threadsRan` tells
/// whether each arena had as many threads as it was asked for.
template<typename Result>
bool isSameForAllThreads(const std::function<Result(int threads)>& make, bool& threadsRan) {
    const oneapi::tbb::global_control eight(oneapi::tbb::global_control::max_allowed_parallelism, 8);
    threadsRan = true;
    bool isSame = true;
    Result first{};
    for (const int threads : {1, 2, 4, 8}) {
        withThreads(threads, [&] {
            threadsRan = threadsRan && hasThreads(threads);
            Result result = make(threads);
            if (threads == 1)
                first = std::move(result);
            else
                isSame = isSame && result == first;
        });
    }
    return isSame;
}

} // namespace vignette::test
