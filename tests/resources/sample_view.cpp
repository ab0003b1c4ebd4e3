#include "tests/resources/sample_view.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace vignette::harbor_valley {

namespace {

using Index = std::map<std::string, std::size_t>;

Date dayOf(const std::string& text) {
    return parseDate(text, DateFormat::IsoDash).value_or(Date{});
}

void readPatients(const SampleTables& tables, SampleView& view, Index& index) {
    const ReferenceTable table = tableOf(tables, "patients.csv");
    const auto difficulties = {"hearing_difficulty",  "vision_difficulty",    "cognition_difficulty",
                               "mobility_difficulty", "self_care_difficulty", "going_out_difficulty"};
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        SeenPatient seen;
        seen.id = table.at(row, "patient_id");
        if (!index.emplace(seen.id, view.patients.size()).second) continue;
        seen.age = wholeYearsBetween(dayOf(table.at(row, "dob")), kLastDay);
        seen.isWoman = table.at(row, "sex") == "F";
        seen.language = table.at(row, "language");
        seen.payer = table.at(row, "payer");
        seen.household = table.at(row, "household");
        seen.race = table.at(row, "race");
        seen.needsInterpreter = table.at(row, "interpreter_needed") == "yes";
        seen.hasIncome = !table.at(row, "income_pct_fpl").empty();
        seen.site = static_cast<int>(parseNumber(table.at(row, "site")).value_or(0));
        seen.hasCognitionDifficulty = table.at(row, "cognition_difficulty") == "yes";
        seen.hasMobilityDifficulty = table.at(row, "mobility_difficulty") == "yes";
        for (const char* column : difficulties)
            seen.hasDisability |= table.at(row, column) == "yes";
        view.patients.push_back(std::move(seen));
    }
}

void readConditions(const SampleTables& tables, SampleView& view, const Index& index) {
    const ReferenceTable table = tableOf(tables, "conditions.csv");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (table.at(row, "code_system") == "ICD-9-CM") continue;
        std::string code = table.at(row, "code");
        std::erase(code, '.');
        view.patients[index.at(table.at(row, "patient_id"))].codes.insert(code);
    }
}

void readObservations(const SampleTables& tables, SampleView& view, const Index& index) {
    const ReferenceTable table = tableOf(tables, "observations.csv");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        SeenPatient& seen = view.patients[index.at(table.at(row, "patient_id"))];
        const std::optional<double> value = parseNumber(table.at(row, "value"));
        if (!value) {
            seen.tobacco = table.at(row, "value_text");
            continue;
        }
        const bool isMillimole = table.at(row, "unit") == "mmol/mol";
        seen.values[table.at(row, "code")].push_back(isMillimole ? (*value + 23.5) / 10.93 : *value);
    }
}

void readEncounters(const SampleTables& tables, SampleView& view, const Index& index) {
    struct Stay {
        Date start, end;
    };
    std::map<std::string, std::vector<Stay>> stays;
    const ReferenceTable table = tableOf(tables, "encounters.csv");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const auto place = index.find(table.at(row, "patient_id"));
        const Date start = dayOf(table.at(row, "start"));
        if (place == index.end() || start > kLastDay) continue;
        const std::string& type = table.at(row, "type");
        if (type == "inpatient") stays[place->first].push_back({start, dayOf(table.at(row, "end"))});
        if (start <= Date{kClaimsComplete.days - 366} || start > kClaimsComplete) continue;
        SeenPatient& seen = view.patients[place->second];
        if (type == "ED") ++seen.emergencyVisits;
        if (type == "video" || type == "phone") ++seen.remoteVisits;
    }
    for (const auto& [id, list] : stays)
        for (const Stay& stay : list) {
            if (stay.end.days + 30 > kClaimsComplete.days) continue;
            ++view.stays;
            view.readmitted += std::any_of(list.begin(), list.end(), [&](const Stay& next) {
                return next.start > stay.end && next.start.days <= stay.end.days + 30;
            });
        }
}

void readSurvey(const SampleTables& tables, SampleView& view, const Index& index) {
    const ReferenceTable table = tableOf(tables, "survey.csv");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        SeenPatient& seen = view.patients[index.at(table.at(row, "patient_id"))];
        for (const char* column :
             {"forms_alone", "barrier_no_sure_ride", "barrier_not_enough_food", "trusts_team"})
            seen.survey[column] = table.at(row, column);
    }
}

} // namespace

bool SeenPatient::hasCode(const std::vector<std::string>& prefixes) const {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
        const auto place = codes.lower_bound(prefix);
        return place != codes.end() && place->starts_with(prefix);
    });
}

std::optional<double> SeenPatient::last(const std::string& code) const {
    const auto place = values.find(code);
    return place == values.end() ? std::nullopt : std::optional<double>(place->second.back());
}

std::optional<double> SeenPatient::mean(const std::string& code) const {
    const auto place = values.find(code);
    if (place == values.end()) return std::nullopt;
    const std::vector<double>& all = place->second;
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

SampleView SampleView::read(const SampleTables& tables) {
    SampleView view;
    Index index;
    readPatients(tables, view, index);
    readConditions(tables, view, index);
    readObservations(tables, view, index);
    readEncounters(tables, view, index);
    readSurvey(tables, view, index);
    return view;
}

ReferenceTable tableOf(const SampleTables& tables, const std::string& name) {
    return ReferenceTable::parse(tables.at(name).bytes(), name);
}

} // namespace vignette::harbor_valley
