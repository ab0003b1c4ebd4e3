#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace vignette {

/// How far two divisions of the same patients agree, beyond chance: adjusted Rand index (Hubert & Arabie
/// 1985, doi:10.1007/BF01908075). 1: the same; 0: as by chance. Empty for fewer than two patients; 1 where
/// both put everyone together or everyone apart.
std::optional<double> labelAgreement(std::span<const std::uint16_t> first,
                                     std::span<const std::uint16_t> second);

} // namespace vignette
