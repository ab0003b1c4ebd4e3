#include "ui/checks/rules_sheet.h"

#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

namespace vignette {

namespace {

class Rules {
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

QString ruleWords(const TreeRule& rule, const CheckNames& names) {
    QStringList conditions;
    for (const TreeCondition& condition : rule.conditions)
        conditions << conditionWords(condition, names);
    return conditions.isEmpty() ? Rules::tr("Everyone") : conditions.join(Rules::tr(" and "));
}

double shareOf(const TreeRule& rule) {
    return rule.patients > 0 ? static_cast<double>(rule.ofSegment) / static_cast<double>(rule.patients) : 0.0;
}

} // namespace

CheckSheet rulesSheet(const SegmentTree& tree, const CheckNames& names) {
    CheckSheet sheet;
    sheet.none = Rules::tr("No rules: there is one segment only, or no plain field to tell them apart.");
    sheet.finding =
        Rules::tr("These rules place %1 of patients rightly; always naming the largest segment, %2.")
            .arg(wholePercent(tree.accuracy), wholePercent(tree.largestShare));
    sheet.columns = {
        {Rules::tr("Who"),
         Rules::tr(
             "All of it holds. A tree of at most four questions, grown on %1 patients; its accuracy is of "
             "patients it has not seen (%2 parts in turn)")
             .arg(wholeCount(tree.patients, *names.wording))
             .arg(tree.folds),
         true, true},
        {Rules::tr("Most likely"), Rules::tr("The segment most of them are in"), true},
        {Rules::tr("Of them"), Rules::tr("Patients of that segment ÷ patients the rule holds for")},
        {Rules::tr("Patients"),
         Rules::tr("Patients the rule holds for, of those the tree was grown on; exact, for "
                   "this screen only")}};
    for (const TreeRule& rule : tree.rules)
        sheet.rows.push_back(
            {{ruleWords(rule, names)},
             {names.segment(rule.segment)},
             {wholePercent(shareOf(rule)), roundedShare(shareOf(rule), rule.patients)},
             {wholeCount(rule.patients, *names.wording), roundedPeople(rule.patients, *names.wording)}});
    return sheet;
}

} // namespace vignette
