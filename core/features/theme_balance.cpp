#include "core/features/theme_balance.h"

#include <Eigen/Dense>

#include <algorithm>

namespace vignette {

double strongestVariance(const std::vector<std::vector<float>>& fields, std::size_t patients) {
    constexpr std::size_t kMostRows = 20000;
    const std::size_t rows = std::min(patients, kMostRows);
    if (rows == 0 || fields.empty()) return 0.0;
    std::size_t features = 0;
    for (const std::vector<float>& field : fields)
        features += field.size() / patients;
    Eigen::MatrixXd sums =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(features), static_cast<Eigen::Index>(features));
    Eigen::VectorXd totals = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(features));
    Eigen::VectorXd row(static_cast<Eigen::Index>(features));
    for (std::size_t patient = 0; patient < rows; ++patient) {
        Eigen::Index next = 0;
        for (const std::vector<float>& field : fields) {
            const std::size_t count = field.size() / patients;
            for (std::size_t j = 0; j < count; ++j)
                row(next++) = field[patient * count + j];
        }
        totals += row;
        sums.selfadjointView<Eigen::Lower>().rankUpdate(row);
    }
    const auto count = static_cast<double>(rows);
    const Eigen::VectorXd means = totals / count;
    Eigen::MatrixXd covariance = sums.selfadjointView<Eigen::Lower>();
    covariance = covariance / count - means * means.transpose();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance, Eigen::EigenvaluesOnly);
    return std::max(0.0, solver.eigenvalues().maxCoeff());
}

} // namespace vignette
