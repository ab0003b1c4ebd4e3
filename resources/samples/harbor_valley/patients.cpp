#include "resources/samples/harbor_valley/patients.h"

#include "resources/samples/harbor_valley/chance.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

using Text = std::string_view;

void writeIdentity(const Person& person, const Identifiers& identifiers, CsvTable& table) {
    table.text(person.id).text(identifiers.name).text(person.born.iso()).text(identifiers.ssn);
    table.text(identifiers.phone).text(identifiers.email).text(identifiers.street).text(identifiers.zip);
    table.text(identifiers.hashedRecordNumber);
}

Text genderOf(const Person& person, Random& random) {
    const double place = random.uniform();
    const double other = person.age >= 13 && person.age < 40 ? 0.02 : 0.006;
    if (place < other) return place < other / 2 ? "nonbinary" : person.isWoman ? "man" : "woman";
    return person.isWoman ? "woman" : "man";
}

void writeBackground(const Person& person, CsvTable& table, Random& random, FaultLog& log) {
    table.text(person.isWoman ? "F" : "M").text(genderOf(person, random));
    const bool hasRace = !random.chance(person.site == kRaceMissingSite ? 0.212 : 0.0475);
    table.text(hasRace ? person.race : Text());
    table.text(!hasRace ? Text() : person.isHispanic ? "Hispanic" : "Not Hispanic");
    const bool isBlank = random.chance(person.site == kDefaultLanguageSite ? 0.0 : 0.0355);
    const bool isDefault = person.site == kDefaultLanguageSite && random.chance(0.7);
    if (isDefault && person.language != "eng")
        log.note("language filled with English", "patients.csv", person.id);
    table.text(isBlank ? Text() : isDefault ? Text("eng") : person.language);
    table.yesNo(person.hasLimitedEnglish);
}

void writeSocial(const Person& person, const Circumstances& life, CsvTable& table) {
    static constexpr std::array<Text, 6> kTeams = {"A", "B", "C", "D", "E", "F"};
    table.text(life.education);
    if (life.incomePercent)
        table.whole(*life.incomePercent);
    else
        table.empty();
    table.text(life.household).text(life.employment).text(person.payer).yesNo(life.hasSlidingFee);
    table.yesNo(life.isHomeless).yesNo(life.isFarmWorker).yesNo(life.isVeteran);
    table.whole(person.site);
    table.text(std::string(kTeams[static_cast<std::size_t>(person.site - 1)]) +
               std::to_string(1 + person.index % 3));
    table.text(life.caregiverRole);
    for (const bool has : life.disabilities)
        table.yesNo(person.age >= 5 ? std::optional<bool>(has) : std::nullopt);
    table.text(life.pregnancy);
}

void writeContact(const Circumstances& life, CsvTable& table, Random& random) {
    table.yesNo(life.hasInternet).yesNo(life.hasSmartphone);
    table.text(life.channel).text(life.time).text(life.format);
    table.yesNo(life.channel != "phone" && random.chance(0.07));
    table.yesNo(life.channel != "text" && random.chance(0.06));
    table.yesNo(life.channel != "email" && random.chance(0.09));
    table.yesNo(life.channel != "mail" && random.chance(0.05));
    table.yesNo(random.chance(0.46));
}

/// Drawn from a stream of their own: nothing else can leak into them.
void writeControls(const GeneratorPlan& plan, const Person& person, CsvTable& table) {
    static constexpr std::array<Text, 3> kColors = {"blue", "green", "white"};
    static constexpr std::array<Text, 2> kEditions = {"A", "B"};
    Random random = streamOf(plan.seed, person.index, Stream::Controls);
    table.text(kColors[random.below(3)]);
    table.text("K" + std::to_string(1 + random.below(5)));
    table.text(kEditions[random.below(2)]);
    table.whole(static_cast<std::int64_t>(1 + random.below(40)));
    table.decimal(71.0 + 1.8 * random.normal(), 1);
}

Text tierOf(double totalAllowed) {
    if (totalAllowed < 600) return "low";
    if (totalAllowed < 3000) return "medium";
    return totalAllowed < 15000 ? "high" : "very_high";
}

} // namespace

const std::vector<std::string>& negativeControls() {
    static const std::vector<std::string> kNames = {"form_color", "kiosk", "newsletter_edition",
                                                    "chart_shelf", "lobby_temperature"};
    return kNames;
}

std::vector<std::string> patientsHeader() {
    std::vector<std::string> header = {"patient_id",
                                       "name",
                                       "dob",
                                       "ssn",
                                       "phone",
                                       "email",
                                       "street",
                                       "zip5",
                                       "ref2",
                                       "sex",
                                       "gender_identity",
                                       "race",
                                       "ethnicity",
                                       "language",
                                       "interpreter_needed",
                                       "education",
                                       "income_pct_fpl",
                                       "household",
                                       "employment",
                                       "payer",
                                       "sliding_fee",
                                       "homeless",
                                       "farm_worker",
                                       "veteran",
                                       "site",
                                       "care_team",
                                       "caregiver_role",
                                       "hearing_difficulty",
                                       "vision_difficulty",
                                       "cognition_difficulty",
                                       "mobility_difficulty",
                                       "self_care_difficulty",
                                       "going_out_difficulty",
                                       "preg_status",
                                       "internet",
                                       "smartphone",
                                       "preferred_channel",
                                       "preferred_time",
                                       "written_format",
                                       "do_not_call",
                                       "do_not_text",
                                       "do_not_email",
                                       "do_not_mail",
                                       "marketing_ok"};
    header.insert(header.end(), negativeControls().begin(), negativeControls().end());
    for (const char* name :
         {"first_seen", "deceased", "risk_tier", "source_system", "clinic_copy", "row_token"})
        header.emplace_back(name);
    return header;
}

void writePatient(const GeneratorPlan& plan, const Person& person, const Circumstances& life,
                  const Identifiers& identifiers, double totalAllowed, CsvTable& table, FaultLog& log) {
    // The same stream for the same person: a repeated row repeats.
    Random random(plan.seed ^ 0xF1E1D5, person.index);
    writeIdentity(person, identifiers, table);
    writeBackground(person, table, random, log);
    writeSocial(person, life, table);
    writeContact(life, table, random);
    writeControls(plan, person, table);
    const std::int32_t known = static_cast<std::int32_t>(random.below(5500));
    table.text(Date{std::max(person.born.days, kFirstDay.days + 300 - known)}.iso());
    table.yesNo(person.isDeceased)
        .text(tierOf(totalAllowed))
        .text("HVH")
        .whole(person.site)
        .text(identifiers.token);
    table.endRow();
}

} // namespace vignette::harbor_valley
