#pragma once

#include "core/segment/mixed_rows.h"
#include "core/segment/mixture_family.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vignette {

/// How spread a number may be within a class.
enum class NumberSpread {
    Own,    ///< a variance for each number and class
    Shared, ///< one variance a class, for all its numbers: spheres
};

/// Added to every variance within a class: the likelihood has no top where a variance may go to 0.
struct RidgeParts {
    double ofFeatures = 1e-6; ///< numbers that no field of the plan owns: part of their mean variance
    double ofFields = 0.01;   ///< encoded fields, rounded, heaped at 0, clipped: part of the field's variance
    /// For each number, given its variance over everyone.
    std::vector<double> ridgesOf(const std::vector<MixedNumber>& numbers,
                                 const std::vector<double>& variances) const;
};

struct IndependentOptions {
    NumberSpread spread = NumberSpread::Own;
    RidgeParts ridge;
    /// A class of less weight is degenerate.
    double leastClassWeight = 0.0;
    bool collapsesPatterns = true;
};

/// Fields that are independent within a class (local independence): categories with level probabilities,
/// numbers as normal. A missing cell says nothing: it counts neither in the density nor in the estimates
/// (missing at random). A field's log density is multiplied by its power (MixedRows).
///
/// Each estimate counts 10⁻⁹ of a patient who is like everyone, and no probability is below 10⁻¹², so that a
/// class without patients stays defined. A number that is the same for everyone has variance 1: it says
/// nothing.
///
/// Categories are looked up a few at a time: as many as have at most 64 combinations of levels share one
/// table. Rows of categories alone are collapsed to different patterns when at most half are different.
class IndependentFamily : public MixtureFamily {
public:
    IndependentFamily(const MixedRows& mixed, std::span<const std::uint32_t> weights,
                      IndependentOptions options);

    std::span<const double> rowWeights() const override { return m_weights; }
    std::span<const std::uint32_t> rowOfPatient() const override { return m_rowOfPatient; }
    std::unique_ptr<MixtureFamily> drawn(std::span<const std::uint32_t> rows) const override;
    std::size_t sumCount(std::size_t classes) const override;
    ClassParameters origin(std::size_t classes) const override;
    void logDensities(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                      double* logs) const override;
    void add(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
             const double* memberships, double* sums) const override;
    ClassParameters maximise(const ClassParameters& before, std::span<const double> sums) const override;
    double startBelief() const override { return m_joints.empty() ? 1.0 : 0.8; }
    std::uint32_t freeParameters(std::size_t classes) const override;

private:
    IndependentFamily() = default;
    /// Categories that share one look-up.
    struct Joint {
        std::size_t firstCategory = 0;
        std::size_t categoryCount = 0;
        std::uint32_t firstSlot = 0;
        std::uint32_t slotCount = 1;
    };
    /// A category within its joint: slot = first + Σ level · stride, a missing cell being the last level.
    struct Category {
        std::uint32_t levels = 0;
        std::uint32_t stride = 1;
        std::uint32_t places = 0; ///< levels, and one more where cells are missing
        double power = 1.0;
        std::vector<double> shares; ///< over everyone
    };

    std::vector<std::uint32_t> collapse(const MixedRows& mixed);
    void takeWeights(std::span<const std::uint32_t> weights, std::size_t patients);
    void layOutCategories(const MixedRows& mixed);
    void takeSlots(const MixedRows& mixed, const std::vector<std::uint32_t>& patients);
    void takeNumbers(const MixedRows& mixed, const std::vector<std::uint32_t>& patients);
    void measureNumbers(const MixedRows& mixed, const std::vector<std::uint32_t>& patients);
    void unpack(RowRange range, BlockScratch& scratch) const;
    void maximiseCategories(std::span<const double> sums, ClassParameters& after) const;
    void maximiseNumbers(const ClassParameters& before, std::span<const double> sums,
                         ClassParameters& after) const;
    void shareSpread(std::vector<double>& variances, const std::vector<double>& observed,
                     std::size_t padded) const;
    std::size_t numberCount() const { return m_powers.size(); }

    IndependentOptions m_options;
    std::vector<double> m_weights;
    std::vector<std::uint32_t> m_rowOfPatient;
    std::vector<Joint> m_joints;
    std::vector<Category> m_categories;
    std::uint32_t m_slotCount = 0;
    std::vector<std::uint32_t> m_slots; ///< rows × joints
    std::vector<double> m_powers;       ///< a number
    std::vector<float> m_values;        ///< tiles × numbers × 12; NaN missing
    bool m_hasMissing = false;
    std::vector<double> m_overallMeans;
    std::vector<double> m_overallVariances;
    std::vector<double> m_ridges;
};

} // namespace vignette
