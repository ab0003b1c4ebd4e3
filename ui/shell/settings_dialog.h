#pragma once

#include "ui/shell/appearance.h"
#include "ui/workbench/workbench.h"

#include <QDialog>

namespace vignette {

/// Appearance, role, and the name that signs edits. Each change counts at once.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(Workbench& workbench, Appearance& appearance, QWidget* parent);
};

/// The name that signs edits, as typed in the settings; empty: none was typed.
QString rememberedEditor();

} // namespace vignette
