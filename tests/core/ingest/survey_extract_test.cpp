#include "test_files.h"

#include "core/base/parallel.h"
#include "core/base/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <oneapi/tbb/global_control.h>

#include <algorithm>
#include <set>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// A survey of one column "x".
ColumnSurvey columnWith(const std::vector<std::string>& values, const std::string& header = "x",
                        const Dialect& dialect = {}) {
    const TempFolder folder;
    std::string text = header + ",end\n";
    for (const std::string& value : values)
        text += "\"" + value + "\",e\n";
    return surveyOf(folder.write("a.csv", text), {.dialect = dialect}).columns.front();
}

std::vector<std::string> times(std::size_t count, const std::vector<std::string>& values) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
        all.insert(all.end(), values.begin(), values.end());
    return all;
}

TEST(SurveyExtract, ReadsNumbersAmongWordsThatGiveNoAnswerAsNumbers) {
    std::vector<std::string> values = times(10, {"1", "22", "3.5", "47"});
    for (const char* word : {"Refused", "don't know", "not asked", "N/A", "unknown", "declined"})
        values.emplace_back(word);
    const ColumnSurvey numbers = columnWith(values);
    EXPECT_EQ(numbers.type, ColumnType::Number);
    EXPECT_EQ(numbers.valueCount, 40U);
    EXPECT_EQ(numbers.missingCount, 6U);
    EXPECT_EQ(numbers.coercedCount, 0U);
    EXPECT_THAT(numbers.missingTokens,
                UnorderedElementsAre(Pair("Refused", 1), Pair("don't know", 1), Pair("not asked", 1),
                                     Pair("N/A", 1), Pair("unknown", 1), Pair("declined", 1)));
    EXPECT_EQ(numbers.levels.size(), 4U);

    const ColumnSurvey words = columnWith(times(10, {"red", "blue", "refused"}));
    EXPECT_EQ(words.type, ColumnType::Category);
    EXPECT_EQ(words.levels.size(), 3U); // an answer among words stays one
    EXPECT_EQ(words.missingCount, 0U);
    EXPECT_EQ(columnWith(times(10, {"1", "refused", "unknown"})).type, ColumnType::Category); // mostly words
    EXPECT_EQ(columnWith(times(10, {"1", "2", "red"})).type, ColumnType::Category);           // no such word
}

TEST(SurveyExtract, TellsLongMeasuresFromKeysByHeaderAndSpread) {
    std::vector<std::string> loads;
    std::vector<std::string> close;
    for (int i = 0; i < 200; ++i) {
        loads.push_back(std::to_string(10'000'000 + i * i * 2'000)); // 10 to 89 million copies
        close.push_back(std::to_string(10'000'000 + i * 37));
    }
    EXPECT_EQ(columnWith(loads, "viral_load_copies_ml").type, ColumnType::Integer);
    EXPECT_EQ(columnWith(loads, "account").type, ColumnType::Unique);
    EXPECT_EQ(columnWith(loads, "load_id").type, ColumnType::Unique);
    EXPECT_EQ(columnWith(close, "viral_load").type, ColumnType::Unique); // of one range, like keys
}

TEST(SurveyExtract, NamesTypesOverAllRows) {
    EXPECT_EQ(columnWith({"", "NA", "?"}).type, ColumnType::Empty);
    EXPECT_EQ(columnWith({"1.5", "2", "-3e2"}).type, ColumnType::Number);
    EXPECT_EQ(columnWith({"1", "2", "30", "1"}).type, ColumnType::Integer);
    EXPECT_EQ(columnWith({"3.0", "30.0", "7.0"}).type, ColumnType::Integer);
    EXPECT_EQ(columnWith({"Yes", "no", "YES"}).type, ColumnType::Flag);
    EXPECT_EQ(columnWith({"T", "F"}).type, ColumnType::Flag);
    EXPECT_EQ(columnWith({"0", "1", "1", ""}).type, ColumnType::Flag);
    EXPECT_EQ(columnWith({"1", "", "1"}).type, ColumnType::Flag);
    EXPECT_EQ(columnWith({"1", "2", "2"}).type, ColumnType::Integer);
    EXPECT_EQ(columnWith({"M", "F", "M"}).type, ColumnType::Category);
    EXPECT_EQ(columnWith({"red", "blue", "None"}).type, ColumnType::Category);
    EXPECT_EQ(columnWith({"0805", "1234", "0017"}).type, ColumnType::Code);
    EXPECT_EQ(columnWith({"E11.9", "I10.0", "J45.909"}).type, ColumnType::Code);
    EXPECT_EQ(columnWith({"1E5", "2E3", "100"}).type, ColumnType::Code);
    EXPECT_EQ(columnWith({"1.5e-05", "2", "3"}).type, ColumnType::Number);
    EXPECT_EQ(columnWith({"1234567890123456", "1234567890123457"}).type, ColumnType::Code);
    EXPECT_EQ(
        columnWith({"she came in with a cough again", "no complaint since last visit, well today"}).type,
        ColumnType::Text);
}

TEST(SurveyExtract, KeepsCodesAmongNumbersAsCodes) {
    std::vector<std::string> icd9 = times(200, {"250.00", "401.9", "428.0"});
    icd9.insert(icd9.end(), {"V45.1", "V58.6", "E849.0"});
    EXPECT_EQ(columnWith(icd9).type, ColumnType::Code);
}

TEST(SurveyExtract, ForgivesAFewMisfitsAndCountsThem) {
    std::vector<std::string> values = times(99, {"1.5"});
    values.emplace_back("about two");
    const ColumnSurvey column = columnWith(values);
    EXPECT_EQ(column.type, ColumnType::Number);
    EXPECT_EQ(column.coercedCount, 1U);
    EXPECT_EQ(column.numberCount, 99U);
    EXPECT_EQ(columnWith({"1.5", "2.5", "about two"}).type, ColumnType::Category);
}

TEST(SurveyExtract, DecidesDateFormatsOverAllRows) {
    const ColumnSurvey us = columnWith({"01/02/2024", "03/31/2024", "04/05/2023"});
    EXPECT_EQ(us.type, ColumnType::Date);
    EXPECT_EQ(us.dateFormat, DateFormat::MonthDayYear);
    EXPECT_FALSE(us.isDateAmbiguous);
    EXPECT_EQ(us.firstDate->iso(), "2023-04-05");
    EXPECT_EQ(us.lastDate->iso(), "2024-03-31");
    EXPECT_EQ(columnWith({"01/02/2024", "31/03/2024"}).dateFormat, DateFormat::DayMonthYear);
    EXPECT_TRUE(columnWith({"01/02/2024", "03/04/2024"}).isDateAmbiguous);
    const ColumnSurvey dots = columnWith({"1.2.2024", "3.4.2024"});
    EXPECT_EQ(dots.dateFormat, DateFormat::DayMonthYear);
    EXPECT_FALSE(dots.isDateAmbiguous);
    EXPECT_EQ(columnWith({"2024-01-31", "2024-02-28 10:30"}).dateFormat, DateFormat::IsoDash);
    EXPECT_EQ(columnWith({"20240131", "19991231"}).dateFormat, DateFormat::Compact);
    EXPECT_EQ(columnWith({"20240131", "20249999"}).type, ColumnType::Integer);
    std::vector<std::string> dates = times(60, {"2024-01-31"});
    dates.insert(dates.end(), {"2024-02-30", "0000-00-00"});
    const ColumnSurvey column = columnWith(dates);
    EXPECT_EQ(column.type, ColumnType::Date);
    EXPECT_EQ(column.coercedCount, 1U);
    EXPECT_EQ(column.missingCount, 1U);
}

TEST(SurveyExtract, CountsMissingTokensByTheirText) {
    const ColumnSurvey column = columnWith({"", "NA", "  ", "NA", "?", "5", " 7 "});
    EXPECT_THAT(column.missingTokens, UnorderedElementsAre(Pair("", 2), Pair("NA", 2), Pair("?", 1)));
    EXPECT_EQ(column.missingCount, 5U);
    EXPECT_EQ(column.valueCount, 2U);
    EXPECT_THAT(column.levels, ElementsAre(LevelCount{"5", 1}, LevelCount{"7", 1}));
}

TEST(SurveyExtract, FindsRowNumbersAndIdsUnique) {
    std::vector<std::string> numbers;
    std::vector<std::string> ids;
    std::vector<std::string> costs;
    for (int i = 1; i <= 100; ++i) {
        numbers.push_back(std::to_string(i));
        ids.push_back("P" + std::to_string(1'000 + i * 37));
        costs.push_back(std::to_string(i * i * 13));
    }
    EXPECT_EQ(columnWith(numbers).type, ColumnType::Unique);
    EXPECT_EQ(columnWith(ids).type, ColumnType::Unique);
    EXPECT_EQ(columnWith(costs, "cost").type, ColumnType::Integer);
    EXPECT_EQ(columnWith(costs, "patient_id").type, ColumnType::Unique);
}

TEST(SurveyExtract, ReadsNumbersInTheDialectOfTheFile) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", "id;cost\n1;1.234,50\n2;12,25\n3;-0,75\n"));
    const ColumnSurvey& cost = columnOf(survey, "cost");
    EXPECT_EQ(cost.type, ColumnType::Number);
    EXPECT_EQ(cost.maximum, 1234.5);
    EXPECT_EQ(cost.minimum, -0.75);
    EXPECT_THAT(survey.notes, Contains(HasSubstr("decimal comma")));
}

TEST(SurveyExtract, MakesHeadersUnique) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", "a,,a,b,a\nx,y,z,u,v\np,q,r,s,t\n"));
    std::vector<std::string> names;
    for (const ColumnSurvey& column : survey.columns)
        names.push_back(column.name);
    EXPECT_THAT(names, ElementsAre("a", "Column 2", "a (2)", "b", "a (3)"));
    EXPECT_THAT(survey.notes, Contains(HasSubstr("repeat")));
}

TEST(SurveyExtract, SortsLevelsByBytes) {
    const ColumnSurvey column =
        columnWith({"b", "\xC3\xA9", "aa", "B", "a", "longer than eight", "longer than nine", "a"});
    EXPECT_THAT(column.levels, ElementsAre(LevelCount{"B", 1}, LevelCount{"a", 2}, LevelCount{"aa", 1},
                                           LevelCount{"b", 1}, LevelCount{"longer than eight", 1},
                                           LevelCount{"longer than nine", 1}, LevelCount{"\xC3\xA9", 1}));
}

TEST(SurveyExtract, GivesLevelsUpOverTheCap) {
    const TempFolder folder;
    std::string text = "code,n\n";
    for (int i = 0; i < 5'000; ++i)
        text += "k" + std::to_string(i % 2'500) + "x," + std::to_string(i % 3) + "\n";
    const auto file = folder.write("a.csv", text);
    const ExtractSurvey capped = surveyOf(file, {.cap = {.levels = 1'000}});
    EXPECT_FALSE(columnOf(capped, "code").hasAllLevels);
    EXPECT_TRUE(columnOf(capped, "code").levels.empty());
    EXPECT_LE(columnOf(capped, "code").distinctCount, 2'500U);
    EXPECT_GE(columnOf(capped, "code").distinctCount, 2'450U);
    EXPECT_EQ(columnOf(capped, "n").levels.size(), 3U);
    EXPECT_EQ(columnOf(surveyOf(file), "code").distinctCount, 2'500U);
}

/// Counts what it was shown.
class CountingScanner final : public ColumnScanner {
public:
    void look(std::string_view value, std::uint64_t count) override {
        m_cells += count;
        m_values.emplace(value);
    }
    void merge(const ColumnScanner& other) override {
        const auto& counting = dynamic_cast<const CountingScanner&>(other);
        m_cells += counting.m_cells;
        m_values.insert(counting.m_values.begin(), counting.m_values.end());
    }
    std::vector<IdentifierFinding> findings() const override {
        return {{.identifier = IdentifierClass::UniqueCode,
                 .sign = IdentifierSign::Content,
                 .valueCount = m_cells,
                 .why = std::to_string(m_values.size())}};
    }

private:
    std::uint64_t m_cells = 0;
    std::set<std::string> m_values;
};

std::string mixedTable(std::size_t rows, bool isShuffled) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < rows; ++i) {
        // "late" looks like numbers until its last rows; "cost" is all numbers; "who" is all different.
        const std::string late = i + 200 < rows ? std::to_string(i * 3) : "code " + std::to_string(i % 5);
        const std::string many = i % 20 == 0 ? "w" + std::to_string(i) : std::to_string(i);
        lines.push_back("P" + std::to_string(i * 7 + 1) + "," + late + "," + std::to_string(i % 397) +
                        ".25," + many + "," +
                        (i % 10 == 0  ? "NA"
                         : i % 3 == 0 ? "Yes"
                                      : "No") +
                        "\n");
    }
    Random random(3);
    if (isShuffled) random.shuffle(std::span(lines));
    std::string text = "who,late,cost,many,flag\n";
    for (const std::string& line : lines)
        text += line;
    return text;
}

std::string described(const ExtractSurvey& survey) {
    std::string text;
    for (const ColumnSurvey& column : survey.columns) {
        text += column.name + " " + toText(column.type) + " " + std::to_string(column.valueCount) + " " +
                std::to_string(column.missingCount) + " " + std::to_string(column.distinctCount) + " " +
                std::to_string(column.coercedCount) + " " + std::to_string(column.hasAllLevels) + " " +
                std::to_string(column.numberCount) + " " + std::to_string(column.meanWords) + " " +
                std::to_string(column.findings.at(0).valueCount) + "/" + column.findings.at(0).why + "\n";
        for (const LevelCount& level : column.levels)
            text += level.text + ":" + std::to_string(level.count) + " ";
    }
    return text;
}

TEST(SurveyExtract, IsTheSameForAnyNumberOfThreadsOrderAndBlocks) {
    const TempFolder folder;
    const auto plain = folder.write("a.csv", mixedTable(4'000, false));
    const auto shuffled = folder.write("b.csv", mixedTable(4'000, true));
    const ColumnScannerFactory scanners = [](std::string_view) {
        return std::make_unique<CountingScanner>();
    };
    const DictionaryCap cap{.levels = 3'000, .bytes = 1 << 20, .numberLevels = 500};
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 8);
    std::set<std::string> results;
    for (const auto& file : {plain, shuffled})
        for (const int threads : {1, 2, 4, 8})
            for (const std::size_t rows : {std::size_t{50}, std::size_t{4'096}})
                withThreads(threads, [&] {
                    Progress progress;
                    results.insert(described(surveyExtract(
                        file, {.dialect = Dialect{}, .cap = cap, .rowsPerBlock = rows, .tailBytes = 1},
                        scanners, progress)));
                });
    EXPECT_EQ(results.size(), 1U);
    const std::string& only = *results.begin();
    EXPECT_THAT(only, HasSubstr("who unique 4000 0"));
    EXPECT_THAT(only, HasSubstr("cost number 4000 0 397 0 0 4000 1.000000 4000/397"));
    EXPECT_THAT(only, HasSubstr("flag flag 3600 400 2 0 1"));
}

TEST(SurveyExtract, ReadsAgainAColumnThatStoppedLookingLikeNumbers) {
    const TempFolder folder;
    std::string text = "late,n\n";
    for (int i = 0; i < 3'000; ++i)
        text += (i < 2'000 ? std::to_string(i) : "word" + std::to_string(i % 4)) + ",1\n";
    const ExtractSurvey survey =
        surveyOf(folder.write("a.csv", text), {.dialect = Dialect{}, .cap = {.numberLevels = 300}});
    const ColumnSurvey& late = columnOf(survey, "late");
    EXPECT_TRUE(late.hasAllLevels);
    EXPECT_EQ(late.distinctCount, 2'004U);
    EXPECT_EQ(late.levels.back(), (LevelCount{"word3", 250}));
}

TEST(SurveyExtract, SaysTheSameOfGzip) {
    const TempFolder folder;
    const std::string text = mixedTable(3'000, false);
    const ExtractSurvey plain = surveyOf(folder.write("a.csv", text));
    const ExtractSurvey packed = surveyOf(folder.write("a.csv.gz", gzipped(text)));
    EXPECT_EQ(plain.rowCount, packed.rowCount);
    ASSERT_EQ(plain.columns.size(), packed.columns.size());
    for (std::size_t c = 0; c < plain.columns.size(); ++c) {
        EXPECT_EQ(plain.columns[c].type, packed.columns[c].type);
        EXPECT_EQ(plain.columns[c].levels, packed.columns[c].levels);
    }
}

TEST(SurveyExtract, HearsTheEncodingFromRowsBehindTheSample) {
    const TempFolder folder;
    std::string text = "name,n\n";
    while (text.size() < (2U << 20))
        text += "Ann,1\n";
    text += "Jos\xE9,2\n";
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", text));
    EXPECT_EQ(survey.dialect.encoding, "windows-1252");
    EXPECT_EQ(survey.malformedCells, 0U);
    EXPECT_EQ(columnOf(survey, "name").levels.back(), (LevelCount{"Jos\xC3\xA9", 1}));
    const ExtractSurvey mostlyUtf8 = surveyOf(folder.write("b.csv", text + "Ren\xC3\xA9,3\nZo\xC3\xAB,4\n"));
    EXPECT_EQ(mostlyUtf8.dialect.encoding, "UTF-8");
    EXPECT_EQ(mostlyUtf8.malformedCells, 1U);
}

TEST(SurveyExtract, CanBeCancelled) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", mixedTable(3'000, false));
    Progress progress;
    progress.cancel();
    EXPECT_THROW(surveyExtract(file, std::optional<Dialect>{}, {}, progress), Cancelled);
}

} // namespace
} // namespace vignette::test
