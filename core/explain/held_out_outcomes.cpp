#include "core/explain/held_out_outcomes.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/explain/drawn_patients.h"
#include "core/explain/outcome_design.h"
#include "core/explain/regression.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr int kFolds = 5;
constexpr std::size_t kFewestValues = 55; // eleven a fold
constexpr double kFewestOfKind = 11.0;

/// One outcome of the patients looked at.
struct Task {
    const Field* field = nullptr;
    std::vector<std::uint32_t> patients;
    std::vector<double> values;
    std::string reason; ///< why it can't be looked at
};

bool isHeldOut(const ExplainInput& input, const Field& field) {
    const bool isOutcome = field.theme == Theme::Outcome || field.care == FieldCare::Outcome;
    if (!isOutcome || field.use == FieldUse::Hide || field.care == FieldCare::Sensitive) return false;
    return std::none_of(input.encoding->fields.begin(), input.encoding->fields.end(),
                        [&](const FieldEncoding& formed) { return formed.fieldKey == field.key; });
}

std::string troubleOf(const Field& field, const std::vector<double>& values) {
    if (values.size() < kFewestValues) return "fewer than 55 patients have a value";
    double yes = 0.0;
    for (const double value : values)
        yes += value;
    const auto count = static_cast<double>(values.size());
    if (field.kind == FieldKind::Flag && (yes < kFewestOfKind || count - yes < kFewestOfKind))
        return "fewer than 11 patients have it, or lack it";
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return *low == *high ? "every patient has the same value" : std::string();
}

Task taskOf(const ExplainInput& input, std::size_t index, const ExplainLimits& limits) {
    const Field& field = input.data->fields[index];
    Task task{.field = &field, .patients = {}, .values = {}, .reason = {}};
    const std::vector<double> all = outcomeValues(field, input.data->columns[index]);
    if (all.empty()) {
        task.reason = "its levels have no order";
        return task;
    }
    std::vector<std::uint32_t> with;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (std::isfinite(all[i])) with.push_back(static_cast<std::uint32_t>(i));
    for (const std::uint32_t place : drawnPatients(with.size(), limits.outcomePatients, input.plan->seed)) {
        task.patients.push_back(with[place]);
        task.values.push_back(all[with[place]]);
    }
    toUnitSize(task.values);
    task.reason = troubleOf(field, task.values);
    return task;
}

void countChance(OutcomeGain& gain, const std::vector<double>& dealt) {
    std::size_t asMuch = 0;
    gain.shuffledHighest = dealt.empty() ? 0.0 : *std::max_element(dealt.begin(), dealt.end());
    for (const double value : dealt) {
        gain.shuffledMean += value / static_cast<double>(dealt.size());
        asMuch += value >= gain.gain() ? 1U : 0U;
    }
    gain.chance = static_cast<double>(1 + asMuch) / static_cast<double>(1 + dealt.size());
}

OutcomeGain gainOf(const ExplainInput& input, const Task& task, const ExplainLimits& limits,
                   Progress& progress) {
    const auto segments = static_cast<std::size_t>(input.segmentation->segmentCount);
    const bool isShare = task.field->kind == FieldKind::Flag;
    const Regression kind = isShare ? Regression::Logistic : Regression::Linear;
    std::vector<std::uint16_t> labels;
    for (const std::uint32_t patient : task.patients)
        labels.push_back(input.segmentation->labels[patient]);
    const std::uint64_t seed = mix64(input.plan->seed, hash64(task.field->key));
    const std::vector<std::uint8_t> folds = dealtFolds(labels.size(), kFolds, seed);
    const Design base = adjustingColumns(*input.data, input.adjustFor, task.patients);
    const auto reached = [&](const Design& design) {
        progress.checkpoint();
        return crossValidated(kind, design, task.values, folds, kFolds).value_or(0.0);
    };
    OutcomeGain gain{.field = task.field->key, .isShare = isShare, .patients = labels.size()};
    gain.without = reached(base);
    gain.with = reached(withSegments(base, labels, segments));
    std::vector<double> dealt(static_cast<std::size_t>(std::max(limits.deals, 0)));
    parallelTasks(dealt.size(), [&](std::size_t deal) {
        std::vector<std::uint16_t> mixed = labels;
        Random(seed, deal + 1).shuffle(std::span(mixed));
        dealt[deal] = reached(withSegments(base, mixed, segments)) - gain.without;
    });
    countChance(gain, dealt);
    return gain;
}

} // namespace

OutcomeReport heldOutOutcomes(const ExplainInput& input, const ExplainLimits& limits, Progress& progress) {
    OutcomeReport report;
    for (const std::string& key : input.adjustFor)
        if (input.data->find(key)) report.adjustedFor.push_back(key);
    for (std::size_t i = 0; i < input.data->fields.size(); ++i) {
        if (!isHeldOut(input, input.data->fields[i])) continue;
        const Task task = taskOf(input, i, limits);
        if (task.reason.empty())
            report.outcomes.push_back(gainOf(input, task, limits, progress));
        else
            report.leftOut.push_back(task.field->key + ": " + task.reason);
    }
    return report;
}

} // namespace vignette
