#pragma once

#include "core/base/dates.h"
#include "core/ingest/number_cell.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vignette {

inline constexpr std::size_t kDateFormats = 7;

/// What the values of a column look like, in counts of cells. Only whole sums, minima and maxima: the same
/// for any order of add() and merge(), and for a value added once with its count or cell by cell.
struct ValueProfile {
    struct Dates {
        std::uint64_t count = 0;
        std::optional<Date> first;
        std::optional<Date> last;
    };

    std::uint64_t values = 0;
    std::uint64_t numbers = 0;
    std::uint64_t wholeNumbers = 0;
    std::uint64_t leadingZeros = 0;  ///< 0805
    std::uint64_t longDigits = 0;    ///< over 15 digits
    std::uint64_t exponentCodes = 0; ///< 1E5
    std::uint64_t exponents = 0;     ///< numbers with e or E that are no such code: 1.5e-05
    std::uint64_t codes = 0;         ///< E11.9 and its like
    std::uint64_t words = 0;
    std::uint64_t withBlanks = 0;
    std::uint64_t longestBytes = 0;
    std::uint64_t shortestBytes = UINT64_MAX;
    std::uint64_t digitDates = 0; ///< dates with a dot between day, month and year
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::array<Dates, kDateFormats> dates; ///< by DateFormat

    void add(std::string_view value, std::uint64_t count, const NumberReader& reader);
    void merge(const ValueProfile& other);
    const Dates& datesAs(DateFormat format) const { return dates[static_cast<std::size_t>(format)]; }

private:
    void addNumber(std::string_view value, double number, std::uint64_t count);
    void addDates(std::string_view value, std::uint64_t count);
    void addWords(std::string_view value, std::uint64_t count);
};

} // namespace vignette
