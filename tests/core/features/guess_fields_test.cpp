#include "core/features/codebook.h"
#include "core/features/guess_fields.h"
#include "core/features/ordered_scales.h"
#include "core/features/plain_label.h"

#include "tests/core/features/memory_blocks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace vignette {
namespace {

using test::MemoryBlocks;

std::string labelFor(const std::string& header) {
    return Glossary::bundled().labelFor(header).text;
}

/// The guess for one column of levels, each ten times.
Field guessOf(const std::string& column, const std::vector<std::string>& levels) {
    std::vector<std::string> values;
    std::vector<int> patients;
    for (int i = 0; i < 10; ++i)
        for (const std::string& level : levels) {
            values.push_back(level);
            patients.push_back(static_cast<int>(patients.size()));
        }
    MemoryBlocks source;
    MemoryBlocks::addLevels(source.addExtract("people", patients), column, values);
    Progress progress;
    return guessFields(source, progress).at(0);
}

Field guessOf(const std::string& column, const std::vector<double>& values) {
    std::vector<int> patients;
    for (std::size_t i = 0; i < values.size(); ++i)
        patients.push_back(static_cast<int>(i));
    MemoryBlocks source;
    MemoryBlocks::addNumbers(source.addExtract("people", patients), column, values);
    Progress progress;
    return guessFields(source, progress).at(0);
}

TEST(PlainLabel, ReadsTheUsualWaysOfWritingHeaders) {
    EXPECT_EQ(labelFor("KidneyDisease"), "Kidney disease");
    EXPECT_EQ(labelFor("age_group"), "Age group");
    EXPECT_EQ(labelFor("AgeCategory"), "Age group");
    EXPECT_EQ(labelFor("BMI"), "BMI");
    EXPECT_EQ(labelFor("hba1c"), "HbA1c");
    EXPECT_EQ(labelFor("n_visits"), "Number of visits");
    EXPECT_EQ(labelFor("visits_n"), "Number of visits");
    EXPECT_EQ(labelFor("HIVStatus"), "HIV status");
    EXPECT_EQ(labelFor("ed_visits"), "Emergency department visits");
}

TEST(PlainLabel, SplitsGluedWords) {
    EXPECT_EQ(labelFor("docvis"), "Doctor visits");
    EXPECT_EQ(labelFor("hospvis"), "Hospital visits");
    EXPECT_EQ(labelFor("edlevel"), "Education level");
    EXPECT_EQ(labelFor("outwork"), "Out of work");
    EXPECT_TRUE(Glossary::bundled().labelFor("docvis").isPlain);
    EXPECT_EQ(labelFor("Alter"), "Alter");
    EXPECT_EQ(labelFor("eder"), "Eder");
}

TEST(PlainLabel, IsNotPlainWhenAWordIsUnknownOrSaysTooLittle) {
    EXPECT_FALSE(Glossary::bundled().labelFor("lchronic").isPlain);
    EXPECT_FALSE(Glossary::bundled().labelFor("x7").isPlain);
    EXPECT_FALSE(Glossary::bundled().labelFor("private").isPlain);
    EXPECT_FALSE(Glossary::bundled().labelFor("").isPlain);
    EXPECT_FALSE(Glossary::bundled().labelFor("\xC3\xA4\xC3\xB6").isPlain);
}

TEST(OrderedScales, PutsAnswersAndRangesInOrder) {
    const OrderedScales& scales = OrderedScales::bundled();
    EXPECT_EQ(*scales.orderOf({"Excellent", "Fair", "Good", "Poor", "Very good"}),
              (std::vector<std::string>{"Poor", "Fair", "Good", "Very good", "Excellent"}));
    EXPECT_EQ(*scales.orderOf({"18-24", "25-29", "5-9", "80 or older", "Refused"}),
              (std::vector<std::string>{"5-9", "18-24", "25-29", "80 or older"}));
    EXPECT_EQ(
        *scales.orderOf({"$10,000 to $15,000", "$15,000 to $20,000", "Less than $10,000", "Over $20,000"}),
        (std::vector<std::string>{"Less than $10,000", "$10,000 to $15,000", "$15,000 to $20,000",
                                  "Over $20,000"}));
    EXPECT_EQ(*scales.orderOf({"[0-10)", "[10-20)", "[20-30)"}),
              (std::vector<std::string>{"[0-10)", "[10-20)", "[20-30)"}));
}

TEST(OrderedScales, FindsNoOrderAmongNames) {
    const OrderedScales& scales = OrderedScales::bundled();
    EXPECT_FALSE(scales.orderOf({"Asian", "Black", "White"}));
    EXPECT_FALSE(scales.orderOf({"Yes", "No", "Yes, during pregnancy"}));
    EXPECT_FALSE(scales.orderOf({"1", "2", "3"}));
    EXPECT_FALSE(scales.orderOf({"Good", "Poor"}));
}

TEST(GuessFields, ReadsYesAndNoAsAFlagWithAClaim) {
    const Field smoking = guessOf("Smoking", std::vector<std::string>{"No", "Yes"});
    EXPECT_EQ(smoking.kind, FieldKind::Flag);
    EXPECT_EQ(smoking.yesCode, "Yes");
    EXPECT_EQ(smoking.claim, "Smokes");
    EXPECT_EQ(smoking.theme, Theme::Habits);
    EXPECT_EQ(smoking.direction, FieldDirection::HigherIsWorse);
    const Field kidney = guessOf("kidney_disease", std::vector<double>{0, 1, 1, 0});
    EXPECT_EQ(kidney.kind, FieldKind::Flag);
    EXPECT_EQ(kidney.yesCode, "1");
    EXPECT_EQ(kidney.claim, "Has kidney disease");
}

TEST(GuessFields, HoldsBackProtectedTraitsOutcomesAndSex) {
    const Field race = guessOf("Race", std::vector<std::string>{"Asian", "Black", "White"});
    EXPECT_EQ(race.use, FieldUse::Check);
    EXPECT_EQ(race.care, FieldCare::Protected);
    EXPECT_FALSE(race.useReason.empty());
    EXPECT_EQ(guessOf("total_charges", std::vector<double>{1.5, 2.5, 9}).care, FieldCare::Outcome);
    EXPECT_EQ(guessOf("sex", std::vector<std::string>{"F", "M"}).use, FieldUse::Check);
    EXPECT_EQ(guessOf("sex", std::vector<std::string>{"F", "M"}).values[0].label, "Female");
    EXPECT_EQ(guessOf("HeartDisease", std::vector<std::string>{"No", "Yes"}).use, FieldUse::Form);
    // "White" alone is a race, white blood cells are not.
    EXPECT_EQ(guessOf("white_blood_cells", std::vector<double>{1.5, 2.5, 9}).care, FieldCare::Ordinary);
}

TEST(GuessFields, HidesWhatSaysNothingAboutPeople) {
    EXPECT_EQ(guessOf("site", std::vector<std::string>{"1"}).use, FieldUse::Hide);
    std::vector<double> rows;
    for (int i = 1; i <= 60; ++i)
        rows.push_back(i);
    EXPECT_EQ(guessOf("rownames", rows).use, FieldUse::Hide);
}

TEST(GuessFields, KeepsRowNamesOutEvenWhereTheyRepeat) {
    EXPECT_EQ(guessOf("patient_id", std::vector<double>{4, 4, 7, 9}).use, FieldUse::Hide);
    EXPECT_EQ(guessOf("covid", std::vector<double>{0, 1, 1, 0}).use, FieldUse::Form);
}

TEST(GuessFields, SaysAFlagOfNumbersAsOne) {
    const Field field = guessOf("nchronic", std::vector<std::string>{"no", "yes"});
    EXPECT_EQ(field.label, "Chronic conditions");
    EXPECT_EQ(field.claim, "Has chronic conditions");
    EXPECT_FALSE(guessOf("edlevel3", std::vector<double>{0, 1, 1, 0}).hasPlainLabel);
}

TEST(GuessFields, GivesUnitsOnlyWhereTheValuesAllowThem) {
    EXPECT_EQ(guessOf("age", std::vector<double>{20, 40, 77}).unit, "years");
    EXPECT_EQ(guessOf("age", std::vector<double>{0.20, 0.40, 0.77}).unit, "");
    EXPECT_EQ(guessOf("sleep_hours", std::vector<double>{6, 7, 9}).unit, "hours");
}

TEST(GuessFields, KeepsBareNumberCodesOffCards) {
    EXPECT_FALSE(guessOf("marital", std::vector<std::string>{"1", "2", "3"}).hasPlainLabel);
}

TEST(GuessFields, TakesNumbersThatStandForNamesAsNames) {
    ColumnFacts facts;
    facts.extract = "visits";
    facts.isWhole = true;
    facts.valueCount = 100;
    facts.levels = {"1", "2", "3"};
    facts.levelCount = 3;
    facts.minimum = 1.0;
    facts.maximum = 3.0;
    for (const char* name : {"site", "admission_type", "ward#most", "anything#most"}) {
        facts.name = name;
        EXPECT_EQ(guessField(facts).kind, FieldKind::Category) << name;
    }
    for (const char* name : {"doctor_visits", "sleep_hours", "siteseeing"}) {
        facts.name = name;
        EXPECT_NE(guessField(facts).kind, FieldKind::Category) << name;
    }
}

TEST(GuessFields, TakesTheWordsOfAPerPersonSummaryFromItsRule) {
    std::vector<Field> fields = {guessOf("visits#count_365", std::vector<double>{0, 1, 5, 9})};
    RollupRule rule;
    rule.name = "visits#count_365";
    rule.verb = RollupVerb::Count;
    rule.windowDays = 365;
    rule.label = "Emergency visits in the last year";
    rule.theme = "use_of_care";
    rule.direction = "worse";
    describeRollups(fields, "people", {rule});
    EXPECT_EQ(fields[0].label, "Emergency visits in the last year");
    EXPECT_EQ(fields[0].theme, Theme::UseOfCare);
    EXPECT_EQ(fields[0].windowDays, 365);
}

class CodebookTest : public testing::Test {
protected:
    std::filesystem::path write(const std::string& text) {
        const auto file = std::filesystem::temp_directory_path() /
                          ("vignette_codebook_" + std::to_string(::getpid()) + ".csv");
        std::ofstream(file) << text;
        m_files.push_back(file);
        return file;
    }
    void TearDown() override {
        for (const auto& file : m_files)
            std::filesystem::remove(file);
    }
    std::vector<std::filesystem::path> m_files;
};

TEST_F(CodebookTest, OverlaysLabelsValuesRolesAndReportsStrangers) {
    std::vector<Field> fields = {guessOf("marital", std::vector<std::string>{"1", "2", "9"}),
                                 guessOf("xq", std::vector<double>{0, 1, 1})};
    const CodebookReport report = applyCodebook(
        fields, write("file,column,label,claim,values,direction,role,theme\n"
                      "people.csv.gz,marital,Family status,,1=Married|2=Single,,checks,demographic\n"
                      ",xq,Eye exam,Had an eye exam,0=No|1=Yes,higher is better,forms,use_of_care\n"
                      "people,nobody,,,,,,\n"
                      "people,xq,,,,sideways,,\n"));
    EXPECT_EQ(fields[0].label, "Family status");
    EXPECT_TRUE(fields[0].hasPlainLabel);
    EXPECT_EQ(labelOf(fields[0], "2"), "Single");
    EXPECT_EQ(fields[0].values.size(), 3U); // the unlisted 9 stays
    EXPECT_EQ(fields[0].use, FieldUse::Check);
    EXPECT_TRUE(fields[0].isEdited);
    EXPECT_EQ(fields[1].kind, FieldKind::Flag);
    EXPECT_EQ(fields[1].claim, "Had an eye exam");
    EXPECT_EQ(fields[1].direction, FieldDirection::HigherIsBetter);
    EXPECT_EQ(report.matchedRows, 3U);
    EXPECT_EQ(report.unmatched, std::vector<std::string>{"people.nobody"});
    EXPECT_EQ(report.problems.size(), 1U);
}

TEST_F(CodebookTest, HoldsBackWhatALabelCallsSensitiveUnlessItSaysOtherwise) {
    std::vector<Field> fields = {guessOf("q17", std::vector<double>{0, 1, 1}),
                                 guessOf("q18", std::vector<double>{0, 1, 1})};
    applyCodebook(fields, write("column,label,care\nq17,Heavy drinking,\nq18,Heavy drinking,ordinary\n"));
    EXPECT_EQ(fields[0].care, FieldCare::Sensitive);
    EXPECT_EQ(fields[1].care, FieldCare::Ordinary);
}

TEST_F(CodebookTest, NeedsAColumnNamedColumn) {
    std::vector<Field> fields;
    EXPECT_THROW(applyCodebook(fields, write("name,label\na,b\n")), Failure);
}

} // namespace
} // namespace vignette
