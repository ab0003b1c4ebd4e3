#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Replaces what is no UTF-8, and NUL bytes, by U+FFFD in the cells that hold any (the text of `block` stays;
/// repaired cells live in `repaired`, to which the views then point). Returns how many cells were repaired.
/// Costs one quick look at the block when all of it is in order.
std::uint64_t repairCells(std::string_view block, std::vector<std::vector<std::string_view>>& columns,
                          std::vector<std::string>& repaired);

/// How many cells hold U+FFFD: the decoder put it there where the source's bytes are no text.
std::uint64_t replacedCells(std::string_view block,
                            const std::vector<std::vector<std::string_view>>& columns);

/// UTF-8 with U+FFFD for each byte that fits nowhere and each NUL.
std::string repairedText(std::string_view text);

/// A row without its content: letters as A, digits as 9, at most 60 characters.
std::string shapeOf(std::string_view row);

} // namespace vignette
