#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace vignette {

/// The three-digit prefix of a US ZIP code as people and spreadsheets write it: 02138, 02138-1234,
/// 021381234, 2138 and 2138.0 (the zero in front was lost), 501. `isPrefixAlready`: the column holds
/// three-digit prefixes ("021", or "21" when zeros were lost). Empty for anything else.
std::optional<std::string> zipPrefix(std::string_view text, bool isPrefixAlready);

/// Prefixes that must be stored as 000 (resources/reference/zip3_restricted.csv).
class RestrictedZips {
public:
    static const RestrictedZips& bundled();
    bool contains(const std::string& prefix) const { return m_prefixes.contains(prefix); }
    std::size_t size() const { return m_prefixes.size(); }

private:
    std::unordered_set<std::string> m_prefixes;
};

} // namespace vignette
