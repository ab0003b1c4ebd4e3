#include "core/base/failure.h"
#include "core/model/json/field_json.h"
#include "core/model/json/import_plan_json.h"
#include "core/model/json/report_json.h"
#include "core/model/json/segmentation_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette {
namespace {

const JsonOrigin kPlanFile{.code = FailureCode::BadUsage, .name = "plan.json"};

ImportPlan fullPlan() {
    ImportPlan plan;
    plan.studyName = "A \"quoted\" study";
    plan.windowText = "2023";
    plan.dataEnd = Date::from(2023, 2, 28);
    plan.isInvented = true;
    plan.notes = {"one", "two"};
    ExtractPlan extract;
    extract.name = "visits";
    extract.contentHash = sha256("file");
    extract.dialect.delimiter = '\t';
    extract.dialect.quote = std::nullopt;
    extract.dialect.thousandsMark = '.';
    extract.dialect.decimalMark = ',';
    extract.dialect.skipLines = 2;
    extract.dialect.sheet = "Patients";
    extract.dialect.headerRows = 2;
    extract.shape = ExtractShape::ManyRowsPerPatient;
    extract.keyColumn = "person";
    extract.types = {{"code", ColumnType::Code}, {"when", ColumnType::Date}};
    extract.missingTokens = {{"code", {"", "NA"}}};
    extract.source = FieldSource::Survey;
    ColumnDecision decision;
    decision.column = "email";
    decision.action = ColumnAction::Drop;
    decision.why = "looks like e-mail";
    IdentifierFinding finding;
    finding.identifier = IdentifierClass::Email;
    finding.sign = IdentifierSign::Both;
    finding.valueCount = 12;
    decision.findings = {finding};
    extract.screening.columns = {decision};
    RollupRule rule;
    rule.name = "visits#count_365";
    rule.verb = RollupVerb::Ever;
    rule.windowDays = 365;
    rule.filterPrefixes = {"E11"};
    rule.highestPossible = 300.5;
    extract.rollups = {rule};
    plan.extracts = {extract};
    Field field;
    field.key = "visits.code";
    field.question = "How strong was it?";
    field.kind = FieldKind::Ordered;
    field.values = {{.code = "1", .label = "low"}, {.code = "2", .label = "high"}};
    field.use = FieldUse::Check;
    field.theme = Theme::Outcome;
    field.direction = FieldDirection::HigherIsWorse;
    plan.fields = {field};
    return plan;
}

TEST(ModelJson, GivesAnImportPlanBack) {
    const ImportPlan plan = fullPlan();
    const nlohmann::json json = toJson(plan);
    const ImportPlan back = importPlanFromJson(parseJson(indentedJsonText(json), kPlanFile), kPlanFile);
    EXPECT_EQ(toJson(back), json);
    EXPECT_EQ(back.extracts[0].dialect, plan.extracts[0].dialect);
    EXPECT_EQ(back.extracts[0].screening, plan.extracts[0].screening);
    EXPECT_EQ(back.extracts[0].rollups, plan.extracts[0].rollups);
    EXPECT_EQ(back.extracts[0].types, plan.extracts[0].types);
    EXPECT_EQ(back.extracts[0].missingTokens, plan.extracts[0].missingTokens);
    EXPECT_EQ(back.extracts[0].contentHash, plan.extracts[0].contentHash);
    EXPECT_EQ(back.extracts[0].keyColumn, "person");
    EXPECT_EQ(back.extracts[0].shape, ExtractShape::ManyRowsPerPatient);
    EXPECT_EQ(back.fields, plan.fields);
    EXPECT_EQ(back.dataEnd, plan.dataEnd);
    EXPECT_EQ(back.notes, plan.notes);
}

TEST(ModelJson, GivesSegmentationAndEncodingPlansBack) {
    SegmentationPlan plan;
    plan.seed = 18446744073709551615ULL;
    plan.segmentCount = 7;
    plan.method = SegmentMethod::LatentClasses;
    plan.themeWeights = {{Theme::Needs, 0.5}, {Theme::Digital, 3.0}};
    plan.formingFields = {"a.b"};
    EXPECT_EQ(segmentationPlanFromJson(parseJson(jsonText(toJson(plan)), kPlanFile)), plan);
    EncodingPlan encoding;
    FieldEncoding field;
    field.fieldKey = "a.b";
    field.encoding = Encoding::Indicators;
    field.levels = {"x", "*"};
    field.shares = {0.1, 1.0 / 3.0};
    field.centre = 1e-300;
    encoding.fields = {field};
    encoding.leftOut = {"c: constant"};
    const EncodingPlan back = encodingPlanFromJson(parseJson(jsonText(toJson(encoding)), kPlanFile));
    EXPECT_EQ(toJson(back), toJson(encoding));
    EXPECT_EQ(back.fields[0].shares, field.shares);
    EXPECT_EQ(back.fields[0].centre, 1e-300);
}

TEST(ModelJson, GivesReportsBack) {
    ValidationReport report;
    CandidateReport candidate;
    candidate.segmentCount = 3;
    candidate.noGroupOverlap = 0.71;
    candidate.overlaps = {0.9, 0.8, 0.7};
    candidate.noGroupOverlaps = {0.5, 0.4};
    candidate.noGroupSilhouette = 0.125;
    candidate.smallSampleOverlap = BesideNoGroups{.value = 0.8, .noGroups = 0.7};
    candidate.predictionStrength = BesideNoGroups{.value = 0.9, .noGroups = 0.6};
    candidate.borderDensity = BesideNoGroups{.value = 0.2, .noGroups = 1.1};
    candidate.calinskiHarabasz = 12.5;
    candidate.diversity = 2.75;
    candidate.fairness = 0.5;
    report.density = {.rows = 2000, .depth = 0.5, .noGroupDepth = 0.1, .noGroupSets = 5, .regions = 2};
    report.connection = 1.25;
    report.smallSample = 1000;
    report.splitHalf =
        SplitHalfReport{.rows = 20000,
                        .adjustedRand = 0.9,
                        .segments = {{.overlap = 0.95, .largestShareShift = -0.02, .largestMeanShift = 0.1}}};
    report.notLikeAny =
        NotLikeAnyReport{.farFactor = 1.7, .leastCertainty = 0.5, .total = 31, .segments = {20, 11}};
    report.candidates = {candidate};
    report.verdict = Verdict::UsefulSlices;
    report.reason = "highest_overlap";
    const ValidationReport read = validationReportFromJson(toJson(report));
    EXPECT_EQ(toJson(read), toJson(report));
    EXPECT_EQ(read.candidates[0].noGroupOverlaps, candidate.noGroupOverlaps);
    EXPECT_EQ(read.candidates[0].noGroupSilhouette, 0.125);
    EXPECT_EQ(read.candidates[0].borderDensity, candidate.borderDensity);
    EXPECT_EQ(read.candidates[0].bic, std::nullopt);
    EXPECT_EQ(read.candidates[0].fairness, 0.5);
    EXPECT_EQ(read.density.regions, 2);
    ASSERT_TRUE(read.splitHalf.has_value());
    EXPECT_EQ(read.splitHalf->segments[0].largestShareShift, -0.02);
    ASSERT_TRUE(read.notLikeAny.has_value());
    EXPECT_EQ(read.notLikeAny->segments, (std::vector<std::uint64_t>{20, 11}));
    const ValidationReport earlier = validationReportFromJson(
        parseJson(R"({"proposed": 3, "candidates": [{"segment_count": 3}]})", kPlanFile));
    EXPECT_FALSE(earlier.splitHalf || earlier.notLikeAny || earlier.connection) << "not measured, not 0";
    ImportReport import;
    import.extracts.resize(1);
    import.extracts[0].rowCount = 9007199254740993ULL; // one more than a double holds
    const ImportReport back = importReportFromJson(parseJson(jsonText(toJson(import)), kPlanFile));
    EXPECT_EQ(back.extracts[0].rowCount, 9007199254740993ULL);
}

TEST(ModelJson, IgnoresKeysItDoesNotKnowAndKeepsDefaultsForThoseThatAreAbsent) {
    const nlohmann::json json = parseJson(R"({"seed": 5, "from_the_future": {"x": 1}})", kPlanFile);
    const SegmentationPlan plan = segmentationPlanFromJson(json, kPlanFile);
    EXPECT_EQ(plan.seed, 5U);
    EXPECT_EQ(plan.starts, SegmentationPlan().starts);
    const nlohmann::json import = parseJson(R"({"extracts": [{"name": "a", "dialect": {}}]})", kPlanFile);
    EXPECT_EQ(importPlanFromJson(import, kPlanFile).extracts[0].dialect, Dialect());
}

TEST(ModelJson, NamesTheKeyThatIsWrongButNotItsValue) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {R"({"study_name": 5})", "\"study_name\" must be a text"},
        {R"({"extracts": {}})", "\"extracts\" must be a list"},
        {R"({"extracts": [7]})", "\"extracts[0]\" must be an object"},
        {R"({"extracts": [{"dialect": {"delimiter": "secret"}}]})",
         "\"extracts[0].dialect.delimiter\" must be one plain character"},
        {R"({"extracts": [{"shape": "secret"}]})", "\"extracts[0].shape\" must be a word this version knows"},
        {R"({"extracts": [{"types": {"x": "secret"}}]})", "\"extracts[0].types.x\""},
        {R"({"extracts": [{"content_hash": "secret"}]})", "\"extracts[0].content_hash\""},
        {R"({"extracts": [{"dialect": {"skip_lines": -1}}]})", "\"extracts[0].dialect.skip_lines\""},
        {R"({"data_end": "secret"})", "\"data_end\" must be a day"},
        {R"([])", "must be an object"},
        {R"({"study)", "not valid JSON"},
    };
    for (const auto& [text, expected] : cases) {
        try {
            importPlanFromJson(parseJson(text, kPlanFile), kPlanFile);
            ADD_FAILURE() << text;
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), FailureCode::BadUsage);
            EXPECT_THAT(failure.what(), testing::HasSubstr(expected));
            EXPECT_THAT(failure.what(), testing::HasSubstr("plan.json"));
            EXPECT_THAT(failure.what(), testing::Not(testing::HasSubstr("secret")));
        }
    }
}

TEST(ModelJson, RefusesNestingWithoutEnd) {
    EXPECT_THROW(parseJson(std::string(100000, '['), kPlanFile), Failure);
    EXPECT_THROW(parseJson(std::string(65, '[') + std::string(65, ']'), kPlanFile), Failure);
    EXPECT_NO_THROW(parseJson(std::string(60, '[') + std::string(60, ']'), kPlanFile));
}

TEST(ModelJson, WritesTextThatIsNotUtf8WithoutFailing) {
    Field field;
    field.label = "caf\xe9";
    EXPECT_EQ(parseJson(jsonText(toJson(field)), kPlanFile)["label"], "caf\xEF\xBF\xBD");
}

} // namespace
} // namespace vignette
