#pragma once

#include "core/features/answer_scale.h"
#include "core/model/dataset.h"

#include <string>
#include <vector>

namespace vignette {

/// An item that runs against the others of its group: to agree with it means what it means to disagree with
/// them. Proposed to the person, never turned around unasked.
struct ReversedItem {
    std::string name;
    bool byAnswers = false;  ///< by the sign of its correlation with the others
    bool byCodebook = false; ///< by directions ("higher is worse") that differ from the others'
};

/// Questions asked on one scale: at least three columns of one stem ("trust_1", "trust_2", "trust_3"), or of
/// one word scale.
struct ItemGroup {
    std::string stem; ///< "trust"; empty for columns that share a word scale alone
    std::vector<std::string> names;
    AnswerScale scale;
    std::vector<ReversedItem> reversed;
    /// Answers split the items into two halves of the same size: which half is the reversed one can't be
    /// told.
    bool isDirectionUnclear = false;
};

/// One column that may be an item: its name, all its levels with counts, the direction if known.
struct ItemColumn {
    std::string name;
    std::vector<LevelCount> levels;
    FieldDirection direction = FieldDirection::Unknown;
};

/// Groups by names and levels alone, without answers: what pass 1 already knows. Directions of the codebook
/// find reversed items, answers are not asked.
std::vector<ItemGroup> findItemGroups(const std::vector<ItemColumn>& columns);

/// Groups among the fields of one extract, named by Field::key, with reversed items by answers as well: signs
/// are chosen so that the items' correlations (Pearson, over those who answered both) agree as much as they
/// can; an item is then reversed when it is of the smaller side and holds with the others at all (corrected
/// item-rest correlation of 0.15 or more, three standard errors from 0). Items that depend on nothing are
/// never called reversed. Cost: patients × items² of each group. The result depends on values alone.
std::vector<ItemGroup> findItemGroups(const Dataset& dataset, const std::string& extract);

} // namespace vignette
