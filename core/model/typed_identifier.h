#pragma once

#include "core/model/identifier.h"

#include <string>

namespace vignette {

/// A piece of a text that looks like an identifier. For the screen of the person who typed it, and nowhere
/// else.
struct TypedIdentifier {
    IdentifierClass identifier = IdentifierClass::UniqueCode;
    std::string piece; ///< as typed: "617-555-0123"
    bool operator==(const TypedIdentifier&) const = default;
};

/// Whom a text may name: the line for an expert's name holds one, and that is no finding.
enum class TypedNames { AreFound, MayStand };

} // namespace vignette
