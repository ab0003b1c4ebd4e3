#pragma once

#include "core/base/failure.h"

#include <cassert>
#include <string>

namespace vignette {

/// One line of a table that gives an enum its lasting words in files. Order and spelling never change.
template<typename Enum> struct EnumText {
    Enum value;
    const char* text;
};

template<typename Enum, std::size_t Count>
const char* textOf(const EnumText<Enum> (&table)[Count], Enum value) {
    for (const EnumText<Enum>& line : table)
        if (line.value == value) return line.text;
    assert(false && "an enum value without a word");
    return "";
}

/// Throws Failure(Damaged), naming what was expected.
template<typename Enum, std::size_t Count>
Enum valueOf(const EnumText<Enum> (&table)[Count], const std::string& text, const char* what) {
    for (const EnumText<Enum>& line : table)
        if (text == line.text) return line.value;
    throw Failure(FailureCode::Damaged, "\"" + text + "\" is not a known " + what + ".");
}

} // namespace vignette
