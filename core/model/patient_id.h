#pragma once

#include "core/base/hash.h"

#include <array>
#include <compare>
#include <cstdint>

namespace vignette {

/// Keyed hash of the linking key. Lives in memory during an import and in the key file beside the study;
/// never in the study.
struct PatientKey {
    Key16 bytes{};
    auto operator<=>(const PatientKey&) const = default;
};

/// The random 16 bytes that stand for a patient inside a study.
struct Surrogate {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Surrogate&) const = default;
};

struct PatientKeyHash {
    std::size_t operator()(const PatientKey& key) const {
        return static_cast<std::size_t>(hash64(std::as_bytes(std::span(key.bytes))));
    }
};
struct SurrogateHash {
    std::size_t operator()(const Surrogate& surrogate) const {
        return static_cast<std::size_t>(hash64(std::as_bytes(std::span(surrogate.bytes))));
    }
};

} // namespace vignette
