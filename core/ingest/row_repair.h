#pragma once

#include "core/model/extract.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Where a cell's text stands in its row, without the marks around it; doubled quotes are still doubled.
struct CellSpan {
    std::size_t start = 0;
    std::size_t size = 0;
    bool isQuoted = false;
    bool operator==(const CellSpan&) const = default;
};

/// The cells of one row (without its line end) by the letter of RFC 4180: a quote opens a cell, is doubled
/// inside it and closes it right before a delimiter or the end. Empty when the row is not written so.
std::optional<std::vector<CellSpan>> strictCells(std::string_view row, const Dialect& dialect);

/// The cells of a row in which exactly one quote mark too many stands: that mark is taken as a letter, and
/// the rest must be strict and `width` cells wide. Empty when no mark or several marks could be the one, and
/// for rows of more than kRepairBytes bytes or kRepairQuotes marks (so that time stays linear), or with an
/// escape character.
std::optional<std::vector<CellSpan>> cellsWithStrayQuote(std::string_view row, const Dialect& dialect,
                                                         std::size_t width);
inline constexpr std::size_t kRepairBytes = std::size_t{64} << 10;
inline constexpr std::size_t kRepairQuotes = 128;

/// Rows, at least two, that a record falls into when a stray quote had joined its lines; positions count from
/// the record's start. Empty unless every line is a row of `width` cells.
std::optional<std::vector<std::vector<CellSpan>>>
rowsWithStrayQuote(std::string_view record, const Dialect& dialect, std::size_t width);

/// The text of a cell: doubled quotes become one.
std::string textOf(std::string_view row, const CellSpan& cell, const Dialect& dialect);

} // namespace vignette
