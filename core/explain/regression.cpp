#include "core/explain/regression.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr int kMostRounds = 25;
constexpr double kSettled = 1e-12; // of the deviance
constexpr double kSteepest = 30.0; // beyond it a probability is 0 or 1 in double
constexpr double kRankThreshold = 1e-10;

/// Middle and spread of each column over the marked rows: solving is exact enough only on like scales.
struct Scales {
    std::vector<double> centre;
    std::vector<double> scale; ///< 0: the column does not vary
};

Scales scalesOf(const Design& design, const std::vector<bool>& takes) {
    Scales scales{std::vector<double>(design.columns), std::vector<double>(design.columns)};
    const auto count = static_cast<double>(std::count(takes.begin(), takes.end(), true));
    for (std::size_t i = 0; i < design.rows; ++i)
        for (std::size_t c = 0; takes[i] && c < design.columns; ++c)
            scales.centre[c] += design.row(i)[c] / count;
    for (std::size_t i = 0; i < design.rows; ++i)
        for (std::size_t c = 0; takes[i] && c < design.columns; ++c) {
            const double apart = design.row(i)[c] - scales.centre[c];
            scales.scale[c] += apart * apart / count;
        }
    for (std::size_t c = 0; c < design.columns; ++c) {
        const double spread = std::sqrt(scales.scale[c]);
        scales.scale[c] = spread > 1e-12 * std::abs(scales.centre[c]) ? spread : 0.0;
    }
    return scales;
}

/// Normal equations of weighted least squares, filled a row at a time in order.
class Equations {
public:
    explicit Equations(std::size_t columns)
        : m_gram(Eigen::MatrixXd::Zero(Eigen::Index(columns), Eigen::Index(columns))),
          m_right(Eigen::VectorXd::Zero(Eigen::Index(columns))) {}
    void add(const std::vector<double>& row, double weight, double target) {
        for (std::size_t a = 0; a < row.size(); ++a) {
            if (row[a] == 0.0) continue;
            const double weighted = row[a] * weight;
            m_right[Eigen::Index(a)] += weighted * target;
            for (std::size_t b = 0; b <= a; ++b)
                m_gram(Eigen::Index(a), Eigen::Index(b)) += weighted * row[b];
        }
    }
    std::vector<double> solve() const {
        const Eigen::MatrixXd full = m_gram.selfadjointView<Eigen::Lower>();
        Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver;
        solver.setThreshold(kRankThreshold);
        solver.compute(full);
        const Eigen::VectorXd solution = solver.solve(m_right);
        return {solution.data(), solution.data() + solution.size()};
    }

private:
    Eigen::MatrixXd m_gram;
    Eigen::VectorXd m_right;
};

/// A row as the equations take it: 1, then scaled columns.
void scaleRow(const Design& design, std::size_t i, const Scales& scales, std::vector<double>& row) {
    row.resize(design.columns + 1);
    row[0] = 1.0;
    for (std::size_t c = 0; c < design.columns; ++c)
        row[c + 1] = scales.scale[c] > 0.0 ? (design.row(i)[c] - scales.centre[c]) / scales.scale[c] : 0.0;
}

double dot(const std::vector<double>& row, const std::vector<double>& coefficients) {
    return std::inner_product(row.begin(), row.end(), coefficients.begin(), 0.0);
}

std::vector<double> leastSquares(const Design& design, std::span<const double> outcome,
                                 const std::vector<bool>& takes, const Scales& scales) {
    Equations equations(design.columns + 1);
    std::vector<double> row;
    for (std::size_t i = 0; i < design.rows; ++i) {
        if (!takes[i]) continue;
        scaleRow(design, i, scales, row);
        equations.add(row, 1.0, outcome[i]);
    }
    return equations.solve();
}

std::vector<double> logistic(const Design& design, std::span<const double> outcome,
                             const std::vector<bool>& takes, const Scales& scales) {
    std::vector<double> coefficients(design.columns + 1, 0.0);
    std::vector<double> row;
    double before = 0.0;
    for (int round = 0; round < kMostRounds; ++round) {
        Equations equations(design.columns + 1);
        double deviance = 0.0;
        for (std::size_t i = 0; i < design.rows; ++i) {
            if (!takes[i]) continue;
            scaleRow(design, i, scales, row);
            const double eta = std::clamp(dot(row, coefficients), -kSteepest, kSteepest);
            const double chance = 1.0 / (1.0 + std::exp(-eta));
            const double weight = chance * (1.0 - chance);
            equations.add(row, weight, eta + (outcome[i] - chance) / weight);
            deviance -= 2.0 * std::log(outcome[i] > 0.5 ? chance : 1.0 - chance);
        }
        if (round > 0 && std::abs(before - deviance) <= kSettled * (std::abs(deviance) + 0.1)) break;
        before = deviance;
        coefficients = equations.solve();
    }
    return coefficients;
}

double meanOf(std::span<const double> outcome, const std::vector<bool>& takes) {
    double total = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < outcome.size(); ++i)
        if (takes[i]) {
            total += outcome[i];
            count += 1.0;
        }
    return count > 0.0 ? total / count : 0.0;
}

} // namespace

double Coefficients::predict(std::span<const double> row) const {
    return std::inner_product(row.begin(), row.end(), values.begin() + 1, values.front());
}

Coefficients fit(Regression kind, const Design& design, std::span<const double> outcome,
                 const std::vector<bool>& takes) {
    const Scales scales = scalesOf(design, takes);
    std::vector<double> scaled = kind == Regression::Linear ? leastSquares(design, outcome, takes, scales)
                                                            : logistic(design, outcome, takes, scales);
    Coefficients result;
    result.values.push_back(scaled[0]);
    for (std::size_t c = 0; c < design.columns; ++c) {
        const double slope = scales.scale[c] > 0.0 ? scaled[c + 1] / scales.scale[c] : 0.0;
        result.values.push_back(slope);
        result.values[0] -= slope * scales.centre[c];
    }
    return result;
}

std::optional<double> areaUnderCurve(std::span<const double> scores, std::span<const double> outcome) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
    double below = 0.0; // rows with 0 seen so far
    double with = 0.0;
    double wins = 0.0;
    for (std::size_t i = 0; i < order.size();) {
        double zeros = 0.0;
        double ones = 0.0;
        const double score = scores[order[i]];
        for (; i < order.size() && scores[order[i]] == score; ++i)
            (outcome[order[i]] > 0.5 ? ones : zeros) += 1.0;
        wins += ones * (below + zeros / 2.0);
        below += zeros;
        with += ones;
    }
    if (below == 0.0 || with == 0.0) return std::nullopt;
    return wins / (below * with);
}

std::optional<double> crossValidated(Regression kind, const Design& design, std::span<const double> outcome,
                                     std::span<const std::uint8_t> folds, int foldCount) {
    double missed = 0.0;
    double spread = 0.0;
    double areas = 0.0;
    int areaCount = 0;
    std::vector<bool> takes(design.rows);
    for (int fold = 0; fold < foldCount; ++fold) {
        for (std::size_t i = 0; i < design.rows; ++i)
            takes[i] = folds[i] != fold;
        const Coefficients coefficients = fit(kind, design, outcome, takes);
        const double mean = meanOf(outcome, takes);
        std::vector<double> predicted;
        std::vector<double> seen;
        for (std::size_t i = 0; i < design.rows; ++i) {
            if (takes[i]) continue;
            predicted.push_back(coefficients.predict(design.row(i)));
            seen.push_back(outcome[i]);
            missed += (outcome[i] - predicted.back()) * (outcome[i] - predicted.back());
            spread += (outcome[i] - mean) * (outcome[i] - mean);
        }
        if (kind == Regression::Linear) continue;
        if (const auto area = areaUnderCurve(predicted, seen)) {
            areas += *area;
            ++areaCount;
        }
    }
    if (kind == Regression::Logistic) return areaCount > 0 ? std::optional(areas / areaCount) : std::nullopt;
    if (!(spread > 0.0)) return std::nullopt;
    return 1.0 - missed / spread;
}

} // namespace vignette
