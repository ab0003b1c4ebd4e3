#include "ui/segment/picture_card.h"

#include "ui/segment/likeness_cells.h"
#include "ui/segment/segment_copy.h"
#include "ui/segment/segment_words.h"

#include <QVBoxLayout>

namespace vignette {

namespace {

std::vector<LikenessMapView::Mark> marksOf(const FoundSegments& found) {
    std::vector<LikenessMapView::Mark> marks;
    const std::vector<std::uint16_t>& labels = found.segmentation.labels;
    for (std::size_t i = 0; i < found.map.x.size() && i < found.map.y.size(); ++i)
        marks.push_back({QPointF(found.map.x[i], found.map.y[i]), i < labels.size() ? labels[i] : -1});
    return marks;
}

/// The middle of each segment's marks.
std::vector<QPointF> middlesOfMarks(const std::vector<LikenessMapView::Mark>& marks, std::size_t groups) {
    std::vector<LikenessMapView::Cell> cells;
    for (const LikenessMapView::Mark& mark : marks)
        cells.push_back({mark.at, mark.group, 0});
    return middlesOfGroups(cells, groups);
}

} // namespace

PictureCard::PictureCard(QWidget* parent)
    : CardFrame({}, {}, parent),
      m_map(new LikenessMapView(tr("Picture of likeness"), {tr("Segment"), tr("Patients, rounded")})),
      m_caption(makeWrappedLabel({}, WidgetRole::Muted)) {
    setHeading(tr("Picture of likeness"));
    content()->addWidget(m_map, 1);
    content()->addWidget(m_caption);
    connect(m_map, &LikenessMapView::selected, this, &PictureCard::segmentChosen);
}

void PictureCard::show(const FoundSegments& found, const std::vector<LikenessMapView::Cell>& cells,
                       const std::vector<SegmentRow>& rows, const Wording& wording) {
    const std::vector<LikenessMapView::Mark> marks =
        cells.empty() ? marksOf(found) : std::vector<LikenessMapView::Mark>();
    const std::vector<QPointF> middles =
        cells.empty() ? middlesOfMarks(marks, rows.size()) : middlesOfGroups(cells, rows.size());
    QList<LikenessMapView::Group> groups;
    for (std::size_t i = 0; i < rows.size(); ++i)
        groups.append(
            {rows[i].name, roundedPeople(rows[i].people, wording), rows[i].number, rows[i].hue, middles[i]});
    if (cells.empty())
        m_map->setMarks(marks, groups);
    else
        m_map->setCells(cells, groups);
    setNote(tr("%1 patients")
                .arg(QString::fromStdString(wording.number(static_cast<double>(found.map.x.size()), 0))));
    const QString kept = tr("Near = similar. This picture keeps %1 of the differences.")
                             .arg(percentWords(found.map.keptShare));
    m_caption->setText(kept + QLatin1Char(' ') +
                       (cells.empty()
                            ? tr("A mark is a patient.")
                            : tr("Cells of 11 people or more; darker = more people, grey = mixed.")));
    m_caption->setToolTip(
        tr("The first two principal components of the features that formed the segments; kept = "
           "their part of all variance"));
    m_map->setSummary(kept);
}

} // namespace vignette
