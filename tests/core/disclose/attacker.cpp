#include "tests/core/disclose/attacker.h"

#include <algorithm>
#include <cmath>

namespace vignette::testing {

namespace {

using Form = ShownNumber::Form;
using Span = Attacker::Span;

/// A printed count is the nearest five; fifteen also stands for eleven and twelve.
Span spanOfCount(std::int64_t printed) {
    return {printed == 15 ? 11 : printed - 2, printed + 2};
}

/// Rounded counts (multiples of five) that print as `percent` of `base`; tried one after the other.
std::vector<std::int64_t> countsThatPrint(double percent, std::int64_t base) {
    std::vector<std::int64_t> found;
    for (std::int64_t count = 0; count <= base; count += 5)
        if (std::lround(100.0 * static_cast<double>(count) / static_cast<double>(base)) ==
            std::lround(percent))
            found.push_back(count);
    return found;
}

/// "<1" may be any count that rounds to less than one of a hundred; every other "<" means one to ten.
std::int64_t mostBehind(double bound, std::int64_t base) {
    return bound > 1.0 ? 10 : std::max<std::int64_t>(10, base / 200 + 5);
}

std::string cellName(const std::string& field, std::size_t persona, const std::string& level) {
    return field + "|" + std::to_string(persona) + "|" + level;
}

} // namespace

std::size_t Attacker::variable(const std::string& name, Span span) {
    const auto found = m_names.find(name);
    if (found != m_names.end()) return found->second;
    m_names[name] = m_spans.size();
    m_spans.push_back(span);
    return m_spans.size() - 1;
}

void Attacker::narrow(std::size_t index, std::int64_t low, std::int64_t high) {
    m_spans[index].low = std::max(m_spans[index].low, low);
    m_spans[index].high = std::min(m_spans[index].high, high);
}

Attacker::Attacker(const Release& release, const std::map<std::string, std::size_t>& levels) {
    readPeople(release);
    for (const auto& [field, count] : levels)
        readField(release, field, count);
    addUp();
}

void Attacker::readPeople(const Release& release) {
    const std::size_t all = variable("all");
    const std::size_t hidden = variable("hidden");
    if (release.content().withheldPersonas == 0 && release.content().people.hasValue()) {
        const Span span = spanOfCount(static_cast<std::int64_t>(release.content().people.value));
        narrow(all, span.low, span.high);
    }
    Equation people{.parts = {hidden}, .whole = all};
    for (std::size_t p = 0; p < release.personas().size(); ++p) {
        const std::size_t size = variable("people|" + std::to_string(p));
        const Span span = spanOfCount(static_cast<std::int64_t>(release.personas()[p].people.value));
        narrow(size, span.low, span.high);
        people.parts.push_back(size);
    }
    if (release.content().withheldPersonas == 0 && release.content().unpublishedPersonas == 0)
        narrow(hidden, 0, 0);
    m_equations.push_back(people);
}

void Attacker::readField(const Release& release, const std::string& field, std::size_t levels) {
    const std::size_t personas = release.personas().size();
    std::vector<Equation> columns(levels);
    Equation hiddenRow{.parts = {}, .whole = variable("hidden")};
    for (std::size_t level = 0; level < levels; ++level)
        columns[level].whole = variable("total|" + field + "|" + std::to_string(level));
    for (std::size_t p = 0; p < personas; ++p) {
        // base + missing = people; levels add up to the base; level and rest to the base, persona and others
        // to all.
        const std::size_t base = variable("base|" + field + "|" + std::to_string(p));
        const std::size_t missing = variable("missing|" + field + "|" + std::to_string(p));
        m_equations.push_back({.parts = {base, missing}, .whole = variable("people|" + std::to_string(p))});
        Equation row{.parts = {}, .whole = base};
        for (std::size_t level = 0; level < levels; ++level) {
            const std::string name = cellName(field, p, std::to_string(level));
            const std::size_t cell = variable(name);
            row.parts.push_back(cell);
            columns[level].parts.push_back(cell);
            m_equations.push_back({.parts = {cell, variable("rest|" + name)}, .whole = base});
            m_equations.push_back(
                {.parts = {cell, variable("others|" + name)}, .whole = columns[level].whole});
        }
        m_equations.push_back(row);
    }
    for (std::size_t level = 0; level < levels; ++level) {
        const std::size_t cell = variable("hidden|" + field + "|" + std::to_string(level));
        columns[level].parts.push_back(cell);
        hiddenRow.parts.push_back(cell);
        m_equations.push_back(columns[level]);
        for (std::size_t p = 0; p < personas; ++p) { // everyone else: the other personas and the hidden ones
            Equation others{.parts = {cell},
                            .whole = variable("others|" + cellName(field, p, std::to_string(level)))};
            for (std::size_t other = 0; other < personas; ++other)
                if (other != p)
                    others.parts.push_back(variable(cellName(field, other, std::to_string(level))));
            m_equations.push_back(others);
        }
    }
    hiddenRow.parts.push_back(variable("hidden missing|" + field));
    m_equations.push_back(hiddenRow);
    for (std::size_t p = 0; p < personas; ++p)
        for (const ShownStatement& statement : release.personas()[p].statements)
            if (statement.key.starts_with(field + "="))
                readStatement(statement, field, statement.key.substr(field.size() + 1), p);
}

void Attacker::readStatement(const ShownStatement& statement, const std::string& field,
                             const std::string& level, std::size_t persona) {
    const std::string name = cellName(field, persona, level);
    const std::size_t cell = variable(name);
    const std::size_t base = variable("base|" + field + "|" + std::to_string(persona));
    const std::size_t missing = variable("missing|" + field + "|" + std::to_string(persona));
    if (statement.missing.form == Form::None) narrow(missing, 0, 0);
    if (!statement.personaBase.hasValue()) return;
    const auto printedBase = static_cast<std::int64_t>(statement.personaBase.value);
    if (statement.missing.form == Form::Value || statement.missing.form == Form::Above) {
        const Span span = spanOfCount(printedBase);
        narrow(base, span.low, span.high);
    } else if (statement.missing.form == Form::Below) {
        narrow(missing, 1,
               statement.missing.value > 1.0 ? 14 : std::max<std::int64_t>(14, printedBase / 100 + 5));
    }

    std::vector<std::int64_t> own{0, 5};
    switch (statement.persona.form) {
    case Form::Value:
        own = countsThatPrint(statement.persona.value, printedBase);
        narrow(cell, std::max<std::int64_t>(11, spanOfCount(own.front()).low), own.back() + 2);
        narrow(variable("rest|" + name), 11, 1000000000);
        break;
    case Form::None:
        own = {0};
        narrow(cell, 0, 0);
        break;
    case Form::Below:
        narrow(cell, 1, mostBehind(statement.persona.value, printedBase));
        own = {5};
        if (statement.persona.value <= 1.0)
            for (std::int64_t count = 10; count <= printedBase / 200 + 5; count += 5)
                own.push_back(count);
        break;
    case Form::Above:
    case Form::NearlyAll:
        narrow(variable("rest|" + name), 0, mostBehind(100.0 - statement.persona.value, printedBase));
        own = {printedBase - 5, printedBase};
        if (statement.persona.form == Form::Above && statement.persona.value >= 99.0)
            own = {printedBase - printedBase / 200 - 5, printedBase};
        break;
    case Form::Withheld:
        own = {0, printedBase};
        break;
    }

    const std::size_t total = variable("total|" + field + "|" + level);
    const std::size_t others = variable("others|" + name);
    if (statement.others.form == Form::None) narrow(others, 0, 0);
    if (!statement.othersBase.hasValue()) return;
    const auto othersBase = static_cast<std::int64_t>(statement.othersBase.value);
    if (statement.others.form == Form::Below)
        narrow(others, 1, mostBehind(statement.others.value, othersBase));
    if (statement.others.form != Form::Value) return;
    const auto theirs = countsThatPrint(statement.others.value, othersBase);
    narrow(others, 11, 1000000000);
    if (!theirs.empty())
        narrow(total, spanOfCount(std::max<std::int64_t>(15, theirs.front() + own.front())).low,
               theirs.back() + own.back() + 2);
}

void Attacker::addUp() {
    for (int round = 0; round < 60; ++round) {
        const std::vector<Span> before = m_spans;
        for (const Equation& equation : m_equations) {
            std::int64_t low = 0;
            std::int64_t high = 0;
            for (const std::size_t part : equation.parts) {
                low += m_spans[part].low;
                high += m_spans[part].high;
            }
            narrow(equation.whole, low, high);
            for (const std::size_t part : equation.parts) {
                const Span own = m_spans[part];
                narrow(part, m_spans[equation.whole].low - (high - own.high),
                       m_spans[equation.whole].high - (low - own.low));
                low += m_spans[part].low - own.low;
                high += m_spans[part].high - own.high;
            }
        }
        const bool isSettled = std::equal(before.begin(), before.end(), m_spans.begin(),
                                          [](Span a, Span b) { return a.low == b.low && a.high == b.high; });
        if (isSettled) return;
    }
}

Span Attacker::count(const std::string& field, std::size_t persona, std::size_t level) const {
    return m_spans[m_names.at(cellName(field, persona, std::to_string(level)))];
}
Span Attacker::others(const std::string& field, std::size_t persona, std::size_t level) const {
    return m_spans[m_names.at("others|" + cellName(field, persona, std::to_string(level)))];
}
Span Attacker::missing(const std::string& field, std::size_t persona) const {
    return m_spans[m_names.at("missing|" + field + "|" + std::to_string(persona))];
}
Span Attacker::hiddenPeople() const {
    return m_spans[m_names.at("hidden")];
}

} // namespace vignette::testing
