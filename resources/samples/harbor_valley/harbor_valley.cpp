#include "resources/samples/harbor_valley/harbor_valley.h"

#include "resources/samples/harbor_valley/chance.h"
#include "resources/samples/harbor_valley/faults.h"
#include "resources/samples/harbor_valley/patients.h"
#include "resources/samples/harbor_valley/survey.h"
#include "resources/samples/harbor_valley/truth.h"

namespace vignette::harbor_valley {

namespace {

/// Every table under way, and what all people share.
struct Workshop {
    const GeneratorPlan& plan;
    const NameFacts& names;
    FaultPlaces places;
    FaultLog log;
    CsvTable patients{patientsHeader()};
    CsvTable survey{surveyHeader()};
    CsvTable encounters{{"encounter_id", "patient_id", "type", "specialty", "start", "end", "admit_type",
                         "disposition", "reason", "site", "allowed_amount"}};
    CsvTable conditions{{"patient_id", "code", "code_system", "onset", "resolved", "source"}};
    CsvTable observations{{"patient_id", "code", "date", "value", "value_text", "unit", "site"}};
    Truth truth;
};

void writeEncounter(CsvTable& table, const std::string& id, const std::string& owner,
                    const Encounter& visit) {
    table.text(id)
        .text(owner)
        .text(visit.type)
        .text(visit.specialty)
        .text(visit.start.iso())
        .text(visit.end.iso());
    table.text(visit.admitType).text(visit.disposition).text(visit.reason).whole(visit.site);
    table.decimal(visit.allowedAmount, 2).endRow();
}

std::string encounterId(const Person& person, std::size_t number) {
    std::string digits = std::to_string(static_cast<std::uint64_t>(person.index) * 500 + number);
    return "E" + std::string(8 - digits.size(), '0') + digits;
}

/// Returns the person's cost in the window.
double writeEncounters(Workshop& shop, const Person& person, const Health& health, Random& faults) {
    double total = 0.0;
    std::size_t number = 0;
    for (const Encounter& visit : drawEncounters(shop.plan, person, health)) {
        writeEncounter(shop.encounters, encounterId(person, number++), person.id, visit);
        total += visit.allowedAmount;
    }
    for (const FaultyEncounter& faulty : faultyEncounters(shop.places, person, faults, shop.log))
        writeEncounter(shop.encounters, encounterId(person, number++), faulty.owner, faulty.visit);
    return total;
}

void writeConditions(Workshop& shop, const Person& person, const Health& health, Random& faults) {
    for (const Condition& condition : health.conditions)
        for (const WrittenCode& written : writtenCodes(person, condition, faults, shop.log)) {
            shop.conditions.text(person.id)
                .text(written.code)
                .text(written.system)
                .text(condition.onset.iso());
            shop.conditions.text(condition.resolved ? condition.resolved->iso() : std::string());
            shop.conditions.text(condition.source).endRow();
        }
}

void writeObservations(Workshop& shop, const Person& person, const Health& health, Random& faults) {
    std::vector<Observation> observations = drawObservations(shop.plan, person, health);
    spoilObservations(person, faults, observations, shop.log);
    for (const Observation& seen : observations) {
        shop.observations.text(person.id).text(seen.code).text(seen.day.iso());
        if (seen.value)
            shop.observations.decimal(*seen.value, seen.places);
        else
            shop.observations.empty();
        shop.observations.text(seen.answer).text(seen.unit).whole(person.site).endRow();
    }
}

void writeIntoPatients(Workshop& shop, const Person& person, const Circumstances& life, double total,
                       Random& faults) {
    Identifiers identifiers = drawIdentifiers(shop.plan, person, shop.names);
    writePatient(shop.plan, person, life, identifiers, total, shop.patients, shop.log);
    if (!shop.places.repeatedRows.contains(person.index)) return;
    // Some repeats are exact, the others were made after a move.
    if (faults.chance(0.5)) changeAddress(identifiers, faults);
    FaultLog alreadyNoted;
    writePatient(shop.plan, person, life, identifiers, total, shop.patients, alreadyNoted);
    shop.log.note("patient row repeated", "patients.csv", person.id);
}

void writePerson(Workshop& shop, std::uint32_t index) {
    const Person person = drawPerson(shop.plan, index);
    const Circumstances life = drawCircumstances(shop.plan, person);
    const Health health = drawHealth(shop.plan, person, life);
    Random faults = streamOf(shop.plan.seed, index, Stream::Faults);
    const double total = writeEncounters(shop, person, health, faults);
    writeConditions(shop, person, health, faults);
    writeObservations(shop, person, health, faults);
    const SurveyOutcome outcome = drawSurvey(shop.plan, person, life, shop.survey);
    if (outcome.hasRefusedItem) shop.log.note("99 means refused", "survey.csv", person.id);
    if (outcome.namesSomebody) shop.log.note("name in a comment", "survey.csv", person.id);
    writeIntoPatients(shop, person, life, total, faults);
    shop.truth.add(person, life, health, outcome);
}

void noteColumnFaults(FaultLog& log) {
    log.note("constant column", "patients.csv", "source_system");
    log.note("duplicate column", "patients.csv", "clinic_copy");
    log.note("all-unique column", "patients.csv", "row_token");
    log.note("hashed record number under a plain header", "patients.csv", "ref2");
    log.note("tier made from cost", "patients.csv", "risk_tier");
    log.note("reversed item", "survey.csv", "trust_3");
}

} // namespace

SampleTables generateSample(const GeneratorPlan& plan, const NameFacts& names) {
    Workshop shop{.plan = plan, .names = names, .places = FaultPlaces(plan), .log = {}, .truth = {}};
    noteColumnFaults(shop.log);
    for (std::uint32_t index = 0; index < plan.patients; ++index)
        writePerson(shop, index);
    SampleTables tables;
    tables.emplace("patients.csv", std::move(shop.patients));
    tables.emplace("survey.csv", std::move(shop.survey));
    tables.emplace("encounters.csv", std::move(shop.encounters));
    tables.emplace("conditions.csv", std::move(shop.conditions));
    tables.emplace("observations.csv", std::move(shop.observations));
    tables.emplace("truth/latent_traits.csv", std::move(shop.truth.traits));
    tables.emplace("truth/groups.csv", std::move(shop.truth.groups));
    tables.emplace("truth/true_states.csv", std::move(shop.truth.states));
    tables.emplace("truth/planted_faults.csv", shop.log.rows());
    tables.emplace("truth/fault_counts.csv", shop.log.counts());
    tables.emplace("truth/negative_controls.csv", negativeControlTable());
    return tables;
}

void saveSample(const SampleTables& tables, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder / "truth");
    for (const auto& [name, table] : tables)
        table.save(folder / name);
}

} // namespace vignette::harbor_valley
