#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace vignette {

/// A number that means one kind of thing and nothing else.
template<typename Tag, typename Number = std::uint32_t> struct Id {
    Number value{};
    auto operator<=>(const Id&) const = default;
};

using FieldIndex = Id<struct FieldIndexTag>;     ///< position of a field in a study's field list
using SegmentIndex = Id<struct SegmentIndexTag>; ///< 0..k-1 inside one segmentation
using ImportId = Id<struct ImportIdTag, std::int64_t>;
using SegmentationId = Id<struct SegmentationIdTag, std::int64_t>;

/// A persona's lasting name inside the program: 32 hex digits, made once from data fingerprint, plan and
/// rank.
struct PersonaId {
    std::string value;
    auto operator<=>(const PersonaId&) const = default;
};

} // namespace vignette
