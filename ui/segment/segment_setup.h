#pragma once

#include "core/model/field.h"
#include "core/model/missing.h"
#include "core/model/segmentation.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace vignette {

/// A ready choice of forming fields: whole themes. Several may be combined; Everything stands alone.
enum class FieldView { Health, Behaviour, Needs, Attitudes, Demographics, Everything };
inline constexpr FieldView kFieldViews[] = {FieldView::Health,       FieldView::Behaviour,
                                            FieldView::Needs,        FieldView::Attitudes,
                                            FieldView::Demographics, FieldView::Everything};
bool covers(FieldView view, Theme theme);

/// Share of patients without a value by field key; a field that is absent counts as complete.
using MissingShares = std::map<std::string, double>;

/// The settings of the page, before they become a plan.
struct SegmentSetup {
    std::set<FieldView> views = {FieldView::Everything}; ///< never empty
    std::map<std::string, bool> byHand; ///< fields a person switched on or off against the views
    std::map<Theme, double> weights;    ///< those other than 1
    int segmentCount = 0;               ///< 0: the program proposes one
    std::uint64_t seed = SegmentationPlan{}.seed;
    int starts = SegmentationPlan{}.starts;

    void setView(FieldView view, bool isOn);
    void setWeight(Theme theme, double weight);
};

/// Whether most patients have no value and nobody said why the field may form all the same: it then forms by
/// no view and by no hand.
bool lacksReason(const Field& field, const MissingShares& missing);
/// Whether the views alone let the field form segments.
bool isFormingByViews(const SegmentSetup& setup, const Field& field, const MissingShares& missing);
/// The same with what a person switched by hand. Hidden fields never form.
bool isForming(const SegmentSetup& setup, const Field& field, const MissingShares& missing);
void switchByHand(SegmentSetup& setup, const Field& field, const MissingShares& missing, bool isOn);
std::vector<std::string> formingKeys(const SegmentSetup& setup, const std::vector<Field>& fields,
                                     const MissingShares& missing);

/// The plan the page asks for. Everything without a change by hand leaves the choice of fields to the program
/// (no list of fields), as the command line does.
SegmentationPlan planOf(const SegmentSetup& setup, const std::vector<Field>& fields,
                        const MissingShares& missing);
/// The settings that lead to this plan.
SegmentSetup setupOf(const SegmentationPlan& plan, const std::vector<Field>& fields,
                     const MissingShares& missing);

/// Whether two plans ask the same but for the number of segments; the order of fields does not count.
bool isSameButNumber(const SegmentationPlan& first, const SegmentationPlan& second);
bool isSameQuestion(const SegmentationPlan& first, const SegmentationPlan& second);

/// "What should matter more?": steps −4 (less) … 0 (as is) … 4 (more) for weights 0.5 … 1 … 2, each step the
/// fourth root of 2.
inline constexpr int kMostWeightSteps = 4;
double weightOfStep(int step);
int stepOfWeight(double weight);

} // namespace vignette
