#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vignette {

/// Rows × columns, row-major, without the constant: regressions add it.
struct Design {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;
    std::span<const double> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
};

enum class Regression { Linear, Logistic };

/// A fitted regression: constant, then one coefficient a column.
struct Coefficients {
    std::vector<double> values;
    double predict(std::span<const double> row) const; ///< on the scale of the linear predictor
};

/// Least squares, or maximum likelihood of a logistic regression by iteratively reweighted least squares
/// (McCullagh & Nelder 1989) over the rows that `takes` marks. Columns that do not vary there, or follow from
/// others, get the shortest solution. Where segments part the outcome wholly, rounds end at 25.
Coefficients fit(Regression kind, const Design& design, std::span<const double> outcome,
                 const std::vector<bool>& takes);

/// Area under the ROC curve: the chance that a row with outcome 1 scores above one with 0, ties half (Hanley
/// & McNeil 1982). Empty when one of the two is absent.
std::optional<double> areaUnderCurve(std::span<const double> scores, std::span<const double> outcome);

/// Each row predicted by a regression that has not seen its fold, and how well that went: R² = 1 − Σ(y −
/// prediction)² / Σ(y − mean of the rows fitted)², or the mean of the folds'
/// areas under the curve (over all rows at once the folds' own constants would push it under chance).
std::optional<double> crossValidated(Regression kind, const Design& design, std::span<const double> outcome,
                                     std::span<const std::uint8_t> folds, int foldCount);

} // namespace vignette
