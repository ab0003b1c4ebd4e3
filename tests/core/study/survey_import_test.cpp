#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/model/json/import_plan_json.h"
#include "core/report/english_wording.h"
#include "core/report/exports.h"
#include "tests/core/study/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A survey of 600 people: three trust questions of 1–5 with 99 for refused (the third the other way round),
/// ticks, a number of visits with words among it. Two kinds of people, so that there is something to find.
std::string answers(char delimiter) {
    std::mt19937 random(11);
    std::ostringstream text;
    text << "person,trust_1,trust_2,trust_3,preferences,calls_made,weekly_walks\n";
    for (int i = 0; i < 600; ++i) {
        const bool trusts = i % 2 == 0;
        const auto answer = [&](bool isHigh) {
            const int level =
                isHigh ? 4 + static_cast<int>(random() % 2) : 1 + static_cast<int>(random() % 2);
            return std::to_string(level);
        };
        text << "p" << i << ',' << (i % 20 == 0 ? "99" : answer(trusts)) << ',' << answer(trusts) << ','
             << answer(!trusts) << ",\"";
        std::string ticks = trusts ? "clear plan" : "less pain";
        if (i / 2 % 2 == 0) ticks += delimiter + std::string("own home");
        if (i == 4 || i == 6) ticks += delimiter + std::string("rare wish"); // two of 600
        if (i % 10 == 9) ticks.clear();
        text << ticks << "\",";
        text << (i % 30 == 1   ? "Refused"
                 : i % 30 == 2 ? "don't know"
                               : std::to_string(random() % 9))
             << ',' << (trusts ? 5 : 0) + random() % 3 << '\n';
    }
    return text.str();
}

ImportProposal proposed(const std::vector<std::filesystem::path>& files,
                        const ProposalOptions& options = {}) {
    Progress progress;
    return proposeImport(files, options, progress);
}

std::unique_ptr<StudySession> imported(const TempFolder& folder, const ImportProposal& proposal) {
    Progress progress;
    SessionOptions options = Clinic::options();
    options.replacesExisting = true;
    return StudySession::import(folder.path() / "s.vignette", proposal, progress, options);
}

const QuestionAnswers& questionOf(const std::vector<QuestionAnswers>& answers, const std::string& column) {
    return *std::ranges::find(answers, column, &QuestionAnswers::column);
}

const Field* fieldOf(const std::vector<Field>& fields, const std::string& column) {
    const auto found = std::ranges::find(fields, column, &Field::column);
    return found == fields.end() ? nullptr : &*found;
}

struct Ticks {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t missing = 0;
};

Ticks ticksOf(StudySession& session, const std::string& column) {
    Progress progress;
    const Dataset& data = session.data(progress);
    const Field* field = fieldOf(data.fields, column);
    Ticks ticks;
    if (field == nullptr) return ticks;
    for (const std::uint16_t level :
         data.columns[static_cast<std::size_t>(field - data.fields.data())].levels) {
        if (level == kNoLevel)
            ++ticks.missing;
        else
            ++(field->values[level].code == "yes" ? ticks.yes : ticks.no);
    }
    return ticks;
}

TEST(SurveyImport, ReadsCodesThatGiveNoAnswerAsMissingAndCountsWhatBecameOfEachQuestion) {
    const TempFolder folder;
    const ImportProposal proposal = proposed({folder.write("s.csv", answers(';'))});
    const ExtractPlan& plan = proposal.plan.extracts.front();
    EXPECT_EQ(plan.source, FieldSource::Survey); // by what is in it, not by its name
    EXPECT_THAT(plan.missingTokens.at("trust_1"), Contains("99"));
    EXPECT_FALSE(plan.missingTokens.contains("trust_2")); // nobody refused
    const QuestionAnswers& trust = questionOf(proposal.extracts.front().answers, "trust_1");
    EXPECT_EQ(trust.group, "trust");
    EXPECT_EQ(trust.counts, (AnswerCounts{.answered = 570, .refused = 30}));
    EXPECT_DOUBLE_EQ(*trust.counts.responseRate(), 0.95);
    const QuestionAnswers& calls = questionOf(proposal.extracts.front().answers, "calls_made");
    EXPECT_EQ(calls.counts, (AnswerCounts{.answered = 560, .refused = 20, .dontKnow = 20}));
    EXPECT_EQ(questionOf(proposal.extracts.front().answers, "preferences").counts.blank, 60U);

    const auto session = imported(folder, proposal);
    Progress progress;
    EXPECT_EQ(session->data(progress).patientCount, 600U); // who did not answer is still there
    EXPECT_EQ(questionOf(session->importReport().extracts.front().answers, "trust_1").counts, trust.counts);
}

TEST(SurveyImport, ListsOfMissingTokensAreAPersonsToChange) {
    const TempFolder folder;
    ImportProposal proposal = proposed({folder.write("s.csv", answers(';'))});
    setMissingTokens(proposal, 0, "trust_1", {});
    EXPECT_EQ(questionOf(proposal.extracts.front().answers, "trust_1").counts.answered, 600U);
    setMissingTokens(proposal, 0, "trust_2", {"5"});
    EXPECT_GT(questionOf(proposal.extracts.front().answers, "trust_2").counts.unclear, 100U);
    changeType(proposal, 0, "weekly_walks", ColumnType::Category); // renews the plan
    EXPECT_THAT(proposal.plan.extracts.front().missingTokens.at("trust_1"), IsEmpty());
    EXPECT_THROW(setMissingTokens(proposal, 0, "none", {}), Failure);
}

TEST(SurveyImport, KnowsHowManyWereInvitedWhenAPersonSaysSo) {
    const TempFolder folder;
    ImportProposal proposal = proposed({folder.write("s.csv", answers(';'))});
    setAnswerSource(proposal, 0, FieldSource::Survey, 1000);
    EXPECT_EQ(questionOf(proposal.extracts.front().answers, "trust_2").counts.didNotReturn, 400U);
}

TEST(SurveyImport, MarksTheReversedItemAndLeavesItsAnswersAsTheyAre) {
    const TempFolder folder;
    const auto session = imported(folder, proposed({folder.write("s.csv", answers(';'))}));
    const std::vector<Field> fields = session->fields();
    for (const char* name : {"trust_1", "trust_2", "trust_3"}) {
        EXPECT_EQ(fieldOf(fields, name)->itemGroup, "trust");
        EXPECT_EQ(fieldOf(fields, name)->isReversedItem, name == std::string("trust_3"));
    }
    EXPECT_TRUE(fieldOf(fields, "weekly_walks")->itemGroup.empty());
    const std::vector<ItemGroup> groups = session->importReport().extracts.front().itemGroups;
    ASSERT_EQ(groups.size(), 1U);
    ASSERT_EQ(groups[0].reversed.size(), 1U);
    EXPECT_EQ(groups[0].reversed[0],
              (ReversedItem{.name = "trust_3", .byAnswers = true, .byCodebook = false}));
    Progress progress;
    const Dataset& data = session->data(progress);
    double sum = 0.0; // of the 300 even rows, who answered 4 or 5 elsewhere, and of the others
    const auto place = static_cast<std::size_t>(fieldOf(data.fields, "trust_3") - data.fields.data());
    for (const double answer : data.columns[place].numbers)
        sum += answer;
    EXPECT_NEAR(sum / 600.0, 3.0, 0.2);
}

class SurveyTicks : public ::testing::TestWithParam<char> {};

TEST_P(SurveyTicks, BecomeOneYesOrNoAnOption) {
    const TempFolder folder;
    const std::string text = answers(GetParam());
    const ImportProposal proposal = proposed({folder.write("s.csv", text)});
    const auto& choices = proposal.plan.extracts.front().choices;
    ASSERT_TRUE(choices.contains("preferences"));
    EXPECT_EQ(choices.at("preferences").delimiter, GetParam());
    EXPECT_THAT(choices.at("preferences").options, ElementsAre("clear plan", "less pain", "own home"));
    const auto session = imported(folder, proposal);
    EXPECT_EQ(fieldOf(session->fields(), "preferences"), nullptr); // no cell is stored
    const Ticks plan = ticksOf(*session, "preferences#clear plan");
    const Ticks pain = ticksOf(*session, "preferences#less pain");
    EXPECT_EQ(plan.yes, 300U); // even rows; those without ticks are all odd
    EXPECT_EQ(plan.no, 240U);
    EXPECT_EQ(pain.yes, 240U);
    for (const char* option : {"clear plan", "less pain", "own home"})
        EXPECT_EQ(ticksOf(*session, std::string("preferences#") + option).missing, 60U) << option;
    const std::vector<Field> fields = session->fields();
    const Field* field = fieldOf(fields, "preferences#clear plan");
    ASSERT_TRUE(field);
    EXPECT_EQ(field->kind, FieldKind::Flag);
    EXPECT_THAT(field->label, HasSubstr("clear plan"));
}

INSTANTIATE_TEST_SUITE_P(Delimiters, SurveyTicks, ::testing::Values(';', '|', ','));

TEST(SurveyImport, APersonMayKeepTicksTogetherAndThePlanRemembers) {
    const TempFolder folder;
    const auto file = folder.write("s.csv", answers(';'));
    ImportProposal proposal = proposed({file});
    setChoicesSplit(proposal, 0, "preferences", false);
    ProposalOptions again;
    again.plan = importPlanFromJson(toJson(proposal.plan), {});
    EXPECT_EQ(again.plan->extracts.front().choices, proposal.plan.extracts.front().choices);
    const ImportProposal second = proposed({file}, again);
    EXPECT_FALSE(second.plan.extracts.front().choices.at("preferences").isSplit);
    const auto session = imported(folder, second);
    EXPECT_EQ(fieldOf(session->fields(), "preferences#clear plan"), nullptr);
    EXPECT_NE(fieldOf(session->fields(), "preferences"), nullptr);
    EXPECT_THROW(setChoicesSplit(proposal, 0, "trust_1", true), Failure);
}

TEST(SurveyImport, OptionsGoThroughTheIdentifierScan) {
    const TempFolder folder;
    std::string text = answers(';');
    for (std::size_t at = text.find("own home"); at != std::string::npos; at = text.find("own home", at))
        text.replace(at, 8, "ann.lee@mail.example");
    const ImportProposal proposal = proposed({folder.write("s.csv", text)});
    const ColumnDecision* decision = proposal.plan.extracts.front().screening.find("preferences");
    EXPECT_EQ(decision->action, ColumnAction::Drop);
    EXPECT_THAT(decision->findings, Not(IsEmpty()));
    const auto session = imported(folder, proposal);
    for (const Field& field : session->fields())
        EXPECT_THAT(field.column, Not(HasSubstr("preferences")));
}

TEST(SurveyImport, AnOptionOfFewPeopleReachesNeitherStudyNorRelease) {
    const TempFolder folder;
    const ImportProposal proposal = proposed({folder.write("s.csv", answers(';'))});
    EXPECT_THAT(toJson(proposal.plan).dump(), HasSubstr("less pain")); // the control
    EXPECT_THAT(toJson(proposal.plan).dump(), Not(HasSubstr("rare wish")));
    const auto session = imported(folder, proposal);
    Progress progress;
    session->keepSegments(session->findSegments(Clinic::plan(), progress), progress);
    const Release release = session->release();
    const EnglishWording wording;
    EXPECT_THAT(csvText(release, wording), HasSubstr("less pain"));
    EXPECT_THAT(csvText(release, wording), Not(HasSubstr("rare wish")));
    EXPECT_THAT(jsonText(release, wording), Not(HasSubstr("rare wish")));
    EXPECT_THAT(readWholeFile(folder.path() / "s.vignette", 1ULL << 26), Not(HasSubstr("rare wish")));
}

TEST(SurveyImport, AnOptionOfFewPeopleInASegmentHasNoFigureThere) {
    const TempFolder folder;
    std::string text = answers(';');
    std::size_t at = 0;
    for (int i = 0; i < 15; ++i) { // fifteen of one kind of people also tick this, nobody of the other
        at = text.find("less pain", at + 1);
        text.insert(at + 9, ";seldom wish");
    }
    const auto session = imported(folder, proposed({folder.write("s.csv", text)}));
    EXPECT_EQ(ticksOf(*session, "preferences#seldom wish").yes, 15U);
    Progress progress;
    session->keepSegments(session->findSegments(Clinic::plan(), progress), progress);
    const Release release = session->release();
    for (const ShownPersona& persona : release.personas())
        for (const ShownStatement& statement : persona.statements) {
            if (statement.key.find("seldom wish") == std::string::npos) continue;
            // 15 of 240 may be printed, to the nearest 5; what is left over may not tell 1 to 10 people.
            EXPECT_TRUE(!statement.persona.hasValue() || statement.persona.value >= 5.0);
            EXPECT_TRUE(!statement.others.hasValue() || statement.others.value >= 5.0);
        }
}

constexpr const char* kRedcap =
    "Variable / Field Name,Form Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\","
    "Identifier?\n"
    "weekly_walks,base,text,How many walks did you take last week?,,\n"
    "calls_made,base,text,Calls made,,y\n"
    "gone,base,text,Not in the file,,\n";

TEST(SurveyImport, AColumnTheCodebookCallsAnIdentifierIsDroppedUnlessAReasonIsTyped) {
    const TempFolder folder;
    ProposalOptions options;
    options.codebook = folder.write("dictionary.csv", kRedcap);
    const auto file = folder.write("s.csv", answers(';'));
    EXPECT_EQ(proposed({file}).plan.extracts[0].screening.find("calls_made")->action, ColumnAction::Keep);
    ImportProposal proposal = proposed({file}, options);
    ASSERT_TRUE(proposal.codebookReport);
    EXPECT_EQ(proposal.codebookReport->form, CodebookForm::DataDictionary);
    EXPECT_THAT(proposal.codebookReport->matched, ElementsAre("s.calls_made", "s.weekly_walks"));
    EXPECT_THAT(proposal.codebookReport->unmatched, ElementsAre("gone"));
    const ColumnDecision* decision = proposal.plan.extracts[0].screening.find("calls_made");
    EXPECT_EQ(decision->action, ColumnAction::Drop);
    EXPECT_THAT(decision->why, HasSubstr("the codebook marks it as an identifier"));
    EXPECT_THROW(overrideScreening(proposal, 0, "calls_made", ColumnAction::Keep, " "), Failure);
    const auto session = imported(folder, proposal);
    EXPECT_EQ(fieldOf(session->fields(), "calls_made"), nullptr);
    EXPECT_EQ(fieldOf(session->fields(), "weekly_walks")->question, "How many walks did you take last week?");
    EXPECT_EQ(session->importReport().codebook, proposal.codebookReport);
    overrideScreening(proposal, 0, "calls_made", ColumnAction::Keep, "a count, no number of a phone");
    setCodebook(proposal, options.codebook); // read again: the person's word stands
    EXPECT_EQ(proposal.plan.extracts[0].screening.find("calls_made")->action, ColumnAction::Keep);
    setCodebook(proposal, std::nullopt);
    EXPECT_FALSE(proposal.codebookReport);
}

TEST(SurveyImport, FindsTheCodebookAmongTheFiles) {
    const TempFolder folder;
    const ImportProposal proposal =
        proposed({folder.write("s.csv", answers(';')), folder.write("a.csv", kRedcap)});
    ASSERT_EQ(proposal.extracts.size(), 1U);
    EXPECT_EQ(proposal.extracts[0].survey.source.name, "s.csv");
    EXPECT_EQ(proposal.codebook->filename(), "a.csv");
    EXPECT_THAT(proposal.cautions, Contains(HasSubstr("a.csv describes the columns")));
}

TEST(SurveyImport, TakesNoTableOfPatientsForACodebook) {
    const TempFolder folder;
    std::string scores = "person,score\n";
    for (int i = 0; i < 600; ++i)
        scores += "p" + std::to_string(i) + ',' + std::to_string(i % 7) + '\n';
    const ImportProposal proposal = proposed(
        {folder.write("s.csv", answers(';')), folder.write("a.csv", scores), folder.write("b.csv", scores)});
    EXPECT_EQ(proposal.extracts.size(), 3U);
    EXPECT_FALSE(proposal.codebook);
}

TEST(SurveyImport, NamesTheCodesOfAValueChosenAmongManyRows) {
    const TempFolder folder;
    std::ostringstream visits;
    visits << "person,visit_day,admission_type_id,discharge_type_id\n";
    for (int i = 0; i < 1200; ++i)
        visits << "p" << i % 600 << ",2024-03-" << 10 + i % 15 << ',' << 1 + i % 600 % 3 << ','
               << 1 + i % 600 % 4 << '\n';
    const ImportProposal proposal = proposed(
        {folder.write("v.csv", visits.str()),
         folder.write("codes.csv", "admission_type_id,description\n1,Emergency\n2,Urgent\n3,Planned\n,\n"
                                   "discharge_type_id,description\n1,Home\n2,Ward\n3,Hospice\n4,Other\n")});
    ASSERT_EQ(proposal.extracts.size(), 1U);
    const auto session = imported(folder, proposal);
    const std::vector<Field> fields = session->fields();
    const Field* field = fieldOf(fields, "admission_type_id#most");
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(labelOf(*field, "2"), "Urgent");
}

TEST(SurveyImport, SaysWhereCodebookAndDataContradictEachOther) {
    const TempFolder folder;
    ImportProposal proposal = proposed({folder.write("s.csv", answers(';'))});
    setChoicesSplit(proposal, 0, "preferences", false);
    setCodebook(proposal, folder.write("c.csv", "column,label,values,kind\n"
                                                "preferences,What preferences,x=X|y=Y,\n"
                                                "trust_1,Trust,,\n"
                                                "trust_1,Trust again,,\n"));
    EXPECT_THAT(proposal.codebookReport->conflicts,
                ElementsAre("Row 1, \"preferences\": none of the codebook's codes occurs in the data.",
                            "Row 3, \"trust_1\": it stands in row 2 as well; the later row counts where both "
                            "say something."));
}

/// What a study of these bytes shows, but for the name of the file.
std::string shown(const std::string& fileName, const std::string& bytes, const std::string& otherName = {},
                  const std::string& otherBytes = {}) {
    const TempFolder folder;
    std::vector<std::filesystem::path> files = {folder.write(fileName, bytes)};
    if (!otherName.empty()) files.push_back(folder.write(otherName, otherBytes));
    ProposalOptions options;
    options.studyName = "One";
    const auto session = imported(folder, proposed(files, options));
    Progress progress;
    session->keepSegments(session->findSegments(Clinic::plan(), progress), progress);
    std::ostringstream text;
    const std::optional<FoundSegments> kept = session->keptSegments();
    for (const std::uint16_t label : kept->segmentation.labels)
        text << label << ' ';
    const EnglishWording wording;
    const Release release = session->release();
    text << release.content().fingerprint;
    for (const ShownPersona& persona : release.personas()) {
        text << '\n' << persona.name << ' ' << persona.people.value << ' ' << toText(persona.portrait);
        for (const ShownStatement& statement : persona.statements)
            text << '\n'
                 << wording.statement(statement) << ' ' << wording.figure(statement.persona, statement) << ' '
                 << statement.usedToForm << ' ' << static_cast<int>(statement.section);
    }
    return text.str();
}

TEST(SurveyImport, TheNameOfAFileChangesNothing) {
    const std::string bytes = answers(';');
    const std::string first = shown("answers.csv", bytes);
    EXPECT_THAT(first, HasSubstr("less pain"));
    EXPECT_EQ(shown("visits.csv", bytes), first);
    EXPECT_EQ(shown("zz top 2024.csv", bytes), first);
}

TEST(SurveyImport, TheNamesOfLinkedFilesChangeNothing) {
    std::ostringstream events;
    events << "person,day,amount\n";
    for (int i = 0; i < 1800; ++i)
        events << "p" << i % (i % 4 == 0 ? 600 : 300) * 2 % 600 << ",2024-0" << 1 + i % 9 << "-1" << i % 10
               << ',' << i % 50 << '\n';
    const std::string bytes = answers(';');
    const std::string first = shown("people.csv", bytes, "visits.csv", events.str());
    EXPECT_EQ(shown("a.csv", bytes, "messages.csv", events.str()), first);
    EXPECT_EQ(shown("people.csv", bytes, "allergies.csv", events.str()), first);
}

} // namespace
} // namespace vignette::test
