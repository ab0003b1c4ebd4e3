#include "tests/core/privacy/invented/recipes.h"

#include <array>

namespace vignette::testing_aids {

namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
constexpr std::array<const char*, 12> kGermanMonths = {"Januar",    "Februar", "März",     "April",
                                                       "Mai",       "Juni",    "Juli",     "August",
                                                       "September", "Oktober", "November", "Dezember"};
constexpr std::array<const char*, 12> kSpanishMonths = {"enero",      "febrero", "marzo",     "abril",
                                                        "mayo",       "junio",   "julio",     "agosto",
                                                        "septiembre", "octubre", "noviembre", "diciembre"};
constexpr std::array<const char*, 12> kFrenchMonths = {"janvier",   "février", "mars",     "avril",
                                                       "mai",       "juin",    "juillet",  "août",
                                                       "septembre", "octobre", "novembre", "décembre"};

const Headers kDateHeaders = {
    {"date_of_service", "admit_date", "DischargeDate", "visit date", "date of birth", "death_date",
     "BirthDate", "collected_on", "order date", "service_from_date", "Date of Death", "appointment_date",
     "dob", "timestamp", "diagnosis_date", "last_seen"},
    {"dos", "adm_dt", "dt_dx", "dod", "enc_dt", "svc_dt", "bdate", "dsch_dt", "rx_fill_dt", "dt_of_visit"},
    {"Geburtsdatum", "Aufnahmedatum", "Entlassungsdatum", "Datum", "fecha_ingreso", "fecha_nacimiento",
     "fecha", "date_naissance", "date_entree", "f_nac", "date_de_sortie"}};

const Headers kAgeHeaders = {{"age", "Age", "patient_age", "age_at_visit", "Age (years)", "age_years",
                              "AgeAtAdmission", "current age"},
                             {"pt_age", "age_yrs", "AGE_AT_DX", "ageadm", "age_y"},
                             {"Alter", "edad", "âge", "edad_paciente", "Alter_in_Jahren"}};
const Headers kBirthYearHeaders = {{"birth_year", "year_of_birth", "BirthYear", "yob", "year born"},
                                   {"byear", "birth_yr", "yr_birth", "y_o_b"},
                                   {"Geburtsjahr", "año_nacimiento", "annee_naissance"}};
const Headers kAgeMonthHeaders = {
    {"age_months", "age_in_months"}, {"age_mos", "age_mo"}, {"Alter_Monate", "edad_meses"}};
const Headers kAgeBandHeaders = {{"age_group", "age band", "AgeCategory", "age_range"},
                                 {"age_grp", "agecat"},
                                 {"Altersgruppe", "grupo_edad", "tranche_age"}};

struct Day {
    std::uint64_t year, month, day;
};

Day someDay(Random& random) {
    return {between(random, 1935, 2024), between(random, 1, 12), between(random, 1, 28)};
}
std::string two(std::uint64_t number) {
    return zeroPadded(number, 2);
}
std::string year(std::uint64_t number) {
    return zeroPadded(number, 4);
}

std::string iso(Random& random) {
    const Day d = someDay(random);
    return year(d.year) + "-" + two(d.month) + "-" + two(d.day);
}
std::string clock(Random& random) {
    return two(between(random, 0, 23)) + ":" + two(between(random, 0, 59)) + ":" +
           two(between(random, 0, 59));
}

/// Mostly ordinary ages of adults, one in eight over 89.
std::uint64_t someAge(Random& random) {
    return random.chance(0.125) ? between(random, 90, 104) : between(random, 18, 89);
}

} // namespace

std::vector<Recipe> dateRecipes() {
    return {
        {"ISO", iso, &kDateHeaders, Telling::Always, "Date: "},
        {"US",
         [](Random& r) {
             const Day d = someDay(r);
             return std::to_string(d.month) + "/" + std::to_string(d.day) + "/" + year(d.year);
         },
         &kDateHeaders, Telling::Always, "on "},
        {"day first, dots",
         [](Random& r) {
             const Day d = someDay(r);
             return two(d.day) + "." + two(d.month) + "." + year(d.year);
         },
         &kDateHeaders, Telling::Always, "am "},
        {"day first, slashes",
         [](Random& r) {
             const Day d = someDay(r);
             return two(d.day) + "/" + two(d.month) + "/" + year(d.year);
         },
         &kDateHeaders},
        {"day and month's name",
         [](Random& r) {
             const Day d = someDay(r);
             return two(d.day) + "-" + std::string(kMonths[d.month - 1]).substr(0, 3) + "-" + year(d.year);
         },
         &kDateHeaders, Telling::Always, "dt "},
        {"month's name and day",
         [](Random& r) {
             const Day d = someDay(r);
             return std::string(kMonths[d.month - 1]) + " " + std::to_string(d.day) + ", " + year(d.year);
         },
         &kDateHeaders},
        {"eight digits",
         [](Random& r) {
             const Day d = someDay(r);
             return year(d.year) + two(d.month) + two(d.day);
         },
         &kDateHeaders, Telling::Never, "", false},
        {"spreadsheet day number", [](Random& r) { return std::to_string(between(r, 36526, 45500)); },
         &kDateHeaders, Telling::Never, "", false},
        {"seconds since 1970", [](Random& r) { return std::to_string(between(r, 946684800, 1714000000)); },
         &kDateHeaders, Telling::Never, "", false},
        {"milliseconds since 1970",
         [](Random& r) { return std::to_string(between(r, 946684800000, 1714000000000)); }, &kDateHeaders,
         Telling::Never, "", false},
        {"ISO with time",
         [](Random& r) { return iso(r) + "T" + clock(r) + (r.chance(0.5) ? "Z" : "-05:00"); }, &kDateHeaders},
        {"two-digit year",
         [](Random& r) {
             const Day d = someDay(r);
             return std::to_string(d.month) + "/" + std::to_string(d.day) + "/" + two(d.year % 100);
         },
         &kDateHeaders},
        {"year and month", [](Random& r) { return iso(r).substr(0, 7); }, &kDateHeaders},
        {"month's name and year",
         [](Random& r) {
             const Day d = someDay(r);
             return std::string(kMonths[d.month - 1]).substr(0, 3) + " " + year(d.year);
         },
         &kDateHeaders},
        {"US with time",
         [](Random& r) {
             const Day d = someDay(r);
             return two(d.month) + "/" + two(d.day) + "/" + year(d.year) + " " +
                    std::to_string(between(r, 1, 12)) + ":" + two(between(r, 0, 59)) +
                    (r.chance(0.5) ? " AM" : " PM");
         },
         &kDateHeaders},
        {"German",
         [](Random& r) {
             const Day d = someDay(r);
             return std::to_string(d.day) + ". " + kGermanMonths[d.month - 1] + " " + year(d.year);
         },
         &kDateHeaders},
        {"Spanish",
         [](Random& r) {
             const Day d = someDay(r);
             return std::to_string(d.day) + " de " + kSpanishMonths[d.month - 1] + " de " + year(d.year);
         },
         &kDateHeaders},
        {"French",
         [](Random& r) {
             const Day d = someDay(r);
             return std::to_string(d.day) + " " + kFrenchMonths[d.month - 1] + " " + year(d.year);
         },
         &kDateHeaders},
        {"statistics package",
         [](Random& r) {
             const Day d = someDay(r);
             return two(d.day) + upper(std::string(kMonths[d.month - 1]).substr(0, 3)) + year(d.year);
         },
         &kDateHeaders},
        {"message stamp",
         [](Random& r) {
             const Day d = someDay(r);
             return year(d.year) + two(d.month) + two(d.day) + fill(r, "0#") + two(between(r, 0, 59)) +
                    two(between(r, 0, 59));
         },
         &kDateHeaders, Telling::Never, "", false},
        {"weekday in front",
         [](Random& r) {
             static constexpr std::array<const char*, 5> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri"};
             const Day d = someDay(r);
             return std::string(pick(r, kDays)) + ", " + std::to_string(d.day) + " " +
                    std::string(kMonths[d.month - 1]).substr(0, 3) + " " + year(d.year);
         },
         &kDateHeaders},
        {"month and day",
         [](Random& r) {
             const Day d = someDay(r);
             return std::string(kMonths[d.month - 1]) + " " + std::to_string(d.day);
         },
         &kDateHeaders},
    };
}

std::vector<Recipe> ageRecipes() {
    return {
        {"number", [](Random& r) { return std::to_string(someAge(r)); }, &kAgeHeaders, Telling::Never, ""},
        {"number with unit", [](Random& r) { return std::to_string(someAge(r)) + " years"; }, &kAgeHeaders,
         Telling::Always, "age "},
        {"years old", [](Random& r) { return std::to_string(someAge(r)) + " y/o"; }, &kAgeHeaders,
         Telling::Always, "age "},
        {"short unit", [](Random& r) { return std::to_string(someAge(r)) + "y"; }, &kAgeHeaders,
         Telling::Never, ""},
        {"decimal", [](Random& r) { return std::to_string(someAge(r)) + "." + fill(r, "#"); }, &kAgeHeaders,
         Telling::Never, ""},
        {"read as decimal", [](Random& r) { return std::to_string(someAge(r)) + ".0"; }, &kAgeHeaders,
         Telling::Never, ""},
        {"birth year", [](Random& r) { return std::to_string(2024 - someAge(r)); }, &kBirthYearHeaders,
         Telling::Never, "", false},
        {"months", [](Random& r) { return std::to_string(12 * someAge(r) + between(r, 0, 11)); },
         &kAgeMonthHeaders, Telling::Never, "", false},
        {"bands",
         [](Random& r) {
             const std::uint64_t low = someAge(r) / 5 * 5;
             return std::to_string(low) + "-" + std::to_string(low + 4);
         },
         &kAgeBandHeaders, Telling::Never, "", false},
    };
}

} // namespace vignette::testing_aids
