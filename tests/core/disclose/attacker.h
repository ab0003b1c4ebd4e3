#pragma once

#include "core/model/release.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vignette::testing {

/// An outsider with a pencil: knows the rules of the gate, the fields and their levels, and nothing but what
/// a Release prints. Takes each figure as an interval of whole counts and uses that segments, levels and
/// missing values add up. Shares no code with the gate.
class Attacker {
public:
    struct Span {
        std::int64_t low = 0;
        std::int64_t high = 0;
    };

    /// `levels`: number of levels of each field, by the field's key.
    Attacker(const Release& release, const std::map<std::string, std::size_t>& levels);

    /// What is left possible after adding up. Persona: index into the release.
    Span count(const std::string& field, std::size_t persona, std::size_t level) const;
    Span others(const std::string& field, std::size_t persona, std::size_t level) const;
    Span missing(const std::string& field, std::size_t persona) const;
    Span hiddenPeople() const; ///< patients of no shown persona

private:
    struct Equation { ///< the sum of `parts` is `whole`
        std::vector<std::size_t> parts;
        std::size_t whole = 0;
    };
    std::size_t variable(const std::string& name, Span span = {0, 1000000000});
    void narrow(std::size_t variable, std::int64_t low, std::int64_t high);
    void readPeople(const Release& release);
    void readField(const Release& release, const std::string& field, std::size_t levels);
    void readStatement(const ShownStatement& statement, const std::string& field, const std::string& level,
                       std::size_t persona);
    void addUp();

    std::vector<Span> m_spans;
    std::map<std::string, std::size_t> m_names;
    std::vector<Equation> m_equations;
};

} // namespace vignette::testing
