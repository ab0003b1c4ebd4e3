#pragma once

#include "ui/workbench/workbench.h"

#include <QUndoCommand>

namespace vignette {

/// The fields of a study, there and back.
class FieldChange : public QUndoCommand {
public:
    FieldChange(Workbench& workbench, std::vector<Field> before, std::vector<Field> after,
                const QString& name);
    void undo() override { m_workbench.setFields(m_before); }
    void redo() override { m_workbench.setFields(m_after); }

private:
    Workbench& m_workbench;
    std::vector<Field> m_before, m_after;
};

/// Changes the study's fields as one step that can be undone. Nothing happens without a study.
void pushFields(Workbench& workbench, const std::vector<Field>& fields, const QString& name);
/// Lays a codebook file over the fields, as one step that can be undone; trouble and rows that fitted no
/// field go to the message bar.
void pushCodebook(Workbench& workbench, const QString& path);

} // namespace vignette
