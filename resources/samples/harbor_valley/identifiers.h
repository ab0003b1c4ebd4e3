#pragma once

#include "resources/samples/harbor_valley/person.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace vignette::harbor_valley {

/// Facts about names: given names by decade of birth and sex, surnames with their bearers' races.
class NameFacts {
public:
    /// Reads given_names_by_decade.csv and surnames_common.csv. Throws Failure(NotFound | Damaged).
    static NameFacts load(const std::filesystem::path& referenceFolder);
    const std::string& drawGiven(const Person& person, Random& random) const;
    const std::string& drawSurname(const Person& person, Random& random) const;

private:
    struct Names {
        std::vector<std::string> names;
        std::vector<double> weights;
    };
    std::array<std::array<Names, 2>, 10> m_given; ///< decades from 1920; men, women
    std::array<Names, 4> m_surnames;              ///< white, black, asian, hispanic
};

/// The planted identifiers. All are made up: telephone numbers lie in the range 555-0100 to 555-0199, e-mail
/// domains are those of RFC 2606, social security numbers are drawn from areas 850 to 899, which had never
/// been assigned before June 2011, when all but the youngest of these people had theirs.
struct Identifiers {
    std::string name;
    std::string ssn;
    std::string phone; ///< may be empty
    std::string email; ///< may be empty
    std::string street;
    std::string zip;
    std::string hashedRecordNumber; ///< 40 hex digits, in the column that says only "ref2"
    std::string token;              ///< different in every row
};

Identifiers drawIdentifiers(const GeneratorPlan& plan, const Person& person, const NameFacts& facts);

/// A fresh telephone number and street, as after a move.
void changeAddress(Identifiers& identifiers, Random& random);

} // namespace vignette::harbor_valley
