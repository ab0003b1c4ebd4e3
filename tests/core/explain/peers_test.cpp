#include "core/explain/answer_columns.h"
#include "core/explain/difference_range.h"
#include "core/explain/grow_tree.h"
#include "core/explain/label_agreement.h"
#include "core/explain/outcome_design.h"
#include "core/explain/regression.h"
#include "core/explain/segment_tree.h"
#include "tests/core/explain/explain_fixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <numeric>

// What scikit-learn and SciPy say of the same 600 patients (make_peer_figures.py).

namespace vignette::test {
namespace {

nlohmann::json peerFigures() {
    std::ifstream file(std::string(VIGNETTE_TEST_DATA) + "/explain/peer_figures.json");
    return nlohmann::json::parse(file);
}

std::vector<std::uint32_t> everyone(const Study& study) {
    std::vector<std::uint32_t> patients(study.data.patientCount);
    std::iota(patients.begin(), patients.end(), 0U);
    return patients;
}

TEST(Peers, TheTreePlacesEveryPatientAsScikitLearnsTreeDoes) {
    Study study = peerPatients();
    const auto figures = peerFigures();
    const auto columns = treeColumns(study.data, {0, 1, 2, 3, 4, 5}, everyone(study));
    Progress progress;
    const std::vector<std::uint16_t>& labels = study.segmentation().labels;
    const GrownTree tree = growTree(columns, labels, 3, std::vector<bool>(600, true), {}, progress);
    std::string placed;
    int right = 0;
    for (std::size_t i = 0; i < 600; ++i) {
        const std::uint32_t segment = tree.leafOf(columns, i).segment;
        placed += std::to_string(segment);
        right += segment == labels[i] ? 1 : 0;
    }
    EXPECT_EQ(placed, figures.at("tree_segments").get<std::string>());
    EXPECT_DOUBLE_EQ(right / 600.0, figures.at("tree_accuracy").get<double>());
    EXPECT_EQ(tree.nodes.front().split.column, figures.at("tree_root_feature").get<std::size_t>());
    EXPECT_DOUBLE_EQ(tree.nodes.front().split.threshold, figures.at("tree_root_threshold").get<double>());
}

TEST(Peers, ProbabilitiesAreThoseOfCategoricalNaiveBayes) {
    Study study = peerPatients();
    const auto expected = peerFigures().at("naive_bayes");
    const std::vector<std::uint32_t> patients = everyone(study);
    const std::vector<std::uint16_t>& labels = study.segmentation().labels;
    TypingTool tool;
    for (const std::uint64_t size : study.segmentation().sizes)
        tool.shares.push_back(static_cast<double>(size) / 600.0);
    std::vector<std::vector<std::uint8_t>> answers;
    for (const std::size_t field : {3U, 4U, 5U}) {
        tool.questions.push_back(questionOf(study.data.fields[field], study.data.columns[field], patients));
        answers.push_back(answersOf(tool.questions.back(), study.data.columns[field], patients));
        learnAnswers(tool.questions.back(), answers.back(), labels, 3, std::vector<bool>(600, true));
    }
    ASSERT_EQ(expected.size(), 50U);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::vector<std::optional<std::size_t>> given{answers[0][i], answers[1][i], answers[2][i]};
        const TypingResult result = tool.place(given);
        for (std::size_t s = 0; s < 3; ++s)
            EXPECT_NEAR(result.probabilities[s], expected[i][s].get<double>(), 1e-12) << i;
    }
}

class PeerRegressions : public ::testing::TestWithParam<const char*> {};

TEST_P(PeerRegressions, AreEqualToAMillionth) {
    Study study = peerPatients();
    const auto figures = peerFigures();
    const std::string name = GetParam();
    Design design{.rows = 600, .columns = 2, .values = {}};
    for (std::size_t i = 0; i < 600; ++i)
        for (const std::size_t field : {0U, 1U})
            design.values.push_back(study.data.columns[field].numbers[i]);
    if (name == "full") design = withSegments(design, study.segmentation().labels, 3);
    const std::vector<double> readmitted = outcomeValues(study.data.fields[6], study.data.columns[6]);
    const std::vector<double>& cost = study.data.columns[7].numbers;
    const std::vector<bool> all(600, true);
    std::vector<std::uint8_t> folds;
    for (std::size_t i = 0; i < 600; ++i)
        folds.push_back(static_cast<std::uint8_t>(i % 5));

    const auto near = [&](const Coefficients& ours, const std::string& key) {
        const auto theirs = figures.at(key).get<std::vector<double>>();
        ASSERT_EQ(ours.values.size(), theirs.size());
        for (std::size_t i = 0; i < theirs.size(); ++i)
            EXPECT_NEAR(ours.values[i], theirs[i], 1e-6 * std::max(1.0, std::abs(theirs[i]))) << key << i;
    };
    near(fit(Regression::Linear, design, cost, all), name + "_linear");
    near(fit(Regression::Logistic, design, readmitted, all), name + "_logistic");
    EXPECT_NEAR(crossValidated(Regression::Linear, design, cost, folds, 5).value(),
                figures.at(name + "_r2").get<double>(), 1e-6);
    EXPECT_NEAR(crossValidated(Regression::Logistic, design, readmitted, folds, 5).value(),
                figures.at(name + "_auc").get<double>(), 1e-6);
}

TEST(Peers, KnowingNothingIsHalfTheArea) {
    const Design nothing{.rows = 600, .columns = 0, .values = {}};
    std::vector<double> outcome;
    std::vector<std::uint8_t> folds;
    for (std::size_t i = 0; i < 600; ++i) {
        outcome.push_back(i % 7 == 0 ? 1.0 : 0.0);
        folds.push_back(static_cast<std::uint8_t>(i % 5));
    }
    EXPECT_DOUBLE_EQ(crossValidated(Regression::Logistic, nothing, outcome, folds, 5).value(), 0.5);
}

INSTANTIATE_TEST_SUITE_P(Designs, PeerRegressions, ::testing::Values("base", "full"));

TEST(Peers, TheRangeOfMeansIsWelchs) {
    Study study = peerPatients();
    study.input();
    const auto expected = peerFigures().at("welch");
    EvidenceQuery query;
    query.fingerprint = study.data.fingerprint;
    query.segmentation = 1;
    query.segment = 2;
    query.field = "cost";
    query.statistic = Statistic::Mean;
    const Evidence evidence = study.input().evaluate(query);
    const auto range = meanDifferenceRange(evidence.segment, evidence.others);
    ASSERT_TRUE(range);
    EXPECT_NEAR(range->low, expected[0].get<double>(), 1e-6);
    EXPECT_NEAR(range->high, expected[1].get<double>(), 1e-6);
}

TEST(Peers, AgreementIsTheAdjustedRandIndex) {
    Study study = peerPatients();
    EXPECT_NEAR(labelAgreement(study.segmentation().labels, study.data.columns[4].levels).value(),
                peerFigures().at("adjusted_rand").get<double>(), 1e-12);
}

TEST(Peers, TheRangeOfSharesIsNewcombesPublishedOne) {
    // Newcombe 1998, table II, method 10: 56/70 − 48/80, 9/10 − 3/10 and 10/10 − 0/20.
    const auto share = [](std::uint64_t count, std::uint64_t base) {
        Measured side;
        side.base = base;
        side.count = count;
        side.value = static_cast<double>(count) / static_cast<double>(base);
        return side;
    };
    const auto first = shareDifferenceRange(share(56, 70), share(48, 80)).value();
    EXPECT_NEAR(first.low, 0.0524, 5e-5);
    EXPECT_NEAR(first.high, 0.3339, 5e-5);
    const auto second = shareDifferenceRange(share(9, 10), share(3, 10)).value();
    EXPECT_NEAR(second.low, 0.1705, 5e-5);
    EXPECT_NEAR(second.high, 0.8090, 5e-5);
    const auto third = shareDifferenceRange(share(10, 10), share(0, 20)).value();
    EXPECT_NEAR(third.low, 0.6791, 5e-5);
    EXPECT_NEAR(third.high, 1.0, 5e-5);
}

} // namespace
} // namespace vignette::test
