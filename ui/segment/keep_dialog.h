#pragma once

#include "core/study/study_session.h"

#include <QDialog>
#include <QStringList>

#include <vector>

namespace vignette {

/// Whether keeping must be asked first: a persona somebody has written on is touched.
bool hasEdits(const std::vector<PersonaChange>& changes);
/// "Linda stays: 86 % of her people, 3 edits kept"; one line a change.
QString changeWords(const PersonaChange& change);

/// What becomes of the personas when the segments are kept, for a person to accept. Does not block.
class KeepDialog : public QDialog {
    Q_OBJECT

public:
    KeepDialog(const std::vector<PersonaChange>& changes, QWidget* parent);
};

} // namespace vignette
