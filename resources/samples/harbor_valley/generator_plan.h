#pragma once

#include "core/base/dates.h"
#include "core/base/random.h"

#include <cstddef>
#include <cstdint>

namespace vignette::harbor_valley {

/// What decides every byte of the sample. Row i of patients depends on (seed, i) alone, so a smaller sample
/// is the beginning of a larger one.
struct GeneratorPlan {
    std::uint64_t seed = 20250312;
    std::uint32_t patients = 20000;
};

/// The population that planted faults and the nine people of G6 are spread over, whatever `patients` says.
inline constexpr std::uint32_t kFullSize = 20000;

/// The study's window: 24 months, both days included.
inline constexpr Date kFirstDay{19358}; ///< 2023-01-01
inline constexpr Date kLastDay{20088};  ///< 2024-12-31
/// Claims after this day are incomplete (claims lag).
inline constexpr Date kClaimsComplete{19996}; ///< 2024-09-30

/// Each table draws from its own stream of each person, so that a change in one leaves the others alone.
enum class Stream : std::uint64_t {
    Traits,
    Frame,
    Groups,
    Identifiers,
    Circumstances,
    Conditions,
    Encounters,
    Observations,
    Survey,
    Faults,
    Controls,
};
inline Random streamOf(std::uint64_t seed, std::uint32_t person, Stream stream) {
    return {seed, static_cast<std::uint64_t>(person) * 32 + static_cast<std::uint64_t>(stream)};
}

/// Exactly `count` indices of [0, kFullSize), evenly spaced from a seeded start.
class SpreadSet {
public:
    SpreadSet(std::uint64_t seed, std::uint64_t salt, std::uint32_t count);
    bool contains(std::uint32_t index) const;

private:
    std::uint32_t m_step;
    std::uint32_t m_count;
    std::uint32_t m_start;
};

} // namespace vignette::harbor_valley
