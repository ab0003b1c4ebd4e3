#include "tests/core/privacy/invented/innocent_kinds.h"

namespace vignette::testing_aids {

namespace {

using Maker = std::function<std::string(Random&)>;

Maker whole(std::uint64_t low, std::uint64_t high) {
    return [=](Random& random) { return std::to_string(between(random, low, high)); };
}

/// About normal, cut at zero.
Maker decimal(double mean, double spread, int places) {
    return [=](Random& random) {
        double value = mean + spread * random.normal();
        if (value < 0) value = -value;
        std::uint64_t scale = 1;
        for (int i = 0; i < places; ++i)
            scale *= 10;
        const auto scaled = static_cast<std::uint64_t>(value * static_cast<double>(scale));
        return std::to_string(scaled / scale) + "." +
               zeroPadded(scaled % scale, static_cast<std::size_t>(places));
    };
}

} // namespace

std::vector<InnocentKind> innocentMeasures() {
    return {
        {"HbA1c", {"hba1c", "a1c_result", "last_a1c"}, decimal(6.8, 1.4, 1)},
        {"glucose", {"glucose", "fasting_glucose", "glu_mg_dl"}, whole(62, 410)},
        {"creatinine", {"creatinine", "scr", "creat"}, decimal(1.1, 0.4, 2)},
        {"viral load, size of a date",
         {"lab_value", "viral_load", "hbv_dna_iu", "result_num"},
         whole(19000101, 20991231)},
        {"duration, clock",
         {"duration", "time_in_clinic", "surgery_duration"},
         [](Random& r) {
             return zeroPadded(between(r, 0, 5), 2) + ":" + zeroPadded(between(r, 0, 59), 2) + ":" +
                    zeroPadded(between(r, 0, 59), 2);
         }},
        {"duration, ISO",
         {"visit_length", "duration_iso", "telehealth_duration"},
         [](Random& r) { return "PT" + std::to_string(between(r, 5, 90)) + "M"; }},
        {"length of stay", {"length_of_stay", "los", "los_days", "days_in_hospital"}, whole(0, 31)},
        {"days since",
         {"days_since_last_visit", "days_to_followup", "time_since_diagnosis_days"},
         whole(0, 1400)},
        {"count",
         {"n_visits", "ed_visits_12m", "phone_calls", "emails_opened", "num_address_changes",
          "no_of_medications"},
         whole(0, 25)},
        {"score", {"phq9", "risk_score", "charlson", "apgar", "fall_risk"}, whole(0, 27)},
        {"cost", {"total_cost", "allowed_amt", "paid_amount", "charges"}, decimal(1800, 1500, 2)},
        {"cost, dollars",
         {"total_charge", "copay", "out_of_pocket"},
         [](Random& r) {
             return "$" + std::to_string(between(r, 1, 9)) + "," + fill(r, "###") + "." + fill(r, "##");
         }},
        {"expenses, whole",
         {"healthcare_expenses", "annual_spend", "household_income", "income"},
         whole(8000, 142000)},
        {"percentage",
         {"adherence_pct", "pct_adherent", "completion"},
         [](Random& r) { return std::to_string(between(r, 0, 100)) + "%"; }},
        {"share", {"pdc", "adherence", "no_show_rate"}, [](Random& r) { return "0." + fill(r, "####"); }},
        {"years of schooling", {"years_of_schooling", "educ_years", "schooling"}, whole(4, 21)},
        {"household size", {"household_size", "hh_size", "n_children", "dependents"}, whole(1, 8)},
        {"age up to 89", {"age", "patient_age", "age_at_visit"}, whole(18, 89), ColumnAction::CapAge},
        {"age band",
         {"age_group", "age_band"},
         oneOf({"18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"}),
         ColumnAction::CapAge},
        {"three-digit ZIP",
         {"zip3", "zip_prefix"},
         oneOf({"021", "010", "017", "024", "100", "606", "900", "770"}),
         ColumnAction::ZipToThreeDigits},
        {"time of day",
         {"appointment_time", "arrival_time", "time_of_day", "best_time_to_call"},
         [](Random& r) {
             return std::to_string(between(r, 7, 18)) + ":" + zeroPadded(15 * between(r, 0, 3), 2);
         }},
        {"time of day, AM and PM",
         {"appt_time", "checkin_time", "dose_time"},
         [](Random& r) {
             return std::to_string(between(r, 1, 12)) + ":" + zeroPadded(between(r, 0, 59), 2) +
                    (r.chance(0.5) ? " AM" : " PM");
         }},
        {"dose",
         {"dose", "strength", "dosage"},
         oneOf({"500 mg", "10 mg", "5 mg", "81 mg", "0.5 mL", "20 mg", "100 units", "1000 mg", "2.5 mg"})},
        {"titre",
         {"ana_titer", "titer", "rpr_titer"},
         oneOf({"1:40", "1:80", "1:160", "1:320", "1:640", "1:1280"})},
        {"blood pressure",
         {"bp", "blood_pressure", "home_bp"},
         [](Random& r) {
             return std::to_string(between(r, 92, 189)) + "/" + std::to_string(between(r, 50, 108));
         }},
        {"ratio", {"ratio", "albumin_globulin_ratio", "fev1_fvc"}, decimal(1.4, 0.4, 3)},
        {"calendar year", {"year", "index_year", "enrollment_year", "survey_year"}, whole(2015, 2024)},
        {"quarter", {"quarter", "fiscal_quarter"}, oneOf({"Q1", "Q2", "Q3", "Q4"})},
        {"weekday",
         {"weekday", "day_of_week", "usual_visit_day"},
         oneOf({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"})},
        {"body mass index", {"bmi", "body_mass_index"}, decimal(28.4, 5.5, 2)},
        {"weight", {"weight", "weight_kg", "birth_weight"}, decimal(81, 18, 1)},
        {"z-score",
         {"bone_density_z", "height_z", "deprivation_index"},
         [](Random& r) {
             return (r.chance(0.5) ? "-" : "") + std::to_string(between(r, 0, 2)) + "." + fill(r, "###");
         }},
        {"distance", {"distance_to_clinic", "miles_to_hospital", "travel_km"}, decimal(9, 6, 1)},
        {"cells", {"platelets", "wbc_count", "cd4_count", "red_cell_count"}, whole(90000, 450000)},
        {"filtration rate", {"egfr", "gfr", "gfr_est"}, whole(12, 124)},
        {"steps", {"steps_per_day", "daily_steps", "step_count"}, whole(300, 24000)},
        {"sleep", {"sleep_minutes", "minutes_asleep"}, whole(180, 620)},
        {"oxygen", {"spo2", "o2_sat", "oxygen_saturation"}, whole(84, 100)},
        {"small p",
         {"p_value", "model_score", "propensity"},
         [](Random& r) { return "0.000" + fill(r, "###"); }},
        {"exponent",
         {"hcv_rna", "viral_copies"},
         [](Random& r) {
             return std::to_string(between(r, 1, 9)) + "." + fill(r, "#") + "e" +
                    std::to_string(between(r, 2, 7));
         }},
        {"above or below a limit",
         {"troponin", "d_dimer", "psa"},
         oneOf({"<0.01", "0.03", ">100", "<5", "0.4", "1.2", "<0.01", "12"})},
        {"gestational age", {"gestational_age_weeks", "ga_weeks"}, whole(24, 42)},
        {"latency", {"response_ms", "reaction_time_ms"}, whole(180, 4200)},
    };
}

} // namespace vignette::testing_aids
