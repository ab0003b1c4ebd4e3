#include "core/base/text.h"
#include "core/privacy/header_words.h"
#include "core/privacy/identifier_scanner.h"
#include "core/privacy/value_signs.h"
#include "tests/fuzz/fuzz_target.h"

#include <memory>
#include <vector>

namespace vignette::fuzz {

namespace {

using Values = std::vector<std::string_view>;

Values linesOf(std::string_view text) {
    Values lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        lines.push_back(line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return lines;
}

/// Each value counts one more than its place, so that order and count can't stand in for each other.
std::unique_ptr<ColumnScanner> scanned(std::string_view header, const Values& values, std::size_t from,
                                       std::size_t step) {
    static const ColumnScannerFactory kScanners = identifierScanners();
    std::unique_ptr<ColumnScanner> scanner = kScanners(header);
    for (std::size_t i = from; i < values.size(); i += step)
        scanner->look(values[i], i + 1);
    return scanner;
}

void compareOrders(std::string_view header, const Values& values) {
    const auto findings = scanned(header, values, 0, 1)->findings();
    const auto even = scanned(header, values, 0, 2);
    const auto odd = scanned(header, values, 1, 2);
    odd->merge(*even);
    require(odd->findings() == findings, "findings do not depend on the order of looking and merging");
    for (const IdentifierFinding& finding : findings)
        require(!finding.why.empty(), "a finding says why");
}

} // namespace

/// The header, then one value a line.
void runTarget(std::string_view input) {
    Values lines = linesOf(input);
    if (lines.empty()) return;
    const std::string_view header = lines.front();
    lines.erase(lines.begin());
    for (const std::string& word : headerWords(header))
        require(!word.empty(), "a word of a header is not empty");
    for (std::string_view& value : lines) {
        value = trimmed(value);
        require(signsOf(value) == signsOf(" " + std::string(value) + " "),
                "blanks around a value do not matter");
    }
    std::erase_if(lines, [](std::string_view value) { return value.empty(); });
    compareOrders(header, lines);
}

} // namespace vignette::fuzz
