#include "core/persona/choose_name.h"

#include "core/base/hash.h"
#include "core/base/random.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kAlternatives = 8;

bool sharesFirstLetter(const std::string& name, const std::set<std::string>& taken) {
    return std::any_of(taken.begin(), taken.end(),
                       [&](const std::string& other) { return other.front() == name.front(); });
}

} // namespace

NameChoice chooseName(const NameTable& names, const PersonaId& id, int birthYear, PortraitRecipe::Sex sex,
                      std::set<std::string>& taken) {
    std::vector<std::string> drawn = names.namesFor(birthYear, sex);
    Random(hash64("name|" + id.value)).shuffle(std::span(drawn));
    std::stable_partition(drawn.begin(), drawn.end(),
                          [&](const std::string& name) { return !sharesFirstLetter(name, taken); });
    std::stable_partition(drawn.begin(), drawn.end(),
                          [&](const std::string& name) { return !taken.contains(name); });
    NameChoice choice{.name = drawn.front(), .alternatives = {}};
    for (std::size_t i = 1; i < drawn.size() && choice.alternatives.size() < kAlternatives; ++i)
        if (!taken.contains(drawn[i])) choice.alternatives.push_back(drawn[i]);
    taken.insert(choice.name);
    return choice;
}

} // namespace vignette
