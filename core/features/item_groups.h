#pragma once

#include "core/features/answer_scale.h"
#include "core/model/dataset.h"

#include <string>
#include <vector>

namespace vignette {

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
