#include "ui/checks/groups_sheet.h"

#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace vignette {

namespace {

class Groups {
    Q_DECLARE_TR_FUNCTIONS(Groups)
};

constexpr std::uint64_t kFewest = 11;
constexpr int kMostNamed = 4;

/// Fields with a cell of 1 to 10 people: no figure of theirs leaves the page, or it could be worked back.
std::set<std::string> fieldsWithFew(const std::vector<GroupPlace>& groups) {
    std::set<std::string> few;
    for (const GroupPlace& group : groups)
        if (group.isTooSmall || std::any_of(group.bySegment.begin(), group.bySegment.end(),
                                            [](std::uint64_t count) { return count > 0 && count < kFewest; }))
            few.insert(group.field);
    return few;
}

QString markOf(const GroupPlace& group) {
    if (group.isTooSmall) return QStringLiteral("–");
    return group.isRepresented ? Groups::tr("✓ yes") : Groups::tr("✗ no");
}

std::vector<CheckCell> rowOf(const GroupPlace& group, bool mayLeave, const CheckNames& names) {
    const QString withheld = Groups::tr("too few to show");
    const QString few = QStringLiteral("<%1").arg(kFewest);
    std::vector<CheckCell> row = {
        {QStringLiteral("%1: %2").arg(names.field(group.field), names.level(group.field, group.level))},
        {markOf(group)}};
    row.push_back(group.isTooSmall
                      ? CheckCell{few}
                      : CheckCell{wholeCount(group.patients, *names.wording),
                                  mayLeave ? roundedPeople(group.patients, *names.wording) : withheld});
    row.push_back(group.isTooSmall ? CheckCell{few}
                                   : CheckCell{wholePercent(group.share),
                                               mayLeave ? wholePercent(group.share) : withheld});
    for (int segment = 0; segment < names.segments.size(); ++segment) {
        const auto place = static_cast<std::size_t>(segment);
        if (group.isTooSmall || place >= group.shareOfSegment.size()) {
            row.push_back({group.isTooSmall ? few : QStringLiteral("–")});
            continue;
        }
        const QString share = wholePercent(group.shareOfSegment[place]);
        row.push_back({share, mayLeave ? share : withheld});
    }
    if (!group.isTooSmall && !group.isRepresented)
        for (CheckCell& cell : row)
            cell.isStrong = true;
    return row;
}

QString findingOf(const std::vector<GroupPlace>& groups, const CheckNames& names) {
    QStringList leftOut;
    for (const GroupPlace& group : groups)
        if (!group.isTooSmall && !group.isRepresented)
            leftOut << QStringLiteral("%1: %2").arg(names.field(group.field),
                                                    names.level(group.field, group.level));
    const int count = leftOut.size();
    if (count > kMostNamed) leftOut = leftOut.mid(0, kMostNamed) << QStringLiteral("…");
    return count == 0 ? Groups::tr("Every group that is large enough is represented by some segment.")
                      : Groups::tr("Represented by no segment (%1 of %2): %3.")
                            .arg(count)
                            .arg(groups.size())
                            .arg(leftOut.join(QStringLiteral("; ")));
}

} // namespace

CheckSheet groupsSheet(const std::vector<GroupPlace>& groups, const CheckNames& names) {
    CheckSheet sheet;
    sheet.none = Groups::tr("No protected group or age is known in this study.");
    sheet.finding = findingOf(groups, names);
    sheet.columns = {
        {Groups::tr("Group"),
         Groups::tr("A level of a protected, demographic or economic field, or a band of age"), true, true},
        {Groups::tr("Represented"),
         Groups::tr(
             "Yes, when in some segment the group is at least 15 %, or at least 11 people with a share a "
             "quarter above its share of all and a 95 % range (Wilson) above that. Groups of fewer than 11 "
             "people are not judged"),
         true},
        {Groups::tr("Patients"),
         Groups::tr("Patients of the group; exact, for this screen only. <11: hidden")},
        {Groups::tr("All"), Groups::tr("Patients of the group ÷ all patients with a value")}};
    for (int segment = 0; segment < names.segments.size(); ++segment)
        sheet.columns.push_back(
            {names.segments[segment], Groups::tr("Patients of the group in %1 ÷ patients of %1 with a value")
                                          .arg(names.segments[segment])});
    const std::set<std::string> few = fieldsWithFew(groups);
    for (const GroupPlace& group : groups)
        sheet.rows.push_back(rowOf(group, !few.contains(group.field), names));
    return sheet;
}

} // namespace vignette
