#pragma once

#include <QDialog>

namespace vignette {

/// Version, licence, and what the program is built from.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);
};

} // namespace vignette
