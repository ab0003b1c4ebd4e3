#include "core/segment/memory_need.h"

#include <gtest/gtest.h>

#include <string>

namespace vignette {
namespace {

constexpr SegmentMethod kMethods[] = {SegmentMethod::KMeans,
                                      SegmentMethod::KPrototypes,
                                      SegmentMethod::LatentClasses,
                                      SegmentMethod::MixtureSpherical,
                                      SegmentMethod::MixtureDiagonal,
                                      SegmentMethod::MixtureFull,
                                      SegmentMethod::Ward,
                                      SegmentMethod::Rules};

TEST(MemoryNeed, RisesWithRowsColumnsAndSegments) {
    for (const SegmentMethod method : kMethods) {
        std::uint64_t before = 0;
        for (const std::uint64_t rows : {0U, 1U, 1000U, 19999U, 20000U, 20001U, 1000000U, 50000000U}) {
            const std::uint64_t need = memoryNeed(method, {.rows = rows, .columns = 116, .segments = 8});
            EXPECT_GE(need, before) << toText(method) << rows;
            EXPECT_GE(need, rows * 116 * sizeof(float)) << toText(method);
            EXPECT_GE(memoryNeed(method, {.rows = rows, .columns = 117, .segments = 8}), need);
            EXPECT_GE(memoryNeed(method, {.rows = rows, .columns = 116, .segments = 9}), need);
            before = need;
        }
    }
}

TEST(MemoryNeed, TellsHowManyRowsWouldFit) {
    for (const SegmentMethod method : kMethods)
        for (const std::uint64_t bytes : {100'000'000ULL, 3'000'000'000ULL}) {
            SegmentingSize size{.rows = 0, .columns = 116, .segments = 8};
            size.rows = rowsThatFit(method, size, bytes);
            EXPECT_GT(size.rows, 0U);
            EXPECT_LE(memoryNeed(method, size), bytes) << toText(method);
            ++size.rows;
            EXPECT_GT(memoryNeed(method, size), bytes) << toText(method);
        }
    EXPECT_EQ(rowsThatFit(SegmentMethod::KMeans, {.rows = 0, .columns = 116, .segments = 8}, 1000), 0U);
}

TEST(MemoryNeed, OfWardStaysBelowTheDistancesItDoesNotKeep) {
    // 20,000 × 19,999 / 2 distances in double are 1.6 GB; ours must stay below 300 MB.
    EXPECT_LT(memoryNeed(SegmentMethod::Ward, {.rows = 20000, .columns = 116, .segments = 8}), 300'000'000U);
}

} // namespace
} // namespace vignette
