#pragma once

#include "core/model/field.h"
#include "ui/theme/widgets.h"

class QComboBox;
class QPushButton;
class QTableView;

namespace vignette {

class FieldFilter;
class FieldModel;

/// The fields of a study: their words, theme, direction and use, edited in place; several at once for the
/// use.
class FieldsPanel : public CardFrame {
    Q_OBJECT

public:
    explicit FieldsPanel(QWidget* parent);
    void show(const std::vector<Field>& fields, bool isReadOnly);
    void filter(const QString& typed);
    FieldModel& model() { return *m_model; }
    QTableView& table() { return *m_table; }

signals:
    void edited(const std::vector<vignette::Field>& fields, const QString& stepName);

private:
    QWidget* makeBar();
    QWidget* makeTable();
    void editWords(const QModelIndex& index);
    void useSelected(FieldUse use);
    void refreshBar();
    std::vector<int> selectedRows() const; ///< of the model

    FieldModel* m_model;
    FieldFilter* m_filter;
    QTableView* m_table;
    QComboBox* m_shown = nullptr;
    QLabel* m_needName = nullptr;
    QList<QPushButton*> m_uses;
};

} // namespace vignette
