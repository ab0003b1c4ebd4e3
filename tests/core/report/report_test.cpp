#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/report/english_wording.h"
#include "core/report/exports.h"
#include "core/report/pages.h"
#include "core/report/quality_words.h"
#include "core/report/silence_words.h"
#include "core/report/wording_keys.h"
#include "tests/core/report/page_text.h"
#include "tests/core/report/sample_release.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

#include <set>

namespace vignette {
namespace {

using ::testing::Contains;
using testing::editOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::sampleStudy;

const PersonaId kLinda{"persona-1"};

/// English that fails the test for a key nobody wrote.
class CheckedWording : public EnglishWording {
public:
    std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const override {
        EXPECT_NE(findWordingKey(key), nullptr) << key;
        return EnglishWording::say(key, arguments);
    }
    std::string sayCount(std::string_view key, long long count,
                         const std::vector<std::string>& arguments = {}) const override {
        EXPECT_TRUE(findWordingKey(key) && findWordingKey(key)->isCounted()) << key;
        return EnglishWording::sayCount(key, count, arguments);
    }
};

Release releaseOf(testing::ReleaseStudy study) {
    return disclose(study.result(), "0.1.0");
}

template<typename Block> std::vector<const Block*> blocksOf(const CardPage&&) = delete; // they point into it
template<typename Block> std::vector<const Block*> blocksOf(const CardPage& page) {
    std::vector<const Block*> found;
    for (const CardRow& row : page.rows)
        for (const auto* column : {&row.left, &row.right})
            for (const CardBlock& block : *column)
                if (const Block* wanted = std::get_if<Block>(&block)) found.push_back(wanted);
    return found;
}

const CardBar* barOf(const CardPage& page, const std::string& label) {
    for (const CardBars* bars : blocksOf<CardBars>(page))
        for (const CardBar& bar : bars->bars)
            if (bar.label.text == label) return &bar;
    return nullptr;
}

TEST(StoryPage, PrintsEachFigureBesideEveryoneElses) {
    const CardPage page = storyPage(releaseOf(sampleStudy()), kLinda, CheckedWording());
    const CardBar* ride = barOf(page, "No sure ride");
    ASSERT_NE(ride, nullptr);
    EXPECT_EQ(ride->figure, "50 of 100");
    EXPECT_EQ(ride->othersFigure, "others 10");
    EXPECT_DOUBLE_EQ(ride->value.value_or(0), 0.5);
    EXPECT_DOUBLE_EQ(ride->others.value_or(0), 0.1);
    ASSERT_TRUE(ride->low && ride->high); // Wilson of 1,000 of 2,000: 47.8 to 52.2
    EXPECT_DOUBLE_EQ(*ride->low, 0.48);
    EXPECT_DOUBLE_EQ(*ride->high, 0.52);
    EXPECT_EQ(ride->label.slot, "statement:ride=1");
    EXPECT_EQ(ride->statementKey, "ride=1");
    const CardBar* sleep = barOf(page, "Hours of sleep, on average");
    ASSERT_NE(sleep, nullptr);
    EXPECT_EQ(sleep->figure, "6.40 visits");
    EXPECT_EQ(sleep->othersFigure, "others 7.10");
    const CardBar* home = barOf(page, "Staying in my own home matters");
    ASSERT_NE(home, nullptr);
    EXPECT_TRUE(home->isSurvey);
    EXPECT_EQ(home->figure, "71 of 100");
}

TEST(StoryPage, SaysWhoItStandsForAndThatManyDiffer) {
    const CardPage page = storyPage(releaseOf(sampleStudy()), kLinda, CheckedWording());
    const CardHeader& header = *blocksOf<CardHeader>(page).at(0);
    EXPECT_EQ(header.name.text, "Linda");
    EXPECT_EQ(header.ageBand, "65–74");
    EXPECT_EQ(header.title.text, "Heart failure; no sure ride (about half)");
    EXPECT_EQ(header.tag, "P1 · Example Valley");
    EXPECT_EQ(header.standsFor,
              "Stands for about 2,000 people, 20 of 100 in this study. Many differ from Linda. "
              "“No sure ride” is true of 50 of 100.");
    EXPECT_EQ(header.pictureNote, "Illustration · not a real person");
    EXPECT_EQ(blocksOf<CardChips>(page).at(0)->chips, std::vector<std::string>{"Heart failure"});
    EXPECT_EQ(page.title, "Linda, 65–74");
    EXPECT_EQ(page.footerBold, "Linda is fictional.");
    EXPECT_THAT(page.footer, HasSubstr("No survey weights"));
    EXPECT_EQ(page.inventedText, "Invented data.");
}

TEST(StoryPage, PrintsTheBaseOfEveryPanel) {
    const CardPage page = storyPage(releaseOf(sampleStudy()), kLinda, CheckedWording());
    for (const CardBars* bars : blocksOf<CardBars>(page)) {
        EXPECT_FALSE(bars->heading.empty());
        if (bars->heading == "What matters") {
            EXPECT_EQ(bars->note, "survey, of 500 who answered");
            EXPECT_TRUE(bars->bars[0].base.empty());
        }
        if (bars->heading == "What gets in the way") {
            EXPECT_EQ(bars->note, "records, of 2,000");
        }
        if (bars->heading == "How to reach Linda") {
            EXPECT_EQ(bars->bars[0].label.text, "Preferred channel: phone");
        }
    }
}

TEST(StoryPage, LeavesEmptySlotsToTheScreenAndSignsWhatAPersonWrote) {
    auto study = sampleStudy();
    const auto actionOf = [](const CardPage& page) {
        for (const CardNotes* notes : blocksOf<CardNotes>(page))
            for (const CardText& line : notes->lines)
                if (line.slot == "action") return line;
        return CardText{};
    };
    const CardText empty = actionOf(storyPage(disclose(study.result(), "0.1"), kLinda, CheckedWording()));
    EXPECT_TRUE(empty.text.empty());
    EXPECT_FALSE(empty.placeholder.empty());
    study.result().edits = {editOf("action", "Book the ride with the visit."),
                            editOf("title", "Needs a ride"),
                            editOf("statement:ride=1", "A ride is hard to find"), editOf("name", "Rosa")};
    const CardPage page = storyPage(disclose(study.result(), "0.1"), kLinda, CheckedWording());
    const CardText action = actionOf(page);
    EXPECT_EQ(action.text, "Book the ride with the visit.");
    EXPECT_EQ(action.editedBy, "Written by the team · M. Ortiz, 12 Mar 2025");
    const CardHeader& header = *blocksOf<CardHeader>(page).at(0);
    EXPECT_EQ(header.title.text, "Needs a ride");
    EXPECT_TRUE(header.title.isEdited);
    EXPECT_EQ(header.name.text, "Rosa");
    ASSERT_NE(barOf(page, "A ride is hard to find"), nullptr);
    EXPECT_TRUE(barOf(page, "A ride is hard to find")->label.isEdited);
    EXPECT_THAT(testing::textsOf(evidencePage(disclose(study.result(), "0.1"), kLinda, CheckedWording())),
                Contains(HasSubstr("The data’s own words: “No sure ride”")));
}

TEST(EvidencePage, ShowsWhatStandsBehindEachClaim) {
    const CardPage page = evidencePage(releaseOf(sampleStudy()), kLinda, CheckedWording());
    const CardTable& table = *blocksOf<CardTable>(page).at(0);
    ASSERT_EQ(table.columns.size(), 8U);
    EXPECT_EQ(table.columns[1], "Linda");
    const auto rowOf = [&](const std::string& key) {
        for (const CardTable::Row& row : table.rows)
            if (row.statementKey == key) return row.cells;
        return std::vector<std::string>{};
    };
    EXPECT_EQ(rowOf("heart=1"), (std::vector<std::string>{"Heart failure", "70", "5", "2,000 · 8,000", "–",
                                                          "14.0", "records, form", "none"}));
    EXPECT_EQ(rowOf("home=1"),
              (std::vector<std::string>{"Staying in my own home matters", "71", "35", "500 · 2,000",
                                        "67 to 75", "2.0", "survey, check", "75 of 100"}));
    double width = 0.0;
    for (const double share : table.widths)
        width += share;
    EXPECT_NEAR(width, 1.0, 1e-9);
    const CardOverlap& overlap = *blocksOf<CardOverlap>(page).at(0);
    ASSERT_EQ(overlap.lines.size(), 2U);
    EXPECT_TRUE(overlap.lines[0].isThis);
    EXPECT_EQ(overlap.lines[0].noGroups, 0.71);
    EXPECT_THAT(overlap.note, HasSubstr("86 % is highly stable"));
    EXPECT_THAT(testing::textsOf(page), Contains(HasSubstr("75 of 100 who gave no answer")));
}

TEST(EvidencePage, HasARowForEveryClaimOfTheStory) {
    const Release release = releaseOf(sampleStudy());
    std::set<std::string> keys;
    const CardPage evidence = evidencePage(release, kLinda, CheckedWording());
    for (const CardTable::Row& row : blocksOf<CardTable>(evidence).at(0)->rows)
        keys.insert(row.statementKey);
    const CardPage story = storyPage(release, kLinda, CheckedWording());
    for (const CardBars* bars : blocksOf<CardBars>(story))
        for (const CardBar& bar : bars->bars)
            EXPECT_TRUE(keys.contains(bar.statementKey)) << bar.statementKey;
    for (const std::string& key : release.personas()[0].titleKeys)
        EXPECT_TRUE(keys.contains(key)) << key;
}

TEST(EvidencePage, PrintsWhatPeopleWereAskedOnceAndTheStoryDoesNot) {
    testing::ReleaseStudy study = sampleStudy();
    for (std::size_t i = 0; i < 2; ++i)
        study.fieldAt(i).question = i == 0 ? "Has a doctor told you that your heart is weak?"
                                           : "Did you miss a visit for want of a ride?";
    const Release release = releaseOf(std::move(study));
    const CheckedWording wording;
    const auto count = [](const CardPage& page, const std::string& words) {
        const std::vector<std::string> texts = testing::textsOf(page);
        return std::ranges::count_if(
            texts, [&](const std::string& text) { return text.find(words) != std::string::npos; });
    };
    const CardPage evidence = evidencePage(release, kLinda, wording);
    EXPECT_EQ(count(evidence, "What people were asked"), 1);
    EXPECT_EQ(count(evidence, "No sure ride: “Did you miss a visit for want of a ride?”"), 1);
    EXPECT_EQ(count(storyPage(release, kLinda, wording), "Did you miss a visit"), 0);
    EXPECT_EQ(count(methodsPages(release, wording).front(), "Heart failure: “Has a doctor told you"), 1);
    EXPECT_EQ(count(evidencePage(releaseOf(sampleStudy()), kLinda, wording), "What people were asked"), 0);
}

TEST(Pages, RefuseAPersonaTheReleaseDoesNotHold) {
    const Release release = releaseOf(sampleStudy());
    EXPECT_THROW(storyPage(release, PersonaId{"nobody"}, EnglishWording()), Failure);
    EXPECT_THROW(evidencePage(release, PersonaId{"nobody"}, EnglishWording()), Failure);
}

TEST(Pages, ComeInOrder) {
    const auto pages = allPages(releaseOf(sampleStudy()), CheckedWording());
    ASSERT_GE(pages.size(), 6U);
    EXPECT_EQ(pages[0].face, CardPage::Face::Overview);
    EXPECT_EQ(pages[1].face, CardPage::Face::Story);
    EXPECT_EQ(pages[2].face, CardPage::Face::Evidence);
    EXPECT_EQ(pages[1].title, pages[2].title) << "one outline entry a persona";
    EXPECT_EQ(pages.back().face, CardPage::Face::Methods);
}

TEST(Pages, SayPlainlyWhenNothingIsStable) {
    auto study = sampleStudy();
    study.result().validation.verdict = Verdict::NothingStable;
    study.result().validation.reason = "none";
    const Release release = disclose(study.result(), "0.1");
    const auto pages = allPages(release, CheckedWording());
    for (const CardPage& page : pages)
        EXPECT_TRUE(page.face == CardPage::Face::Overview || page.face == CardPage::Face::Methods);
    EXPECT_THAT(testing::textsOf(pages[0]), Contains("Nothing stable was found."));
    EXPECT_THAT(jsonText(release, CheckedWording()), HasSubstr("\"verdict\": \"nothing stable\""));
    EXPECT_THAT(overviewText(release, CheckedWording()), HasSubstr("Nothing stable was found."));
}

TEST(Pages, NeverPrintARawColumnName) {
    const Release release = releaseOf(sampleStudy());
    for (const CardPage& page : allPages(release, CheckedWording()))
        for (const std::string& text : testing::textsOf(page))
            EXPECT_THAT(text, Not(HasSubstr("raw_phone_column")));
    EXPECT_THAT(jsonText(release, CheckedWording()), Not(HasSubstr("raw_phone_column")));
}

/// Sentences of a text, in words.
std::vector<std::size_t> sentenceLengths(const std::string& text) {
    std::vector<std::size_t> lengths{0};
    for (const std::string& word : split(text, ' ')) {
        const bool isWord =
            word.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") !=
            std::string::npos;
        lengths.back() += isWord ? 1 : 0;
        const bool isEnd = word.ends_with(".") || word.ends_with("?");
        if (isEnd) lengths.push_back(0);
    }
    return lengths;
}

std::vector<std::string> everyText() {
    std::vector<std::string> texts;
    for (const CardPage& page : allPages(releaseOf(sampleStudy()), CheckedWording()))
        for (const std::string& text : testing::textsOf(page))
            texts.push_back(text);
    for (const WordingKey& key : wordingKeys()) {
        texts.emplace_back(key.english);
        texts.emplace_back(key.englishOne);
    }
    return texts;
}

TEST(Words, KeepSentencesToTwentyWords) {
    for (const std::string& text : everyText())
        for (const std::size_t length : sentenceLengths(text))
            EXPECT_LE(length, 20U) << text;
}

TEST(Words, BlameNobodySpeakForNobodyAndUseNoJargon) {
    const char* forbidden[] = {"non-compliant",
                               "noncompliant",
                               "non-adherent",
                               "nonadherent",
                               "noncompliance",
                               "frequent flyer",
                               "failing",
                               "failed",
                               "refuses",
                               "refused",
                               "difficult patient",
                               "burden",
                               "frail",
                               "obese",
                               "addict",
                               "abuser",
                               "suffers",
                               "victim",
                               "illegal",
                               "minority",
                               "elderly",
                               "senior citizen",
                               "caveman",
                               "cluster",
                               "clusters",
                               "k-anonymity",
                               "Jaccard",
                               "centroid",
                               "outlier",
                               "quarantine",
                               "suppression",
                               "population",
                               "CI",
                               "p-value",
                               "I",
                               "I'm",
                               "we",
                               "our",
                               "us",
                               "de-identified",
                               "guarantee",
                               "she",
                               "he",
                               "her",
                               "him",
                               "his"};
    for (const std::string& text : everyText())
        for (const char* word : forbidden)
            EXPECT_FALSE(containsWord(text, word)) << word << " in: " << text;
}

TEST(Silence, IsNamedByWhatIsMissingAndNeverByAnAttitude) {
    const EnglishWording words;
    SetApartWords apart;
    apart.scope = SetApartByMissing::Scope::Extract;
    apart.extract = "survey";
    apart.isSurvey = true;
    apart.isNearlyAll = true;
    EXPECT_EQ(setApartSentence(apart, words),
              "Set apart mostly by missing answers: nearly all did not take the survey.");
    apart.isSurvey = false;
    apart.isNearlyAll = false;
    EXPECT_EQ(setApartSentence(apart, words),
              "Set apart mostly by missing values: most are not in the file “survey”.");
    apart.scope = SetApartByMissing::Scope::Fields;
    apart.labels = {"Body mass index", "Tobacco use"};
    apart.more = 1;
    EXPECT_EQ(
        setApartSentence(apart, words),
        "Set apart by missing values: most have none for “Body mass index”, “Tobacco use”, 1 more field.");
}

TEST(Silence, StandsOnStoryEvidenceAndMethods) {
    auto study = sampleStudy();
    SetApartByMissing apart;
    apart.segment = 0;
    apart.scope = SetApartByMissing::Scope::Extract;
    apart.extract = "survey";
    apart.isSurvey = true;
    apart.segmentShare = 0.95;
    study.result().setApart = {apart};
    const EnglishWording words;
    const Release release = releaseOf(study);
    const std::string sentence = "nearly all did not take the survey";
    int pages = 0;
    for (const CardPage& page : allPages(release, words)) {
        std::string text;
        for (const std::string& part : testing::textsOf(page))
            text += part + "\n";
        pages += text.find(sentence) != std::string::npos ? 1 : 0;
    }
    EXPECT_GE(pages, 3); // story, evidence, methods
    EXPECT_THAT(jsonText(release, words), HasSubstr(sentence));
}

TEST(QualityWords, SayEachFindingInOneSentenceOrTwo) {
    const EnglishWording words;
    const QualityFigures figures = {
        .people = [](std::uint64_t people) { return std::to_string(people); },
        .share = [](std::uint64_t count,
                    std::uint64_t base) { return std::to_string(100 * count / base) + " %"; }};
    std::vector<Field> fields(2);
    fields[0].key = "a";
    fields[0].label = "Weight";
    fields[1].key = "b";
    fields[1].label = "Body weight";
    FieldQuality quality;
    quality.valueCount = 40;
    quality.missingCount = 60;
    QualityFinding finding;
    const auto said = [&] { return findingSentence(finding, quality, fields, words, figures); };
    finding.count = 7;
    finding.low = 0.2;
    finding.high = 650.0;
    finding.unit = "kg";
    EXPECT_EQ(said(), "No patient can have a value outside 0.2 to 650 kg. Patients with one: 7.");
    finding.high.reset();
    finding.low = 0.0;
    finding.unit.clear();
    EXPECT_EQ(said(), "No patient can have a value below 0. Patients with one: 7.");
    finding = {};
    finding.kind = QualityFindingKind::MixedUnits;
    finding.unit = "kg";
    finding.count = 30;
    finding.otherUnit = "lb";
    finding.otherCount = 10;
    EXPECT_EQ(said(), "These look like two units. Patients in kg: 30; in lb: 10.");
    finding = {};
    finding.kind = QualityFindingKind::Duplicate;
    finding.others = {"b"};
    EXPECT_EQ(said(), "Has the same value as “Body weight” in every patient.");
    finding.form = DuplicateForm::Linear;
    finding.factor = 1.8;
    finding.offset = -32.0;
    EXPECT_EQ(said(), "Is 1.8 × “Body weight” − 32 in every patient.");
    finding = {};
    finding.kind = QualityFindingKind::ManyMissing;
    finding.count = 60;
    EXPECT_EQ(said(), "Patients without a value: 60 (60 %). It forms segments only when a person says why.");
}

TEST(Words, HaveSortedKeysUsedOnceWithTheArgumentsTheyName) {
    std::string before;
    for (const WordingKey& key : wordingKeys()) {
        EXPECT_LT(before, std::string(key.key));
        before = key.key;
        EXPECT_FALSE(key.english.empty());
        EXPECT_EQ(findWordingKey(key.key), &key);
        if (key.isCounted()) {
            EXPECT_NE(key.english.find("%n"), std::string_view::npos) << key.key;
        }
    }
    EXPECT_EQ(findWordingKey("no.such.key"), nullptr);
}

TEST(EnglishWording, WritesNumbersDatesAndLabels) {
    const EnglishWording words;
    EXPECT_EQ(words.number(2195, 0), "2,195");
    EXPECT_EQ(words.number(1234567.25, 1), "1,234,567.2");
    EXPECT_EQ(words.number(-0.04, 1), "0.0");
    EXPECT_EQ(words.number(-1234, 0), "−1,234");
    EXPECT_EQ(words.date(1741737600), "12 Mar 2025");
    EXPECT_EQ(words.ageBand({.low = 90, .high = 0}), "90 and over");
    EXPECT_EQ(words.people({.form = ShownNumber::Form::Below, .value = 11}), "fewer than 11 people");
    EXPECT_EQ(words.percent({.form = ShownNumber::Form::Value, .value = 86}), "86 %");
    ShownStatement share;
    EXPECT_EQ(words.figure({.form = ShownNumber::Form::Below, .value = 2}, share), "< 2 of 100");
    EXPECT_EQ(words.figure({.form = ShownNumber::Form::NearlyAll, .value = 95}, share), "nearly all");
    EXPECT_EQ(words.figure({}, share), "too few to show");
}

TEST(EnglishWording, PutsStatementsIntoWords) {
    const EnglishWording words;
    ShownStatement statement;
    statement.form = StatementForm::ShareOfLevel;
    statement.label = "Heart failure";
    statement.claim = "Has heart failure";
    statement.levelLabel = "No";
    statement.spread = SpreadWord::Most;
    EXPECT_EQ(words.statement(statement), "No heart failure");
    statement.label = "HbA1c test";
    statement.claim = "Had an HbA1c test";
    EXPECT_EQ(words.statement(statement), "No HbA1c test");
    statement.claim.clear();
    statement.label = "Insurance";
    statement.levelLabel = "Medicare";
    statement.spread = SpreadWord::AboutHalf;
    EXPECT_EQ(words.statement(statement), "Insurance: Medicare");
    EXPECT_EQ(words.phrase(statement), "insurance: Medicare (about half)");
    statement.levelLabel = "Commercial insurance";
    EXPECT_EQ(words.statement(statement), "Commercial insurance");
    statement.form = StatementForm::ShareOfClaim;
    statement.label = "Spanish";
    statement.claim = "Spanish preferred";
    EXPECT_EQ(words.phrase(statement), "Spanish preferred (about half)");
}

TEST(JsonText, IsOneObjectWithTheKeysOfItsReadme) {
    const auto json = nlohmann::json::parse(jsonText(releaseOf(sampleStudy()), CheckedWording()));
    EXPECT_EQ(json["format"], "vignette-release");
    EXPECT_EQ(json["verdict"], "useful slices of a continuum");
    ASSERT_EQ(json["personas"].size(), 2U);
    const auto& linda = json["personas"][0];
    EXPECT_EQ(linda["name"], "Linda");
    EXPECT_EQ(linda["people"]["value"], 2000);
    EXPECT_EQ(linda["statements"][0]["persona"]["text"], "70 of 100");
    EXPECT_TRUE(linda["statements"][0]["likely_range"].is_null()) << "it formed the segments";
    EXPECT_EQ(json["privacy"][0]["what"], "phone");
    const std::string readme = [] {
        std::ifstream file(std::string(VIGNETTE_SOURCE_DIR) + "/core/report/README.md");
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    for (const auto& [key, value] : json.items())
        EXPECT_THAT(readme, HasSubstr("`" + key + "`"));
    for (const auto& [key, value] : linda.items())
        EXPECT_THAT(readme, HasSubstr("`" + key + "`"));
    for (const auto& [key, value] : linda["statements"][0].items())
        EXPECT_THAT(readme, HasSubstr("`" + key + "`"));
}

TEST(CsvText, HasALineAStatementAndRunsNothing) {
    auto study = sampleStudy();
    study.result().edits = {editOf("name", "=cmd|' /C calc'!A0"),
                            editOf("statement:ride=1", "+1, \"quoted\"")};
    const std::string csv = csvText(disclose(study.result(), "0.1"), CheckedWording());
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 8);
    EXPECT_THAT(csv, HasSubstr("P1,'=cmd|' /C calc'!A0,2000,"));
    EXPECT_THAT(csv, HasSubstr("\"'+1, \"\"quoted\"\"\""));
    EXPECT_THAT(csv, HasSubstr("Preferred channel: =Text"));
    for (const std::string& line : split(csv, '\n'))
        if (!line.empty()) {
            EXPECT_EQ(line.back(), '\r');
        }
}

TEST(OverviewText, FitsATerminal) {
    const std::string text = overviewText(releaseOf(sampleStudy()), CheckedWording());
    for (const std::string& line : split(text, '\n'))
        EXPECT_LE(codePointCount(line), 100U) << line;
    EXPECT_THAT(text, HasSubstr("P1  Linda, 65–74 · about 2,000 people, 20 of 100"));
    EXPECT_THAT(text, HasSubstr("Invented data."));
    EXPECT_THAT(text, HasSubstr("No survey weights"));
}

} // namespace
} // namespace vignette
