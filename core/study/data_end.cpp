#include "core/study/data_end.h"

#include <algorithm>

namespace vignette {

namespace {

struct DayCount {
    Date day;
    std::uint64_t count = 0;
};

/// The column's latest believable day.
std::optional<Date> lastBelievableDay(const ColumnSurvey& column, Date today) {
    if (column.type != ColumnType::Date || !column.dateFormat) return std::nullopt;
    if (!column.hasAllLevels)
        return column.lastDate && *column.lastDate <= today ? column.lastDate : std::nullopt;
    std::vector<DayCount> days;
    std::uint64_t total = 0;
    for (const LevelCount& level : column.levels)
        if (const auto day = parseDate(level.text, *column.dateFormat); day && *day <= today) {
            days.push_back({*day, level.count});
            total += level.count;
        }
    std::sort(days.begin(), days.end(), [](const DayCount& a, const DayCount& b) { return a.day > b.day; });
    std::uint64_t later = 0;
    for (const DayCount& entry : days) {
        later += entry.count;
        if (later * 1000 >= total) return entry.day;
    }
    return std::nullopt;
}

std::optional<Date> latest(const ImportProposal& proposal, Date today, ExtractShape shape) {
    std::optional<Date> last;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        const ExtractPlan& plan = proposal.plan.extracts[i];
        if (plan.shape != shape || isLeftOut(proposal, i)) continue;
        for (const ColumnSurvey& column : proposal.extracts[i].survey.columns) {
            const ColumnDecision* decision = plan.screening.find(column.name);
            if (!decision || decision->action == ColumnAction::BirthDateToAge) continue;
            const auto day = lastBelievableDay(column, today);
            if (day && (!last || *day > *last)) last = day;
        }
    }
    return last;
}

} // namespace

Date dataEndOf(const ImportProposal& proposal, Date today) {
    if (proposal.plan.dataEnd) return *proposal.plan.dataEnd;
    if (const auto day = latest(proposal, today, ExtractShape::ManyRowsPerPatient)) return *day;
    return latest(proposal, today, ExtractShape::OneRowPerPatient).value_or(today);
}

} // namespace vignette
