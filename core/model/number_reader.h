#pragma once

#include "core/model/extract.h"

#include <optional>
#include <string_view>

namespace vignette {

/// Numbers as the dialect writes them, without the locale: decimal mark, and thousands marks that stand where
/// they should (1.234.567,8). A blank as thousands mark also means U+00A0 and U+202F.
class NumberReader {
public:
    explicit NumberReader(const Dialect& dialect);
    /// Empty for what is no finite number in this dialect.
    std::optional<double> read(std::string_view text) const;

private:
    std::optional<double> readMarked(std::string_view text) const;
    char m_decimalMark;
    std::optional<char> m_thousandsMark;
};

} // namespace vignette
