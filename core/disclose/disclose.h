#pragma once

#include "core/model/release.h"
#include "core/model/study_result.h"

#include <string>

namespace vignette {

/// Counts stand for at least so many people, and are rounded to this step.
inline constexpr int kFewestPeople = 11;
inline constexpr int kCountStep = 5;

/// Which checks the gate makes. Everything but All is for tests that show that a check is needed.
enum class GateChecks { All, WithoutComplement };

/// The only maker of a Release: rules E0–E7 and E9–E12 of the disclosure gate.
///
/// - A persona of fewer than 11 people, or whose re-test overlap is under 60 %, is not presented; when
/// nothing
///   is stable there are none.
/// - Every figure is made from counts rounded to 5 (11 and 12 print as 15, zero as none, 1–10 never), so that
///   figures of one table agree with each other and nothing finer can be worked back from them: percentages
///   from a rounded count over a rounded base; everyone else's from the rounded total less the persona's;
///   ranges, ratios and missing shares from the printed figures.
/// - A percentage needs 11 people and 11 without; else "<", ">", "nearly all", "none" or withheld, bounds
/// being
///   those of the rounded base.
/// - Where hidden counts could still be narrowed by totals, more is hidden until they can't (complement.h).
/// - Means: 11 people, 11 of them not zero (counts), none above half of the sum; three significant digits.
class DisclosureGate {
public:
    explicit DisclosureGate(GateChecks checks = GateChecks::All) : m_checks(checks) {}
    /// `result.data` must not be null. Throws Failure(BadUsage) when labels and data do not belong together.
    Release disclose(const StudyResult& result, const std::string& programVersion) const;

private:
    GateChecks m_checks;
};

/// disclose() of a gate with all checks.
Release disclose(const StudyResult& result, const std::string& programVersion);

} // namespace vignette
