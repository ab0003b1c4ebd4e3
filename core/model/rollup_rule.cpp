#include "core/model/rollup_rule.h"

#include "core/base/text.h"
#include "core/model/enum_text.h"
#include "core/model/screening.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr EnumText<RollupVerb> kVerbs[] = {{RollupVerb::Count, "count"}, {RollupVerb::Ever, "ever"},
                                           {RollupVerb::First, "first"}, {RollupVerb::Last, "last"},
                                           {RollupVerb::Mean, "mean"},   {RollupVerb::Sum, "sum"},
                                           {RollupVerb::Most, "most"}};

std::string plainCode(std::string_view code) {
    std::string plain;
    for (const char c : toLowerAscii(code))
        if (c != '.' && !isBlank(c)) plain += c;
    return plain;
}

} // namespace

const char* toText(RollupVerb verb) {
    return textOf(kVerbs, verb);
}
RollupVerb rollupVerbFromText(const std::string& text) {
    return valueOf(kVerbs, text, "summary");
}

bool startsWithCode(std::string_view code, const std::vector<std::string>& prefixes) {
    const std::string plain = plainCode(code);
    return std::ranges::any_of(
        prefixes, [&](const std::string& prefix) { return plain.starts_with(plainCode(prefix)); });
}

bool canRead(const RollupRule& rule, const ScreeningPlan& screening) {
    for (const std::string* column : {&rule.valueColumn, &rule.dateColumn, &rule.filterColumn}) {
        if (column->empty()) continue;
        const ColumnDecision* decision = screening.find(*column);
        if (!decision || decision->action == ColumnAction::Drop) return false;
    }
    return true;
}

} // namespace vignette
