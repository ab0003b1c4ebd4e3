#pragma once

#include "ui/segment/segment_model.h"

#include <QTableView>

namespace vignette {

/// The segments as a table that sends its selection and copies rounded figures only.
class SegmentsTable : public QTableView {
    Q_OBJECT

public:
    SegmentsTable(SegmentModel& model, const Wording& wording, QWidget* parent);
    void setSelectedSegment(int segment); ///< −1: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {300, 140}; }

public slots:
    void copy() const;

signals:
    void segmentChosen(int segment);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    SegmentModel& m_rows;
    const Wording& m_wording;
};

} // namespace vignette
