#include "core/features/load_dataset.h"

#include "tests/core/features/memory_blocks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace vignette {
namespace {

using test::MemoryBlocks;

Field fieldOf(const std::string& column, FieldKind kind, const std::string& extract = "people") {
    Field field;
    field.extract = extract;
    field.column = column;
    field.key = extract + "." + column;
    field.kind = kind;
    return field;
}

Field flagOf(const std::string& column, const std::string& extract = "people") {
    Field field = fieldOf(column, FieldKind::Flag, extract);
    field.values = {{.code = "0", .label = "no"}, {.code = "1", .label = "yes"}};
    field.yesCode = "1";
    return field;
}

Dataset load(const BlockSource& source, const std::vector<Field>& fields,
             const std::set<std::string>& zeros = {}) {
    Progress progress;
    return loadDataset(source, fields, progress, zeros);
}

/// The place of a patient in the dataset.
std::size_t placeOf(const Dataset& dataset, int patient) {
    const auto found =
        std::find(dataset.patients.begin(), dataset.patients.end(), MemoryBlocks::surrogate(patient));
    return static_cast<std::size_t>(found - dataset.patients.begin());
}

TEST(LoadDataset, JoinsASecondExtractAndLeavesStrangersOut) {
    MemoryBlocks source;
    MemoryBlocks::addNumbers(source.addExtract("people", {1, 2, 3}), "age", {30, 40, 50});
    MemoryBlocks::addNumbers(source.addExtract("visits", {3, 9, 1}), "n#count", {7, 99, 5});
    const Dataset dataset =
        load(source, {fieldOf("age", FieldKind::Number), fieldOf("n#count", FieldKind::Count, "visits")});
    ASSERT_EQ(dataset.patientCount, 3U);
    EXPECT_EQ(dataset.columns[1].numbers[placeOf(dataset, 1)], 5);
    EXPECT_EQ(dataset.columns[1].numbers[placeOf(dataset, 3)], 7);
    EXPECT_TRUE(std::isnan(dataset.columns[1].numbers[placeOf(dataset, 2)]));
}

TEST(LoadDataset, ReadsAbsenceAsZeroOnlyWhereTheRuleSaysSo) {
    MemoryBlocks source;
    MemoryBlocks::addNumbers(source.addExtract("people", {1, 2}), "age", {30, 40});
    auto& visits = source.addExtract("visits", {1});
    MemoryBlocks::addNumbers(visits, "n#count", {5});
    MemoryBlocks::addNumbers(visits, "x#ever", {1});
    const Dataset dataset =
        load(source, {fieldOf("n#count", FieldKind::Count, "visits"), flagOf("x#ever", "visits")},
             {"visits.n#count", "visits.x#ever"});
    EXPECT_EQ(dataset.columns[0].numbers[placeOf(dataset, 2)], 0);
    EXPECT_EQ(dataset.columns[1].levels[placeOf(dataset, 2)], 0);
    EXPECT_EQ(dataset.columns[1].levels[placeOf(dataset, 1)], 1);
}

TEST(LoadDataset, KeepsTheFirstOfTwoRowsOfOnePatient) {
    MemoryBlocks source;
    MemoryBlocks::addNumbers(source.addExtract("people", {1, 2, 1}), "age", {30, 40, 99});
    const Dataset dataset = load(source, {fieldOf("age", FieldKind::Number)});
    ASSERT_EQ(dataset.patientCount, 2U);
    EXPECT_EQ(dataset.columns[0].numbers[placeOf(dataset, 1)], 30);
}

TEST(LoadDataset, OrdersPatientsByTheirValuesWhateverTheOrderOfRowsAndSurrogates) {
    constexpr int kPeople = 300;
    MemoryBlocks first;
    MemoryBlocks second;
    std::vector<int> straight;
    std::vector<int> mixed;
    std::vector<double> straightAges;
    std::vector<double> mixedAges;
    std::vector<std::string> straightTowns;
    std::vector<std::string> mixedTowns;
    for (int i = 0; i < kPeople; ++i) {
        const int other = (i * 7 + 13) % kPeople; // 7 and 300 share no factor: a permutation
        straight.push_back(i);
        straightAges.push_back(i % 90);
        straightTowns.push_back(i % 4 ? "north" : "");
        mixed.push_back(100000 - i);
        mixedAges.push_back(other % 90);
        mixedTowns.push_back(other % 4 ? "north" : "");
    }
    auto& a = first.addExtract("people", straight);
    MemoryBlocks::addNumbers(a, "age", straightAges);
    MemoryBlocks::addLevels(a, "town", straightTowns);
    auto& b = second.addExtract("people", mixed);
    MemoryBlocks::addLevels(b, "town", mixedTowns);
    MemoryBlocks::addNumbers(b, "age", mixedAges);
    const Field age = fieldOf("age", FieldKind::Number);
    const Field town = fieldOf("town", FieldKind::Category);
    const Dataset one = load(first, {age, town});
    const Dataset two = load(second, {age, town});
    EXPECT_EQ(one.columns[0].numbers, two.columns[0].numbers);
    EXPECT_EQ(one.columns[1].levels, two.columns[1].levels);
    EXPECT_EQ(one.fingerprint, two.fingerprint);
    EXPECT_EQ(load(first, {town, age}).fingerprint, one.fingerprint);
}

TEST(LoadDataset, OrdersPatientsTheSameWhateverTheExtractsAreCalled) {
    const auto loaded = [](const std::string& people, const std::string& visits) {
        MemoryBlocks source;
        std::vector<int> patients;
        std::vector<double> first;
        std::vector<double> second;
        for (int i = 0; i < 200; ++i) {
            patients.push_back(i);
            first.push_back(i % 17);
            second.push_back(i % 23);
        }
        MemoryBlocks::addNumbers(source.addExtract(people, patients), "score", first);
        MemoryBlocks::addNumbers(source.addExtract(visits, patients), "score", second);
        return load(source, {fieldOf("score", FieldKind::Number, people),
                             fieldOf("score", FieldKind::Number, visits)});
    };
    const Dataset one = loaded("a", "b");
    const Dataset two = loaded("z", "b"); // keys now sort the other way round
    EXPECT_EQ(one.columns[0].numbers, two.columns[0].numbers);
    EXPECT_EQ(one.columns[1].numbers, two.columns[1].numbers);
    EXPECT_EQ(one.fingerprint, two.fingerprint);
}

TEST(LoadDataset, ChangesTheFingerprintWithOneValue) {
    MemoryBlocks first;
    MemoryBlocks second;
    MemoryBlocks::addNumbers(first.addExtract("people", {1, 2}), "age", {30, 40});
    MemoryBlocks::addNumbers(second.addExtract("people", {1, 2}), "age", {30, 41});
    const std::vector<Field> fields = {fieldOf("age", FieldKind::Number)};
    EXPECT_NE(load(first, fields).fingerprint, load(second, fields).fingerprint);
}

TEST(LoadDataset, MapsStoredNumbersToLevelsAndInfinityToMissing) {
    MemoryBlocks source;
    auto& people = source.addExtract("people", {1, 2, 3, 4});
    MemoryBlocks::addNumbers(people, "smoker", {1, 0, std::nan(""), 1});
    MemoryBlocks::addNumbers(people, "score", {std::numeric_limits<double>::infinity(), 1, 2, 3});
    const Dataset dataset = load(source, {flagOf("smoker"), fieldOf("score", FieldKind::Number)});
    EXPECT_EQ(dataset.columns[0].levels[placeOf(dataset, 1)], 1);
    EXPECT_EQ(dataset.columns[0].levels[placeOf(dataset, 2)], 0);
    EXPECT_EQ(dataset.columns[0].levels[placeOf(dataset, 3)], kNoLevel);
    EXPECT_TRUE(std::isnan(dataset.columns[1].numbers[placeOf(dataset, 1)]));
}

TEST(LoadDataset, AddsUnlistedLevelsToACategoryButNotToAnOrder) {
    MemoryBlocks source;
    auto& people = source.addExtract("people", {1, 2});
    MemoryBlocks::addLevels(people, "pet", {"cat", "dog"});
    MemoryBlocks::addLevels(people, "size", {"small", "unsure"});
    Field size = fieldOf("size", FieldKind::Ordered);
    size.values = {{.code = "small", .label = "Small"}, {.code = "large", .label = "Large"}};
    const Dataset dataset = load(source, {fieldOf("pet", FieldKind::Category), size});
    EXPECT_EQ(dataset.fields[0].values.size(), 2U);
    EXPECT_EQ(dataset.fields[1].values.size(), 2U);
    EXPECT_EQ(dataset.columns[1].levels[placeOf(dataset, 2)], kNoLevel);
}

TEST(LoadDataset, NamesTheFieldThatIsNotStored) {
    MemoryBlocks source;
    MemoryBlocks::addNumbers(source.addExtract("people", {1}), "age", {30});
    EXPECT_THROW(load(source, {fieldOf("weight", FieldKind::Number)}), Failure);
    EXPECT_THROW(load(source, {fieldOf("age", FieldKind::Number, "elsewhere")}), Failure);
    EXPECT_THROW(load(MemoryBlocks(), {}), Failure);
}

TEST(LoadDataset, StopsWhenCancelled) {
    MemoryBlocks source;
    MemoryBlocks::addNumbers(source.addExtract("people", {1}), "age", {30});
    Progress progress;
    progress.cancel();
    EXPECT_THROW(loadDataset(source, {fieldOf("age", FieldKind::Number)}, progress), Cancelled);
}

} // namespace
} // namespace vignette
