#pragma once

#include <cstddef>
#include <functional>

namespace vignette {

/// Half-open range of rows and the number of its block. Blocks have a fixed size, so what a block holds does
/// not depend on how many threads there are.
struct Block {
    std::size_t index = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

constexpr std::size_t blockCount(std::size_t items, std::size_t blockSize) {
    return (items + blockSize - 1) / blockSize;
}

/// Runs body once a block, on as many threads as the current oneTBB arena has. The order of calls is free: a
/// body writes only to its block's places; sums kept a block and merged in block order do not depend on the
/// threads. An exception ends the loop, and with Cancelled every loop inside it.
void parallelBlocks(std::size_t items, std::size_t blockSize, const std::function<void(const Block&)>& body);

/// Runs body(i) for i in [0, count): independent tasks such as starts and resamples.
void parallelTasks(std::size_t count, const std::function<void(std::size_t)>& body);

/// Runs body(i) for i in [0, count), each started after the ones before it: for steps whose results are taken
/// in order, so that few have to wait.
void parallelInOrder(std::size_t count, const std::function<void(std::size_t)>& body);

/// Threads the machine offers to us.
int hardwareThreads();

/// Runs work inside an arena of `threads` threads (0: all). Everything parallel in it uses no more than
/// these.
void withThreads(int threads, const std::function<void()>& work);

} // namespace vignette
