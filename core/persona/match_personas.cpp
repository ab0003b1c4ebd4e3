#include "core/persona/match_personas.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/persona/assignment.h"
#include "core/persona/portrait_deal.h"

#include <algorithm>
#include <set>
#include <string>

namespace vignette {

namespace {

std::size_t segmentsIn(std::span<const std::uint16_t> labels) {
    return labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + std::size_t{1};
}

/// Jaccard of the patients of every pair of segments: both / either.
ScoreTable patientOverlaps(std::span<const std::uint16_t> present, std::span<const std::uint16_t> fresh) {
    ScoreTable table{.rows = segmentsIn(present), .columns = segmentsIn(fresh), .scores = {}};
    std::vector<std::uint64_t> both(table.rows * table.columns, 0);
    std::vector<std::uint64_t> rowTotals(table.rows, 0);
    std::vector<std::uint64_t> columnTotals(table.columns, 0);
    for (std::size_t i = 0; i < present.size(); ++i) {
        ++both[present[i] * table.columns + fresh[i]];
        ++rowTotals[present[i]];
        ++columnTotals[fresh[i]];
    }
    for (std::size_t row = 0; row < table.rows; ++row)
        for (std::size_t column = 0; column < table.columns; ++column) {
            const std::uint64_t shared = both[row * table.columns + column];
            const std::uint64_t either = rowTotals[row] + columnTotals[column] - shared;
            table.scores.push_back(either > 0 ? static_cast<double>(shared) / static_cast<double>(either)
                                              : 0.0);
        }
    return table;
}

/// The overlaps of personas' segments only: rows present personas, columns new ones.
ScoreTable personaOverlaps(const PersonaSet& present, const PersonaSet& fresh, const ScoreTable& segments) {
    ScoreTable table{.rows = present.personas.size(), .columns = fresh.personas.size(), .scores = {}};
    for (const Persona& old : present.personas)
        for (const Persona& persona : fresh.personas) {
            const bool isKnown = old.segment < segments.rows && persona.segment < segments.columns;
            table.scores.push_back(isKnown ? segments.at(old.segment, persona.segment) : 0.0);
        }
    return table;
}

void inherit(const Persona& old, Persona& persona) {
    persona.id = old.id;
    persona.number = old.number;
    persona.hue = old.hue;
    persona.name = old.name;
    persona.nameAlternatives = old.nameAlternatives;
    persona.portrait = old.portrait;
}

/// Numbers, hues and names in use once the matched personas are settled.
class Register {
public:
    void note(const Persona& persona, bool isOnShelf) {
        m_ids.insert(persona.id);
        m_largestNumber = std::max(m_largestNumber, persona.number);
        m_names.insert(persona.name);
        if (!isOnShelf) m_hues.insert(persona.hue);
    }

    void enter(Persona& persona) {
        // A segmentation made again gives the same ids, which its former personas may have passed on.
        while (m_ids.contains(persona.id))
            persona.id = PersonaId{sha256("again|" + persona.id.value).hex().substr(0, 32)};
        m_ids.insert(persona.id);
        persona.number = ++m_largestNumber;
        for (int turn = 0; turn < kHueCount; ++turn) {
            persona.hue = hueOfNumber(persona.number + turn);
            if (!m_hues.contains(persona.hue)) break;
        }
        m_hues.insert(persona.hue);
        if (m_names.contains(persona.name)) takeAlternative(persona);
        m_names.insert(persona.name);
    }

private:
    void takeAlternative(Persona& persona) const {
        auto& others = persona.nameAlternatives;
        const auto free = std::find_if(others.begin(), others.end(),
                                       [this](const std::string& name) { return !m_names.contains(name); });
        if (free == others.end()) return;
        persona.name = *free;
        others.erase(free);
    }

    int m_largestNumber = 0;
    std::set<PersonaId> m_ids;
    std::set<int> m_hues;
    std::set<std::string> m_names;
};

/// The persona on the shelf that this new one is again: same data, plan and rank.
std::vector<Persona>::iterator onShelf(std::vector<Persona>& shelf, const Persona& persona) {
    return std::find_if(shelf.begin(), shelf.end(), [&](const Persona& old) { return old.id == persona.id; });
}

} // namespace

MatchReport matchPersonas(const PersonaSet& present, std::span<const std::uint16_t> presentLabels,
                          std::span<const std::uint16_t> newLabels, PersonaSet& fresh) {
    if (presentLabels.size() != newLabels.size())
        throw Failure(
            FailureCode::BadUsage,
            "The two segmentations do not cover the same patients, so their personas cannot be matched.");
    const ScoreTable overlaps = personaOverlaps(present, fresh, patientOverlaps(presentLabels, newLabels));
    const auto columns = bestAssignment(overlaps);

    MatchReport report;
    std::set<std::size_t> inherited;
    fresh.shelf = present.shelf;
    for (std::size_t row = 0; row < present.personas.size(); ++row) {
        const Persona& old = present.personas[row];
        const double overlap = columns[row] ? overlaps.at(row, *columns[row]) : 0.0;
        if (overlap >= kInheritOverlap) {
            inherit(old, fresh.personas[*columns[row]]);
            inherited.insert(*columns[row]);
            report.kept.push_back({.persona = old.id, .number = old.number, .overlap = overlap});
        } else {
            fresh.shelf.push_back(old);
            report.shelved.push_back(old.id);
        }
    }
    for (std::size_t i = 0; i < fresh.personas.size(); ++i) {
        const auto former = onShelf(fresh.shelf, fresh.personas[i]);
        if (inherited.contains(i) || former == fresh.shelf.end()) continue;
        inherit(*former, fresh.personas[i]);
        inherited.insert(i);
        report.kept.push_back({.persona = former->id, .number = former->number, .overlap = 1.0});
        std::erase(report.shelved, former->id);
        fresh.shelf.erase(former);
    }
    Register inUse;
    for (const std::size_t index : inherited)
        inUse.note(fresh.personas[index], false);
    for (const Persona& persona : fresh.shelf)
        inUse.note(persona, true);
    for (std::size_t i = 0; i < fresh.personas.size(); ++i) {
        if (inherited.contains(i)) continue;
        inUse.enter(fresh.personas[i]);
        report.fresh.push_back(fresh.personas[i].id);
    }
    const auto byNumber = [](const auto& a, const auto& b) { return a.number < b.number; };
    std::sort(fresh.personas.begin(), fresh.personas.end(), byNumber);
    std::sort(report.kept.begin(), report.kept.end(), byNumber);
    return report;
}

} // namespace vignette
