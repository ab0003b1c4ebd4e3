#include "ui/collect/field_changes.h"

#include "core/study/describe_fields.h"

#include <QCoreApplication>

namespace vignette {

namespace {
struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};
} // namespace

FieldChange::FieldChange(Workbench& workbench, std::vector<Field> before, std::vector<Field> after,
                         const QString& name)
    : QUndoCommand(name), m_workbench(workbench), m_before(std::move(before)), m_after(std::move(after)) {}

void pushFields(Workbench& workbench, const std::vector<Field>& fields, const QString& name) {
    if (!workbench.session() || workbench.isBusy()) return;
    workbench.undoStack().push(new FieldChange(workbench, workbench.session()->fields(), fields, name));
}

void pushCodebook(Workbench& workbench, const QString& path) {
    if (!workbench.session() || workbench.isBusy()) return;
    const std::vector<Field> before = workbench.session()->fields();
    std::vector<Field> after = before; // the step itself stores them, in a job where patients are read again
    const auto outcome = attempt([&] { return overlayCodebook(after, path.toStdString()); });
    if (!outcome.isDone()) {
        emit workbench.troubleReported(QString::fromStdString(outcome.trouble().message), false);
        return;
    }
    if (after != before)
        workbench.undoStack().push(new FieldChange(workbench, before, after, Collect::tr("Load a codebook")));
    if (const int unmatched = static_cast<int>(outcome.value().unmatched.size()); unmatched > 0)
        emit workbench.troubleReported(
            Collect::tr("%n row(s) of the codebook fit no field of this study.", nullptr, unmatched), true);
}

} // namespace vignette
