#include "core/quality/set_apart_by_missing.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace vignette {

namespace {

using Scope = SetApartByMissing::Scope;

constexpr std::uint64_t kFewestPeople = 11;
constexpr double kMost = 0.60;

/// One field's patients without a value, by segment.
using MissingBySegment = std::vector<std::uint64_t>;

bool isJudged(const Field& field) {
    return field.use != FieldUse::Hide && field.care != FieldCare::Sensitive;
}

MissingBySegment countMissing(const DataColumn& column, const Segmentation& segmentation) {
    MissingBySegment missing(static_cast<std::size_t>(segmentation.segmentCount));
    for (std::size_t i = 0; i < segmentation.labels.size(); ++i) {
        const bool isMissing =
            column.levels.empty() ? !std::isfinite(column.numbers[i]) : column.levels[i] == kNoLevel;
        missing[segmentation.labels[i]] += isMissing ? 1U : 0U;
    }
    return missing;
}

/// A field in one segment, against everyone else.
struct Silence {
    std::size_t field = 0;
    double segment = 0.0;
    double others = 0.0;
    double difference = 0.0; ///< Cohen's h
    bool isApart() const { return segment >= kMost && difference >= kLargeDifference; }
};

double cohensH(double first, double second) {
    return 2.0 * std::asin(std::sqrt(first)) - 2.0 * std::asin(std::sqrt(second));
}

/// Names what the silent fields of one segment have in common.
class SegmentJudge {
public:
    SegmentJudge(const Dataset& dataset, std::uint32_t segment, std::vector<Silence> silences)
        : m_dataset(dataset), m_segment(segment), m_open(std::move(silences)) {}

    std::vector<SetApartByMissing> judge() {
        nameGroups(Scope::Extract, [](const Field& field) { return field.extract; });
        nameGroups(Scope::Theme, [](const Field& field) { return std::string(toText(field.theme)); });
        std::vector<Silence> rest;
        std::copy_if(m_open.begin(), m_open.end(), std::back_inserter(rest),
                     [](const Silence& silence) { return silence.isApart(); });
        if (rest.size() > 1) name(Scope::Fields, rest);
        return m_named;
    }

private:
    const Field& fieldOf(const Silence& silence) const { return m_dataset.fields[silence.field]; }

    void nameGroups(Scope scope, const std::function<std::string(const Field&)>& groupOf) {
        std::map<std::string, std::vector<Silence>> groups;
        for (const Silence& silence : m_open)
            groups[groupOf(fieldOf(silence))].push_back(silence);
        for (const auto& [group, silences] : groups) {
            std::vector<Silence> apart;
            std::copy_if(silences.begin(), silences.end(), std::back_inserter(apart),
                         [](const Silence& silence) { return silence.isApart(); });
            if (apart.size() < 2 || 2 * apart.size() <= silences.size()) continue;
            name(scope, apart);
            const std::string& named = group;
            std::erase_if(m_open, [&](const Silence& silence) { return groupOf(fieldOf(silence)) == named; });
        }
    }

    void name(Scope scope, const std::vector<Silence>& apart) {
        SetApartByMissing named;
        named.segment = m_segment;
        named.scope = scope;
        named.difference = apart.front().difference;
        std::size_t answers = 0;
        for (const Silence& silence : apart) {
            const Field& field = fieldOf(silence);
            named.fields.push_back(field.key);
            named.segmentShare += silence.segment / static_cast<double>(apart.size());
            named.othersShare += silence.others / static_cast<double>(apart.size());
            named.difference = std::min(named.difference, silence.difference);
            answers += field.source == FieldSource::Survey ? 1U : 0U;
        }
        named.isSurvey = 2 * answers > apart.size();
        if (scope == Scope::Extract) named.extract = fieldOf(apart.front()).extract;
        if (scope == Scope::Theme) named.theme = fieldOf(apart.front()).theme;
        m_named.push_back(std::move(named));
    }

    const Dataset& m_dataset;
    std::uint32_t m_segment;
    std::vector<Silence> m_open; ///< fields not named yet
    std::vector<SetApartByMissing> m_named;
};

Silence silenceOf(std::size_t field, const MissingBySegment& missing, std::uint32_t segment,
                  std::uint64_t size, std::uint64_t patients) {
    std::uint64_t all = 0;
    for (const std::uint64_t count : missing)
        all += count;
    Silence silence{.field = field};
    silence.segment = static_cast<double>(missing[segment]) / static_cast<double>(size);
    silence.others = static_cast<double>(all - missing[segment]) / static_cast<double>(patients - size);
    silence.difference = cohensH(silence.segment, silence.others);
    return silence;
}

} // namespace

std::vector<SetApartByMissing> setApartByMissing(const Dataset& dataset, const Segmentation& segmentation) {
    std::vector<std::size_t> judged;
    for (std::size_t i = 0; i < dataset.fieldCount(); ++i)
        if (isJudged(dataset.fields[i])) judged.push_back(i);
    std::vector<MissingBySegment> missing(judged.size());
    parallelTasks(judged.size(), [&](std::size_t i) {
        missing[i] = countMissing(dataset.columns[judged[i]], segmentation);
    });

    std::vector<SetApartByMissing> named;
    for (std::size_t segment = 0; segment < segmentation.sizes.size(); ++segment) {
        const std::uint64_t size = segmentation.sizes[segment];
        if (size < kFewestPeople || dataset.patientCount - size < kFewestPeople) continue;
        std::vector<Silence> silences;
        for (std::size_t i = 0; i < judged.size(); ++i)
            silences.push_back(silenceOf(judged[i], missing[i], static_cast<std::uint32_t>(segment), size,
                                         dataset.patientCount));
        for (SetApartByMissing& some :
             SegmentJudge(dataset, static_cast<std::uint32_t>(segment), std::move(silences)).judge())
            named.push_back(std::move(some));
    }
    return named;
}

} // namespace vignette
