#include "resources/samples/harbor_valley/faults.h"

#include <algorithm>
#include <cmath>

namespace vignette::harbor_valley {

namespace {

Encounter plainVisit(const Person& person, Random& random) {
    Encounter visit;
    visit.type = "primary";
    visit.start = {kFirstDay.days + 20 + static_cast<std::int32_t>(random.below(600))};
    visit.end = visit.start;
    visit.reason = "Z00.00";
    visit.site = person.site;
    visit.allowedAmount = 165.0;
    return visit;
}

struct OldCode {
    std::string_view key;
    std::string_view code;
};
constexpr OldCode kOldCodes[] = {{"diabetes", "250.00"}, {"hypertension", "401.9"}, {"lipids", "272.4"},
                                 {"asthma", "493.90"},   {"depression", "311"},     {"reflux", "530.81"},
                                 {"back_pain", "724.2"}, {"thyroid", "244.9"}};

} // namespace

FaultLog::FaultLog() : m_rows({"fault", "file", "key"}) {}

void FaultLog::note(std::string_view fault, std::string_view file, std::string_view key) {
    m_rows.text(fault).text(file).text(key).endRow();
    ++m_counts[{std::string(fault), std::string(file)}];
}

CsvTable FaultLog::counts() const {
    CsvTable table({"fault", "file", "rows"});
    for (const auto& [place, rows] : m_counts)
        table.text(place.first).text(place.second).whole(rows).endRow();
    return table;
}

FaultPlaces::FaultPlaces(const GeneratorPlan& plan)
    : repeatedRows(plan.seed, 0xD1, 47), orphans(plan.seed, 0xD2, 120), endBeforeStart(plan.seed, 0xD3, 60),
      futureDates(plan.seed, 0xD4, 25) {}

std::vector<FaultyEncounter> faultyEncounters(const FaultPlaces& places, const Person& person, Random& random,
                                              FaultLog& log) {
    std::vector<FaultyEncounter> found;
    if (places.orphans.contains(person.index)) {
        found.push_back({.visit = plainVisit(person, random), .owner = patientIdOf(5000000 + person.index)});
        log.note("orphan encounter", "encounters.csv", found.back().owner);
    }
    if (places.endBeforeStart.contains(person.index)) {
        found.push_back({.visit = plainVisit(person, random), .owner = person.id});
        found.back().visit.end.days -= 1 + static_cast<std::int32_t>(random.below(9));
        log.note("end before start", "encounters.csv", person.id);
    }
    if (places.futureDates.contains(person.index)) {
        found.push_back({.visit = plainVisit(person, random), .owner = person.id});
        Encounter& visit = found.back().visit;
        visit.start = *Date::from(2041 + static_cast<int>(random.below(9)), 3, 14);
        visit.end = visit.start;
        log.note("date in the future", "encounters.csv", person.id);
    }
    return found;
}

void spoilObservations(const Person& person, Random& random, std::vector<Observation>& observations,
                       FaultLog& log) {
    for (std::size_t i = 0; i < observations.size(); ++i) {
        Observation& seen = observations[i];
        if (seen.code == kHba1c && person.site == kMillimoleSite) {
            seen.value = std::round(10.93 * *seen.value - 23.5); // IFCC–NGSP master equation
            seen.places = 0;
            seen.unit = "mmol/mol";
            log.note("HbA1c in mmol/mol", "observations.csv", person.id);
        }
        if (seen.code == kWeight && person.site == kPoundSite && random.chance(0.04)) {
            seen.value = *seen.value / 0.45359237;
            log.note("weight in pounds marked kg", "observations.csv", person.id);
        }
        const bool isPair = seen.code == kSystolic && i + 1 < observations.size();
        if (isPair && random.chance(0.003)) {
            std::swap(seen.value, observations[i + 1].value);
            log.note("blood pressure swapped", "observations.csv", person.id);
        }
    }
}

std::vector<WrittenCode> writtenCodes(const Person& person, const Condition& condition, Random& random,
                                      FaultLog& log) {
    std::vector<WrittenCode> written = {{.code = condition.code, .system = "ICD-10-CM"}};
    if (person.site == kDotlessSite && condition.code.find('.') != std::string::npos) {
        std::erase(written.front().code, '.');
        log.note("ICD code without its dot", "conditions.csv", person.id);
    }
    if (random.chance(0.0012)) {
        written.front().system = "SNOMED-CT";
        log.note("wrong code system", "conditions.csv", person.id);
    }
    if (condition.onset.year() > 2014 || !random.chance(0.12)) return written;
    for (const OldCode& old : kOldCodes)
        if (old.key == condition.key) {
            written.push_back({.code = std::string(old.code), .system = "ICD-9-CM"});
            log.note("ICD-9 leftover", "conditions.csv", person.id);
        }
    return written;
}

} // namespace vignette::harbor_valley
