#include "core/model/dataset.h"

namespace vignette {

const Field* Dataset::find(const std::string& key, std::size_t* index) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].key != key) continue;
        if (index) *index = i;
        return &fields[i];
    }
    return nullptr;
}

} // namespace vignette
