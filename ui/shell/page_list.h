#pragma once

#include "ui/icons/icons.h"
#include "ui/workbench/workbench.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

namespace vignette {

/// One step of the left list and how its page is made.
struct PageEntry {
    QString key;  ///< as in Workbench::pageRequested
    QString step; ///< "Collect"
    QString line; ///< "Bring in files"
    IconName icon;
    std::function<QWidget*(Workbench&, QWidget*)> make;
};

/// The steps whose pages are part of this build, in order.
std::vector<PageEntry> builtPages();

} // namespace vignette
