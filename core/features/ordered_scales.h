#pragma once

#include "core/base/reference_table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Recognises answers that have an order: bundled scales (resources/reference/ordered_scales.csv) and ranges
/// of numbers ("18-24", "Under 5", "80 or older", "$10,000 to $15,000").
class OrderedScales {
public:
    explicit OrderedScales(const ReferenceTable& table);
    static const OrderedScales& bundled();

    /// The levels in order, lowest first, without those that say "unknown" or "refused". Empty when fewer
    /// than three remain or any of them fits no order.
    std::optional<std::vector<std::string>> orderOf(const std::vector<std::string>& levels) const;

private:
    std::vector<std::map<std::string, std::size_t>> m_scales; ///< lower-case level → place
};

/// "unknown", "refused", "prefer not to say" …: an answer that gives no answer.
bool isNonAnswer(const std::string& level);

/// Where a range of numbers starts; empty when the text is none. "<5" lies just below 5, "over 5" just above.
std::optional<double> rangeStart(const std::string& level);

} // namespace vignette
