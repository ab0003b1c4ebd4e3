#include "core/features/plan_encoding.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/features/encode.h"
#include "core/features/number_scale.h"
#include "core/features/theme_balance.h"
#include "core/model/missing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace vignette {

namespace {

constexpr double kRareShare = 0.02;
constexpr std::uint64_t kRareCount = 11;
constexpr double kSkewed = 2.0;
constexpr double kLogWorthwhile = 20.0; ///< log(1 + x) bends nothing that stays near 0

/// As many patients must differ from the rest for a trait to form segments.
std::uint64_t fewestOf(std::uint64_t total) {
    return std::max(kRareCount,
                    static_cast<std::uint64_t>(std::ceil(kRareShare * static_cast<double>(total))));
}

/// One field's encoding, or why it has none.
struct Choice {
    std::optional<FieldEncoding> encoding;
    std::string reason;
    std::uint64_t contentHash = 0; ///< of the unweighted features
};

Choice leftOut(const std::string& reason) {
    return {.encoding = std::nullopt, .reason = reason, .contentHash = 0};
}

Choice chooseForNumbers(const DataColumn& column, FieldEncoding encoding) {
    NumberScale scale = measureNumbers(column.numbers);
    if (scale.isWholeAndAllDifferent)
        return leftOut("every patient has a different value, like a row number");
    if (scale.lowest == 0.0 &&
        scale.aboveLowest < fewestOf(scale.valueCount)) // a count that is nearly always 0
        return leftOut("nearly all patients have the same value");
    encoding.encoding = Encoding::Standardised;
    if (scale.lowest >= 0.0 && scale.highest >= kLogWorthwhile && scale.skewness > kSkewed) {
        std::vector<double> logs(column.numbers.size());
        std::transform(column.numbers.begin(), column.numbers.end(), logs.begin(),
                       [](double value) { return std::isnan(value) ? value : stableLog1p(value); });
        scale = measureNumbers(logs);
        encoding.encoding = Encoding::LogStandardised;
    }
    if (!(scale.scale > 0.0)) return leftOut("every patient has the same value");
    encoding.centre = scale.centre;
    encoding.scale = scale.scale;
    return {.encoding = encoding, .reason = {}, .contentHash = 0};
}

Choice chooseForOrdered(const Field& field, const DataColumn& column, FieldEncoding encoding) {
    std::vector<double> ranks;
    for (const std::uint16_t level : column.levels)
        if (level != kNoLevel) ranks.push_back(rankOf(level, field.values.size()));
    const NumberScale scale = measureNumbers(ranks);
    if (!(scale.scale > 0.0)) return leftOut("every patient has the same answer");
    encoding.encoding = Encoding::Ranked;
    encoding.centre = scale.centre;
    encoding.scale = scale.scale;
    return {.encoding = encoding, .reason = {}, .contentHash = 0};
}

/// Levels frequent enough for a feature of their own, then the pooled rest if that is.
std::vector<std::pair<std::string, std::uint64_t>>
frequentLevels(const Field& field, const std::vector<std::uint64_t>& counts, std::uint64_t fewest) {
    std::vector<std::pair<std::string, std::uint64_t>> kept;
    std::uint64_t pooled = 0;
    for (std::size_t level = 0; level < counts.size(); ++level) {
        if (counts[level] >= fewest)
            kept.emplace_back(field.values[level].code, counts[level]);
        else
            pooled += counts[level];
    }
    if (pooled >= fewest) kept.emplace_back(kPooledLevel, pooled);
    return kept;
}

Choice chooseForLevels(const Field& field, const DataColumn& column, FieldEncoding encoding) {
    std::vector<std::uint64_t> counts(field.values.size());
    std::uint64_t total = 0;
    for (const std::uint16_t level : column.levels) {
        if (level == kNoLevel) continue;
        ++counts[level];
        ++total;
    }
    const std::uint64_t fewest = fewestOf(total);
    auto kept = frequentLevels(field, counts, fewest);
    if (kept.empty()) return leftOut("almost every patient has a different value");
    // "Frequent" by itself is not enough: someone must also differ.
    std::erase_if(kept, [&](const auto& level) { return total - level.second < fewest; });
    if (kept.empty()) return leftOut("nearly all patients have the same value");
    if (field.kind == FieldKind::Flag) {
        // Two levels say the same thing twice; "yes" alone stands for both.
        const auto yes = std::find_if(kept.begin(), kept.end(),
                                      [&](const auto& level) { return level.first == field.yesCode; });
        if (yes == kept.end()) return leftOut("fewer than 11 patients, or 1 of 200, have it");
        kept = {*yes};
    }
    encoding.encoding = Encoding::Indicators;
    double spread = 0.0;
    for (const auto& [code, count] : kept) {
        const double share = static_cast<double>(count) / static_cast<double>(total);
        encoding.levels.push_back(code);
        encoding.shares.push_back(share);
        spread += 1.0 - share;
    }
    encoding.scale = std::sqrt(spread);
    encoding.featureCount = static_cast<std::uint32_t>(kept.size());
    return {.encoding = encoding, .reason = {}, .contentHash = 0};
}

double missingShareOf(const DataColumn& column, std::size_t patients) {
    std::size_t missing = 0;
    for (const double value : column.numbers)
        missing += std::isnan(value) ? 1U : 0U;
    for (const std::uint16_t level : column.levels)
        missing += level == kNoLevel ? 1U : 0U;
    return patients ? static_cast<double>(missing) / static_cast<double>(patients) : 1.0;
}

[[noreturn]] void refuseWithoutReason(const Field& field) {
    throw Failure(FailureCode::BadUsage,
                  "More than 40 % of the patients have no value for \"" + field.label + "\" (" + field.key +
                      "). To form segments with it, say why on the page Collect, or under \"form_reason\" of "
                      "the field in the plan.");
}

Choice chooseFor(const Dataset& dataset, std::size_t index, const SegmentationPlan& plan) {
    const Field& field = dataset.fields[index];
    const DataColumn& column = dataset.columns[index];
    FieldEncoding encoding;
    encoding.fieldKey = field.key;
    encoding.theme = field.theme;
    encoding.missingShare = missingShareOf(column, dataset.patientCount);
    if (encoding.missingShare >= 1.0) return leftOut("no patient has a value");
    if (encoding.missingShare > kMostMissingToForm && trimmed(field.formReason).empty()) {
        if (!plan.formingFields.empty()) refuseWithoutReason(field);
        return leftOut("more than 40 of 100 patients have no value");
    }
    const auto weight = plan.themeWeights.find(field.theme);
    if (weight != plan.themeWeights.end() && weight->second == 0.0)
        return leftOut("its theme has the weight 0");

    Choice choice;
    if (!column.numbers.empty())
        choice = chooseForNumbers(column, encoding);
    else if (field.kind == FieldKind::Ordered)
        choice = chooseForOrdered(field, column, encoding);
    else
        choice = chooseForLevels(field, column, encoding);
    if (choice.encoding) {
        const std::vector<float> features = encodeField(field, column, *choice.encoding);
        choice.contentHash = hash64(std::as_bytes(std::span(features)));
    }
    return choice;
}

std::vector<std::size_t> formingFields(const Dataset& dataset, const SegmentationPlan& plan) {
    std::vector<std::size_t> chosen;
    for (const std::string& key : plan.formingFields) {
        std::size_t index = 0;
        if (!dataset.find(key, &index))
            throw Failure(FailureCode::BadUsage, "There is no field \"" + key + "\" to form segments with.");
        if (std::find(chosen.begin(), chosen.end(), index) == chosen.end()) chosen.push_back(index);
    }
    for (std::size_t i = 0; plan.formingFields.empty() && i < dataset.fields.size(); ++i)
        if (dataset.fields[i].use == FieldUse::Form) chosen.push_back(i);
    return chosen;
}

double themeWeightOf(const EncodingPlan& plan, Theme theme) {
    const auto found = plan.themeWeights.find(theme);
    return found == plan.themeWeights.end() ? 1.0 : found->second;
}

/// Each theme's strongest direction gets the theme's weight as its variance, as in multiple factor analysis
/// (Escofier & Pagès 1994, doi:10.1016/0167-9473(94)90135-X); the total stays the number of fields. Giving
/// every theme the same total instead let a theme of two flags outshout one of twenty: all its spread lies on
/// two axes, and two points far apart on one axis are what k-means divides by first.
void weighThemes(EncodingPlan& plan, const Dataset& dataset) {
    std::map<Theme, std::vector<std::vector<float>>> featuresOf;
    for (const FieldEncoding& field : plan.fields) {
        std::size_t index = 0;
        dataset.find(field.fieldKey, &index);
        featuresOf[field.theme].push_back(encodeField(dataset.fields[index], dataset.columns[index], field));
    }
    std::map<Theme, double> varianceOf;
    double total = 0.0;
    for (const auto& [theme, features] : featuresOf) {
        const double strongest = strongestVariance(features, dataset.patientCount);
        varianceOf[theme] = strongest > 0.0 ? themeWeightOf(plan, theme) / strongest : 0.0;
        total += varianceOf[theme] * static_cast<double>(features.size());
    }
    for (FieldEncoding& field : plan.fields)
        field.weight =
            std::sqrt(varianceOf.at(field.theme) / total * static_cast<double>(plan.fields.size()));
}

void checkThemeWeights(const SegmentationPlan& plan) {
    for (const auto& [theme, weight] : plan.themeWeights)
        if (!std::isfinite(weight) || weight < 0.0)
            throw Failure(FailureCode::BadUsage, std::string("The weight of the theme \"") + toText(theme) +
                                                     "\" must be 0 or more.");
}

} // namespace

EncodingPlan planEncoding(const Dataset& dataset, const SegmentationPlan& plan) {
    checkThemeWeights(plan);
    EncodingPlan result;
    result.themeWeights = plan.themeWeights;
    const std::vector<std::size_t> chosen = formingFields(dataset, plan);
    std::vector<Choice> choices(chosen.size());
    parallelTasks(chosen.size(), [&](std::size_t i) { choices[i] = chooseFor(dataset, chosen[i], plan); });

    std::map<std::uint64_t, std::string> seen;
    std::uint32_t nextFeature = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const std::string& key = dataset.fields[chosen[i]].key;
        if (choices[i].encoding) {
            const auto [twin, isNew] = seen.emplace(choices[i].contentHash, key);
            if (!isNew) choices[i] = leftOut("the same values as " + twin->second);
        }
        if (!choices[i].encoding) {
            result.leftOut.push_back(key + ": " + choices[i].reason);
            continue;
        }
        choices[i].encoding->firstFeature = nextFeature;
        nextFeature += choices[i].encoding->featureCount;
        result.fields.push_back(*choices[i].encoding);
    }
    if (result.fields.empty())
        throw Failure(FailureCode::NothingToDo,
                      "No field is left to form segments with. Set at least one field with differing values "
                      "to \"used to form\".");
    weighThemes(result, dataset);
    return result;
}

} // namespace vignette
