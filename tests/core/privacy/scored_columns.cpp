#include "tests/core/privacy/scored_columns.h"

#include "core/base/progress.h"
#include "core/ingest/survey_extract.h"
#include "core/privacy/identifier_scanner.h"
#include "core/privacy/propose_screening.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

namespace vignette::testing_aids {

namespace {

using Class = IdentifierClass;
namespace fs = std::filesystem;

/// A cell as RFC 4180 writes it.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

/// The column as a file of its own, beside a count so that an empty cell is no empty line.
void writeTable(const fs::path& file, const InventedColumn& column) {
    std::ofstream out(file, std::ios::binary);
    out << "visits," << quoted(column.header) << "\n";
    std::size_t row = 0;
    for (const std::string& cell : column.cells)
        out << row++ % 7 << "," << quoted(cell) << "\n";
}

bool isOneOf(Class value, std::initializer_list<Class> list) {
    return std::ranges::find(list, value) != list.end();
}

/// Numbers that name a person or a thing of theirs and have no form of their own.
bool isNumberOfPerson(Class value) {
    return isOneOf(value, {Class::MedicalRecord, Class::HealthPlan, Class::Account});
}

std::string percent(double share) {
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", 100 * share);
    return text;
}

} // namespace

ColumnDecision proposedFor(const InventedColumn& column) {
    const fs::path file =
        fs::temp_directory_path() / ("vignette-invented-" + std::to_string(::getpid()) + ".csv");
    writeTable(file, column);
    Progress progress;
    const ExtractSurvey survey = surveyExtract(file, Dialect{}, identifierScanners(), progress);
    fs::remove(file);
    return proposeScreening(survey, {}, ExtractShape::OneRowPerPatient).columns.at(1);
}

bool isStopped(const InventedColumn& column, const ColumnDecision& decision) {
    using enum ColumnAction;
    const ColumnAction action = decision.action;
    if (action == Drop || action == LinkKey) return true;
    if (*column.identifier == Class::Date)
        return action == DateToYear || action == BirthDateToAge || action == BirthYearToAge;
    if (*column.identifier == Class::Age) return action == CapAge || action == BirthYearToAge;
    if (*column.identifier == Class::Zip) return action == ZipToThreeDigits;
    return false;
}

std::optional<Class> namedFirst(const ColumnDecision& decision) {
    using enum ColumnAction;
    switch (decision.action) {
    case Keep:
        return std::nullopt;
    case DateToYear:
    case BirthDateToAge:
        return Class::Date;
    case CapAge:
    case BirthYearToAge:
        return Class::Age;
    case ZipToThreeDigits:
        return Class::Zip;
    default:
        if (decision.findings.empty()) return std::nullopt;
        return decision.findings.front().identifier;
    }
}

bool isNeighbour(Class label, Class named) {
    switch (label) {
    case Class::Name:
    case Class::Geography:
        return named == Class::FreeText || (label == Class::Geography && named == Class::Zip);
    case Class::Zip:
        return named == Class::Geography;
    case Class::Date:
        return named == Class::Age;
    case Class::Age:
        return named == Class::Date;
    case Class::Phone:
    case Class::Fax:
        return isOneOf(named, {Class::Phone, Class::Fax, Class::UniqueCode});
    case Class::SocialSecurity:
        return named == Class::UniqueCode;
    case Class::MedicalRecord:
    case Class::HealthPlan:
    case Class::Account:
        // The old Medicare claim number is a social security number and a letter.
        return isNumberOfPerson(named) || named == Class::UniqueCode ||
               (label == Class::HealthPlan && named == Class::SocialSecurity) ||
               // A health service number (943 476 5919) is written as a phone number is.
               (label == Class::MedicalRecord && named == Class::Phone);
    case Class::Licence:
    case Class::Vehicle:
        return isOneOf(named, {Class::Licence, Class::Vehicle, Class::UniqueCode});
    case Class::Device:
        return named == Class::UniqueCode;
    case Class::Biometric:
        return isOneOf(named, {Class::UniqueCode, Class::Image});
    case Class::Image:
        return named == Class::Url;
    case Class::UniqueCode:
        return isNumberOfPerson(named);
    case Class::FreeText:
        return true;
    default:
        return false;
    }
}

bool isNamedExactly(const InventedColumn& column, const ColumnDecision& decision) {
    return namedFirst(decision) == column.identifier ||
           std::ranges::find(decision.findings, *column.identifier, &IdentifierFinding::identifier) !=
               decision.findings.end();
}

bool isNamedRightly(const InventedColumn& column, const ColumnDecision& decision) {
    if (isNamedExactly(column, decision)) return true;
    const std::optional<Class> first = namedFirst(decision);
    return (first && isNeighbour(*column.identifier, *first)) ||
           std::ranges::any_of(decision.findings, [&](const IdentifierFinding& finding) {
               return isNeighbour(*column.identifier, finding.identifier);
           });
}

double ClassScore::f2() const {
    const double p = precision();
    const double r = recall();
    return p + r == 0.0 ? 0.0 : 5 * p * r / (4 * p + r);
}

namespace {

std::string describe(const InventedColumn& column, const ColumnDecision& decision) {
    std::string sample;
    std::set<std::string> seen;
    for (const std::string& cell : column.cells)
        if (!cell.empty() && sample.size() < 400 && seen.insert(cell).second)
            sample += "[" + cell.substr(0, 60) + "]";
    std::string findings;
    for (const IdentifierFinding& finding : decision.findings)
        findings += std::string(" ") + toText(finding.identifier);
    return std::string(column.identifier ? toText(*column.identifier) : "innocent") + " | " + column.what +
           " | " + column.header + " | " + toText(decision.action) + " |" + findings + " | " + sample;
}

void scoreOne(const InventedColumn& column, Scores& scores) {
    const ColumnDecision decision = proposedFor(column);
    const std::optional<Class> first = namedFirst(decision);
    if (!column.identifier) {
        const bool isAlarm = decision.action != ColumnAction::Keep && decision.action != column.alsoFine;
        ++scores.innocentColumns;
        scores.falseAlarms += isAlarm;
        if (isAlarm && first) ++scores.classes[*first].claims;
        if (isAlarm) scores.misses.push_back(describe(column, decision));
        return;
    }
    ClassScore& score = scores.classes[*column.identifier];
    const bool stopped = isStopped(column, decision);
    ++score.columns;
    score.stopped += stopped;
    score.exact += stopped && isNamedExactly(column, decision);
    score.right += stopped && isNamedRightly(column, decision);
    if (!stopped || !isNamedRightly(column, decision)) scores.misses.push_back(describe(column, decision));
    if (!first) return;
    ++scores.classes[*first].claims;
    scores.classes[*first].rightClaims +=
        first == column.identifier || isNeighbour(*column.identifier, *first);
}

} // namespace

std::string Scores::table() const {
    std::string text =
        "| class | columns | stopped | named exactly | recall % (named rightly) | precision % | F2 % |\n"
        "|---|---|---|---|---|---|---|\n";
    for (const auto& [identifier, score] : classes)
        text += std::string("| ") + toText(identifier) + " | " + std::to_string(score.columns) + " | " +
                std::to_string(score.stopped) + " | " + std::to_string(score.exact) + " | " +
                percent(score.recall()) + " | " + percent(score.precision()) + " | " + percent(score.f2()) +
                " |\n";
    return text + "\nFalse alarms: " + std::to_string(falseAlarms) + " of " +
           std::to_string(innocentColumns) + " innocent columns.\n";
}

Scores scoreAllColumns() {
    Scores scores;
    for (const InventedColumn& column : inventIdentifierColumns())
        scoreOne(column, scores);
    for (const InventedColumn& column : inventInnocentColumns())
        scoreOne(column, scores);
    return scores;
}

} // namespace vignette::testing_aids
