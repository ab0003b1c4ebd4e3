#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace vignette {

/// Asks why a column may be stored as it is; `given` is called with a reason of at least one word, and not at
/// all when the person thinks better of it. Does not hold up the event loop.
void askReason(QWidget* parent, const QString& column, const QString& finding,
               std::function<void(const QString&)> given);

/// Asks why fields form segments although most patients have no value; `fields` are their names, `found` says
/// how few have one. As askReason.
void askFormReason(QWidget* parent, const QString& fields, const QString& found,
                   std::function<void(const QString&)> given);

/// The same before an import, for what a plan or recipe forms segments with. `onlyCheck` is called when the
/// person would rather use the fields only to check; neither is when the person goes back.
void askPlanReason(QWidget* parent, const QString& fields, const QString& found,
                   std::function<void(const QString&)> given, std::function<void()> onlyCheck);

} // namespace vignette
