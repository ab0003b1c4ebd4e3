#pragma once

#include "ui/collect/quiet_table.h"

#include <functional>

namespace vignette {

/// The table of fields. Copy gives the chosen rows, rounded; the cells' own text stays on the screen.
class FieldsTable : public QuietTable {
    Q_OBJECT

public:
    FieldsTable(const QString& name, std::function<QString()> copied, QWidget* parent);
    void copy() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::function<QString()> m_copied;
};

} // namespace vignette
