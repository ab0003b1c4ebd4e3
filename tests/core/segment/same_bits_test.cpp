#include "core/segment/k_means.h"

#include "core/features/encode.h"
#include "core/features/load_dataset.h"
#include "core/features/plan_encoding.h"
#include "tests/core/features/memory_blocks.h"
#include "tests/core/segment/matrices.h"
#include "tests/core/segment/same_bits.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <tuple>

namespace vignette {
namespace {

using Bits = std::tuple<std::vector<std::uint16_t>, std::vector<double>, double>;

TEST(SameBits, HoldsForAnyNumberOfThreads) {
    // Past both limits: starts on a draw, rounds in parallel blocks.
    const FeatureMatrix matrix = test::blobs(90000, 9, 5, 3.0, 17);
    bool threadsRan = false;
    EXPECT_TRUE(test::isSameForAllThreads<Bits>(
        [&](int) {
            Progress progress;
            const Segmentation result = KMeans().segment(matrix, {}, 6, 4, 42, progress);
            return Bits(result.labels, result.centres, result.inertia);
        },
        threadsRan));
    EXPECT_TRUE(threadsRan);
}

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

/// People whose rows are stored in the given order.
void fillStudy(test::MemoryBlocks& source, const std::vector<int>& order) {
    std::vector<double> ages;
    std::vector<double> visits;
    std::vector<std::string> towns;
    for (const int person : order) {
        Random random(99, static_cast<std::uint64_t>(person));
        ages.push_back(std::floor(random.uniform(18, 90)));
        visits.push_back(static_cast<double>(random.poisson(person % 3 * 4.0 + 1.0)));
        towns.push_back(std::string(1, static_cast<char>('a' + random.below(4))));
    }
    auto& people = source.addExtract("people", order);
    test::MemoryBlocks::addNumbers(people, "age", ages);
    test::MemoryBlocks::addNumbers(people, "visits", visits);
    test::MemoryBlocks::addLevels(people, "town", towns);
}

std::map<Surrogate, std::uint16_t> labelsOf(const std::vector<int>& order) {
    std::vector<Field> fields(3);
    const char* const names[] = {"age", "visits", "town"};
    const FieldKind kinds[] = {FieldKind::Number, FieldKind::Count, FieldKind::Category};
    for (std::size_t i = 0; i < 3; ++i) {
        fields[i].extract = "people";
        fields[i].column = names[i];
        fields[i].key = "people." + fields[i].column;
        fields[i].kind = kinds[i];
    }
    Progress progress;
    test::MemoryBlocks source;
    fillStudy(source, order);
    const Dataset dataset = loadDataset(source, fields, progress);
    const FeatureMatrix matrix = encode(dataset, planEncoding(dataset, {}));
    const Segmentation result = KMeans().segment(matrix, {}, 4, 3, 7, progress);
    std::map<Surrogate, std::uint16_t> labels;
    for (std::size_t i = 0; i < dataset.patientCount; ++i)
        labels[dataset.patients[i]] = result.labels[i];
    return labels;
}

TEST(SameBits, HoldsForShuffledRows) {
    std::vector<int> order(3000);
    std::iota(order.begin(), order.end(), 0);
    const auto straight = labelsOf(order);
    Random(5).shuffle(std::span(order));
    EXPECT_EQ(labelsOf(order), straight);
}

} // namespace
} // namespace vignette
