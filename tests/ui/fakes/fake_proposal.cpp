#include "tests/ui/fakes/fake_proposal.h"

namespace vignette::test {

namespace {

struct ColumnLine {
    const char* name;
    ColumnType type;
    ColumnAction action;
    const char* first;
    const char* second;
    const char* why;
    std::optional<IdentifierClass> identifier;
};

const std::vector<ColumnLine>& patientColumns() {
    static const std::vector<ColumnLine> lines = {
        {"patient_id", ColumnType::Unique, ColumnAction::LinkKey, "P0001", "P0002",
         "Replaced by study numbers. The link stays in your key file.", IdentifierClass::MedicalRecord},
        {"full_name", ColumnType::Text, ColumnAction::Drop, "Ann Example", "Bob Example",
         "Names are not stored.", IdentifierClass::Name},
        {"birth_date", ColumnType::Date, ColumnAction::BirthDateToAge, "1958-02-03", "1991-11-30",
         "Only the age is stored; 90 and over become 90.", IdentifierClass::Date},
        {"sex", ColumnType::Flag, ColumnAction::Keep, "F", "M", "", std::nullopt},
        {"zip", ColumnType::Code, ColumnAction::ZipToThreeDigits, "00000", "00001", "First 3 digits.",
         IdentifierClass::Zip},
        {"phone", ColumnType::Code, ColumnAction::Drop, "555-0100", "555-0101",
         "Telephone numbers are not stored.", IdentifierClass::Phone},
        {"note", ColumnType::Text, ColumnAction::Drop, "Called about a ride", "Asked for a letter",
         "Free text may hold names. Not stored.", IdentifierClass::FreeText},
        {"sleep_hours", ColumnType::Number, ColumnAction::Keep, "6.5", "8", "", std::nullopt},
    };
    return lines;
}

const std::vector<ColumnLine>& visitColumns() {
    static const std::vector<ColumnLine> lines = {
        {"patient_id", ColumnType::Code, ColumnAction::LinkKey, "P0001", "P0001",
         "Replaced by study numbers. The link stays in your key file.", IdentifierClass::MedicalRecord},
        {"visit_date", ColumnType::Date, ColumnAction::RollUpOnly, "2024-03-01", "2024-05-12",
         "Read for per-person summaries only.", IdentifierClass::Date},
        {"kind", ColumnType::Category, ColumnAction::RollUpOnly, "emergency", "office",
         "Read for per-person summaries only.", std::nullopt},
    };
    return lines;
}

ProposedExtract extractOf(const char* name, const std::vector<ColumnLine>& lines, std::uint64_t rows,
                          std::uint64_t setAside) {
    ProposedExtract extract;
    extract.path = std::filesystem::path("/nowhere") / name;
    extract.survey.source.name = name;
    extract.survey.source.path = extract.path;
    extract.survey.rowCount = rows;
    extract.survey.setAsideCount = setAside;
    if (setAside > 0) {
        extract.survey.setAsideByReason[RowProblemKind::TooFewCells] = setAside;
        for (std::uint64_t row = 0; row < setAside; ++row)
            extract.survey.problems.push_back({.kind = RowProblemKind::TooFewCells,
                                               .line = 118 + 7 * row,
                                               .byteOffset = 4000 + 100 * row,
                                               .cells = 3,
                                               .shape = "A9999,A"});
    }
    for (const ColumnLine& line : lines) {
        ColumnSurvey column;
        column.name = line.name;
        column.type = line.type;
        column.valueCount = rows;
        column.distinctCount = line.type == ColumnType::Flag ? 2 : rows;
        if (line.identifier)
            column.findings.push_back({.identifier = *line.identifier,
                                       .sign = IdentifierSign::Both,
                                       .valueCount = rows,
                                       .why = "The header and most values look like it"});
        extract.survey.columns.push_back(column);
        extract.preview.header.emplace_back(line.name);
    }
    for (int row = 0; row < 100; ++row) {
        std::vector<std::string> cells;
        for (const ColumnLine& line : lines)
            cells.emplace_back(row % 2 == 0 ? line.first : line.second);
        extract.preview.rows.push_back(cells);
    }
    return extract;
}

ExtractPlan planOf(const ProposedExtract& extract, const std::vector<ColumnLine>& lines, ExtractShape shape) {
    ExtractPlan plan;
    plan.name = extract.path.stem().string();
    plan.dialect = extract.survey.dialect;
    plan.shape = shape;
    plan.keyColumn = "patient_id";
    for (std::size_t index = 0; index < lines.size(); ++index) {
        plan.types[lines[index].name] = lines[index].type;
        plan.screening.columns.push_back({.column = lines[index].name,
                                          .action = lines[index].action,
                                          .findings = extract.survey.columns[index].findings,
                                          .why = lines[index].why,
                                          .overrideReason = {}});
    }
    return plan;
}

} // namespace

ImportProposal inventedProposal() {
    ImportProposal proposal;
    proposal.extracts.push_back(extractOf("patients.csv", patientColumns(), 2000, 12));
    proposal.extracts.push_back(extractOf("visits.csv", visitColumns(), 11650, 0));
    proposal.plan.extracts.push_back(
        planOf(proposal.extracts[0], patientColumns(), ExtractShape::OneRowPerPatient));
    proposal.plan.extracts.push_back(
        planOf(proposal.extracts[1], visitColumns(), ExtractShape::ManyRowsPerPatient));
    RollupRule visits;
    visits.name = "visits#count_365";
    visits.dateColumn = "visit_date";
    visits.windowDays = 365;
    visits.label = "Visits in the last year";
    visits.unit = "visits";
    proposal.plan.extracts[1].rollups.push_back(visits);
    proposal.plan.studyName = "patients";
    return proposal;
}

} // namespace vignette::test
