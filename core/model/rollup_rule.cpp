#include "core/model/rollup_rule.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<RollupVerb> kVerbs[] = {{RollupVerb::Count, "count"}, {RollupVerb::Ever, "ever"},
                                           {RollupVerb::First, "first"}, {RollupVerb::Last, "last"},
                                           {RollupVerb::Mean, "mean"},   {RollupVerb::Sum, "sum"},
                                           {RollupVerb::Most, "most"}};

} // namespace

const char* toText(RollupVerb verb) {
    return textOf(kVerbs, verb);
}
RollupVerb rollupVerbFromText(const std::string& text) {
    return valueOf(kVerbs, text, "summary");
}

} // namespace vignette
