#include "core/model/missing.h"

#include <algorithm>

namespace vignette {

SetApartWords inWords(const SetApartByMissing& apart, const std::vector<Field>& fields) {
    constexpr double kNearlyAll = 0.90;
    constexpr std::size_t kMostLabels = 3;
    SetApartWords words;
    words.scope = apart.scope;
    words.extract = apart.extract;
    words.isSurvey = apart.isSurvey;
    words.isNearlyAll = apart.segmentShare >= kNearlyAll;
    for (const Field& field : fields) {
        const bool isNamed =
            field.hasPlainLabel && words.labels.size() < kMostLabels &&
            std::find(apart.fields.begin(), apart.fields.end(), field.key) != apart.fields.end();
        if (isNamed) words.labels.push_back(field.label);
    }
    words.more = static_cast<int>(apart.fields.size() - words.labels.size());
    return words;
}

} // namespace vignette
