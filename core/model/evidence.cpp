#include "core/model/evidence.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<Statistic> kStatistics[] = {{Statistic::Share, "share"},
                                               {Statistic::Mean, "mean"},
                                               {Statistic::Median, "median"},
                                               {Statistic::Size, "size"}};

} // namespace

const char* toText(Statistic statistic) {
    return textOf(kStatistics, statistic);
}
Statistic statisticFromText(const std::string& text) {
    return valueOf(kStatistics, text, "statistic");
}

std::string toText(const EvidenceQuery& query) {
    std::string text = std::string(toText(query.statistic)) + "(" + query.field;
    if (!query.level.empty()) text += " = " + query.level;
    text += ") in segment " + std::to_string(query.segment) + " of segmentation " +
            std::to_string(query.segmentation);
    text += " over " + query.population;
    if (!query.filterField.empty()) text += " where " + query.filterField + " = " + query.filterLevel;
    return text + ", data " + query.fingerprint.hex().substr(0, 12);
}

} // namespace vignette
