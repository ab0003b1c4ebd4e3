#include "ui/workbench/page.h"

namespace vignette {

namespace {
constexpr char kPrimary[] = "primary";
}

Page::Page(Workbench& workbench, QWidget* parent) : QWidget(parent), m_workbench(workbench) {}

void markPrimary(QAction& action) {
    action.setProperty(kPrimary, true);
}

bool isPrimary(const QAction& action) {
    return action.property(kPrimary).toBool();
}

} // namespace vignette
