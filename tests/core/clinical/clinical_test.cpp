#include "core/clinical/charlson.h"
#include "core/clinical/chronic_conditions.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace vignette;

TEST(ChronicConditions, MatchesByPrefixWhateverTheDotsAndCase) {
    const ChronicConditions& list = ChronicConditions::bundled();
    EXPECT_TRUE(list.matchesGroup("E11.9", "diabetes"));
    EXPECT_TRUE(list.matchesGroup("e119", "diabetes"));
    EXPECT_FALSE(list.matchesGroup("O24.4", "diabetes"));
    EXPECT_TRUE(list.matchesGroup("C50.911", "cancer"));
    EXPECT_FALSE(list.matchesGroup("C44.91", "cancer")); // skin cancer other than melanoma
    EXPECT_TRUE(list.matchesGroup("I11.0", "heart_failure"));
    EXPECT_FALSE(list.matchesGroup("I11.9", "heart_failure"));
    EXPECT_FALSE(list.matchesGroup("E11.9", "no_such_group"));
}

TEST(ChronicConditions, PutsACodeIntoEveryGroupItBelongsTo) {
    using Ids = std::vector<std::string>;
    const ChronicConditions& list = ChronicConditions::bundled();
    EXPECT_EQ(list.groupsOf("I13.2"), (Ids{"hypertension", "heart_failure", "kidney_disease"}));
    EXPECT_EQ(list.groupsOf("E11.22"), (Ids{"diabetes", "kidney_disease"}));
    EXPECT_EQ(list.groupsOf("J06.9"), Ids{}); // a cold
}

TEST(ChronicConditions, MarksBehaviouralHealthAndHivAsSensitiveAndNamesItsList) {
    const ChronicConditions& list = ChronicConditions::bundled();
    for (const char* id : {"depression", "anxiety", "severe_mental_illness", "substance_use", "hiv"})
        EXPECT_TRUE(list.find(id)->isSensitive) << id;
    EXPECT_FALSE(list.find("asthma")->isSensitive);
    EXPECT_NE(list.listName().find("effective 2023-10-01"), std::string::npos);
}

TEST(ChronicConditions, CountsAPatientsGroupsFromRolledColumns) {
    RolledTable table;
    table.patients.resize(2);
    const auto addFlag = [&](const char* name, std::vector<double> numbers) {
        RolledTable::Column& column = table.columns.emplace_back();
        column.name = name;
        column.numbers = std::move(numbers);
        column.isFlag = true;
    };
    EXPECT_FALSE(chronicConditionCount(table).has_value());
    addFlag("diabetes#ever", {1, 0});
    addFlag("asthma#ever", {1, std::nan("")});
    addFlag("housing_need#ever", {1, 1}); // a need, not a condition
    EXPECT_EQ(chronicConditionCount(table)->numbers, (std::vector<double>{2, 0}));
}

TEST(CharlsonIndex, AddsWeightsAndLetsTheGraverStageCount) {
    const CharlsonIndex& charlson = CharlsonIndex::bundled();
    using enum CharlsonWeights;
    EXPECT_EQ(charlson.of({}, Original), 0);
    EXPECT_EQ(charlson.of({"I50.9", "I50.1", "J45.909"}, Original), 2); // heart failure 1, lung disease 1
    EXPECT_EQ(charlson.of({"I50.9", "J45.909"}, Updated), 3);           // 2 + 1
    EXPECT_EQ(charlson.of({"E11.9", "E11.2"}, Original), 2);            // complications outrank
    EXPECT_EQ(charlson.of({"C50.9", "C78.0"}, Original), 6);            // spread outranks solid
    EXPECT_EQ(charlson.of({"B18.1", "K76.6"}, Updated), 4);             // severe liver outranks mild
    EXPECT_EQ(charlson.conditionOf("G81.9"), "hp");
}
