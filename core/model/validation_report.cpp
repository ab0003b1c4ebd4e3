#include "core/model/validation_report.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<Verdict> kVerdicts[] = {{Verdict::DistinctGroups, "distinct groups"},
                                           {Verdict::UsefulSlices, "useful slices of a continuum"},
                                           {Verdict::NothingStable, "nothing stable"}};
constexpr EnumText<StabilityReading> kReadings[] = {{StabilityReading::HighlyStable, "highly stable"},
                                                    {StabilityReading::Stable, "stable"},
                                                    {StabilityReading::PatternOnly, "pattern only"},
                                                    {StabilityReading::NotToBeTrusted, "not to be trusted"}};

} // namespace

const char* toText(Verdict verdict) {
    return textOf(kVerdicts, verdict);
}
Verdict verdictFromText(const std::string& text) {
    return valueOf(kVerdicts, text, "verdict");
}
const char* toText(StabilityReading reading) {
    return textOf(kReadings, reading);
}

StabilityReading readingOf(double overlap) {
    if (overlap >= 0.85) return StabilityReading::HighlyStable;
    if (overlap >= 0.75) return StabilityReading::Stable;
    if (overlap >= 0.60) return StabilityReading::PatternOnly;
    return StabilityReading::NotToBeTrusted;
}

} // namespace vignette
