#pragma once

#include "core/segment/independent_family.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vignette {

/// Numbers are jointly normal with a covariance a class; categories are independent of each other and of the
/// numbers, with level probabilities (IndependentFamily). A missing number is everyone's mean, a missing
/// category says nothing. The covariance gets the ridge on its diagonal, and counts 10⁻⁹ of a patient of
/// everyone's variances. A class of less weight than numbers + 1 is degenerate (its covariance has no full
/// rank of its own).
///
/// Densities go by the inverse of the Cholesky factor, four of its rows at a time; twelve patients stop as
/// soon as all of them are beyond double beside the best class so far (squares only grow). Cost a round: at
/// most rows × classes × numbers² multiply-adds, about a quarter where classes lie apart.
class FullFamily : public MixtureFamily {
public:
    FullFamily(const MixedRows& mixed, std::span<const std::uint32_t> weights, RidgeParts ridge);

    std::span<const double> rowWeights() const override { return m_weights; }
    std::unique_ptr<MixtureFamily> drawn(std::span<const std::uint32_t> rows) const override;
    std::size_t sumCount(std::size_t classes) const override;
    ClassParameters origin(std::size_t classes) const override;
    void logDensities(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                      double* logs) const override;
    void add(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
             const double* memberships, double* sums) const override;
    ClassParameters maximise(const ClassParameters& before, std::span<const double> sums) const override;
    double startBelief() const override { return m_categories ? m_categories->startBelief() : 1.0; }
    std::uint32_t freeParameters(std::size_t classes) const override;

private:
    FullFamily(std::size_t features, std::size_t width) : m_features(features), m_width(width) {}
    void takeCategories(const MixedRows& mixed, std::span<const std::uint32_t> weights);
    void measure(const MixedRows& mixed);
    /// Where the class's sums begin: of its offs, then of their products.
    std::size_t sumsOf(std::size_t classes, std::size_t c) const;
    void unpack(RowRange range, BlockScratch& scratch) const;
    void maximiseClass(const ClassParameters& before, std::span<const double> sums, std::size_t c,
                       ClassParameters& after) const;
    std::size_t whitenerSize() const { return 8 * bands() * (bands() + 1); }
    std::size_t bands() const { return (m_features + 3) / 4; }

    std::size_t m_features;
    std::size_t m_width;                         ///< features, padded to whole twelves
    std::unique_ptr<MixtureFamily> m_categories; ///< null: there are none
    std::vector<double> m_weights;
    std::vector<float> m_values; ///< tiles × features × 12
    std::vector<double> m_overallMeans;
    std::vector<double> m_overallVariances;
    std::vector<double> m_ridges;
};

} // namespace vignette
