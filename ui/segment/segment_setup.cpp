#include "ui/segment/segment_setup.h"

#include <algorithm>
#include <cmath>

namespace vignette {

bool covers(FieldView view, Theme theme) {
    switch (view) {
    case FieldView::Health:
        return theme == Theme::Conditions || theme == Theme::Functional || theme == Theme::Measurements;
    case FieldView::Behaviour:
        return theme == Theme::UseOfCare || theme == Theme::Habits || theme == Theme::Digital;
    case FieldView::Needs:
        return theme == Theme::Needs || theme == Theme::Barriers || theme == Theme::Preferences;
    case FieldView::Attitudes:
        return theme == Theme::Attitudes || theme == Theme::Channel;
    case FieldView::Demographics:
        return theme == Theme::Demographic || theme == Theme::Economic || theme == Theme::Social;
    case FieldView::Everything:
        return true;
    }
    return false;
}

void SegmentSetup::setView(FieldView view, bool isOn) {
    if (view == FieldView::Everything) {
        views = {FieldView::Everything};
        return;
    }
    views.erase(FieldView::Everything);
    if (isOn)
        views.insert(view);
    else
        views.erase(view);
    if (views.empty()) views = {FieldView::Everything};
}

void SegmentSetup::setWeight(Theme theme, double weight) {
    if (weight == 1.0)
        weights.erase(theme);
    else
        weights[theme] = weight;
}

bool lacksReason(const Field& field, const MissingShares& missing) {
    const auto share = missing.find(field.key);
    return share != missing.end() && share->second > kMostMissingToForm && field.formReason.empty();
}

bool isFormingByViews(const SegmentSetup& setup, const Field& field, const MissingShares& missing) {
    if (field.use != FieldUse::Form || lacksReason(field, missing)) return false;
    return std::any_of(setup.views.begin(), setup.views.end(),
                       [&](FieldView view) { return covers(view, field.theme); });
}

bool isForming(const SegmentSetup& setup, const Field& field, const MissingShares& missing) {
    if (field.use == FieldUse::Hide || lacksReason(field, missing)) return false;
    const auto hand = setup.byHand.find(field.key);
    return hand != setup.byHand.end() ? hand->second : isFormingByViews(setup, field, missing);
}

void switchByHand(SegmentSetup& setup, const Field& field, const MissingShares& missing, bool isOn) {
    if (isFormingByViews(setup, field, missing) == isOn)
        setup.byHand.erase(field.key);
    else
        setup.byHand[field.key] = isOn;
}

std::vector<std::string> formingKeys(const SegmentSetup& setup, const std::vector<Field>& fields,
                                     const MissingShares& missing) {
    std::vector<std::string> keys;
    for (const Field& field : fields)
        if (isForming(setup, field, missing)) keys.push_back(field.key);
    return keys;
}

SegmentationPlan planOf(const SegmentSetup& setup, const std::vector<Field>& fields,
                        const MissingShares& missing) {
    SegmentationPlan plan;
    plan.seed = setup.seed;
    plan.starts = setup.starts;
    plan.segmentCount = setup.segmentCount;
    plan.themeWeights = setup.weights;
    const bool isLeftToProgram = setup.views.contains(FieldView::Everything) && setup.byHand.empty();
    if (!isLeftToProgram) plan.formingFields = formingKeys(setup, fields, missing);
    return plan;
}

SegmentSetup setupOf(const SegmentationPlan& plan, const std::vector<Field>& fields,
                     const MissingShares& missing) {
    SegmentSetup setup;
    setup.seed = plan.seed;
    setup.starts = plan.starts;
    setup.segmentCount = plan.segmentCount;
    setup.weights = plan.themeWeights;
    if (plan.formingFields.empty()) return setup;

    const std::set<std::string> chosen(plan.formingFields.begin(), plan.formingFields.end());
    for (const FieldView view : kFieldViews) {
        if (view == FieldView::Everything) continue;
        SegmentSetup alone;
        alone.setView(view, true);
        const std::vector<std::string> keys = formingKeys(alone, fields, missing);
        const bool isWhole =
            !keys.empty() && std::all_of(keys.begin(), keys.end(),
                                         [&](const std::string& key) { return chosen.contains(key); });
        if (isWhole) setup.setView(view, true);
    }
    for (const Field& field : fields)
        if (field.use != FieldUse::Hide) switchByHand(setup, field, missing, chosen.contains(field.key));
    return setup;
}

bool isSameButNumber(const SegmentationPlan& first, const SegmentationPlan& second) {
    const std::set<std::string> fields(first.formingFields.begin(), first.formingFields.end());
    const std::set<std::string> others(second.formingFields.begin(), second.formingFields.end());
    return first.seed == second.seed && first.starts == second.starts &&
           first.themeWeights == second.themeWeights && fields == others;
}

bool isSameQuestion(const SegmentationPlan& first, const SegmentationPlan& second) {
    return first.segmentCount == second.segmentCount && isSameButNumber(first, second);
}

double weightOfStep(int step) {
    // Two digits, so that the plan prints and reads back as it is.
    return std::round(100.0 * std::exp2(static_cast<double>(step) / kMostWeightSteps)) / 100.0;
}

int stepOfWeight(double weight) {
    if (!(weight > 0.0)) return -kMostWeightSteps;
    const auto step = static_cast<int>(std::lround(kMostWeightSteps * std::log2(weight)));
    return std::clamp(step, -kMostWeightSteps, kMostWeightSteps);
}

} // namespace vignette
