#pragma once

#include "core/base/random.h"
#include "core/model/study_result.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace vignette::testing {

/// A study with figures known beforehand, ready for the gate: one persona a segment, statements as asked for.
class ReleaseStudy {
public:
    explicit ReleaseStudy(const std::vector<std::size_t>& sizes) {
        Segmentation& segmentation = m_result.segmentation;
        segmentation.segmentCount = static_cast<int>(sizes.size());
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            segmentation.sizes.push_back(sizes[s]);
            segmentation.labels.insert(segmentation.labels.end(), sizes[s], static_cast<std::uint16_t>(s));
            Persona persona;
            persona.id = PersonaId{"persona-" + std::to_string(s + 1)};
            persona.number = static_cast<int>(s) + 1;
            persona.segment = static_cast<std::uint32_t>(s);
            persona.size = sizes[s];
            persona.name = std::string(1, static_cast<char>('A' + s)) + "nna";
            persona.overlap = 0.864;
            persona.noGroupOverlap = 0.712;
            m_result.personas.personas.push_back(persona);
        }
        m_data.patientCount = segmentation.labels.size();
        m_data.fingerprint = sha256("release");
        m_result.validation.verdict = Verdict::UsefulSlices;
        m_result.info.name = "Example Valley";
    }

    /// Levels "0", "1", … of a field; counts[segment][level], the rest of a segment is missing.
    std::size_t field(const std::string& key, const std::vector<std::vector<std::size_t>>& counts) {
        Field field;
        field.key = key;
        field.label = key;
        field.hasPlainLabel = true;
        field.kind = counts.front().size() == 2 ? FieldKind::Flag : FieldKind::Category;
        field.yesCode = "1";
        field.claim = field.kind == FieldKind::Flag ? "Has " + key : "";
        DataColumn column;
        for (std::size_t level = 0; level < counts.front().size(); ++level)
            field.values.push_back({std::to_string(level), "level " + std::to_string(level)});
        for (std::size_t s = 0; s < counts.size(); ++s) {
            std::vector<std::uint16_t> own;
            for (std::size_t level = 0; level < counts[s].size(); ++level)
                own.insert(own.end(), counts[s][level], static_cast<std::uint16_t>(level));
            own.resize(m_result.segmentation.sizes[s], kNoLevel);
            column.levels.insert(column.levels.end(), own.begin(), own.end());
        }
        m_data.fields.push_back(field);
        m_data.columns.push_back(column);
        return m_data.fields.size() - 1;
    }

    Statement& share(std::size_t segment, std::size_t field, std::size_t level) {
        Statement statement;
        statement.key = m_data.fields[field].key + "=" + std::to_string(level);
        statement.form = level == 1 && m_data.fields[field].kind == FieldKind::Flag
                             ? StatementForm::ShareOfClaim
                             : StatementForm::ShareOfLevel;
        statement.query.field = m_data.fields[field].key;
        statement.query.segment = static_cast<std::uint32_t>(segment);
        statement.query.level = std::to_string(level);
        statement.isOnStory = true;
        auto& statements = m_result.personas.personas[segment].statements;
        statements.push_back(statement);
        return statements.back();
    }

    /// A number field (values of nobody stored: the mean comes with the statement).
    Statement& mean(std::size_t segment, const std::string& key, const Measured& ours, const Measured& theirs,
                    FieldKind kind = FieldKind::Count) {
        if (!m_data.find(key)) {
            Field field;
            field.key = key;
            field.label = key;
            field.unit = "visits";
            field.hasPlainLabel = true;
            field.kind = kind;
            m_data.fields.push_back(field);
            m_data.columns.push_back(
                {.numbers = std::vector<double>(m_data.patientCount, 1.0), .levels = {}});
        }
        Statement statement;
        statement.key = key + "~mean";
        statement.form = StatementForm::MeanOfField;
        statement.query.field = key;
        statement.query.segment = static_cast<std::uint32_t>(segment);
        statement.query.statistic = Statistic::Mean;
        statement.evidence.segment = ours;
        statement.evidence.others = theirs;
        statement.isOnStory = true;
        auto& statements = m_result.personas.personas[segment].statements;
        statements.push_back(statement);
        return statements.back();
    }

    Field& fieldAt(std::size_t index) { return m_data.fields[index]; }
    Dataset& data() { return m_data; }
    StudyResult& result() {
        m_result.data = &m_data;
        return m_result;
    }

private:
    Dataset m_data;
    StudyResult m_result;
};

} // namespace vignette::testing
