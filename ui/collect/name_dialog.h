#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace vignette {

struct NameQuestion {
    QString title;
    QString words;
    QString suggestion;
    QString accept; ///< the button that gives the name
    bool mayBeBlank = false;
    bool isSearched = true;                      ///< for identifiers; texts that stand in a column are not
    std::function<bool(const QString&)> isTaken; ///< then the dialog says that it is replaced
};

/// Asks for a name; `given` is called when the person accepts one that is not blank.
void askForName(QWidget* parent, const NameQuestion& question, std::function<void(const QString&)> given);

} // namespace vignette
