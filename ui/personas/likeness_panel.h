#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"
#include "ui/charts/likeness_map_view.h"

#include <QWidget>

class QLabel;

namespace vignette {

/// The picture of likeness out of the Release's cells, with what it means beside it.
class LikenessPanel : public QWidget {
    Q_OBJECT

public:
    explicit LikenessPanel(const Wording& wording, QWidget* parent);

    void show(const Release* release);
    void setSelected(const PersonaId& persona);
    /// Without its words the picture makes room for what stands beside it.
    void setWordsVisible(bool isVisible);

signals:
    void personaChosen(const PersonaId& persona);

private:
    const Wording& m_wording;
    std::vector<PersonaId> m_personas;
    LikenessMapView* m_map;
    QWidget* m_words;
    QLabel* m_kept;
};

/// The middle of a persona's cells, for its label; nothing when it has none.
std::optional<QPointF> middleOfCells(const std::vector<ShownMapCell>& cells, int persona);

} // namespace vignette
