#pragma once

#include "core/privacy/distinct_sample.h"
#include "core/privacy/header_words.h"
#include "core/privacy/value_signs.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Everything a rule may ask about one column: its header's words, how many cells carry each sign, and a
/// sample of its different values.
struct SignCounts {
    std::vector<std::string> header;
    std::uint64_t cells = 0;
    std::array<std::uint64_t, kSignCount> withSign{};
    DistinctSample different;

    std::uint64_t count(Sign sign) const { return withSign[static_cast<std::size_t>(sign)]; }
    /// Cells that answer at all: "unknown" and "not on file" aside.
    std::uint64_t answers() const { return cells - count(Sign::NoAnswer); }
    double share(Sign sign) const {
        return answers() == 0 ? 0.0 : static_cast<double>(count(sign)) / static_cast<double>(answers());
    }
    bool isMostly(Sign sign) const { return answers() > 0 && share(sign) >= 0.8; }
    HeaderHint hint(std::string_view topic) const { return HeaderWords::bundled().hint(topic, header); }
};

} // namespace vignette
