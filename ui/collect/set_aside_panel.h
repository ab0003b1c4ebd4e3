#pragma once

#include "core/model/extract.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vignette {

class QuietTable;
class SetAsideModel;

/// Rows set aside: how many, why, where the first one stands; the list can be saved.
class SetAsidePanel : public QWidget {
    Q_OBJECT

public:
    explicit SetAsidePanel(QWidget* parent);
    /// Hides itself when every row was kept.
    void show(const ExtractSurvey& survey);

signals:
    void browseRequested();
    void saveRequested();

private:
    SetAsideModel* m_model;
    QuietTable* m_table;
    QLabel* m_count;
    QPushButton* m_browse;
    QPushButton* m_save;
};

} // namespace vignette
