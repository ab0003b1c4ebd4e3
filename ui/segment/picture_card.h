#pragma once

#include "core/model/wording.h"
#include "core/study/study_session.h"
#include "ui/charts/likeness_map_view.h"
#include "ui/segment/segment_rows.h"
#include "ui/theme/widgets.h"

namespace vignette {

/// "Picture of likeness" with the segments painted on it.
class PictureCard : public CardFrame {
    Q_OBJECT

public:
    explicit PictureCard(QWidget* parent);

    /// Without cells (few patients): one mark a patient. Its copied table is rounded.
    void show(const FoundSegments& found, const std::vector<LikenessMapView::Cell>& cells,
              const std::vector<SegmentRow>& rows, const Wording& wording);
    void setSelectedSegment(int segment) { m_map->setSelected(segment); }

signals:
    void segmentChosen(int segment);

private:
    LikenessMapView* m_map;
    QLabel* m_caption;
};

} // namespace vignette
