#include "ui/personas/likeness_panel.h"

#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kWordsWidth = 168;
constexpr int kLeastWordsWidth = 112;
constexpr int kMapHeight = 236;
} // namespace

LikenessPanel::LikenessPanel(const Wording& wording, QWidget* parent)
    : QWidget(parent), m_wording(wording),
      m_map(new LikenessMapView(tr("Picture of likeness"), {tr("Persona"), tr("Stands for")}, this)),
      m_words(new QWidget(this)), m_kept(makeWrappedLabel({}, WidgetRole::Muted)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(14);
    m_map->setMinimumHeight(kMapHeight);
    line->addWidget(m_map, 1);
    auto* column = new QVBoxLayout(m_words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_words->setMinimumWidth(kLeastWordsWidth);
    m_words->setMaximumWidth(kWordsWidth);
    column->addWidget(makeWrappedLabel(tr("Picture of likeness"), WidgetRole::Heading));
    column->addWidget(makeWrappedLabel(
        tr("Near = similar. The groups overlap; people near a border could belong to two.")));
    column->addWidget(m_kept);
    column->addStretch();
    line->addWidget(m_words);
    connect(m_map, &LikenessMapView::selected, this, [this](int group) {
        if (group >= 0 && group < static_cast<int>(m_personas.size()))
            emit personaChosen(m_personas[static_cast<std::size_t>(group)]);
    });
}

std::optional<QPointF> middleOfCells(const std::vector<ShownMapCell>& cells, int persona) {
    QPointF sum;
    int count = 0;
    for (const ShownMapCell& cell : cells) {
        if (cell.persona != persona) continue;
        sum += QPointF(cell.x, cell.y);
        ++count;
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

void LikenessPanel::show(const Release* release) {
    m_personas.clear();
    setVisible(release && !release->content().map.empty());
    if (!release) return;
    std::vector<LikenessMapView::Cell> cells;
    for (const ShownMapCell& cell : release->content().map)
        cells.push_back({QPointF(cell.x, cell.y), cell.persona, cell.shade});
    QList<LikenessMapView::Group> groups;
    for (const ShownPersona& persona : release->personas()) {
        const auto label = middleOfCells(release->content().map, static_cast<int>(m_personas.size()));
        groups.append({QString::fromStdString(m_wording.name(persona)),
                       QString::fromStdString(m_wording.people(persona.people)), persona.number, persona.hue,
                       label.value_or(QPointF(0.5, 0.5))});
        m_personas.push_back(persona.id);
    }
    m_map->setCells(std::move(cells), std::move(groups));
    const int kept = static_cast<int>(std::lround(release->content().mapKeptShare * 100));
    m_kept->setText(
        tr("This picture keeps %1 % of the differences. Each cell stands for 11 people or more.").arg(kept));
    m_map->setSummary(
        tr("A picture of %n persona(s): near means similar.", nullptr, static_cast<int>(m_personas.size())));
}

void LikenessPanel::setSelected(const PersonaId& persona) {
    for (std::size_t i = 0; i < m_personas.size(); ++i)
        if (m_personas[i] == persona) m_map->setSelected(static_cast<int>(i));
}

void LikenessPanel::setWordsVisible(bool isVisible) {
    m_words->setVisible(isVisible);
}

} // namespace vignette
