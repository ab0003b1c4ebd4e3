#include "core/features/item_signs.h"

#include <cmath>
#include <cstddef>

namespace vignette {

namespace {

constexpr double kWeakest = 0.15;
constexpr double kStandardErrors = 3.0;

struct Correlation {
    double value = 0.0;
    std::size_t people = 0;
};

/// Pearson, over those who have both. 0 where either does not vary.
Correlation correlationOf(const std::vector<double>& a, const std::vector<double>& b) {
    double n = 0.0;
    double sumA = 0.0;
    double sumB = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i])) continue;
        n += 1.0;
        sumA += a[i];
        sumB += b[i];
    }
    double squareA = 0.0;
    double squareB = 0.0;
    double product = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i])) continue;
        const double fromA = a[i] - sumA / n;
        const double fromB = b[i] - sumB / n;
        squareA += fromA * fromA;
        squareB += fromB * fromB;
        product += fromA * fromB;
    }
    const bool varies = squareA > 0.0 && squareB > 0.0;
    return {.value = varies ? product / std::sqrt(squareA * squareB) : 0.0,
            .people = static_cast<std::size_t>(n)};
}

using Matrix = std::vector<std::vector<double>>;

Matrix correlationsOf(const std::vector<std::vector<double>>& answers) {
    const std::size_t items = answers.size();
    Matrix matrix(items, std::vector<double>(items, 0.0));
    for (std::size_t i = 0; i < items; ++i)
        for (std::size_t j = 0; j < i; ++j)
            matrix[i][j] = matrix[j][i] = correlationOf(answers[i], answers[j]).value;
    return matrix;
}

/// Each flip raises the sum of the signed correlations, so this ends.
std::vector<double> agreeingSigns(const Matrix& correlations) {
    std::vector<double> signs(correlations.size(), 1.0);
    for (;;) {
        std::size_t worst = 0;
        double least = -1e-12;
        bool isFound = false;
        for (std::size_t i = 0; i < signs.size(); ++i) {
            double agreement = 0.0;
            for (std::size_t j = 0; j < signs.size(); ++j)
                agreement += signs[i] * signs[j] * correlations[i][j];
            if (agreement >= least) continue;
            least = agreement;
            worst = i;
            isFound = true;
        }
        if (!isFound) return signs;
        signs[worst] = -signs[worst];
    }
}

/// The mean of the other items a person answered, each with its sign.
std::vector<double> restOf(const std::vector<std::vector<double>>& answers, const std::vector<double>& signs,
                           std::size_t item) {
    std::vector<double> rest;
    for (std::size_t person = 0; person < answers[item].size(); ++person) {
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t j = 0; j < answers.size(); ++j) {
            if (j == item || std::isnan(answers[j][person])) continue;
            sum += signs[j] * answers[j][person];
            count += 1.0;
        }
        rest.push_back(count > 0.0 ? sum / count : std::nan(""));
    }
    return rest;
}

} // namespace

ItemSigns itemSigns(const std::vector<std::vector<double>>& answers) {
    constexpr std::size_t kFewestItems = 3;
    ItemSigns result{.isReversed = std::vector<bool>(answers.size(), false), .isUnclear = false};
    if (answers.size() < kFewestItems) return result;
    const std::vector<double> signs = agreeingSigns(correlationsOf(answers));
    std::vector<std::size_t> ahead;
    std::vector<std::size_t> against;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Correlation hold = correlationOf(answers[i], restOf(answers, signs, i));
        const double strength = signs[i] * hold.value;
        const bool isHeld =
            strength >= kWeakest && strength * std::sqrt(static_cast<double>(hold.people)) >= kStandardErrors;
        if (isHeld) (signs[i] > 0.0 ? ahead : against).push_back(i);
    }
    result.isUnclear = !ahead.empty() && ahead.size() == against.size();
    if (result.isUnclear) return result;
    for (const std::size_t i : ahead.size() < against.size() ? ahead : against)
        result.isReversed[i] = true;
    return result;
}

} // namespace vignette
