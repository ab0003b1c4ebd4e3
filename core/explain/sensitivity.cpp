#include "core/explain/sensitivity.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/explain/drawn_patients.h"
#include "core/explain/label_agreement.h"
#include "core/explain/missing_treatment.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vignette {

namespace {

using Change = SensitivityLine::Change;

constexpr std::uint64_t kStream = 0x73656e73ULL;

/// Forming fields, the most telling first: by their largest standardised difference.
std::vector<std::string> mostTelling(const EncodingPlan& encoding, const std::vector<Contrast>& contrasts) {
    std::map<std::string, double> strength;
    for (const Contrast& contrast : contrasts) {
        double& largest = strength[contrast.field];
        largest = std::max(largest, std::abs(contrast.evidence.difference));
    }
    std::vector<std::string> keys;
    for (const FieldEncoding& field : encoding.fields)
        keys.push_back(field.fieldKey);
    std::stable_sort(keys.begin(), keys.end(),
                     [&](const std::string& a, const std::string& b) { return strength[a] > strength[b]; });
    return keys;
}

std::vector<SensitivityLine> changesOf(const ExplainInput& input, const std::vector<Contrast>& contrasts,
                                       std::size_t mostFields) {
    std::vector<SensitivityLine> lines;
    const auto add = [&](Change change, const std::string& what) {
        lines.push_back({.change = change, .what = what, .agreement = std::nullopt, .reason = {}});
    };
    add(Change::Nothing, {});
    std::set<Theme> themes;
    for (const FieldEncoding& field : input.encoding->fields)
        themes.insert(field.theme);
    for (const Theme theme : themes)
        add(Change::WithoutTheme, toText(theme));
    std::vector<std::string> telling = mostTelling(*input.encoding, contrasts);
    if (telling.size() > mostFields) telling.resize(mostFields);
    for (const std::string& key : telling)
        add(Change::WithoutField, key);
    add(Change::CompleteCases, {});
    add(Change::DrawnValues, {});
    add(Change::PartialDistances, {});
    return lines;
}

/// Answers one line after the other; each is independent of the others.
class Repeater {
public:
    Repeater(const ExplainInput& input, const ExplainLimits& limits)
        : m_input(input), m_limits(limits), m_seed(input.plan->seed),
          m_segments(input.segmentation->segmentCount) {
        const std::vector<std::uint32_t> patients =
            drawnPatients(input.data->patientCount, limits.sensitivityPatients, m_seed ^ kStream);
        m_patients = patientsOf(*input.data, patients);
        for (const std::uint32_t patient : patients)
            m_present.push_back(input.segmentation->labels[patient]);
        // A field at the edge of the missing limit may lie over it among the drawn; it has formed all the
        // same.
        for (Field& field : m_patients.fields)
            if (field.formReason.empty()) field.formReason = "It formed the segments.";
        try {
            m_whole = input.encode(m_patients, planWith([](const FieldEncoding&) { return true; }));
        } catch (const Failure& failure) {
            m_trouble = failure.what();
        }
    }

    void answer(SensitivityLine& line, Progress& progress) const {
        progress.checkpoint();
        line.reason = m_trouble;
        if (!m_trouble.empty()) return;
        try {
            switch (line.change) {
            case Change::Nothing:
                repeat(line, progress);
                return;
            case Change::WithoutTheme:
            case Change::WithoutField:
                without(line, progress);
                return;
            case Change::CompleteCases:
            case Change::DrawnValues:
            case Change::PartialDistances:
                treatMissing(line, progress);
                return;
            }
        } catch (const Failure& failure) {
            line.reason = failure.what();
        }
    }

private:
    template<typename Keeps> SegmentationPlan planWith(const Keeps& keeps) const {
        SegmentationPlan plan = *m_input.plan;
        plan.formingFields.clear();
        for (const FieldEncoding& field : m_input.encoding->fields)
            if (keeps(field)) plan.formingFields.push_back(field.fieldKey);
        return plan;
    }

    void compare(SensitivityLine& line, const FeatureMatrix& matrix,
                 const std::vector<std::uint16_t>& present, Progress& progress) const {
        const Segmentation again =
            m_input.segmenter->segment(matrix, {}, m_segments, m_limits.sensitivityStarts, m_seed, progress);
        say(line, again.labels, present);
    }

    /// What other starts do by themselves, on average.
    void repeat(SensitivityLine& line, Progress& progress) const {
        double total = 0.0;
        for (int i = 0; i < m_limits.sensitivityRepeats; ++i) {
            const std::uint64_t seed = mix64(m_seed, static_cast<std::uint64_t>(i));
            const Segmentation again = m_input.segmenter->segment(m_whole, {}, m_segments,
                                                                  m_limits.sensitivityStarts, seed, progress);
            say(line, again.labels, m_present);
            if (!line.agreement) return;
            total += *line.agreement;
        }
        line.agreement = total / m_limits.sensitivityRepeats;
    }

    static void say(SensitivityLine& line, const std::vector<std::uint16_t>& again,
                    const std::vector<std::uint16_t>& present) {
        line.patients = present.size();
        line.agreement = labelAgreement(again, present);
        if (!line.agreement) line.reason = "Too few patients to compare.";
    }

    void without(SensitivityLine& line, Progress& progress) const {
        const bool isTheme = line.change == Change::WithoutTheme;
        const SegmentationPlan plan = planWith([&](const FieldEncoding& field) {
            return isTheme ? toText(field.theme) != line.what : field.fieldKey != line.what;
        });
        if (plan.formingFields.empty()) {
            line.reason = "No other field forms the segments.";
            return;
        }
        compare(line, m_input.encode(m_patients, plan), m_present, progress);
    }

    void treatMissing(SensitivityLine& line, Progress& progress) const {
        const std::vector<std::uint32_t> complete = completeRows(m_whole);
        if (complete.size() == m_whole.rows) {
            line.reason = "No value is missing in the fields that formed the segments.";
            return;
        }
        if (line.change == Change::CompleteCases) {
            compareComplete(line, complete, progress);
        } else if (line.change == Change::DrawnValues) {
            FeatureMatrix drawn = m_whole;
            fillWithDrawn(drawn, m_seed ^ kStream);
            compare(line, drawn, m_present, progress);
        } else {
            const Segmentation again = segmentPartially(m_whole, *m_input.segmenter, m_segments,
                                                        m_limits.sensitivityStarts, m_seed, progress);
            if (again.labels.empty())
                line.reason = "This method has no centres to fill from.";
            else
                say(line, again.labels, m_present);
        }
    }

    void compareComplete(SensitivityLine& line, const std::vector<std::uint32_t>& complete,
                         Progress& progress) const {
        const auto least = static_cast<std::size_t>(m_segments) * m_input.plan->smallestSegment;
        if (complete.size() < least) {
            line.reason = "Too few patients have a value in every field.";
            return;
        }
        std::vector<std::uint16_t> present;
        for (const std::uint32_t row : complete)
            present.push_back(m_present[row]);
        compare(line, onlyRows(m_whole, complete), present, progress);
    }

    const ExplainInput& m_input;
    const ExplainLimits& m_limits;
    std::uint64_t m_seed;
    int m_segments;
    Dataset m_patients;
    std::vector<std::uint16_t> m_present;
    FeatureMatrix m_whole;
    std::string m_trouble; ///< why the drawn patients give no features
};

} // namespace

std::vector<SensitivityLine> sensitivityOf(const ExplainInput& input, const std::vector<Contrast>& contrasts,
                                           const ExplainLimits& limits, Progress& progress) {
    std::vector<SensitivityLine> lines;
    if (input.segmentation->segmentCount < 2 || input.encoding->fields.empty()) return lines;
    lines = changesOf(input, contrasts, limits.sensitivityFields);
    const Repeater repeater(input, limits);
    parallelTasks(lines.size(), [&](std::size_t i) { repeater.answer(lines[i], progress); });
    return lines;
}

} // namespace vignette
