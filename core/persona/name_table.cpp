#include "core/persona/name_table.h"

#include "core/base/failure.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstdlib>

namespace vignette {

namespace {

constexpr std::size_t kCommonNames = 40; // of a decade and sex: nobody is called something odd
constexpr std::size_t kFewestShared = 8; // a choice and alternatives for a small study
constexpr int kDecade = 10;

int wholeNumber(const std::string& text) {
    const auto number = parseNumber(text);
    if (!number) throw Failure(FailureCode::Damaged, "A row of the table of given names has no decade.");
    return static_cast<int>(*number);
}

} // namespace

NameTable NameTable::bundled() {
    return from(ReferenceTable::bundled("given_names_by_decade"));
}

NameTable NameTable::from(const ReferenceTable& table) {
    NameTable names;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const int decade = wholeNumber(table.at(row, "decade"));
        auto& side = table.at(row, "sex") == "F" ? names.m_female : names.m_male;
        if (side[decade].size() < kCommonNames) side[decade].push_back(table.at(row, "name"));
    }
    if (names.m_female.empty() || names.m_male.empty())
        throw Failure(FailureCode::Damaged, "The table of given names holds no names.");
    return names;
}

int NameTable::nearestDecade(int year) const {
    int nearest = m_female.begin()->first;
    for (const auto& [decade, names] : m_female)
        if (m_male.contains(decade) &&
            std::abs(decade + kDecade / 2 - year) < std::abs(nearest + kDecade / 2 - year))
            nearest = decade;
    return nearest;
}

void NameTable::addShared(int decade, Names& names) const {
    const auto female = m_female.find(decade);
    const auto male = m_male.find(decade);
    if (female == m_female.end() || male == m_male.end()) return;
    for (const std::string& name : female->second) {
        const bool isShared = std::find(male->second.begin(), male->second.end(), name) != male->second.end();
        if (isShared && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
}

std::vector<std::string> NameTable::namesFor(int birthYear, PortraitRecipe::Sex sex) const {
    const int decade = nearestDecade(birthYear);
    if (sex == PortraitRecipe::Sex::Female) return m_female.at(decade);
    if (sex == PortraitRecipe::Sex::Male) return m_male.at(decade);
    Names shared;
    const int span = m_female.rbegin()->first - m_female.begin()->first;
    addShared(decade, shared);
    for (int away = kDecade; away <= span && shared.size() < kFewestShared; away += kDecade) {
        addShared(decade + away, shared);
        addShared(decade - away, shared);
    }
    return shared.empty() ? m_female.at(decade) : shared;
}

} // namespace vignette
