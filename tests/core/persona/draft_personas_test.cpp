#include "core/persona/draft_personas.h"

#include "core/model/multiple_testing.h"
#include "core/persona/portrait_deal.h"
#include "tests/core/persona/study_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace vignette {
namespace {

using testing::draft;
using testing::StudyBuilder;

const Statement& statementOf(const Persona& persona, const std::string& key) {
    const Statement* found = persona.find(key);
    EXPECT_NE(found, nullptr) << key;
    static const Statement kNone;
    return found ? *found : kNone;
}

/// Three hundred patients in two segments with one trait of each kind.
StudyBuilder smallStudy() {
    StudyBuilder study({200, 100});
    study.flag("hf", "heart failure", Theme::Conditions, FieldDirection::HigherIsWorse, {20, 70});
    study.flag("ride", "no sure ride", Theme::Barriers, FieldDirection::HigherIsWorse, {10, 55});
    study.flag("trust", "trust in the care team", Theme::Attitudes, FieldDirection::HigherIsBetter,
               {150, 85});
    study.flag("flu", "the flu vaccine", Theme::Habits, FieldDirection::HigherIsBetter, {90, 70});
    study.levels("channel", "Preferred channel", Theme::Channel, FieldKind::Category, {"Phone", "Portal"},
                 {{40, 160}, {60, 40}});
    Field& age = study.number("age", "Age", Theme::Demographic, {40, 68}, 5);
    age.unit = "years";
    study.levels("sex", "Sex", Theme::Demographic, FieldKind::Category, {"Female", "Male"},
                 {{100, 100}, {70, 30}});
    study.number("sleep", "Hours of sleep", Theme::Habits, {7.0, 6.0}, 1.0);
    for (Field& field : study.data().fields)
        field.use = FieldUse::Check;
    return study;
}

TEST(DraftPersonas, PutsEachStatementInItsSection) {
    StudyBuilder study = smallStudy();
    const PersonaSet set = draft(study);
    ASSERT_EQ(set.personas.size(), 2U);
    const Persona& small = set.personas[1];
    EXPECT_EQ(small.number, 2);
    EXPECT_EQ(small.size, 100U);
    EXPECT_EQ(statementOf(small, "ride=y").section, CardSection::Barriers);
    EXPECT_EQ(statementOf(small, "trust=y").section, CardSection::Strengths);
    EXPECT_EQ(statementOf(small, "flu=y").section, CardSection::Strengths);
    EXPECT_EQ(statementOf(small, "channel=0").section, CardSection::Reach);
    EXPECT_EQ(statementOf(small, "sleep~mean").form, StatementForm::MeanOfField);
    // What is bad and rare stands as its absence among the strengths, and the flag only once.
    const Persona& large = set.personas[0];
    EXPECT_EQ(statementOf(large, "hf=n").section, CardSection::Strengths);
    EXPECT_EQ(large.find("hf=y"), nullptr);
}

TEST(DraftPersonas, CallsDistinctiveOnlyWhatDiffersNotably) {
    StudyBuilder study = smallStudy();
    const PersonaSet set = draft(study);
    const Persona& small = set.personas[1];
    EXPECT_TRUE(statementOf(small, "ride=y").isDistinctive); // 55 against 5 of 100
    EXPECT_TRUE(statementOf(small, "trust=y").isCommon);     // lower end of 85 of 100 is 77
    EXPECT_FALSE(statementOf(small, "ride=y").isCommon);
    // 62 of 100 is not "most": the lower end of its range is 52.
    StudyBuilder near({300, 100});
    near.flag("x", "it", Theme::Needs, FieldDirection::Neutral, {100, 62});
    EXPECT_FALSE(draft(near).personas[1].statements.front().isCommon);
}

TEST(DraftPersonas, HoldsBackWhatIsHiddenSensitiveUnnamedOrHardlyAnswered) {
    StudyBuilder study({200, 100});
    study.flag("hidden", "hidden", Theme::Needs, FieldDirection::Neutral, {20, 80}).use = FieldUse::Hide;
    study.flag("sensitive", "sensitive", Theme::Needs, FieldDirection::Neutral, {20, 80}).care =
        FieldCare::Sensitive;
    study.flag("unnamed", "unnamed", Theme::Needs, FieldDirection::Neutral, {20, 80}).hasPlainLabel = false;
    study.levels("survey", "Survey", Theme::Needs, FieldKind::Category, {"a", "b"}, {{100, 100}, {20, 9}})
        .source = FieldSource::Survey; // 29 answers in the second segment
    const PersonaSet set = draft(study);
    EXPECT_TRUE(set.personas[1].statements.empty());
    ASSERT_FALSE(set.personas[0].statements.empty());
    EXPECT_EQ(set.personas[0].statements.front().query.field, "survey");
    EXPECT_FALSE(set.personas[1].name.empty()) << "a persona without statements is still one";
}

TEST(DraftPersonas, TellsNoAttitudeOfASegmentThatGaveNoAnswer) {
    StudyBuilder study({200, 100});
    // The 40 of the second segment who answered nearly all distrust; 60 said nothing.
    study
        .levels("trust", "Trust", Theme::Attitudes, FieldKind::Category, {"high", "low"},
                {{150, 40}, {2, 38}})
        .source = FieldSource::Survey;
    study.flag("hf", "heart failure", Theme::Conditions, FieldDirection::HigherIsWorse, {20, 70});
    EXPECT_NE(draft(study).personas[1].find("trust=1"), nullptr);
    SetApartByMissing apart;
    apart.segment = 1;
    apart.fields = {"trust"};
    const PersonaSet set = draft(study, 2024, {apart});
    EXPECT_EQ(set.personas[1].find("trust=1"), nullptr);
    EXPECT_NE(set.personas[1].find("hf=y"), nullptr);
    EXPECT_NE(set.personas[0].find("trust=0"), nullptr); // the others did answer
}

TEST(DraftPersonas, KeepsProtectedTraitsOnTheEvidenceFace) {
    StudyBuilder study = smallStudy();
    study.levels("race", "Race", Theme::Demographic, FieldKind::Category, {"A", "B"}, {{180, 20}, {10, 90}})
        .care = FieldCare::Protected;
    for (const Persona& persona : draft(study).personas)
        for (const Statement& statement : persona.statements) {
            if (statement.query.field != "race") continue;
            EXPECT_FALSE(statement.isOnStory);
            EXPECT_EQ(std::count(persona.titleKeys.begin(), persona.titleKeys.end(), statement.key), 0);
        }
}

TEST(DraftPersonas, MakesATitleOfTheTwoStrongestTraitsWithTheBarrierLast) {
    StudyBuilder study = smallStudy();
    const PersonaSet set = draft(study);
    EXPECT_EQ(set.personas[1].titleKeys, (std::vector<std::string>{"hf=y", "ride=y"}));
    // Blame, rare traits and languages under 60 % make no title.
    StudyBuilder other({200, 100});
    other.flag("missed", "missed visits", Theme::UseOfCare, FieldDirection::HigherIsWorse, {10, 90});
    other.flag("rare", "a rare thing", Theme::Conditions, FieldDirection::HigherIsWorse, {2, 30});
    other.flag("language", "a language other than English", Theme::Demographic, FieldDirection::Neutral,
               {5, 50});
    EXPECT_TRUE(draft(other).personas[1].titleKeys.empty());
}

TEST(DraftPersonas, DropsTheRarestTraitWhenTooFewPatientsShareAllOfThem) {
    StudyBuilder study({400, 100});
    // First 70 of the small segment have the one, the last 45 the other: 15 patients have both …
    study.flag("one", "the one", Theme::Conditions, FieldDirection::HigherIsWorse, {0, 70});
    study.levels("two", "The other", Theme::Conditions, FieldKind::Category, {"no", "yes"},
                 {{400, 0}, {55, 45}});
    EXPECT_EQ(draft(study).personas[1].titleKeys.size(), 2U);
    // … and here only 10.
    StudyBuilder apart({400, 100});
    apart.flag("one", "the one", Theme::Conditions, FieldDirection::HigherIsWorse, {0, 60});
    apart.levels("two", "The other", Theme::Conditions, FieldKind::Category, {"no", "yes"},
                 {{400, 0}, {50, 50}});
    const Persona persona = draft(apart).personas[1];
    EXPECT_EQ(persona.titleKeys, std::vector<std::string>{"one=y"});
}

TEST(DraftPersonas, TellsAStoryOfAtMostElevenBarsEachFieldOnce) {
    Random random(3);
    StudyBuilder study({1000, 600, 400});
    const Theme themes[] = {Theme::Conditions, Theme::Needs,    Theme::Barriers, Theme::Attitudes,
                            Theme::Channel,    Theme::Economic, Theme::Habits,   Theme::UseOfCare};
    const FieldDirection directions[] = {FieldDirection::HigherIsBetter, FieldDirection::HigherIsWorse,
                                         FieldDirection::Neutral};
    for (int i = 0; i < 60; ++i)
        study.flag("f" + std::to_string(i), "trait " + std::to_string(i), themes[i % 8], directions[i % 3],
                   {random.below(1000), random.below(600), random.below(400)});
    for (const Persona& persona : draft(study).personas) {
        std::size_t bars = 0;
        std::size_t strengths = 0;
        std::map<CardSection, std::size_t> sections;
        std::set<std::string> fields;
        std::set<std::string> keys;
        for (const Statement& statement : persona.statements) {
            EXPECT_TRUE(keys.insert(statement.key).second) << "a key twice";
            if (!statement.isOnStory) continue;
            EXPECT_TRUE(fields.insert(statement.query.field).second) << "a field twice";
            if (statement.section == CardSection::Common) continue;
            ++bars;
            ++sections[statement.section];
            strengths += statement.section == CardSection::Strengths ? 1 : 0;
        }
        EXPECT_LE(bars, 11U);
        EXPECT_GE(strengths, 2U);
        for (const auto& [section, count] : sections)
            EXPECT_LE(count, 3U);
    }
}

TEST(DraftPersonas, ReadsAgeAndSexFromTheMiddleAndTheMajority) {
    StudyBuilder study = smallStudy();
    const PersonaSet set = draft(study, 2024);
    const Persona& small = set.personas[1];
    EXPECT_EQ(small.age, (AgeBand{.low = 65, .high = 74}));
    EXPECT_EQ(small.sex, PortraitRecipe::Sex::Female); // 70 of 100
    EXPECT_EQ(small.portrait.age, PortraitRecipe::Age::Older);
    EXPECT_TRUE(small.name.ends_with("1950")) << small.name; // 2024 − 73 or 63
    EXPECT_EQ(set.personas[0].sex, PortraitRecipe::Sex::Unstated);
    EXPECT_NE(set.personas[0].name.find("shared"), std::string::npos) << "a name worn by both";
    EXPECT_GE(small.nameAlternatives.size(), 5U);
}

TEST(DraftPersonas, TakesTheBandOfTheMiddlePatientWhereAgesComeInBands) {
    StudyBuilder study({100, 100});
    study.levels("age", "Age", Theme::Demographic, FieldKind::Ordered,
                 {"18-24", "25-34", "65 to 79", "80 or older"}, {{60, 30, 10, 0}, {5, 5, 30, 60}});
    const PersonaSet set = draft(study);
    EXPECT_EQ(set.personas[0].age, (AgeBand{.low = 18, .high = 24}));
    EXPECT_EQ(set.personas[1].age, (AgeBand{.low = 80, .high = 0}));
}

TEST(DraftPersonas, GivesAnAidOnlyToAMajority) {
    StudyBuilder study({100, 100});
    study.flag("aid", "a hearing aid", Theme::Functional, FieldDirection::Neutral, {49, 50});
    const PersonaSet set = draft(study);
    EXPECT_FALSE(set.personas[0].portrait.hasHearingAid);
    EXPECT_TRUE(set.personas[1].portrait.hasHearingAid);
}

TEST(DraftPersonas, GivesDifferentNamesHuesAndIdsAndTheSameAgain) {
    StudyBuilder study(std::vector<std::size_t>(8, 50));
    const PersonaSet set = draft(study);
    std::set<std::string> names;
    std::set<std::string> ids;
    std::set<int> hues;
    for (const Persona& persona : set.personas) {
        names.insert(persona.name);
        ids.insert(persona.id.value);
        hues.insert(persona.hue);
        EXPECT_EQ(persona.id.value.size(), 32U);
        EXPECT_NE(persona.hue, 1) << "vermilion comes last";
    }
    EXPECT_EQ(names.size(), 8U);
    EXPECT_EQ(ids.size(), 8U);
    EXPECT_EQ(hues.size(), 8U);
    const PersonaSet again = draft(study);
    for (std::size_t i = 0; i < set.personas.size(); ++i) {
        EXPECT_EQ(again.personas[i].name, set.personas[i].name);
        EXPECT_EQ(again.personas[i].portrait, set.personas[i].portrait);
    }
    study.plan().seed = 2;
    EXPECT_NE(draft(study).personas[0].id, set.personas[0].id);
}

TEST(DraftPersonas, TakesAllTitlesApartWhereItCan) {
    StudyBuilder study({100, 100, 200});
    for (const char* key : {"a", "b", "c"})
        study.flag(key, key, Theme::Conditions, FieldDirection::HigherIsWorse, {80, 80, 10});
    const PersonaSet set = draft(study);
    EXPECT_NE(set.personas[0].titleKeys, set.personas[1].titleKeys);
}

TEST(DraftPersonas, TurnsChipsIntoBarsWhereAStoryWouldBeEmpty) {
    StudyBuilder study({100, 100});
    study.flag("married", "a partner", Theme::Social, FieldDirection::Neutral, {91, 60});
    const PersonaSet set = draft(study);
    const Statement& statement = statementOf(set.personas[0], "married=y");
    EXPECT_TRUE(statement.isOnStory);
    EXPECT_EQ(statement.section, CardSection::Circumstances);
}

TEST(DraftPersonas, SaysNoAbsenceThatNobodyWouldSay) {
    StudyBuilder study({200, 200});
    study.flag("food", "Not enough food", Theme::Economic, FieldDirection::HigherIsWorse, {10, 100});
    study.flag("hours", "Work hours", Theme::Barriers, FieldDirection::HigherIsWorse, {10, 100});
    study.flag("asthma", "Asthma", Theme::Conditions, FieldDirection::HigherIsWorse, {10, 100});
    const Persona persona = draft(study).personas[0];
    EXPECT_NE(persona.find("food=y"), nullptr);
    EXPECT_NE(persona.find("hours=y"), nullptr);
    EXPECT_NE(persona.find("asthma=n"), nullptr);
}

TEST(DraftPersonas, ReadsNoAgeFromAColumnThatIsNotInYears) {
    StudyBuilder study({100, 100});
    study.number("age", "Age", Theme::Demographic, {0.4, 0.6}, 0.1).unit = "years";
    EXPECT_FALSE(draft(study).personas[0].age);
}

double rankCorrelation(std::vector<double> a, std::vector<double> b) {
    const auto ranks = [](const std::vector<double>& values) {
        std::vector<double> made;
        for (const double value : values) {
            double rank = 0.5;
            for (const double other : values)
                rank += other < value ? 1.0 : other == value ? 0.5 : 0.0;
            made.push_back(rank);
        }
        return made;
    };
    a = ranks(a);
    b = ranks(b);
    const double middle = (static_cast<double>(a.size()) + 1.0) / 2.0;
    double product = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += (a[i] - middle) * (b[i] - middle);
        first += (a[i] - middle) * (a[i] - middle);
        second += (b[i] - middle) * (b[i] - middle);
    }
    return first > 0.0 && second > 0.0 ? product / std::sqrt(first * second) : 0.0;
}

TEST(DealTones, KeepsToneAndBurdenUncorrelatedOverAThousandStudies) {
    Random random(17);
    double sum = 0.0;
    for (int study = 0; study < 1000; ++study) {
        const std::size_t personas = 3 + random.below(8);
        const auto tones = dealTones(sha256("study " + std::to_string(study)), personas);
        std::vector<double> tone(tones.begin(), tones.end());
        std::vector<double> burden;
        for (std::size_t i = 0; i < personas; ++i)
            burden.push_back(static_cast<double>(i)); // the strictest case: burden follows size
        sum += rankCorrelation(tone, burden);
    }
    EXPECT_NEAR(sum / 1000.0, 0.0, 0.05); // standard error about .016
}

TEST(DealTones, SpreadsTonesEvenlyOverTheSet) {
    for (int study = 0; study < 200; ++study)
        for (std::size_t personas = 1; personas <= 16; ++personas) {
            auto tones = dealTones(sha256(std::to_string(study)), personas);
            ASSERT_EQ(tones.size(), personas);
            std::sort(tones.begin(), tones.end());
            for (std::size_t i = 1; i < tones.size(); ++i)
                ASSERT_LE(tones[i] - tones[i - 1], 8 / static_cast<int>(personas) + 1);
            ASSERT_LT(tones.back(), 8);
            if (personas >= 4) {
                ASSERT_LE(tones.front(), 2);
                ASSERT_GE(tones.back(), 6 - 1);
            }
        }
}

TEST(RejectedAt, FollowsTheWorkedExampleOfThePaper) {
    // Benjamini & Hochberg 1995, section 3.2: 15 p values, 4 rejected at q = .05.
    const std::vector<double> p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                   0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    const auto rejected = rejectedAt(0.05, p);
    EXPECT_EQ(std::count(rejected.begin(), rejected.end(), true), 4);
    EXPECT_TRUE(rejected[3]);
    EXPECT_TRUE(rejectedAt(0.05, {}).empty());
}

TEST(NameTable, IsBundledWithCommonNamesOfEveryDecade) {
    const NameTable names = NameTable::bundled();
    for (int year = 1900; year <= 2030; year += 5)
        for (const auto sex :
             {PortraitRecipe::Sex::Female, PortraitRecipe::Sex::Male, PortraitRecipe::Sex::Unstated})
            EXPECT_GE(names.namesFor(year, sex).size(), 6U) << year;
    const auto women = names.namesFor(1925, PortraitRecipe::Sex::Female);
    EXPECT_EQ(women.front(), "Mary"); // rank 1 of the 1920s (SSA)
}

} // namespace
} // namespace vignette
