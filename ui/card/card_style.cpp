#include "ui/card/card_style.h"

namespace vignette {

CardMetrics CardMetrics::roomy() {
    return {};
}

CardMetrics CardMetrics::compact() {
    CardMetrics metrics;
    metrics.body = 10.0;
    metrics.small = 8.0;
    metrics.table = 8.4;
    metrics.heading = 10.8;
    metrics.name = 21.0;
    metrics.title = 12.4;
    metrics.rowGap = 11.0;
    metrics.blockGap = 11.0;
    metrics.itemGap = 4.5;
    metrics.cellPad = 2.0;
    metrics.portrait = 100.0;
    return metrics;
}

CardSheet CardSheet::a4() {
    return {};
}

CardSheet CardSheet::letter() {
    CardSheet sheet;
    sheet.size = {612.0, 792.0};
    return sheet;
}

CardSheet CardSheet::screen(double width) {
    CardSheet sheet;
    sheet.size = {width, 0.0};
    sheet.margin = width < 420 ? 14.0 : 24.0;
    sheet.bandHeight = 4.0;
    sheet.isPaged = false;
    return sheet;
}

} // namespace vignette
