#include "tests/resources/measured_targets.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace vignette::harbor_valley {

namespace {

using Patient = SeenPatient;
using Question = std::function<bool(const Patient&)>;

bool isAdult(const Patient& p) {
    return p.age >= 18;
}
Question aged(int from, int to) {
    return [from, to](const Patient& p) { return p.age >= from && p.age <= to; };
}
Question coded(std::vector<std::string> prefixes) {
    return [prefixes = std::move(prefixes)](const Patient& p) { return p.hasCode(prefixes); };
}
Question both(Question a, Question b) {
    return [a = std::move(a), b = std::move(b)](const Patient& p) { return a(p) && b(p); };
}
bool anyone(const Patient&) {
    return true;
}
bool isWoman(const Patient& p) {
    return p.isWoman;
}
bool isMan(const Patient& p) {
    return !p.isWoman;
}

/// Collects the lines over one view.
class Ledger {
public:
    explicit Ledger(const SampleView& view) : m_view(view) {}

    double share(const Question& has, const Question& among) const {
        double base = 0.0;
        double count = 0.0;
        for (const Patient& p : m_view.patients) {
            if (!among(p)) continue;
            base += 1.0;
            count += has(p) ? 1.0 : 0.0;
        }
        return base > 0.0 ? 100.0 * count / base : std::numeric_limits<double>::quiet_NaN();
    }
    void percent(const char* what, double target, const char* source, const Question& has,
                 const Question& among) {
        add(what, target, source, share(has, among));
    }
    void add(const char* what, double target, const char* source, double obtained) {
        m_lines.push_back({what, target, source, obtained, MeasuredTarget::Kind::Percent});
    }
    void mean(const char* what, double target, const char* source, double obtained) {
        m_lines.push_back({what, target, source, obtained, MeasuredTarget::Kind::Mean});
    }
    double meanOf(const std::function<double(const Patient&)>& value, const Question& among) const {
        double base = 0.0;
        double sum = 0.0;
        for (const Patient& p : m_view.patients)
            if (among(p)) {
                base += 1.0;
                sum += value(p);
            }
        return sum / base;
    }
    const SampleView& view() const { return m_view; }
    std::vector<MeasuredTarget> take() { return std::move(m_lines); }

private:
    const SampleView& m_view;
    std::vector<MeasuredTarget> m_lines;
};

void measureFrame(Ledger& ledger) {
    const char* design = "[D]";
    const std::array<std::pair<const char*, std::array<double, 3>>, 6> ages = {
        {{"age under 18", {0, 17, 10}},
         {"age 18–39", {18, 39, 27}},
         {"age 40–59", {40, 59, 28}},
         {"age 60–74", {60, 74, 22}},
         {"age 75–89", {75, 89, 12}},
         {"age 90 and over", {90, 120, 1}}}};
    for (const auto& [what, band] : ages)
        ledger.percent(what, band[2], design, aged(static_cast<int>(band[0]), static_cast<int>(band[1])),
                       anyone);
    ledger.percent("women", 54, design, isWoman, anyone);
    const std::array<std::pair<const char*, std::pair<const char*, double>>, 5> payers = {
        {{"payer commercial", {"commercial", 42}},
         {"payer Medicare", {"medicare", 23}},
         {"payer Medicaid", {"medicaid", 23}},
         {"payer none", {"none", 8}},
         {"payer other", {"other", 4}}}};
    for (const auto& [what, payer] : payers)
        ledger.percent(
            what, payer.second, design, [&](const Patient& p) { return p.payer == payer.first; }, anyone);
    ledger.percent(
        "limited English", 11, design, [](const Patient& p) { return p.needsInterpreter; }, anyone);
    const Question isHealthCentre = [](const Patient& p) { return p.site == 6; };
    ledger.percent(
        "health centre: Medicaid", 48, "UDS 2024 [V]", [](const Patient& p) { return p.payer == "medicaid"; },
        isHealthCentre);
    ledger.percent(
        "health centre: uninsured", 18, "UDS 2024 [V]", [](const Patient& p) { return p.payer == "none"; },
        isHealthCentre);
    ledger.percent(
        "lives alone, 65 and over", 28, "ACL 2023 [V]",
        [](const Patient& p) { return p.household == "alone"; }, aged(65, 120));
}

/// The rate at the source's own age mix of adults (20–39, 40–59, 60 and over), as the sample is older.
double standardised(const Ledger& ledger, const Question& has, const Question& among) {
    return 0.35 * ledger.share(has, both(among, aged(20, 39))) +
           0.33 * ledger.share(has, both(among, aged(40, 59))) +
           0.32 * ledger.share(has, both(among, aged(60, 120)));
}

void measureDiabetes(Ledger& ledger) {
    const char* source = "NHANES 2021–23, NCHS DB 516 [V; number M]";
    const Question diabetes = coded({"E08", "E09", "E10", "E11", "E13"});
    ledger.percent("diagnosed diabetes, 20–39", 2.2, source, diabetes, aged(20, 39));
    ledger.percent("diagnosed diabetes, 40–59", 12.1, source, diabetes, aged(40, 59));
    ledger.percent("diagnosed diabetes, 60 and over", 20.5, source, diabetes, aged(60, 120));
    ledger.add("diagnosed diabetes, adults at the source's age mix", 11.3, source,
               standardised(ledger, diabetes, anyone));
    ledger.add("diagnosed diabetes, men, same mix", 12.9, source, standardised(ledger, diabetes, isMan));
    ledger.add("diagnosed diabetes, women, same mix", 9.7, source, standardised(ledger, diabetes, isWoman));
    const Question hasTest = [](const Patient& p) { return p.last("4548-4").has_value(); };
    const Question isUncodedTested =
        both(both(isAdult, hasTest), [&](const Patient& p) { return !diabetes(p); });
    const double high =
        ledger.share([](const Patient& p) { return *p.last("4548-4") >= 6.5; }, isUncodedTested);
    ledger.add("undiagnosed diabetes, adults", 4.5, source,
               high * (100.0 - ledger.share(diabetes, isAdult)) / 100.0);
    const Question testedDiabetes = both(both(isAdult, hasTest), diabetes);
    ledger.percent(
        "HbA1c below 7 %, diagnosed", 50.5, "Fang 2021, doi:10.1056/NEJMsa2032271 [V]",
        [](const Patient& p) { return *p.last("4548-4") < 7.0; }, testedDiabetes);
    ledger.percent(
        "HbA1c above 9 %, diagnosed", 18.7, "Healthy People 2030 D-03 [V]",
        [](const Patient& p) { return *p.last("4548-4") > 9.0; }, testedDiabetes);
    ledger.percent(
        "HbA1c not on file, diagnosed (12 not done, 6 elsewhere)", 18, "[D]",
        [&](const Patient& p) { return !hasTest(p); }, both(isAdult, diabetes));
    const Question hasPressure = [](const Patient& p) { return p.last("8480-6").has_value(); };
    ledger.percent(
        "blood pressure below 140/90, diagnosed diabetes", 70.4, "Fang 2021 [V]",
        [](const Patient& p) { return *p.last("8480-6") < 140 && *p.last("8462-4") < 90; },
        both(both(isAdult, diabetes), hasPressure));
}

void measurePressure(Ledger& ledger) {
    const char* source = "NCHS DB 511 [V]";
    const Question isCoded = coded({"I10", "I11", "I12", "I13"});
    const Question isMeasured = [&](const Patient& p) { return p.mean("8480-6").has_value(); };
    const Question isHigh = [&](const Patient& p) {
        return isCoded(p) || *p.mean("8480-6") >= 130 || *p.mean("8462-4") >= 80;
    };
    ledger.percent("hypertension (coded or ≥ 130/80), 18–39", 23.4, source, isHigh,
                   both(aged(18, 39), isMeasured));
    ledger.percent("hypertension (coded or ≥ 130/80), 40–59", 52.5, source, isHigh,
                   both(aged(40, 59), isMeasured));
    ledger.percent("hypertension (coded or ≥ 130/80), 60 and over", 71.6, source, isHigh,
                   both(aged(60, 120), isMeasured));
    ledger.percent("coded hypertension, 18–39", 6.4, "prevalence × aware [X]", isCoded, aged(18, 39));
    ledger.percent("coded hypertension, 40–59", 29.8, "prevalence × aware [X]", isCoded, aged(40, 59));
    ledger.percent("coded hypertension, 60 and over", 52.8, "prevalence × aware [X]", isCoded, aged(60, 120));
    ledger.percent(
        "below 130/80 of all with hypertension", 20.7, source,
        [](const Patient& p) { return *p.mean("8480-6") < 130 && *p.mean("8462-4") < 80; },
        both(isAdult, both(isMeasured, isHigh)));
    ledger.percent(
        "below 140/90 of coded hypertension", 68.3, "Am J Hypertens hpae141 (treated) [V]",
        [](const Patient& p) { return *p.mean("8480-6") < 140 && *p.mean("8462-4") < 90; },
        both(isAdult, both(isMeasured, isCoded)));
}

void measureOtherConditions(Ledger& ledger) {
    const Question failure = coded({"I50"});
    ledger.percent("heart failure, 18–39", 0.4, "HF Stats 2024 [V]; bands [D]", failure, aged(18, 39));
    ledger.percent("heart failure, 40–59", 2, "HF Stats 2024 [V]; bands [D]", failure, aged(40, 59));
    ledger.percent("heart failure, 60 and over", 8, "HF Stats 2024 [V]; bands [D]", failure, aged(60, 120));
    const Question copd = coded({"J41", "J42", "J43", "J44"});
    ledger.percent("COPD, 18–24", 0.4, "NCHS DB 529 [V]", copd, aged(18, 24));
    ledger.percent("COPD, 75 and over", 10.5, "NCHS DB 529 [V]", copd, aged(75, 120));
    ledger.add("COPD, women at the source's age mix", 4.1, "NCHS DB 529 [V]",
               standardised(ledger, copd, isWoman));
    ledger.add("COPD, men at the source's age mix", 3.4, "NCHS DB 529 [V]",
               standardised(ledger, copd, isMan));
    ledger.percent("asthma, adults", 8, "[M]", coded({"J45"}), isAdult);
    const Question isTested = [](const Patient& p) { return p.last("98979-8") && p.last("9318-7"); };
    const Question kidney = [](const Patient& p) {
        return *p.last("98979-8") < 60 || *p.last("9318-7") >= 30;
    };
    ledger.percent("kidney disease by laboratory, 18–44", 6, "CDC CKD 2023 [V]", kidney,
                   both(aged(18, 44), isTested));
    ledger.percent("kidney disease by laboratory, 45–64", 12, "CDC CKD 2023 [V]", kidney,
                   both(aged(45, 64), isTested));
    ledger.percent("kidney disease by laboratory, 65 and over", 34, "CDC CKD 2023 [V]", kidney,
                   both(aged(65, 120), isTested));
    const std::vector<Question> ten = {coded({"M05", "M06", "M15", "M16", "M17", "M18", "M19"}),
                                       coded({"C"}),
                                       copd,
                                       coded({"I20", "I21", "I22", "I25"}),
                                       coded({"J45"}),
                                       coded({"E08", "E09", "E10", "E11", "E13"}),
                                       coded({"B18"}),
                                       coded({"I10", "I11", "I12", "I13"}),
                                       coded({"I63", "Z8673"}),
                                       coded({"N18"})};
    const auto countOf = [&](const Patient& p) {
        int count = 0;
        for (const Question& has : ten)
            count += has(p) ? 1 : 0;
        return count;
    };
    ledger.percent(
        "1 or more of 10 chronic conditions, adults", 51.8, "Boersma, PCD 2020;17:E106 [V]",
        [&](const Patient& p) { return countOf(p) >= 1; }, isAdult);
    ledger.percent(
        "2 or more of 10 chronic conditions, adults", 27.2, "Boersma, PCD 2020;17:E106 [V]",
        [&](const Patient& p) { return countOf(p) >= 2; }, isAdult);
    ledger.percent("any Z55–Z65 code, adults", 2, "[D]; 1.59 of Medicare 2019, CMS OMH 24 [V]",
                   coded({"Z55", "Z56", "Z57", "Z58", "Z59", "Z60", "Z61", "Z62", "Z63", "Z64", "Z65"}),
                   isAdult);
}

void measureState(Ledger& ledger) {
    const Question hasMood = [](const Patient& p) { return p.age >= 12 && p.last("44261-6"); };
    ledger.percent(
        "PHQ-9 of 10 or more, 12 and over", 13.1, "NCHS DB 527 [V]",
        [](const Patient& p) { return *p.last("44261-6") >= 10; }, hasMood);
    const Question isDisabled = [](const Patient& p) { return p.hasDisability; };
    ledger.percent("any disability, 18–44", 18.4, "CDC [V]", isDisabled, aged(18, 44));
    ledger.percent("any disability, 45–64", 26.7, "CDC [V]", isDisabled, aged(45, 64));
    ledger.percent("any disability, 65 and over", 41.6, "CDC [V]", isDisabled, aged(65, 120));
    ledger.percent(
        "cognition, adults", 14, "CDC [V]", [](const Patient& p) { return p.hasCognitionDifficulty; },
        isAdult);
    ledger.percent(
        "mobility, adults", 12, "CDC [V]", [](const Patient& p) { return p.hasMobilityDifficulty; }, isAdult);
    ledger.percent(
        "obesity (BMI ≥ 30), adults", 40.3, "[M]", [](const Patient& p) { return *p.last("39156-5") >= 30; },
        [](const Patient& p) { return isAdult(p) && p.last("39156-5"); });
    ledger.percent(
        "current smoking, adults", 11.6, "[M]", [](const Patient& p) { return p.tobacco == "current"; },
        [](const Patient& p) { return isAdult(p) && !p.tobacco.empty(); });
}

void measureUse(Ledger& ledger) {
    const char* source = "NCHS DB 503, 2022 [V]";
    const auto visits = [](const Patient& p) { return 100.0 * p.emergencyVisits; };
    ledger.mean("ED visits per 100 people and year", 47, source, ledger.meanOf(visits, anyone));
    ledger.mean("ED visits per 100 people and year, 75 and over", 76, source,
                ledger.meanOf(visits, aged(75, 120)));
    ledger.percent(
        "adults with an ED visit in the year", 20, source,
        [](const Patient& p) { return p.emergencyVisits > 0; }, isAdult);
    ledger.percent(
        "video or telephone visit in the year, adults", 30.1, "NHIS 2022 [V]",
        [](const Patient& p) { return p.remoteVisits > 0; }, isAdult);
    ledger.add("back in hospital within 30 days, of 100 stays", 14, "HCUP SB 248/304 [V second-hand]",
               100.0 * ledger.view().readmitted / ledger.view().stays);
}

void measureSurvey(Ledger& ledger) {
    const Question answered = [](const Patient& p) { return p.hasAnswered(); };
    ledger.percent("survey answered, all patients", 22, "[D]", answered, anyone);
    ledger.percent("survey answered, 18–34", 11, "[D]", answered, aged(18, 34));
    ledger.percent("survey answered, 65–74", 34, "[D]", answered, aged(65, 74));
    ledger.percent("survey answered, limited English", 12, "[D]", answered,
                   [](const Patient& p) { return p.needsInterpreter && p.age >= 18; });
    const auto says = [](const char* column, const char* word) -> Question {
        return [=](const Patient& p) { return p.survey.at(column) == word; };
    };
    const auto saysSomething = [&](const char* column) -> Question {
        return [=](const Patient& p) { return p.hasAnswered() && !p.survey.at(column).empty(); };
    };
    const char* naal = "NAAL 2003, NCES 2006-483 [V]";
    const Question literate = saysSomething("forms_alone");
    ledger.percent("forms item: not at all (below basic)", 14, naal, says("forms_alone", "not_at_all"),
                   literate);
    ledger.percent("forms item: a little (basic)", 22, naal, says("forms_alone", "a_little"), literate);
    ledger.percent("forms item: quite well (intermediate)", 53, naal, says("forms_alone", "quite_well"),
                   literate);
    ledger.percent("forms item: very well (proficient)", 12, naal, says("forms_alone", "very_well"),
                   literate);
    ledger.percent("no reliable transport, of those who answered", 5.7, "NCHS DB 490 [V]",
                   says("barrier_no_sure_ride", "yes"), saysSomething("barrier_no_sure_ride"));
    ledger.percent("not enough food, of those who answered", 5.9, "NCHS DB 465, 2021 [V]",
                   says("barrier_not_enough_food", "yes"), saysSomething("barrier_not_enough_food"));
}

void measureMissing(Ledger& ledger) {
    ledger.percent(
        "race missing", 7, "[D]", [](const Patient& p) { return p.race.empty(); }, anyone);
    ledger.percent(
        "race missing, clinic 5", 22, "[D]", [](const Patient& p) { return p.race.empty(); },
        [](const Patient& p) { return p.site == 5; });
    ledger.percent(
        "income missing", 38, "[D]", [](const Patient& p) { return !p.hasIncome; }, anyone);
    ledger.percent(
        "language blank", 3, "[D]", [](const Patient& p) { return p.language.empty(); }, anyone);
    ledger.percent(
        "BMI missing", 14, "[D]", [](const Patient& p) { return !p.last("39156-5"); }, anyone);
}

} // namespace

bool MeasuredTarget::isReached() const {
    const double tolerance = kind == Kind::Percent ? 1.0 : 0.1 * target;
    return std::abs(obtained - target) <= tolerance;
}

std::vector<MeasuredTarget> measureTargets(const SampleView& view) {
    Ledger ledger(view);
    measureFrame(ledger);
    measureDiabetes(ledger);
    measurePressure(ledger);
    measureOtherConditions(ledger);
    measureState(ledger);
    measureUse(ledger);
    measureSurvey(ledger);
    measureMissing(ledger);
    return ledger.take();
}

std::string toMarkdown(const std::vector<MeasuredTarget>& targets) {
    std::string text = "| what | target | source | obtained | difference |\n|---|---|---|---|---|\n";
    for (const MeasuredTarget& line : targets) {
        char numbers[96];
        std::snprintf(numbers, sizeof numbers, " | %.1f | %+.1f |\n", line.obtained,
                      line.obtained - line.target);
        char target[24];
        std::snprintf(target, sizeof target, " | %g | ", line.target);
        text += "| " + line.what + target + line.source + numbers;
    }
    return text;
}

} // namespace vignette::harbor_valley
