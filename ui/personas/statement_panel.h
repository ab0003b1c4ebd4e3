#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <QFrame>

class QFormLayout;
class QLabel;

namespace vignette {

/// What stands behind one statement, all of it out of the Release: the persona, everyone else, how many have
/// a value, likely range, source, what the field is.
class StatementPanel : public QFrame {
    Q_OBJECT

public:
    explicit StatementPanel(const Wording& wording, QWidget* parent);

    /// Shows the statement; null: asks to choose one.
    void show(const ShownPersona& persona, const ShownStatement* statement);

private:
    void addLine(const QString& label, const QString& value);
    QString rangeText(const ShownStatement& statement) const;

    const Wording& m_wording;
    QLabel* m_heading;
    QLabel* m_note;
    QFormLayout* m_lines;
};

} // namespace vignette
