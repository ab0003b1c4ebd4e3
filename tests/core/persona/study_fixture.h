#pragma once

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/base/reference_table.h"
#include "core/model/dataset.h"
#include "core/model/segmentation.h"
#include "core/persona/draft_personas.h"

#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace vignette::testing {

/// Names that can be told apart at a glance: eight of each sex a decade, four of them shared.
inline NameTable fixtureNames() {
    std::string text = "decade,sex,rank,name,count\n";
    for (int decade = 1920; decade <= 2010; decade += 10)
        for (const char* sex : {"F", "M"})
            for (int rank = 1; rank <= 12; ++rank) {
                const char initial = static_cast<char>('A' + rank);
                const std::string shared = rank <= 4 ? "shared" : std::string(sex);
                text += std::to_string(decade) + "," + sex + "," + std::to_string(rank) + "," + initial +
                        shared + std::to_string(decade) + ",100\n";
            }
    return NameTable::from(ReferenceTable::parse(text, "names"));
}

/// A study built a segment at a time from the shares and means it is to have, so that figures are known.
class StudyBuilder {
public:
    explicit StudyBuilder(std::vector<std::size_t> sizes) {
        m_segmentation.segmentCount = static_cast<int>(sizes.size());
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            m_segmentation.sizes.push_back(sizes[s]);
            m_segmentation.labels.insert(m_segmentation.labels.end(), sizes[s],
                                         static_cast<std::uint16_t>(s));
        }
        m_data.patientCount = m_segmentation.labels.size();
        m_data.fingerprint = sha256("fixture");
        m_validation.segmentOverlaps.assign(sizes.size(), 0.9);
    }

    /// `counts`: how many of each segment have a yes; everyone else has a no.
    Field& flag(const std::string& key, const std::string& label, Theme theme, FieldDirection direction,
                const std::vector<std::size_t>& counts) {
        Field& field = add(key, label, FieldKind::Flag, theme);
        field.direction = direction;
        field.claim = "Has " + label;
        field.values = {{"n", "No"}, {"y", "Yes"}};
        field.yesCode = "y";
        std::vector<std::uint16_t>& levels = m_data.columns.back().levels;
        for (std::size_t s = 0; s < counts.size(); ++s)
            for (std::size_t i = 0; i < m_segmentation.sizes[s]; ++i)
                levels.push_back(i < counts[s] ? 1 : 0);
        return field;
    }

    /// `counts[s][l]`: how many of a segment have a level; the rest is missing.
    Field& levels(const std::string& key, const std::string& label, Theme theme, FieldKind kind,
                  const std::vector<std::string>& labels,
                  const std::vector<std::vector<std::size_t>>& counts) {
        Field& field = add(key, label, kind, theme);
        for (std::size_t l = 0; l < labels.size(); ++l)
            field.values.push_back({std::to_string(l), labels[l]});
        std::vector<std::uint16_t>& levels = m_data.columns.back().levels;
        for (std::size_t s = 0; s < counts.size(); ++s) {
            std::vector<std::uint16_t> own;
            for (std::size_t l = 0; l < counts[s].size(); ++l)
                own.insert(own.end(), counts[s][l], static_cast<std::uint16_t>(l));
            own.resize(m_segmentation.sizes[s], kNoLevel);
            levels.insert(levels.end(), own.begin(), own.end());
        }
        return field;
    }

    /// Values spread a little around each segment's mean.
    Field& number(const std::string& key, const std::string& label, Theme theme,
                  const std::vector<double>& means, double spread) {
        Field& field = add(key, label, FieldKind::Number, theme);
        for (std::size_t s = 0; s < means.size(); ++s)
            for (std::size_t i = 0; i < m_segmentation.sizes[s]; ++i)
                m_data.columns.back().numbers.push_back(means[s] + (i % 2 == 0 ? -spread : spread));
        return field;
    }

    Dataset& data() { return m_data; }
    Segmentation& segmentation() { return m_segmentation; }
    ValidationReport& validation() { return m_validation; }
    SegmentationPlan& plan() { return m_plan; }

private:
    Field& add(const std::string& key, const std::string& label, FieldKind kind, Theme theme) {
        Field field;
        field.key = key;
        field.label = label;
        field.kind = kind;
        field.theme = theme;
        field.hasPlainLabel = true;
        m_data.fields.push_back(field);
        m_data.columns.emplace_back();
        return m_data.fields.back();
    }

    Dataset m_data;
    Segmentation m_segmentation;
    SegmentationPlan m_plan;
    ValidationReport m_validation;
};

/// Answers by counting patient by patient: a stage is tested without another stage.
class PlainEvidence {
public:
    PlainEvidence(const Dataset& data, const Segmentation& segmentation)
        : m_data(data), m_segmentation(segmentation) {}

    Evidence evaluate(const EvidenceQuery& query) const {
        std::size_t index = 0;
        const Field& field = *m_data.find(query.field, &index);
        Evidence evidence;
        evidence.usedToForm = field.use == FieldUse::Form;
        for (Measured* side : {&evidence.segment, &evidence.others}) {
            std::vector<double> values;
            for (std::size_t i = 0; i < m_data.patientCount; ++i) {
                if ((m_segmentation.labels[i] == query.segment) != (side == &evidence.segment)) continue;
                const double value = valueOf(field, index, i, query);
                std::isnan(value) ? void(++side->missing) : values.push_back(value);
            }
            fill(*side, values, query.statistic);
        }
        evidence.difference = difference(evidence, query.statistic);
        return evidence;
    }

    std::uint64_t countMatching(std::span<const EvidenceQuery> claims) const {
        std::uint64_t count = 0;
        for (std::size_t i = 0; i < m_data.patientCount; ++i) {
            bool hasAll = true;
            for (const EvidenceQuery& claim : claims) {
                std::size_t index = 0;
                const Field& field = *m_data.find(claim.field, &index);
                hasAll = hasAll && valueOf(field, index, i, claim) == 1.0;
            }
            count += hasAll ? 1 : 0;
        }
        return count;
    }

private:
    double valueOf(const Field& field, std::size_t index, std::size_t patient,
                   const EvidenceQuery& query) const {
        const DataColumn& column = m_data.columns[index];
        if (query.statistic != Statistic::Share) return column.numbers[patient];
        const std::uint16_t level = column.levels[patient];
        if (level == kNoLevel) return std::numeric_limits<double>::quiet_NaN();
        return field.values[level].code == query.level ? 1.0 : 0.0;
    }

    static void fill(Measured& side, std::vector<double> values, Statistic statistic) {
        side.base = values.size();
        side.value = std::numeric_limits<double>::quiet_NaN();
        if (values.empty()) return;
        double sum = 0.0;
        double sizes = 0.0;
        double largest = 0.0;
        for (const double value : values) {
            sum += value;
            sizes += std::abs(value);
            largest = std::max(largest, std::abs(value));
            side.count += value != 0.0 ? 1U : 0U;
        }
        side.value = sum / static_cast<double>(values.size());
        double squares = 0.0;
        for (const double value : values)
            squares += (value - side.value) * (value - side.value);
        side.spread = values.size() > 1 ? std::sqrt(squares / static_cast<double>(values.size() - 1)) : 0.0;
        side.largestShareOfSum = sizes > 0.0 ? largest / sizes : 0.0;
        if (statistic == Statistic::Share)
            side.range = wilsonInterval(sum, static_cast<double>(values.size()));
        std::sort(values.begin(), values.end());
        if (statistic == Statistic::Median) side.value = values[values.size() / 2];
    }

    static double difference(const Evidence& evidence, Statistic statistic) {
        if (evidence.segment.base == 0 || evidence.others.base == 0) return 0.0;
        if (statistic == Statistic::Share)
            return 2.0 * (std::asin(std::sqrt(evidence.segment.value)) -
                          std::asin(std::sqrt(evidence.others.value)));
        const double spread = std::max(evidence.segment.spread, evidence.others.spread);
        return spread > 0.0 ? (evidence.segment.value - evidence.others.value) / spread : 0.0;
    }

    const Dataset& m_data;
    const Segmentation& m_segmentation;
};

inline PersonaSet draft(StudyBuilder& study, int ageYear = 2024,
                        const std::vector<SetApartByMissing>& setApart = {}) {
    const NameTable names = fixtureNames();
    const PlainEvidence plain(study.data(), study.segmentation());
    Progress progress;
    PersonaDraftInput input;
    input.data = &study.data();
    input.segmentation = &study.segmentation();
    input.plan = &study.plan();
    input.validation = &study.validation();
    input.names = &names;
    input.ageYear = ageYear;
    input.setApart = setApart;
    input.segmentationId = SegmentationId{1};
    input.evaluate = [&](const EvidenceQuery& query) { return plain.evaluate(query); };
    input.countMatching = [&](std::span<const EvidenceQuery> claims) { return plain.countMatching(claims); };
    return draftPersonas(input, progress);
}

} // namespace vignette::testing
