#include "resources/samples/harbor_valley/harbor_valley.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "resources/samples/harbor_valley/latent_traits.h"
#include "resources/samples/harbor_valley/patients.h"
#include "tests/resources/measured_targets.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

namespace vignette::harbor_valley {
namespace {

const NameFacts& nameFacts() {
    static const NameFacts kFacts =
        NameFacts::load(std::string(VIGNETTE_SOURCE_DIR) + "/resources/reference");
    return kFacts;
}

SampleTables sampleOf(std::uint32_t patients, std::uint64_t seed) {
    GeneratorPlan plan;
    plan.patients = patients;
    plan.seed = seed;
    return generateSample(plan, nameFacts());
}

const SampleTables& fullSample() {
    static const SampleTables kTables = generateSample({}, nameFacts());
    return kTables;
}

constexpr std::array<const char*, 5> kImported = {"patients.csv", "survey.csv", "encounters.csv",
                                                  "conditions.csv", "observations.csv"};

std::set<std::string> patientIds(const ReferenceTable& patients) {
    std::set<std::string> ids;
    for (std::size_t row = 0; row < patients.rowCount(); ++row)
        ids.insert(patients.at(row, "patient_id"));
    return ids;
}

/// Member of a planted group by patient id, from truth/.
std::set<std::string> membersOf(const char* group) {
    const ReferenceTable groups = tableOf(fullSample(), "truth/groups.csv");
    std::set<std::string> members;
    for (std::size_t row = 0; row < groups.rowCount(); ++row)
        if (groups.at(row, group) == "yes") members.insert(groups.at(row, "patient_id"));
    return members;
}

TEST(HarborValley, SameSeedGivesTheSameBytes) {
    const SampleTables first = sampleOf(1200, 7);
    const SampleTables second = sampleOf(1200, 7);
    for (const auto& [name, table] : first)
        EXPECT_EQ(table.bytes(), second.at(name).bytes()) << name;
}

TEST(HarborValley, AnotherSeedGivesOtherPeople) {
    const SampleTables first = sampleOf(50, 7);
    const SampleTables second = sampleOf(50, 8);
    for (const char* name : kImported)
        EXPECT_NE(first.at(name).bytes(), second.at(name).bytes()) << name;
}

TEST(HarborValley, SmallerSampleIsTheBeginningOfALarger) {
    const SampleTables small = sampleOf(700, 20250312);
    for (const char* name : kImported)
        EXPECT_TRUE(fullSample().at(name).bytes().starts_with(small.at(name).bytes())) << name;
}

TEST(HarborValley, TraitCorrelationsArePositiveDefiniteAndSymmetric) {
    const TraitMatrix& matrix = traitCorrelations();
    for (std::size_t i = 0; i < kTraitCount; ++i) {
        EXPECT_EQ(matrix[i][i], 1.0);
        for (std::size_t k = 0; k < kTraitCount; ++k)
            EXPECT_EQ(matrix[i][k], matrix[k][i]);
    }
    EXPECT_TRUE(choleskyOf(matrix).isPositiveDefinite);
    TraitMatrix impossible = matrix; // B like F and F like D, but B unlike D
    impossible[0][1] = impossible[1][0] = 0.9;
    impossible[1][2] = impossible[2][1] = 0.9;
    impossible[0][2] = impossible[2][0] = -0.9;
    EXPECT_FALSE(choleskyOf(impossible).isPositiveDefinite);
}

TEST(HarborValley, DrawnTraitsCorrelateAsPlanned) {
    const ReferenceTable table = tableOf(fullSample(), "truth/latent_traits.csv");
    std::array<std::vector<double>, kTraitCount> drawn;
    const char* names[] = {"burden", "friction", "digital", "trust", "confidence", "knowledge"};
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        for (std::size_t i = 0; i < kTraitCount; ++i)
            drawn[i].push_back(*parseNumber(table.at(row, names[i])));
    const auto rows = static_cast<double>(table.rowCount());
    for (std::size_t i = 0; i < kTraitCount; ++i)
        for (std::size_t k = 0; k <= i; ++k) {
            double product = 0.0; // means are 0 and deviations 1 by construction
            for (std::size_t row = 0; row < table.rowCount(); ++row)
                product += drawn[i][row] * drawn[k][row];
            EXPECT_NEAR(product / rows, traitCorrelations()[i][k], 0.03) << names[i] << " and " << names[k];
        }
}

TEST(HarborValley, NoTwoPatientsShareAKeyAndEveryKeyBeginsWithZero) {
    const ReferenceTable patients = tableOf(fullSample(), "patients.csv");
    const std::set<std::string> ids = patientIds(patients);
    EXPECT_EQ(ids.size(), 20000u);
    EXPECT_EQ(patients.rowCount(), 20047u);
    for (const std::string& id : ids) {
        EXPECT_EQ(id.size(), 8u);
        EXPECT_EQ(id.front(), '0');
    }
    std::set<std::string> encounters;
    const ReferenceTable table = tableOf(fullSample(), "encounters.csv");
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        EXPECT_TRUE(encounters.insert(table.at(row, "encounter_id")).second);
}

TEST(HarborValley, HomeDialysisGroupHasExactlyNinePeople) {
    const std::set<std::string> members = membersOf("g6_home_dialysis");
    EXPECT_EQ(members.size(), 9u);
    const ReferenceTable conditions = tableOf(fullSample(), "conditions.csv");
    std::set<std::string> onDialysis;
    for (std::size_t row = 0; row < conditions.rowCount(); ++row)
        if (conditions.at(row, "code") == "Z99.2") onDialysis.insert(conditions.at(row, "patient_id"));
    EXPECT_EQ(onDialysis, members);
}

TEST(HarborValley, PlantedGroupsHaveTheirShares) {
    const std::array<std::pair<const char*, double>, 6> shares = {{{"g1_new_mothers", 4},
                                                                   {"g2_many_clinics", 5},
                                                                   {"g3_heart_and_ride", 2},
                                                                   {"g4_shift_workers", 5},
                                                                   {"g5_worried_asthma", 5},
                                                                   {"g7_missed_checks", 6}}};
    std::map<std::string, int> memberships;
    for (const auto& [group, percent] : shares) {
        const std::set<std::string> members = membersOf(group);
        EXPECT_NEAR(static_cast<double>(members.size()) / 200.0, percent, 0.5) << group;
        for (const std::string& id : members)
            ++memberships[id];
    }
    const auto inTwo =
        std::count_if(memberships.begin(), memberships.end(), [](const auto& m) { return m.second > 1; });
    EXPECT_NEAR(static_cast<double>(memberships.size()) / 200.0, 22.5, 2.5); // 20 to 25 %
    EXPECT_NEAR(static_cast<double>(inTwo) / 200.0, 3.0, 1.0);
}

TEST(HarborValley, MissedChecksLackBmiAndTobaccoAndNothingElse) {
    const std::set<std::string> members = membersOf("g7_missed_checks");
    const SampleView view = SampleView::read(fullSample());
    std::array<double, 2> pressure{};
    std::array<double, 2> people{};
    for (const SeenPatient& p : view.patients) {
        const bool isMember = members.contains(p.id);
        if (isMember) {
            EXPECT_FALSE(p.last("39156-5"));
            EXPECT_TRUE(p.tobacco.empty());
        }
        if (p.age < 18) continue;
        people[isMember] += 1;
        pressure[isMember] += p.last("8480-6") ? 1 : 0;
    }
    EXPECT_NEAR(pressure[1] / people[1], pressure[0] / people[0], 0.03);
}

TEST(HarborValley, EncounterFaultsAreThereInTheirExactNumbers) {
    const std::set<std::string> ids = patientIds(tableOf(fullSample(), "patients.csv"));
    const ReferenceTable table = tableOf(fullSample(), "encounters.csv");
    int orphans = 0;
    int backwards = 0;
    int future = 0;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        orphans += ids.contains(table.at(row, "patient_id")) ? 0 : 1;
        backwards += table.at(row, "end") < table.at(row, "start") ? 1 : 0;
        future += table.at(row, "start") > "2024-12-31" ? 1 : 0;
    }
    EXPECT_EQ(orphans, 120);
    EXPECT_EQ(backwards, 60);
    EXPECT_EQ(future, 25);
}

TEST(HarborValley, ColumnFaultsAreThere) {
    const ReferenceTable patients = tableOf(fullSample(), "patients.csv");
    std::set<std::string> systems;
    std::set<std::string> tokens;
    std::set<std::string> references;
    int old = 0;
    for (std::size_t row = 0; row < patients.rowCount(); ++row) {
        systems.insert(patients.at(row, "source_system"));
        tokens.insert(patients.at(row, "row_token"));
        references.insert(patients.at(row, "ref2"));
        EXPECT_EQ(patients.at(row, "clinic_copy"), patients.at(row, "site"));
        EXPECT_EQ(patients.at(row, "ref2").size(), 40u);
        old += patients.at(row, "dob") <= "1934-12-31" ? 1 : 0;
    }
    EXPECT_EQ(systems.size(), 1u);
    EXPECT_EQ(tokens.size(), 20000u);
    EXPECT_EQ(references.size(), 20000u);
    EXPECT_NEAR(old, 200, 40); // 90 and over
}

TEST(HarborValley, CodeAndUnitFaultsStayAtTheirClinics) {
    std::map<std::string, std::string> site;
    const ReferenceTable patients = tableOf(fullSample(), "patients.csv");
    for (std::size_t row = 0; row < patients.rowCount(); ++row)
        site[patients.at(row, "patient_id")] = patients.at(row, "site");
    const ReferenceTable conditions = tableOf(fullSample(), "conditions.csv");
    int leftovers = 0;
    for (std::size_t row = 0; row < conditions.rowCount(); ++row) {
        const std::string& code = conditions.at(row, "code");
        leftovers += conditions.at(row, "code_system") == "ICD-9-CM" ? 1 : 0;
        if (conditions.at(row, "code_system") == "ICD-9-CM" || code.size() <= 3) continue;
        EXPECT_EQ(code.find('.') == std::string::npos, site.at(conditions.at(row, "patient_id")) == "6");
    }
    EXPECT_GT(leftovers, 300);
    const ReferenceTable observations = tableOf(fullSample(), "observations.csv");
    for (std::size_t row = 0; row < observations.rowCount(); ++row)
        if (observations.at(row, "code") == "4548-4") {
            EXPECT_EQ(observations.at(row, "unit") == "mmol/mol", observations.at(row, "site") == "2");
        }
}

TEST(HarborValley, BloodPressureIsSwappedInThreeOfAThousand) {
    const ReferenceTable observations = tableOf(fullSample(), "observations.csv");
    double pairs = 0;
    double swapped = 0;
    for (std::size_t row = 0; row + 1 < observations.rowCount(); ++row) {
        if (observations.at(row, "code") != "8480-6") continue;
        pairs += 1;
        swapped +=
            *parseNumber(observations.at(row, "value")) < *parseNumber(observations.at(row + 1, "value"));
    }
    EXPECT_NEAR(1000.0 * swapped / pairs, 3.0, 1.0);
}

TEST(HarborValley, IdentifiersAreFictionalButWellFormed) {
    const ReferenceTable patients = tableOf(fullSample(), "patients.csv");
    for (std::size_t row = 0; row < patients.rowCount(); ++row) {
        const std::string& ssn = patients.at(row, "ssn");
        ASSERT_EQ(ssn.size(), 11u);
        EXPECT_TRUE(ssn >= "850-01-0001" && ssn <= "899-99-9999");
        const std::string& email = patients.at(row, "email");
        EXPECT_TRUE(email.empty() || email.find("@example.") != std::string::npos);
        std::string digits = patients.at(row, "phone");
        std::erase_if(digits, [](char c) { return !isDigit(c); });
        EXPECT_TRUE(digits.empty() || (digits.size() == 10 && digits.substr(3, 5) == "55501"));
    }
}

/// Pearson's chi-square of column against membership, over degrees of freedom.
double dependence(const ReferenceTable& patients, const std::string& column,
                  const std::set<std::string>& members) {
    std::map<std::string, std::array<double, 2>> cells;
    std::array<double, 2> totals{};
    for (std::size_t row = 0; row < patients.rowCount(); ++row) {
        std::string level = patients.at(row, column);
        if (column == "lobby_temperature") level = *parseNumber(level) < 71.0 ? "cool" : "warm";
        const std::size_t isMember = members.contains(patients.at(row, "patient_id")) ? 1 : 0;
        cells[level][isMember] += 1;
        totals[isMember] += 1;
    }
    double chiSquare = 0.0;
    for (const auto& [level, counts] : cells)
        for (std::size_t i = 0; i < 2; ++i) {
            const double expected = (counts[0] + counts[1]) * totals[i] / (totals[0] + totals[1]);
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
    const double degrees = static_cast<double>(cells.size() - 1);
    return (chiSquare - degrees) / std::sqrt(2.0 * degrees); // in standard deviations above what chance gives
}

TEST(HarborValley, NegativeControlsDependOnNoGroup) {
    const ReferenceTable patients = tableOf(fullSample(), "patients.csv");
    for (const char* group : {"g1_new_mothers", "g2_many_clinics", "g3_heart_and_ride", "g4_shift_workers",
                              "g5_worried_asthma", "g7_missed_checks"}) {
        const std::set<std::string> members = membersOf(group);
        for (const std::string& column : negativeControls())
            EXPECT_LT(dependence(patients, column, members), 4.5) << column << " and " << group;
        EXPECT_GT(dependence(patients, "preferred_channel", members) + dependence(patients, "site", members),
                  4.5) // the control that must be caught
            << group;
    }
}

TEST(HarborValley, IllnessAtEqualCostIsHigherForBlackAndLimitedEnglishPatients) {
    const ReferenceTable patients = tableOf(fullSample(), "patients.csv");
    std::map<std::string, std::string> tier;
    for (std::size_t row = 0; row < patients.rowCount(); ++row)
        tier[patients.at(row, "patient_id")] = patients.at(row, "risk_tier");
    const SampleView view = SampleView::read(fullSample());
    for (const char* level : {"medium", "high", "very_high"}) {
        std::array<double, 2> people{};
        std::array<double, 2> illnesses{};
        for (const SeenPatient& p : view.patients) {
            if (p.age < 18 || tier.at(p.id) != level || p.race.empty()) continue;
            const bool isUnequal = p.race == "Black" || p.needsInterpreter;
            people[isUnequal] += 1;
            illnesses[isUnequal] += static_cast<double>(p.codes.size());
        }
        EXPECT_GT(illnesses[1] / people[1], 1.03 * illnesses[0] / people[0]) << level;
    }
}

TEST(HarborValley, ManyTickedQuestionsAgreeWithTheirYesNoColumns) {
    const ReferenceTable survey = tableOf(fullSample(), "survey.csv");
    for (std::size_t row = 0; row < survey.rowCount(); ++row)
        for (const char* question : {"matters", "barrier", "prefers"}) {
            const std::vector<std::string> ticked = split(survey.at(row, question), ';');
            for (const std::string& column : survey.columns()) {
                if (!column.starts_with(std::string(question) + "_")) continue;
                const std::string code = column.substr(std::string_view(question).size() + 1);
                const bool isTicked = std::find(ticked.begin(), ticked.end(), code) != ticked.end();
                const std::string& answer = survey.at(row, column);
                EXPECT_EQ(answer, ticked.front().empty() ? "" : isTicked ? "yes" : "no");
            }
        }
}

TEST(HarborValley, ReachesItsTargetsAndTheReadmePrintsThem) {
    const std::vector<MeasuredTarget> targets = measureTargets(SampleView::read(fullSample()));
    if (const char* file = std::getenv("VIGNETTE_TARGETS")) std::ofstream(file) << toMarkdown(targets);
    for (const MeasuredTarget& target : targets)
        EXPECT_TRUE(target.isReached())
            << target.what << ": " << target.target << " wanted, " << target.obtained;
    const std::string readme = readWholeFile(
        std::string(VIGNETTE_SOURCE_DIR) + "/resources/samples/harbor_valley/README.md", 1 << 20);
    EXPECT_NE(readme.find(toMarkdown(targets)), std::string::npos)
        << "run VIGNETTE_TARGETS=targets.md test_resources and put the table into README.md";
}

} // namespace
} // namespace vignette::harbor_valley
