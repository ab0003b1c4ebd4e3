#include "core/explain/typing_tool.h"

#include "core/base/parallel.h"
#include "core/explain/answer_columns.h"
#include "core/explain/drawn_patients.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr double kLeastInformation = 0.005; // nats a patient
constexpr std::uint64_t kStream = 0x7479706eULL;

/// A question that may be asked, with every drawn patient's answer.
struct Candidate {
    TypingQuestion question;
    std::vector<std::uint8_t> answers;
};

/// Which part of the draw a patient is in: folds of four.
enum Part : std::uint8_t { Teaches0, Teaches1, SetsTemperature, Tests };

bool isAsked(const Field& field) {
    return field.use != FieldUse::Hide && field.care == FieldCare::Ordinary &&
           field.theme != Theme::Outcome && field.kind != FieldKind::Year;
}

std::vector<Candidate> candidatesOf(const ExplainInput& input, const std::vector<std::uint32_t>& patients,
                                    const std::vector<std::uint16_t>& labels, std::size_t segments,
                                    const std::vector<bool>& teaches) {
    std::vector<std::uint32_t> cutFrom;
    for (std::size_t i = 0; i < patients.size(); ++i)
        if (teaches[i]) cutFrom.push_back(patients[i]);
    const Dataset& data = *input.data;
    std::vector<Candidate> all(data.fields.size());
    parallelTasks(data.fields.size(), [&](std::size_t f) {
        if (!isAsked(data.fields[f])) return;
        TypingQuestion question = questionOf(data.fields[f], data.columns[f], cutFrom);
        if (question.answerCount() < 2) return;
        all[f].answers = answersOf(question, data.columns[f], patients);
        learnAnswers(question, all[f].answers, labels, segments, teaches);
        all[f].question = std::move(question);
    });
    std::erase_if(all, [](const Candidate& candidate) { return candidate.answers.empty(); });
    return all;
}

/// ln of the probability of a patient's own segment, from unnormalised logs.
double logOfOwn(const double* logs, std::size_t segments, std::size_t own) {
    const double highest = *std::max_element(logs, logs + segments);
    double total = 0.0;
    for (std::size_t s = 0; s < segments; ++s)
        total += std::exp(logs[s] - highest);
    return logs[own] - highest - std::log(total);
}

/// What is known of every drawn patient after the questions chosen so far.
class Knowledge {
public:
    Knowledge(const std::vector<std::uint16_t>& labels, const std::vector<double>& shares)
        : m_labels(labels), m_segments(shares.size()) {
        for (const double share : shares)
            m_prior.push_back(std::log(share));
        m_logs.assign(labels.size() * m_segments, 0.0);
    }

    void add(const Candidate& candidate) {
        for (std::size_t i = 0; i < m_labels.size(); ++i)
            addAnswer(candidate, i, m_logs.data() + i * m_segments);
    }

    /// Mean ln P(own segment) of the marked patients, were the candidate asked too (null: as it is).
    double meanLog(const Candidate* candidate, const std::vector<bool>& takes,
                   double temperature = 1.0) const {
        std::vector<double> logs(m_segments);
        double total = 0.0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            if (!takes[i]) continue;
            std::copy_n(m_logs.data() + i * m_segments, m_segments, logs.data());
            if (candidate) addAnswer(*candidate, i, logs.data());
            for (std::size_t s = 0; s < m_segments; ++s)
                logs[s] = m_prior[s] + logs[s] / temperature;
            total += logOfOwn(logs.data(), m_segments, m_labels[i]);
            ++count;
        }
        return count ? total / static_cast<double>(count) : 0.0;
    }

    /// Share of the marked patients placed rightly, and the mean probability of the segment named.
    std::pair<double, double> placed(const std::vector<bool>& takes, double temperature) const {
        std::vector<double> logs(m_segments);
        std::size_t right = 0;
        std::size_t count = 0;
        double certainty = 0.0;
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            if (!takes[i]) continue;
            for (std::size_t s = 0; s < m_segments; ++s)
                logs[s] = m_prior[s] + m_logs[i * m_segments + s] / temperature;
            const auto best =
                static_cast<std::size_t>(std::max_element(logs.begin(), logs.end()) - logs.begin());
            right += best == m_labels[i] ? 1U : 0U;
            certainty += std::exp(logOfOwn(logs.data(), m_segments, best));
            ++count;
        }
        const double all = static_cast<double>(std::max<std::size_t>(count, 1));
        return {static_cast<double>(right) / all, certainty / all};
    }

private:
    void addAnswer(const Candidate& candidate, std::size_t i, double* logs) const {
        if (candidate.answers[i] == kNoAnswer) return;
        const std::size_t width = candidate.question.answerCount();
        for (std::size_t s = 0; s < m_segments; ++s)
            logs[s] += candidate.question.logLikelihood[s * width + candidate.answers[i]];
    }

    const std::vector<std::uint16_t>& m_labels;
    std::size_t m_segments;
    std::vector<double> m_prior;
    std::vector<double> m_logs; ///< patients × segments, sums of log-likelihoods
};

/// The temperature of the least mean −ln P: convex in 1 / temperature, so thirds close in on it.
double bestTemperature(const Knowledge& knowledge, const std::vector<bool>& takes) {
    double low = 0.05;
    double high = 4.0;
    for (int round = 0; round < 40; ++round) {
        const double a = low + (high - low) / 3.0;
        const double b = high - (high - low) / 3.0;
        const bool isLower =
            knowledge.meanLog(nullptr, takes, 1.0 / a) > knowledge.meanLog(nullptr, takes, 1.0 / b);
        (isLower ? high : low) = isLower ? b : a;
    }
    return 2.0 / (low + high);
}

std::vector<bool> marked(const std::vector<std::uint8_t>& parts, std::uint8_t first, std::uint8_t last) {
    std::vector<bool> takes;
    for (const std::uint8_t part : parts)
        takes.push_back(part >= first && part <= last);
    return takes;
}

/// The draw, its parts and its segments.
struct Draw {
    std::vector<std::uint32_t> patients;
    std::vector<std::uint16_t> labels;
    std::vector<bool> teaches, sets, tests;
};

Draw drawOf(const ExplainInput& input, const ExplainLimits& limits) {
    Draw draw;
    draw.patients =
        drawnPatients(input.data->patientCount, limits.typingPatients, input.plan->seed ^ kStream);
    for (const std::uint32_t patient : draw.patients)
        draw.labels.push_back(input.segmentation->labels[patient]);
    const std::vector<std::uint8_t> parts = dealtFolds(draw.patients.size(), 4, input.plan->seed ^ kStream);
    draw.teaches = marked(parts, Teaches0, Teaches1);
    draw.sets = marked(parts, SetsTemperature, SetsTemperature);
    draw.tests = marked(parts, Tests, Tests);
    return draw;
}

/// Takes the candidate that adds most; false when none adds enough.
bool askNext(TypingTool& tool, Knowledge& knowledge, std::vector<Candidate>& candidates, const Draw& draw,
             Progress& progress) {
    progress.checkpoint();
    // Answers that repeat those before would be believed too much, and refused for it.
    const double temperature = tool.questions.empty() ? 1.0 : bestTemperature(knowledge, draw.teaches);
    std::vector<double> logs(candidates.size());
    parallelTasks(candidates.size(), [&](std::size_t c) {
        logs[c] = knowledge.meanLog(&candidates[c], draw.teaches, temperature);
    });
    if (logs.empty()) return false;
    const auto best = std::max_element(logs.begin(), logs.end());
    if (*best < knowledge.meanLog(nullptr, draw.teaches, temperature) + kLeastInformation) return false;
    const auto chosen = candidates.begin() + (best - logs.begin());
    knowledge.add(*chosen);
    tool.questions.push_back(std::move(chosen->question));
    candidates.erase(chosen);
    tool.accuracyAfter.push_back(knowledge.placed(draw.tests, temperature).first);
    return true;
}

} // namespace

TypingTool makeTypingTool(const ExplainInput& input, const ExplainLimits& limits, Progress& progress) {
    TypingTool tool;
    const auto segments = static_cast<std::size_t>(input.segmentation->segmentCount);
    if (segments < 2) return tool;
    for (const std::uint64_t size : input.segmentation->sizes)
        tool.shares.push_back(static_cast<double>(size) / static_cast<double>(input.data->patientCount));
    const Draw draw = drawOf(input, limits);
    Knowledge knowledge(draw.labels, tool.shares);
    std::vector<Candidate> candidates =
        candidatesOf(input, draw.patients, draw.labels, segments, draw.teaches);
    while (static_cast<int>(tool.questions.size()) < limits.questions &&
           askNext(tool, knowledge, candidates, draw, progress)) {
    }
    tool.temperature = tool.questions.empty() ? 1.0 : bestTemperature(knowledge, draw.sets);
    const auto [accuracy, certainty] = knowledge.placed(draw.tests, tool.temperature);
    tool.accuracy = accuracy;
    tool.meanCertainty = certainty;
    if (!tool.accuracyAfter.empty()) tool.accuracyAfter.back() = accuracy;
    tool.trainedOn = static_cast<std::uint64_t>(std::count(draw.teaches.begin(), draw.teaches.end(), true));
    tool.testedOn = static_cast<std::uint64_t>(std::count(draw.tests.begin(), draw.tests.end(), true));
    std::vector<std::uint64_t> sizes(segments);
    for (std::size_t i = 0; i < draw.labels.size(); ++i)
        if (draw.tests[i]) ++sizes[draw.labels[i]];
    if (tool.testedOn > 0)
        tool.largestShare = static_cast<double>(*std::max_element(sizes.begin(), sizes.end())) /
                            static_cast<double>(tool.testedOn);
    return tool;
}

} // namespace vignette
