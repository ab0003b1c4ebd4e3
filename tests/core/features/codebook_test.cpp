#include "core/features/codebook.h"
#include "core/features/guess_fields.h"

#include "tests/core/features/shared_extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <unistd.h>

namespace vignette::test {
namespace {

/// A field whose stored values are numbers, or levels with these codes.
Field fieldOf(const std::string& column, const std::vector<std::string>& codes = {}) {
    Field field;
    field.extract = "people";
    field.column = column;
    field.key = "people." + column;
    field.label = column;
    field.kind = codes.empty() ? FieldKind::Number : FieldKind::Category;
    for (const std::string& code : codes)
        field.values.push_back({.code = code, .label = code});
    return field;
}

class CodebookForms : public testing::Test {
protected:
    CodebookReport apply(std::vector<Field>& fields, const std::string& text) {
        m_file = std::filesystem::temp_directory_path() /
                 ("vignette_codebook_forms_" + std::to_string(::getpid()) + ".csv");
        std::ofstream(m_file, std::ios::binary) << text;
        return applyCodebook(fields, m_file);
    }
    void TearDown() override { std::filesystem::remove(m_file); }
    std::filesystem::path m_file;
};

/// The header is the one that REDCap writes.
const std::string kRedcapHeader =
    "\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field Label\","
    "\"Choices, Calculations, OR Slider Labels\",\"Field Note\",\"Identifier?\"\n";

TEST_F(CodebookForms, KeepsTheFirstLabelOfACodeThatIsListedTwice) {
    std::vector<Field> fields = {fieldOf("health", {"1", "2"})};
    const CodebookReport report = apply(fields, "variable,value,label\n"
                                                "health,01,Poor\nhealth,2,Fair\nhealth,1.0,Bad\n");
    EXPECT_EQ(fields[0].values,
              (std::vector<ValueLabel>{{.code = "1", .label = "Poor"}, {.code = "2", .label = "Fair"}}));
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_THAT(report.problems[0], testing::HasSubstr("more than once"));
}

TEST_F(CodebookForms, ReadsADictionaryAsRedcapExportsIt) {
    std::vector<Field> fields = {fieldOf("sex"),          fieldOf("name", {"a", "b"}), fieldOf("bmi"),
                                 fieldOf("symptoms___2"), fieldOf("consent"),          fieldOf("health")};
    const CodebookReport report =
        apply(fields,
              kRedcapHeader +
                  "sex,base,,radio,\"<b>Sex</b> at birth\",\"1, Male | 2, Female\",,\n"
                  "name,base,,text,Name,,,y\n"
                  "bmi,base,,calc,Body mass index,\"round([weight]/[height], 1)\",kg/m2,\n"
                  "symptoms,base,,checkbox,What did you feel?,\"1, Pain | 2, Cough, dry\",,\n"
                  "intro,base,,descriptive,\"Thank you, everyone\",,,\n"
                  "consent,base,,yesno,Agreed to take part,,,\n"
                  "health,base,,dropdown,How is your health?,\"1, Poor | 2, Fair | 3, Good | 9, Refused\",,\n"
                  "gone,base,,text,Nobody has this,,,\n");
    EXPECT_EQ(report.form, CodebookForm::DataDictionary);
    EXPECT_EQ(fields[0].label, "Sex at birth");
    EXPECT_EQ(fields[0].kind, FieldKind::Category);
    EXPECT_EQ(labelOf(fields[0], "2"), "Female");
    EXPECT_EQ(fields[1].use, FieldUse::Hide);
    EXPECT_EQ(fields[2].kind, FieldKind::Number);
    EXPECT_TRUE(fields[2].values.empty());
    EXPECT_EQ(fields[3].kind, FieldKind::Flag);
    EXPECT_EQ(fields[3].label, "Cough, dry");
    EXPECT_EQ(fields[3].question, "What did you feel?");
    EXPECT_EQ(fields[3].yesCode, "1");
    EXPECT_EQ(labelOf(fields[4], "1"), "Yes");
    EXPECT_EQ(fields[5].question, "How is your health?");
    EXPECT_EQ(fields[5].label, "health"); // a question is no label
    EXPECT_EQ(fields[5].kind, FieldKind::Ordered);
    EXPECT_EQ(fields[5].values.size(), 3U); // refused has no place in the order
    EXPECT_EQ(report.matchedRows, 6U);
    EXPECT_EQ(report.matchedFields, 6U);
    EXPECT_EQ(report.unmatched, std::vector<std::string>{"gone"});
    EXPECT_TRUE(report.problems.empty());
}

TEST_F(CodebookForms, ReadsADictionaryAsRedcapsInterfaceGivesIt) {
    std::vector<Field> fields = {fieldOf("ward", {"1", "2"})};
    const CodebookReport report = apply(
        fields, "field_name,form_name,field_type,field_label,select_choices_or_calculations,identifier\n"
                "ward,base,dropdown,Ward,\"1, North | 2, South\",\n");
    EXPECT_EQ(report.form, CodebookForm::DataDictionary);
    EXPECT_EQ(labelOf(fields[0], "1"), "North");
}

TEST_F(CodebookForms, ReadsAPlainDictionaryWithSemicolonsUnitsAndLineEnds) {
    std::vector<Field> fields = {fieldOf("gew"), fieldOf("stadt", {"1", "2"})};
    const CodebookReport report = apply(fields, "\xEF\xBB\xBFVariable;Label;Unit;Values\r\n"
                                                "gew;Weight;kg;\r\n"
                                                "stadt;Town;;\"1 = Ulm\n2 = K\xC3\xB6ln\"\r\n"
                                                ";Nobody;;\r\n");
    EXPECT_EQ(report.form, CodebookForm::DataDictionary);
    EXPECT_EQ(fields[0].unit, "kg");
    EXPECT_EQ(labelOf(fields[1], "2"), "K\xC3\xB6ln");
    EXPECT_EQ(report.matchedRows, 2U);
    EXPECT_THAT(report.problems, testing::ElementsAre("Row 3 names no field; it was passed over."));
}

TEST_F(CodebookForms, ReadsAListOfValues) {
    std::vector<Field> fields = {fieldOf("region"), fieldOf("smoke")};
    const CodebookReport report =
        apply(fields, "Variable,Value,Label\nregion,01,North\n,2.0,South\n"
                      "smoke,0,No\nsmoke,1,Yes\nregion,3,West\nregion,4,\nnone,1,x\n");
    EXPECT_EQ(report.form, CodebookForm::ValueList);
    EXPECT_EQ(labelOf(fields[0], "1"), "North"); // the study stores numbers
    EXPECT_EQ(labelOf(fields[0], "2"), "South");
    EXPECT_EQ(labelOf(fields[0], "3"), "West");
    EXPECT_EQ(labelOf(fields[1], "1"), "Yes");
    EXPECT_EQ(report.matchedRows, 5U);
    EXPECT_EQ(report.unmatched, std::vector<std::string>{"none"});
    EXPECT_EQ(report.problems.size(), 1U);
}

TEST_F(CodebookForms, ReadsSeveralTablesDividedByBlanksOrByTheNextHeader) {
    std::vector<Field> fields = {fieldOf("type_id"), fieldOf("source_id"), fieldOf("ward_id")};
    const CodebookReport report = apply(
        fields, "type_id,description\n1,Urgent\n2,Planned\n,\nsource_id,description\n1, \"Home, own\"\n2,\n"
                "ward_id,description\n7,East\n\nelsewhere,description\n1,x\n");
    EXPECT_EQ(report.form, CodebookForm::SeveralTables);
    EXPECT_EQ(labelOf(fields[0], "2"), "Planned");
    EXPECT_EQ(labelOf(fields[1], "1"), "Home, own");
    EXPECT_EQ(labelOf(fields[2], "7"), "East");
    EXPECT_EQ(report.matchedRows, 4U);
    EXPECT_EQ(report.matchedFields, 3U);
    EXPECT_EQ(report.unmatched, std::vector<std::string>{"elsewhere"});
    EXPECT_THAT(report.problems,
                testing::ElementsAre("Line 7 lacks a code or its words; it was passed over."));
}

TEST_F(CodebookForms, CarriesTheQuestionOfOurOwnForm) {
    std::vector<Field> fields = {fieldOf("q1")};
    EXPECT_EQ(apply(fields, "column,question\nq1,\"How far, in miles, do you live from us?\"\nq2\n")
                  .problems.size(),
              1U);
    EXPECT_EQ(fields[0].question, "How far, in miles, do you live from us?");
}

TEST_F(CodebookForms, RefusesWhatIsNoCodebook) {
    std::vector<Field> fields = {fieldOf("q1")};
    EXPECT_THROW(apply(fields, "a,b\n1,2\n"), Failure);
    EXPECT_THROW(apply(fields, ""), Failure);
    EXPECT_THROW(apply(fields, "column,label\nq1,\xE9t\xE9\n"), Failure);
}

/// The facts are read off the file of Strack et al. 2014.
TEST(CodebookShared, NamesTheCodesOfTheDiabetesVisits) {
    NEEDS_SHARED("uci_diabetes130/IDs_mapping.csv");
    NEEDS_SHARED("uci_diabetes130/diabetic_data_half.csv.gz");
    MemoryBlocks blocks;
    addFile(blocks, sharedData() / "uci_diabetes130/diabetic_data_half.csv.gz", "visits",
            {"admission_type_id", "discharge_disposition_id", "admission_source_id", "gender"});
    Progress progress;
    std::vector<Field> fields = guessFields(blocks, progress);
    const CodebookReport report = applyCodebook(fields, sharedData() / "uci_diabetes130/IDs_mapping.csv");
    EXPECT_EQ(report.form, CodebookForm::SeveralTables);
    EXPECT_EQ(report.matchedRows, 8U + 30U + 25U);
    EXPECT_EQ(report.matchedFields, 3U);
    EXPECT_TRUE(report.unmatched.empty());
    EXPECT_TRUE(report.problems.empty());
    EXPECT_EQ(labelOf(fields[0], "1"), "Emergency");
    EXPECT_EQ(labelOf(fields[1], "19"), "Expired at home. Medicaid only, hospice.");
    EXPECT_EQ(labelOf(fields[2], "7"), "Emergency Room");
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(fields[i].kind, FieldKind::Category) << fields[i].column;
    EXPECT_FALSE(fields[3].isEdited);
}

} // namespace
} // namespace vignette::test
