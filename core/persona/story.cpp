#include "core/persona/story.h"

#include "core/persona/field_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace vignette {

namespace {

constexpr std::size_t kMostBars = 11;
constexpr std::size_t kMostBarsOfSection = 3;
constexpr std::size_t kFewestBars = 3; // with fewer, chips become bars and slight differences are told
constexpr std::size_t kMostChips = 3;
constexpr std::size_t kMostContrasts = 2;
constexpr std::uint64_t kFewestPeople = 11;
constexpr double kTitleShare = 0.40;
constexpr double kLanguageShare = 0.60;
constexpr double kWantedShare = 0.40;  // needs and channels speak from here on, distinctive or not
constexpr double kChannelShare = 0.25; // a first channel of so many leads how to reach them
constexpr double kChannelFirst = 10.0;
constexpr double kSlightDifference = 0.1;     // chips, and strengths where there are fewer than two others
constexpr double kCircumstanceDiscount = 0.5; // what moves a person says more than payer or household
constexpr double kAbsenceDiscount = 0.6;      // what people have says more than what they lack

constexpr std::array kReadingOrder = {
    CardSection::Needs,     CardSection::Strengths,    CardSection::Barriers,  CardSection::Reach,
    CardSection::Health,    CardSection::UseOfCare,    CardSection::Attitudes, CardSection::Habits,
    CardSection::StandsOut, CardSection::Circumstances};

using Drafts = std::vector<DraftStatement>;
using Choice = std::vector<DraftStatement*>;

double difference(const DraftStatement& draft) {
    return draft.statement.evidence.difference;
}

/// The column a field came from: per-person summaries of one column are near-duplicates.
std::string columnOf(const DraftStatement& draft) {
    const std::string& key = draft.field->key;
    return key.substr(0, key.find('#'));
}

bool sharesColumn(const Choice& chosen, const DraftStatement& draft) {
    return std::any_of(chosen.begin(), chosen.end(), [&](const DraftStatement* other) {
        return columnOf(*other) == columnOf(draft) || other->field->label == draft.field->label;
    });
}

/// Heaviest first; equal weights by key, so that the order never depends on anything else.
template<typename Weight> void sortBy(Choice& choice, const Weight& weight) {
    std::sort(choice.begin(), choice.end(), [&](const DraftStatement* a, const DraftStatement* b) {
        const double first = weight(*a);
        const double second = weight(*b);
        return first != second ? first > second : a->statement.key < b->statement.key;
    });
}

/// A way of reaching people that they named themselves: it leads where reaching them is told.
bool namesChannel(const DraftStatement& draft) {
    return draft.isShare() && draft.field->theme == Theme::Channel &&
           draft.statement.section == CardSection::Reach && draft.share() >= kChannelShare;
}

/// What more have than elsewhere comes before what fewer have.
double storyWeight(const DraftStatement& draft) {
    if (!draft.isShare()) return std::abs(difference(draft));
    if (namesChannel(draft)) return kChannelFirst + draft.share();
    return std::max(0.0, difference(draft)) + 0.01 * draft.share();
}

bool standsForEnough(const DraftStatement& draft) {
    const Measured& segment = draft.statement.evidence.segment;
    return segment.count >= kFewestPeople && segment.base >= kFewestPeople;
}

// --- Title
// ---------------------------------------------------------------------------------------------------

bool fitsTitle(const DraftStatement& draft) {
    if (draft.isEvidenceOnly || !draft.statement.isDistinctive || !standsForEnough(draft)) return false;
    if (isBlameful(*draft.field)) return false;
    if (!draft.isShare()) return true;
    if (isAboutLanguage(*draft.field) && draft.share() < kLanguageShare) return false;
    return difference(draft) > 0.0 && draft.share() >= kTitleShare;
}

/// Shares before means, traits before absences.
double titleWeight(const DraftStatement& draft) {
    if (!draft.isShare()) return 0.3 * std::abs(difference(draft));
    const bool isCircumstance = draft.statement.section == CardSection::Circumstances;
    return difference(draft) * (draft.isAbsence ? kAbsenceDiscount : 1.0) *
           (isCircumstance ? kCircumstanceDiscount : 1.0);
}

Choice titleCandidates(Drafts& statements) {
    Choice candidates;
    for (DraftStatement& draft : statements)
        if (fitsTitle(draft)) candidates.push_back(&draft);
    // A mean makes a title only where no trait does.
    const auto isShare = [](const DraftStatement* draft) { return draft->isShare(); };
    if (std::any_of(candidates.begin(), candidates.end(), isShare))
        std::erase_if(candidates, [&](const DraftStatement* draft) { return !isShare(draft); });
    sortBy(candidates, titleWeight);
    return candidates;
}

void putBarrierLast(Choice& title) {
    std::stable_sort(title.begin(), title.end(), [](const DraftStatement* a, const DraftStatement* b) {
        return a->statement.section != CardSection::Barriers && b->statement.section == CardSection::Barriers;
    });
}

std::vector<std::string> keysOf(const Choice& choice) {
    std::vector<std::string> keys;
    for (const DraftStatement* draft : choice)
        keys.push_back(draft->statement.key);
    return keys;
}

/// The strongest trait, and the strongest second one that makes a title nobody has yet.
Choice chooseTitle(Drafts& statements, const std::set<std::vector<std::string>>& taken) {
    const Choice candidates = titleCandidates(statements);
    if (candidates.empty()) return {};
    Choice plain{candidates.front()};
    Choice first;
    for (DraftStatement* second : candidates) {
        if (second == candidates.front() || sharesColumn(plain, *second)) continue;
        if (!second->isShare()) continue; // one mean is all a title bears
        Choice title{candidates.front(), second};
        putBarrierLast(title);
        if (!taken.contains(keysOf(title))) return title;
        if (first.empty()) first = title;
    }
    return first.empty() ? plain : first;
}

// --- Chips
// ---------------------------------------------------------------------------------------------------

bool fitsChip(const DraftStatement& draft) {
    const CardSection section = draft.statement.section;
    const bool isTrait = section == CardSection::Health || section == CardSection::Circumstances ||
                         section == CardSection::UseOfCare || section == CardSection::Habits;
    return isTrait && !draft.isEvidenceOnly && !draft.isAbsence && draft.statement.isCommon &&
           difference(draft) >= kSlightDifference && standsForEnough(draft) && !isBlameful(*draft.field) &&
           !isNegative(labelOf(*draft.field, draft.statement.query.level));
}

Choice chooseChips(Drafts& statements) {
    Choice candidates;
    for (DraftStatement& draft : statements)
        if (fitsChip(draft)) candidates.push_back(&draft);
    sortBy(candidates, storyWeight);
    Choice chips;
    for (DraftStatement* draft : candidates)
        if (chips.size() < kMostChips && !sharesColumn(chips, *draft)) chips.push_back(draft);
    return chips;
}

/// Drops the rarest trait until title and chips together hold for enough patients.
void dropRarest(Choice& title, Choice& chips, const CountMatching& countMatching) {
    for (;;) {
        std::vector<EvidenceQuery> claims;
        DraftStatement* rarest = nullptr;
        for (const Choice* choice : {&title, &chips})
            for (DraftStatement* draft : *choice) {
                if (!draft->isShare()) continue;
                claims.push_back(draft->statement.query);
                if (!rarest ||
                    draft->statement.evidence.segment.count < rarest->statement.evidence.segment.count)
                    rarest = draft;
            }
        if (!rarest || countMatching(claims) >= kFewestPeople) return;
        std::erase(title, rarest);
        std::erase(chips, rarest);
    }
}

// --- Bars
// ----------------------------------------------------------------------------------------------------

bool fitsStory(const DraftStatement& draft) {
    if (draft.isEvidenceOnly || !standsForEnough(draft)) return false;
    if (!draft.isShare()) return draft.statement.isDistinctive;
    const CardSection section = draft.statement.section;
    const bool isWanted = section == CardSection::Needs || section == CardSection::Reach;
    if ((isWanted && draft.share() >= kWantedShare) || namesChannel(draft)) return true;
    if (section == CardSection::Strengths && draft.statement.isCommon && !draft.isAbsence) return true;
    return draft.statement.isDistinctive && difference(draft) > 0.0;
}

void takeBars(const Choice& candidates, std::size_t mostOfSection, Choice& bars,
              std::map<CardSection, std::size_t>& taken) {
    for (DraftStatement* draft : candidates) {
        std::size_t& count = taken[draft->statement.section];
        const bool isTaken = std::find(bars.begin(), bars.end(), draft) != bars.end();
        if (isTaken || bars.size() >= kMostBars || count >= mostOfSection || sharesColumn(bars, *draft))
            continue;
        bars.push_back(draft);
        ++count;
    }
}

/// A slight strength: told only where there are fewer than two others.
bool isSlightStrength(const DraftStatement& draft) {
    return draft.statement.section == CardSection::Strengths && !draft.isEvidenceOnly && draft.isShare() &&
           draft.statement.isCommon && difference(draft) >= kSlightDifference && standsForEnough(draft);
}

/// Told only where a story would be all but empty.
bool isSlight(const DraftStatement& draft) {
    if (draft.isEvidenceOnly || !standsForEnough(draft)) return false;
    const double apart = draft.isShare() ? difference(draft) : std::abs(difference(draft));
    return apart >= kSlightDifference;
}

/// First two strengths and two of what matters, gets in the way and reaches; then the best of every other
/// section; then by weight.
Choice chooseBars(Drafts& statements, const Choice& chips) {
    std::map<CardSection, Choice> bySection;
    Choice all;
    Choice slightStrengths;
    Choice slight;
    for (DraftStatement& draft : statements) {
        const bool isChip = std::find(chips.begin(), chips.end(), &draft) != chips.end();
        if (isChip || sharesColumn(chips, draft)) continue;
        if (isSlightStrength(draft)) slightStrengths.push_back(&draft);
        if (isSlight(draft)) slight.push_back(&draft);
        if (!fitsStory(draft)) continue;
        bySection[draft.statement.section].push_back(&draft);
        all.push_back(&draft);
    }
    for (auto& [section, choice] : bySection)
        sortBy(choice, storyWeight);
    sortBy(all, storyWeight);
    sortBy(slightStrengths, storyWeight);
    sortBy(slight, storyWeight);

    Choice bars;
    std::map<CardSection, std::size_t> taken;
    takeBars(bySection[CardSection::Strengths], 2, bars, taken);
    takeBars(slightStrengths, 2, bars, taken);
    for (const CardSection section : {CardSection::Needs, CardSection::Barriers, CardSection::Reach})
        takeBars(bySection[section], 2, bars, taken);
    for (const CardSection section : kReadingOrder)
        takeBars(bySection[section], std::max<std::size_t>(1, taken[section]), bars, taken);
    takeBars(all, kMostBarsOfSection, bars, taken);
    if (bars.size() < kFewestBars) takeBars(slight, kMostBarsOfSection, bars, taken);
    return bars;
}

// --- Many differ
// -----------------------------------------------------------------------------------------------

Choice chooseContrasts(const Choice& title, const Choice& bars) {
    Choice candidates;
    for (const Choice* choice : {&title, &bars})
        for (DraftStatement* draft : *choice)
            if (draft->isShare() && draft->share() >= 0.40 && draft->share() <= 0.65 &&
                !sharesColumn(candidates, *draft))
                candidates.push_back(draft);
    if (candidates.size() > kMostContrasts) candidates.resize(kMostContrasts);
    return candidates;
}

} // namespace

Story chooseStory(std::vector<DraftStatement>& statements, const CountMatching& countMatching,
                  std::set<std::vector<std::string>>& takenTitles) {
    Choice title = chooseTitle(statements, takenTitles);
    Choice chips = chooseChips(statements);
    dropRarest(title, chips, countMatching);
    Choice bars = chooseBars(statements, chips);
    if (bars.size() < kFewestBars) {
        chips.clear();
        bars = chooseBars(statements, chips);
    }
    for (DraftStatement* chip : chips) {
        chip->statement.section = CardSection::Common;
        chip->statement.isOnStory = true;
    }
    for (DraftStatement* bar : bars)
        bar->statement.isOnStory = true;
    Story story{.titleKeys = keysOf(title), .contrastKeys = keysOf(chooseContrasts(title, bars))};
    takenTitles.insert(story.titleKeys);
    return story;
}

} // namespace vignette
