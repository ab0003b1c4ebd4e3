#pragma once

#include "core/base/reference_table.h"
#include "core/model/portrait_recipe.h"

#include <map>
#include <string>
#include <vector>

namespace vignette {

/// Given names by decade of birth and sex, most frequent first. Columns: decade, sex (F, M), rank, name,
/// count. Nothing of race or language is in it.
class NameTable {
public:
    /// resources/reference/given_names_by_decade.csv. Throws Failure(NotFound | Damaged).
    static NameTable bundled();
    /// Throws Failure(Damaged) when a column is missing or the table is empty.
    static NameTable from(const ReferenceTable& table);

    /// Common names of people born in this decade (years outside the table take its nearest decade).
    /// Unstated: names common for both sexes, from neighbouring decades too until there are at least eight.
    std::vector<std::string> namesFor(int birthYear, PortraitRecipe::Sex sex) const;

private:
    using Names = std::vector<std::string>;
    int nearestDecade(int year) const;
    void addShared(int decade, Names& names) const;

    std::map<int, Names> m_female; ///< by first year of the decade
    std::map<int, Names> m_male;
};

} // namespace vignette
