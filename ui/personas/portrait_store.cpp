#include "ui/personas/portrait_store.h"

#include "ui/portrait/portrait.h"

#include <QPixmapCache>

namespace vignette {

QPixmap keptPortrait(const PortraitRecipe& recipe, int side, qreal devicePixelRatio) {
    const QString key = QStringLiteral("portrait|%1|%2|%3")
                            .arg(QString::fromStdString(toText(recipe)))
                            .arg(side)
                            .arg(devicePixelRatio);
    QPixmap kept;
    if (QPixmapCache::find(key, &kept)) return kept;
    kept = QPixmap::fromImage(portraitImage(recipe, side, devicePixelRatio));
    QPixmapCache::insert(key, kept);
    return kept;
}

} // namespace vignette
