#include "resources/samples/harbor_valley/survey.h"

#include "resources/samples/harbor_valley/chance.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

using Text = std::string_view;

/// Share of all patients of an age who answer: 18–34, 35–64, 65–74, 75 and over.
constexpr std::array<double, 4> kAnswers = {0.110, 0.279, 0.357, 0.300};
constexpr double kInvited = 0.667;
constexpr int kRefused = 99;

std::size_t answerBand(int age) {
    return age < 35 ? 0 : age < 65 ? 1 : age < 75 ? 2 : 3;
}

double answerShare(const Person& person) {
    const double byLanguage = person.hasLimitedEnglish ? 0.475 : 1.06;
    return kAnswers[answerBand(person.age)] * byLanguage;
}

bool answers(const Person& person, Random& random) {
    // At the share above on average; those who trust answer more, those who are ill less.
    const double will = 0.30 * person.raw.trust - 0.20 * person.raw.burden + 0.90 * random.normal();
    return isAbove(will / std::sqrt(0.13 + 0.012 + 0.81), answerShare(person) / kInvited);
}

/// One survey answer on 1..5: agreement that follows a standing of mean 0.
int agreement(double standing, double middle, Random& random) {
    return static_cast<int>(
        std::clamp(std::round(middle + 0.75 * standing + 0.65 * random.normal()), 1.0, 5.0));
}

/// Writes cells; now and then a question is skipped.
class Sheet {
public:
    Sheet(const Person& person, Random& random, CsvTable& table)
        : m_person(person), m_random(random), m_table(table) {}

    void agree(double standing, double middle) { number(agreement(standing, middle, m_random)); }
    void number(int value) {
        if (isSkipped())
            m_table.empty();
        else
            m_table.whole(value);
    }
    void word(Text value) { m_table.text(isSkipped() ? Text() : value); }
    /// A question with many ticks: one column "a;b;c", then a yes/no column for each code.
    void ticks(std::span<const SurveyItem> items, const Circumstances& life) {
        std::vector<bool> ticked;
        std::string joined;
        for (const SurveyItem& item : items) {
            ticked.push_back(isTicked(item, life));
            if (!ticked.back()) continue;
            if (!joined.empty()) joined += ';';
            joined += item.code;
        }
        const bool isBlank = isSkipped();
        m_table.text(isBlank ? std::string() : joined.empty() ? "none" : joined);
        for (const bool has : ticked)
            m_table.yesNo(isBlank ? std::optional<bool>() : has);
    }
    void yesNo(const SurveyItem& item) {
        const bool yes = m_random.chance(logistic(logOddsOf(item, m_person)));
        m_table.yesNo(isSkipped() ? std::optional<bool>() : yes);
    }

private:
    bool isSkipped() { return m_random.chance(0.025); }
    bool isTicked(const SurveyItem& item, const Circumstances& life) {
        if (item.code == "no_sure_ride") return m_random.chance(life.lacksSureRide ? 0.93 : 0.008);
        if (item.code == "not_enough_food") return m_random.chance(life.lacksEnoughFood ? 0.90 : 0.006);
        double odds = logOddsOf(item, m_person);
        if (m_person.hasLimitedEnglish && (item.code == "language" || item.code == "own_language"))
            odds += 3.6;
        return m_random.chance(logistic(odds));
    }
    const Person& m_person;
    Random& m_random;
    CsvTable& m_table;
};

/// NAAL 2003: below basic 14, basic 22, intermediate 53, proficient 12 of 101.
Text drawLiteracy(const Person& person, Random& random) {
    const double place = normalCdf(mixed(person.raw.knowledge, 0.8, random));
    return place < 0.150   ? "not_at_all"
           : place < 0.360 ? "a_little"
           : place < 0.892 ? "quite_well"
                           : "very_well";
}

Text drawUncertaintyStyle(const Person& person, Random& random) {
    static constexpr std::array<Text, 4> kStyles = {"wants_everything", "one_clear_plan", "asks_family",
                                                    "avoids"};
    const Traits& felt = person.felt;
    const std::array<double, 4> weights = {
        std::exp(0.3 + 0.6 * felt.knowledge + 0.3 * felt.confidence),
        std::exp(0.4 - 0.3 * felt.knowledge + 0.1 * felt.trust),
        std::exp(-0.3 + 0.1 * felt.trust - 0.2 * felt.confidence + (person.hasLimitedEnglish ? 0.6 : 0.0)),
        std::exp(-1.0 - 0.5 * felt.confidence - 0.3 * felt.trust)};
    return pick(kStyles, weights, random);
}

void writeAttitudes(Sheet& sheet, const Person& person, Random& random, CsvTable& table,
                    SurveyOutcome& outcome) {
    const Traits& felt = person.felt;
    const double liking = 7.9 + 0.9 * felt.trust - 0.4 * felt.friction + 1.3 * random.normal();
    sheet.number(static_cast<int>(std::clamp(std::round(liking), 0.0, 10.0)));
    sheet.number(static_cast<int>(std::clamp(std::round(liking + 0.2 + 0.9 * random.normal()), 0.0, 10.0)));
    sheet.agree(felt.trust, 3.9);
    sheet.agree(felt.trust, 3.7);
    sheet.agree(-felt.trust, 2.2); // reversed on purpose: 5 means distrust
    sheet.agree(felt.confidence, 3.6);
    sheet.agree(felt.confidence, 3.5);
    outcome.hasRefusedItem = random.chance(0.018);
    if (outcome.hasRefusedItem)
        table.whole(kRefused);
    else
        sheet.agree(felt.confidence, 3.3);
    sheet.word(drawLiteracy(person, random));
    sheet.agree(felt.digital, 3.4);
    sheet.word(drawUncertaintyStyle(person, random));
}

void writeExpectations(Sheet& sheet, const Person& person, Random& random) {
    static constexpr std::array<Text, 4> kReplies = {"same_day", "next_day", "three_days", "one_week"};
    static constexpr std::array<Text, 6> kReasons = {"booking", "test_result", "refill",
                                                     "bill",    "symptom",     "other"};
    const double hurry = 0.4 * person.felt.digital - 0.4 * person.felt.confidence - (person.age - 45) / 40.0;
    const std::array<double, 4> replies = {std::exp(0.2 + 0.6 * hurry), std::exp(0.5),
                                           std::exp(-0.2 - 0.4 * hurry), std::exp(-1.4 - 0.5 * hurry)};
    sheet.word(pick(kReplies, replies, random));
    sheet.number(
        static_cast<int>(std::clamp(std::round(9.0 - 2.5 * hurry + 4.0 * random.normal()), 1.0, 60.0)));
    const std::array<double, 6> reasons = {30, 18, 16 + 6 * std::max(0.0, person.felt.burden), 10, 18, 8};
    sheet.word(pick(kReasons, reasons, random));
}

void writeMoods(Sheet& sheet, const Person& person, Random& random) {
    // Booking, getting there, the visit, deciding, looking after oneself, follow-up.
    static constexpr std::array<std::array<double, 4>, 6> kWeights = {{{0.1, -0.5, 0.3, 0.1},
                                                                       {0.2, -0.8, 0.0, 0.0},
                                                                       {0.8, 0.0, 0.0, 0.6},
                                                                       {0.3, 0.0, 0.3, 0.3},
                                                                       {0.2, -0.2, 0.7, 0.0},
                                                                       {0.4, -0.4, 0.2, 0.3}}};
    const Traits& felt = person.felt;
    for (const auto& [base, friction, confidence, trust] : kWeights) {
        const double mood =
            base + friction * felt.friction + confidence * felt.confidence + trust * felt.trust;
        sheet.number(static_cast<int>(std::clamp(std::round(mood + 0.8 * random.normal()), -2.0, 2.0)));
    }
}

std::string drawComment(Random& random, bool& namesSomebody) {
    static constexpr std::array<Text, 6> kPlain = {
        "The parking lot was full again and I was nearly late for my visit.",
        "Everybody was kind but I waited a long time on the phone.",
        "I would like to hear my test results before the next visit.",
        "The new text reminders help me a lot, please keep them.",
        "My bill was not clear and nobody could explain it to me.",
        "Please open earlier on Mondays, I have to be at work by eight."};
    static constexpr std::array<Text, 3> kNaming = {
        " at the front desk remembered me and found a time that worked.",
        " explained my medicines twice and never made me feel rushed.",
        " called my daughter back the same evening, thank you for that."};
    static constexpr std::array<Text, 6> kNames = {"Dr. Okafor",   "Maria Delgado", "Nurse Patricia",
                                                   "Mr. Whitcomb", "Dr. Nguyen",    "Susan Hale"};
    namesSomebody = false;
    if (!random.chance(0.26)) return {};
    namesSomebody = random.chance(0.3);
    if (!namesSomebody) return std::string(kPlain[random.below(kPlain.size())]);
    return std::string(kNames[random.below(kNames.size())]) +
           std::string(kNaming[random.below(kNaming.size())]);
}

void writeFrame(const Person& person, Random& random, CsvTable& table) {
    static constexpr std::array<Text, 4> kModes = {"paper", "web", "phone", "tablet_in_clinic"};
    const double digital = person.felt.digital;
    const std::array<double, 4> modes = {std::exp(0.2 - 0.6 * digital), std::exp(0.4 + 0.7 * digital),
                                         std::exp(-1.0 - 0.3 * digital), std::exp(-0.9)};
    table.text(person.id);
    table.text(Date{kLastDay.days - 85 + static_cast<std::int32_t>(random.below(60))}.iso());
    table.text(pick(kModes, modes, random));
    table.text(person.hasLimitedEnglish && random.chance(0.9) ? person.language : "eng");
    table.decimal(0.244 / answerShare(person), 2);
}

} // namespace

std::vector<std::string> surveyHeader() {
    std::vector<std::string> header = {
        "patient_id",        "answered_on",  "mode",         "language",    "weight",
        "overall",           "recommend",    "trust_1",      "trust_2",     "trust_3",
        "confidence_1",      "confidence_2", "confidence_3", "forms_alone", "digital_comfort",
        "uncertainty_style", "channel",      "time"};
    const auto addTicks = [&](const std::string& name, std::span<const SurveyItem> items) {
        header.push_back(name);
        for (const SurveyItem& item : items)
            header.push_back(name + "_" + std::string(item.code));
    };
    addTicks("matters", mattersItems());
    addTicks("barrier", barrierItems());
    addTicks("prefers", preferenceItems());
    for (const SurveyItem& item : strengthItems())
        header.emplace_back(item.code);
    for (const char* name :
         {"reply_within", "wait_days", "last_contact_reason", "mood_booking", "mood_getting_there",
          "mood_visit", "mood_deciding", "mood_self_care", "mood_follow_up"})
        header.emplace_back(name);
    for (const Text item : extraItems())
        header.emplace_back(item);
    header.emplace_back("comment");
    return header;
}

SurveyOutcome drawSurvey(const GeneratorPlan& plan, const Person& person, const Circumstances& life,
                         CsvTable& table) {
    Random random = streamOf(plan.seed, person.index, Stream::Survey);
    SurveyOutcome outcome;
    outcome.isInvited = person.isAdult() && random.chance(kInvited);
    outcome.hasAnswered = outcome.isInvited && answers(person, random) && !person.isDeceased;
    if (!outcome.hasAnswered) return outcome;
    Sheet sheet(person, random, table);
    writeFrame(person, random, table);
    writeAttitudes(sheet, person, random, table, outcome);
    sheet.word(random.chance(0.85) ? life.channel : "phone");
    sheet.word(random.chance(0.88) ? life.time : "any");
    sheet.ticks(mattersItems(), life);
    sheet.ticks(barrierItems(), life);
    sheet.ticks(preferenceItems(), life);
    for (const SurveyItem& item : strengthItems())
        sheet.yesNo(item);
    writeExpectations(sheet, person, random);
    writeMoods(sheet, person, random);
    for (std::size_t i = 0; i < extraItems().size(); ++i)
        sheet.number(1 + static_cast<int>(random.below(5)));
    table.text(drawComment(random, outcome.namesSomebody));
    table.endRow();
    return outcome;
}

} // namespace vignette::harbor_valley
