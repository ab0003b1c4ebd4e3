#include "core/disclose/disclose.h"

#include "core/base/failure.h"
#include "core/disclose/rounded.h"
#include "tests/core/disclose/release_fixture.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

using testing::ReleaseStudy;
using Form = ShownNumber::Form;

ShownNumber value(double number, int decimals = 0) {
    return {.form = Form::Value, .value = number, .decimals = decimals};
}

const ShownStatement& statementOf(const Release& release, std::size_t persona, const std::string& key) {
    const ShownStatement* found = release.personas().at(persona).find(key);
    if (!found) throw std::out_of_range(key);
    return *found;
}

TEST(RoundedCount, RoundsToFiveAndNeverBelowFifteen) {
    EXPECT_EQ(roundedCount(0), 0);
    EXPECT_EQ(roundedCount(11), 15);
    EXPECT_EQ(roundedCount(12), 15);
    EXPECT_EQ(roundedCount(17), 15);
    EXPECT_EQ(roundedCount(18), 20);
    EXPECT_EQ(roundedCount(1842), 1840);
    EXPECT_EQ(roundedCount(1843), 1845);
    for (std::uint64_t count = 11; count < 300; ++count) {
        EXPECT_LE(lowestOf(roundedCount(count)), static_cast<std::int64_t>(count));
        EXPECT_GE(highestOf(roundedCount(count)), static_cast<std::int64_t>(count));
    }
}

TEST(ShownMean, HasThreeSignificantDigits) {
    EXPECT_EQ(shownMean(6.4321), value(6.43, 2));
    EXPECT_EQ(shownMean(67.249), value(67.2, 1));
    EXPECT_EQ(shownMean(12345.0), value(12300.0, 0));
    EXPECT_EQ(shownMean(0.04567).decimals, 4);
    EXPECT_EQ(shownMean(0.0).value, 0.0);
}

TEST(Disclose, RoundsPeopleAndSharesOfAStudy) {
    ReleaseStudy study({2195, 17805});
    const std::size_t trust = study.field("trust", {{702, 1493}, {11573, 6232}});
    study.share(0, trust, 1);
    const Release release = disclose(study.result(), "0.1");
    EXPECT_EQ(release.content().people, value(20000));
    ASSERT_EQ(release.personas().size(), 2U);
    EXPECT_EQ(release.personas()[0].people, value(2195));
    EXPECT_EQ(release.personas()[0].share, value(11)); // 10.975
    const ShownStatement& shown = statementOf(release, 0, "trust=1");
    EXPECT_EQ(shown.persona, value(68)); // 1,495 of 2,195 = 68.1
    EXPECT_EQ(shown.others, value(35));  // 6,230 of 17,805 = 35.0
    EXPECT_EQ(shown.personaBase, value(2195));
    EXPECT_EQ(shown.othersBase, value(17805));
    EXPECT_EQ(shown.missing.form, Form::None);
    ASSERT_TRUE(shown.range); // Wilson of 68 % of 2,195: 66.0 to 69.9
    EXPECT_EQ(shown.range->low, 66.0);
    EXPECT_EQ(shown.range->high, 70.0);
    EXPECT_EQ(shown.timesOthers, 1.9); // 68 / 35
    EXPECT_EQ(shown.spread, SpreadWord::Most);
    EXPECT_EQ(release.personas()[0].overlap, 0.86);
    EXPECT_EQ(release.personas()[0].noGroupOverlap, 0.71);
    EXPECT_EQ(release.personas()[0].reading, StabilityReading::HighlyStable);
}

TEST(Disclose, GivesNoRangeToWhatFormedTheSegments) {
    ReleaseStudy study({500, 500});
    const std::size_t field = study.field("x", {{200, 300}, {400, 100}});
    study.share(0, field, 1).evidence.usedToForm = true;
    EXPECT_FALSE(statementOf(disclose(study.result(), "0.1"), 0, "x=1").range);
}

TEST(Disclose, BoundsWhatStandsForTooFew) {
    ReleaseStudy study({1000, 1000});
    const std::size_t rare = study.field("rare", {{992, 8}, {600, 400}});
    const std::size_t common = study.field("common", {{4, 996}, {500, 500}});
    const std::size_t none = study.field("none", {{1000, 0}, {500, 500}});
    const std::size_t slight = study.field("slight", {{980, 20}, {500, 500}});
    for (const std::size_t field : {rare, common, none, slight})
        study.share(0, field, 1);
    const Release release = disclose(study.result(), "0.1");
    EXPECT_EQ(statementOf(release, 0, "rare=1").persona.form, Form::Below);
    EXPECT_EQ(statementOf(release, 0, "rare=1").persona.value, 2.0); // 11 of 998 = 1.1, rounded up
    EXPECT_EQ(statementOf(release, 0, "common=1").persona.form, Form::NearlyAll);
    EXPECT_TRUE(statementOf(release, 0, "common=1").definesSegment);
    EXPECT_EQ(statementOf(release, 0, "none=1").persona.form, Form::None);
    EXPECT_EQ(statementOf(release, 0, "slight=1").persona, value(2));
    EXPECT_FALSE(statementOf(release, 0, "rare=1").isOnStory) << "a story prints what can be read";
}

TEST(Disclose, HidesHowFewAreMissing) {
    ReleaseStudy study({500, 500});
    const std::size_t few = study.field("few", {{200, 293}, {300, 200}});   // 7 missing
    const std::size_t many = study.field("many", {{100, 150}, {300, 200}}); // 250 missing
    const std::size_t hardly = study.field("hardly", {{4, 5}, {300, 200}}); // 9 with a value
    for (const std::size_t field : {few, many, hardly})
        study.share(0, field, 1);
    const Release release = disclose(study.result(), "0.1");
    EXPECT_EQ(statementOf(release, 0, "few=1").personaBase, value(500));
    EXPECT_EQ(statementOf(release, 0, "few=1").missing.form, Form::Below);
    EXPECT_EQ(statementOf(release, 0, "many=1").personaBase, value(250));
    EXPECT_EQ(statementOf(release, 0, "many=1").missing, value(50));
    EXPECT_EQ(statementOf(release, 0, "many=1").othersBase, value(500));
    EXPECT_EQ(statementOf(release, 0, "hardly=1").personaBase.form, Form::Below);
    EXPECT_EQ(statementOf(release, 0, "hardly=1").persona.form, Form::Withheld);
    EXPECT_EQ(statementOf(release, 0, "hardly=1").others.form, Form::Withheld);
}

TEST(Disclose, ShowsMeansOnlyOfEnoughPeopleAndNoneThatOneDominates) {
    ReleaseStudy study({500, 500});
    const Measured fine{.base = 500, .count = 400, .value = 6.4321, .range = Interval{6.3, 6.6}, .spread = 1};
    study.mean(0, "sleep", fine, fine, FieldKind::Number);
    Measured few = fine;
    few.base = 10;
    study.mean(0, "few", few, fine);
    Measured dominated = fine;
    dominated.largestShareOfSum = 0.51;
    study.mean(0, "dominated", dominated, fine);
    Measured sparse = fine;
    sparse.count = 10;
    study.mean(0, "sparse", sparse, fine);
    study.mean(0, "temperature", sparse, fine, FieldKind::Number);
    const Release release = disclose(study.result(), "0.1");
    EXPECT_EQ(statementOf(release, 0, "sleep~mean").persona, value(6.43, 2));
    ASSERT_TRUE(statementOf(release, 0, "sleep~mean").range);
    EXPECT_EQ(statementOf(release, 0, "sleep~mean").range->high, 6.6);
    for (const char* key : {"few~mean", "dominated~mean", "sparse~mean"})
        EXPECT_EQ(statementOf(release, 0, key).persona.form, Form::Withheld) << key;
    EXPECT_TRUE(statementOf(release, 0, "temperature~mean").persona.hasValue());
    EXPECT_EQ(statementOf(release, 0, "few~mean").others, value(6.43, 2));
}

TEST(Disclose, PresentsNoSmallAndNoUnstablePersona) {
    ReleaseStudy study({10, 500, 500});
    study.result().personas.personas[1].overlap = 0.59;
    const Release release = disclose(study.result(), "0.1");
    ASSERT_EQ(release.personas().size(), 1U);
    EXPECT_EQ(release.personas()[0].number, 3);
    EXPECT_EQ(release.content().withheldPersonas, 1);
    EXPECT_EQ(release.content().unpublishedPersonas, 1);
    study.result().validation.verdict = Verdict::NothingStable;
    EXPECT_TRUE(disclose(study.result(), "0.1").personas().empty());
}

TEST(Disclose, LetsNothingSensitiveHiddenOrUnnamedThrough) {
    ReleaseStudy study({500, 500});
    for (const char* key : {"sensitive", "hidden", "unnamed", "fine"})
        study.share(0, study.field(key, {{200, 300}, {400, 100}}), 1);
    study.fieldAt(0).care = FieldCare::Sensitive;
    study.fieldAt(1).use = FieldUse::Hide;
    study.fieldAt(2).hasPlainLabel = false;
    study.result().personas.personas[0].titleKeys = {"sensitive=1", "fine=1"};
    const Release release = disclose(study.result(), "0.1");
    ASSERT_EQ(release.personas()[0].statements.size(), 1U);
    EXPECT_EQ(release.personas()[0].titleKeys, std::vector<std::string>{"fine=1"});
    EXPECT_EQ(release.content().unnamedFields, std::vector<std::string>{"unnamed"});
}

TEST(Disclose, KeepsEditsBesideTheDatasOwnWords) {
    ReleaseStudy study({500, 500});
    study.share(0, study.field("x", {{200, 300}, {400, 100}}), 1);
    StudyResult& result = study.result();
    const auto edit = [](const std::string& slot, const std::string& text, const std::string& evidence) {
        PersonaEdit made;
        made.persona = PersonaId{"persona-1"};
        made.slot = slot;
        made.text = text;
        made.original = "Has x";
        made.evidence = evidence;
        made.editor = "M. Ortiz";
        return made;
    };
    result.edits = {edit("statement:x=1", "Lives with x", "61; others 20"), edit("name", "Lin", ""),
                    edit("name", "", ""), edit("action", "Call first", ""),
                    edit("statement:gone=1", "No longer there", "")};
    const Release release = disclose(result, "0.1");
    const ShownPersona& persona = release.personas()[0];
    ASSERT_TRUE(persona.statements[0].edit);
    EXPECT_EQ(persona.statements[0].edit->text, "Lives with x");
    EXPECT_TRUE(persona.statements[0].edit->evidenceChanged) << releasedFigure(persona.statements[0]);
    EXPECT_EQ(persona.edit("name"), nullptr) << "an empty text goes back to the data's words";
    ASSERT_NE(persona.edit("action"), nullptr);
    EXPECT_NE(persona.edit("statement:gone=1"), nullptr);
    result.edits[0].evidence = "60; others 20";
    EXPECT_FALSE(disclose(result, "0.1").personas()[0].statements[0].edit->evidenceChanged);
}

TEST(Disclose, DrawsAMapOfCellsThatStandForElevenOrMore) {
    ReleaseStudy study({3000, 2000});
    StudyResult& result = study.result();
    Random random(4);
    for (std::size_t i = 0; i < 5000; ++i) {
        const double centre = i < 3000 ? 0.0 : 4.0;
        result.map.x.push_back(static_cast<float>(centre + random.normal()));
        result.map.y.push_back(static_cast<float>(random.normal()));
    }
    result.map.x[0] = 1000.0F; // one patient far away must not shape the picture
    result.map.keptShare = 0.337;
    const Release release = disclose(result, "0.1");
    ASSERT_GT(release.content().map.size(), 20U);
    EXPECT_EQ(release.content().mapKeptShare, 0.34);
    bool hasFirst = false;
    bool hasSecond = false;
    for (const ShownMapCell& cell : release.content().map) {
        EXPECT_GE(cell.x, -0.1F);
        EXPECT_LE(cell.x, 1.1F);
        EXPECT_GE(cell.shade, 0);
        EXPECT_LE(cell.shade, 4);
        hasFirst = hasFirst || cell.persona == 0;
        hasSecond = hasSecond || cell.persona == 1;
    }
    EXPECT_TRUE(hasFirst && hasSecond);
}

TEST(Disclose, TellsWhatWasDoneForPrivacyWithoutTheColumnsName) {
    ReleaseStudy study({500, 500});
    StudyResult& result = study.result();
    result.import.extracts.emplace_back().name = "patients";
    IdentifierFinding finding;
    finding.identifier = IdentifierClass::SocialSecurity;
    ColumnDecision dropped;
    dropped.column = "ssn_raw";
    dropped.action = ColumnAction::Drop;
    dropped.findings = {finding};
    ColumnDecision kept;
    kept.column = "kept";
    result.screening.emplace_back().columns = {dropped, kept};
    const Release release = disclose(result, "0.1");
    ASSERT_EQ(release.content().privacy.size(), 1U);
    EXPECT_EQ(release.content().privacy[0].column, "social_security");
    EXPECT_EQ(release.content().privacy[0].extract, "patients");
}

TEST(Disclose, RefusesAStudyWithoutDataOrWithForeignLabels) {
    EXPECT_THROW(disclose(StudyResult{}, "0.1"), Failure);
    ReleaseStudy study({500, 500});
    study.result().segmentation.labels.pop_back();
    EXPECT_THROW(disclose(study.result(), "0.1"), Failure);
}

} // namespace
} // namespace vignette
