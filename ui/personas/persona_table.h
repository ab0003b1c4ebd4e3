#pragma once

#include "ui/personas/persona_model.h"

#include <QTableView>

namespace vignette {

/// The personas as a table that sorts by each column; Enter opens. Columns stand in the order a role reads
/// them.
class PersonaRows : public QTableView {
    Q_OBJECT

public:
    enum class Order { WordsFirst, FirmnessFirst };

    explicit PersonaRows(PersonaFilter& personas, QWidget* parent);
    void setOrder(Order order);

signals:
    void openRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace vignette
