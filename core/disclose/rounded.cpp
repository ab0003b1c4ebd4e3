#include "core/disclose/rounded.h"

#include "core/disclose/disclose.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

constexpr std::int64_t kSmallestShown = 15;
constexpr std::int64_t kHalfStep = kCountStep / 2;
constexpr double kNearlyAll = 95.0;
constexpr double kTellingBound = 50.0;

ShownNumber form(Form form, double value = 0.0) {
    return {.form = form, .value = value, .decimals = 0};
}

/// The percentage that fewer than 11 of `base` stay below.
double smallShare(std::int64_t base) {
    return base > 0 ? std::ceil(100.0 * kFewestPeople / static_cast<double>(base)) : 100.0;
}

} // namespace

std::int64_t roundedCount(std::uint64_t count) {
    assert(count == 0 || count >= static_cast<std::uint64_t>(kFewestPeople));
    if (count == 0) return 0;
    const auto nearest = static_cast<std::int64_t>((count + kHalfStep) / kCountStep * kCountStep);
    return std::max(nearest, kSmallestShown);
}

std::int64_t lowestOf(std::int64_t rounded) {
    if (rounded == 0) return 0;
    return rounded == kSmallestShown ? kFewestPeople : rounded - kHalfStep;
}

std::int64_t highestOf(std::int64_t rounded) {
    return rounded == 0 ? 0 : rounded + kHalfStep;
}

ShownNumber shownPeople(std::uint64_t count) {
    if (count == 0) return form(Form::None);
    if (count < static_cast<std::uint64_t>(kFewestPeople)) return form(Form::Below, kFewestPeople);
    return form(Form::Value, static_cast<double>(roundedCount(count)));
}

ShownNumber shownShare(const ShareParts& parts) {
    constexpr auto kFewest = static_cast<std::uint64_t>(kFewestPeople);
    if (parts.base < kFewest || parts.shownBase <= 0) return form(Form::Withheld);
    if (parts.count == 0) return form(Form::None);
    const double bound = smallShare(parts.lowestBase);
    if (parts.count < kFewest) return bound > kTellingBound ? form(Form::Withheld) : form(Form::Below, bound);
    if (parts.base - parts.count < kFewest) {
        const double least = 100.0 - bound;
        if (least >= kNearlyAll) return form(Form::NearlyAll, kNearlyAll);
        return least < kTellingBound ? form(Form::Withheld) : form(Form::Above, least);
    }
    const double exact = 100.0 * static_cast<double>(parts.shownCount) / static_cast<double>(parts.shownBase);
    const double percent = std::round(std::clamp(exact, 0.0, 100.0));
    if (percent < 1.0) return form(Form::Below, 1.0);
    if (percent > 99.0) return form(Form::Above, 99.0);
    return form(Form::Value, percent);
}

double roundedTo(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

ShownNumber shownMean(double mean) {
    if (!std::isfinite(mean)) return form(Form::Withheld);
    const int magnitude = mean == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(mean))));
    const int decimals = 2 - magnitude;
    return {.form = Form::Value, .value = roundedTo(mean, decimals), .decimals = std::clamp(decimals, 0, 6)};
}

} // namespace vignette
