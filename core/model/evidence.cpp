#include "core/model/evidence.h"

#include "core/model/enum_text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

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

Interval wilsonInterval(double count, double base) {
    assert(base > 0.0 && count >= 0.0 && count <= base);
    constexpr double kNormalQuantile = 1.959963984540054; // of 97.5 %
    constexpr double kSquare = kNormalQuantile * kNormalQuantile;
    const double share = count / base;
    const double scale = 1.0 + kSquare / base;
    const double centre = (share + kSquare / (2.0 * base)) / scale;
    const double half =
        kNormalQuantile / scale * std::sqrt(share * (1.0 - share) / base + kSquare / (4.0 * base * base));
    return {.low = std::max(0.0, centre - half), .high = std::min(1.0, centre + half)};
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
