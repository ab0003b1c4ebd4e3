#include "tests/core/segment/same_bits.h"

#include "tests/core/segment/matrices.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

TEST(SameBits, CheckCatchesAReducerWhoseMergeOrderChanges) {
    // The control: float sums of blocks, merged in an order that depends on the threads.
    const FeatureMatrix matrix = test::blobs(90000, 9, 5, 3.0, 17);
    bool threadsRan = false;
    EXPECT_FALSE(test::isSameForAllThreads<std::vector<float>>(
        [&](int threads) {
            constexpr std::size_t kBlock = 1000;
            std::vector<float> parts(blockCount(matrix.values.size(), kBlock));
            parallelBlocks(matrix.values.size(), kBlock, [&](const Block& block) {
                for (std::size_t i = block.begin; i < block.end; ++i)
                    parts[block.index] += matrix.values[i];
            });
            float sum = 0.0F;
            for (std::size_t i = 0; i < parts.size(); ++i)
                sum += parts[(i + static_cast<std::size_t>(threads) * 97) % parts.size()];
            return std::vector<float>{sum};
        },
        threadsRan));
}

} // namespace
} // namespace vignette
