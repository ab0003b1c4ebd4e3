#include "ui/personas/comparison.h"

#include "ui/personas/persona_brief.h"
#include "ui/text/plain_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace vignette {

namespace {

class Personas {
    Q_DECLARE_TR_FUNCTIONS(Personas)
};

constexpr std::size_t kMostStatements = 15;
constexpr CardSection kSections[] = {
    CardSection::Reach,     CardSection::Needs,  CardSection::Barriers,     CardSection::Strengths,
    CardSection::Attitudes, CardSection::Health, CardSection::UseOfCare,    CardSection::Habits,
    CardSection::StandsOut, CardSection::Common, CardSection::Circumstances};

QString plainWords(ShownStatement statement, const Wording& wording) {
    statement.edit.reset();
    return QString::fromStdString(wording.statement(statement));
}

/// A statement of a section over all personas.
struct Candidate {
    const ShownStatement* statement = nullptr;
    int personas = 0;
    bool isOnStory = false;
};

std::vector<Candidate> candidatesOf(const Release& release, CardSection section) {
    std::vector<Candidate> candidates;
    for (const ShownPersona& persona : release.personas())
        for (const ShownStatement& statement : persona.statements) {
            if (statement.section != section) continue;
            auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
                return candidate.statement->key == statement.key;
            });
            if (found == candidates.end()) found = candidates.insert(candidates.end(), Candidate{&statement});
            ++found->personas;
            found->isOnStory = found->isOnStory || statement.isOnStory;
        }
    std::erase_if(candidates, [](const Candidate& each) { return !each.isOnStory || each.personas < 2; });
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const Candidate& first, const Candidate& second) { return first.personas > second.personas; });
    if (candidates.size() > kMostStatements) candidates.resize(kMostStatements);
    return candidates;
}

QString sourcesOf(const std::vector<Candidate>& candidates) {
    QStringList sources;
    for (const Candidate& candidate : candidates) {
        const QString source = plainWords(candidate.statement->source);
        if (!sources.contains(source)) sources << source;
    }
    return sources.join(QStringLiteral(", "));
}

} // namespace

std::vector<ComparisonTopic> comparisonTopics(const Release& release, const Wording& wording) {
    std::vector<ComparisonTopic> topics;
    if (release.personas().size() < 2) return topics;
    for (const CardSection section : kSections) {
        const std::vector<Candidate> candidates = candidatesOf(release, section);
        if (candidates.empty()) continue;
        ComparisonTopic topic{section, sectionText(section), sourcesOf(candidates), {}};
        for (const Candidate& candidate : candidates)
            topic.statements.push_back({candidate.statement->key, plainWords(*candidate.statement, wording)});
        topics.push_back(std::move(topic));
    }
    return topics;
}

QList<ComparisonChart::Bar> comparisonBars(const Release& release, const std::string& key,
                                           const Wording& wording) {
    QList<ComparisonChart::Bar> bars;
    for (const ShownPersona& persona : release.personas()) {
        ComparisonChart::Bar bar;
        bar.name = QString::fromStdString(wording.name(persona));
        bar.number = persona.number;
        bar.hue = persona.hue;
        const ShownStatement* statement = persona.find(key);
        bar.figure = statement ? QString::fromStdString(wording.figure(statement->persona, *statement))
                               : Personas::tr("not stated");
        if (statement && statement->form != StatementForm::MeanOfField) {
            if (statement->persona.hasValue()) bar.value = statement->persona.value / 100.0;
            if (bar.value && statement->range) {
                bar.low = statement->range->low / 100.0;
                bar.high = statement->range->high / 100.0;
            }
        }
        bars.append(bar);
    }
    return bars;
}

QString comparisonFinding(const QList<ComparisonChart::Bar>& bars) {
    const ComparisonChart::Bar* most = nullptr;
    const ComparisonChart::Bar* least = nullptr;
    for (const ComparisonChart::Bar& bar : bars) {
        if (!bar.value) continue;
        if (!most || *bar.value > *most->value) most = &bar;
        if (!least || *bar.value < *least->value) least = &bar;
    }
    if (!most || most == least) return {};
    return Personas::tr("Most in %1 (%2), least in %3 (%4).")
        .arg(most->name, most->figure, least->name, least->figure);
}

void PairModel::show(const ShownPersona* first, const ShownPersona* second, const Wording& wording) {
    beginResetModel();
    m_rows.clear();
    if (first && second) {
        m_first = QString::fromStdString(wording.name(*first));
        m_second = QString::fromStdString(wording.name(*second));
        const auto figure = [&](const ShownStatement* statement) {
            return statement ? QString::fromStdString(wording.figure(statement->persona, *statement))
                             : Personas::tr("not stated");
        };
        for (const ShownStatement& statement : first->statements)
            if (const ShownStatement* other = second->find(statement.key);
                statement.isOnStory || (other && other->isOnStory))
                m_rows.push_back({plainWords(statement, wording), figure(&statement), figure(other)});
        for (const ShownStatement& statement : second->statements)
            if (statement.isOnStory && !first->find(statement.key))
                m_rows.push_back({plainWords(statement, wording), figure(nullptr), figure(&statement)});
    }
    endResetModel();
}

int PairModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PairModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() > 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == 0) return row.words;
    if (role != Qt::DisplayRole) return {};
    return index.column() == 0 ? row.words : index.column() == 1 ? row.first : row.second;
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Statement") : section == 1 ? m_first : m_second;
}

} // namespace vignette
