#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vignette {

/// What a model knows of its classes, in the form the kernels read. A family fills what it needs. Arrays are
/// padded to whole fours of classes (em_kernels.h).
struct ClassParameters {
    std::size_t classes = 0;
    std::vector<double> shares;    ///< of the weight, a class
    std::vector<double> constants; ///< log share and what else does not depend on the row; kNever in padding
    std::vector<double> table;     ///< slots × classes: log probabilities
    std::vector<double> means;     ///< numbers × classes (independent), classes × numbers (full)
    std::vector<double> factors;   ///< numbers × classes: −precision/2
    std::vector<double> offsets;   ///< numbers × classes: log of the normal's constant
    std::vector<double> whiteners; ///< classes × bands (full)
    bool isDegenerate = false;     ///< a class shrank to too few patients to have its own shape
};

/// Rows begin..begin+count−1; begin is a multiple of 12.
struct RowRange {
    std::size_t begin = 0;
    std::size_t count = 0;
};

/// Memory of one block, used again for the next.
struct BlockScratch {
    std::vector<double> values;
    std::vector<double> observed;
    std::vector<double> temporary;
    std::vector<double> more;
    std::vector<double> best;
};

/// One form of mixture: how likely a row is in each class, and what is best said of a class given its rows.
/// Rows are those of the family: patients, or different patterns of answers with the weight of all who gave
/// them.
class MixtureFamily {
public:
    MixtureFamily() = default;
    MixtureFamily(const MixtureFamily&) = delete;
    MixtureFamily& operator=(const MixtureFamily&) = delete;
    virtual ~MixtureFamily() = default;

    /// How much each row counts; 0: it is only to be placed.
    virtual std::span<const double> rowWeights() const = 0;
    /// The row of each patient; empty: the same.
    virtual std::span<const std::uint32_t> rowOfPatient() const { return {}; }
    /// The same model over some of the rows; parameters of one fit the other.
    virtual std::unique_ptr<MixtureFamily> drawn(std::span<const std::uint32_t> rows) const = 0;
    /// Doubles that add up over the rows of a class set; the first `padded classes` are the class weights and
    /// are added by the caller.
    virtual std::size_t sumCount(std::size_t classes) const = 0;
    /// Something to take differences from before anything is known; only add() and maximise() may read it.
    virtual ClassParameters origin(std::size_t classes) const = 0;
    /// Log of share × density, count × padded classes.
    virtual void logDensities(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                              double* logs) const = 0;
    /// Adds rows to sums, each with its weight in each class.
    virtual void add(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                     const double* memberships, double* sums) const = 0;
    /// The best parameters given the sums; `before` are those the sums were taken with.
    virtual ClassParameters maximise(const ClassParameters& before, std::span<const double> sums) const = 0;
    /// How much of a start's label a row believes; the rest is spread over all classes. Below 1 where a class
    /// could begin with probabilities of 0, which no round takes back.
    virtual double startBelief() const { return 1.0; }
    virtual std::uint32_t freeParameters(std::size_t classes) const = 0;
};

/// For drawn(): some rows of weights, and of tiles of 12 rows.
std::vector<double> drawnWeights(std::span<const double> weights, std::span<const std::uint32_t> rows);
std::vector<float> drawnTiles(std::span<const float> tiles, std::size_t numbers,
                              std::span<const std::uint32_t> rows);

/// Shares of the class weights, and their logs as the constants to begin with; kNever beyond the last class.
void setShares(ClassParameters& parameters, std::span<const double> weights);

} // namespace vignette
