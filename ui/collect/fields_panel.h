#pragma once

#include "core/model/quality.h"
#include "core/model/wording.h"
#include "ui/theme/widgets.h"

#include <optional>

class QComboBox;
class QPushButton;
class QTableView;

namespace vignette {

class FieldDetail;
class FieldFilter;
class FieldModel;

/// The fields of a study: what they hold and what may be wrong with it, to browse, sort, filter and copy;
/// their words, theme, direction and use, edited in place; several at once for the use. Below stands what is
/// known of the chosen one.
class FieldsPanel : public CardFrame {
    Q_OBJECT

public:
    FieldsPanel(const Wording& wording, QWidget* parent);
    void show(const std::vector<Field>& fields, bool isReadOnly);
    /// What the fields hold, once it is known.
    void setQuality(std::optional<QualityReport> report);
    void filter(const QString& typed);
    /// Chooses the field, showing all fields where the filter hides it.
    void goTo(const std::string& key);
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
    void showChosen();
    void askReasonFor(const std::vector<std::string>& keys);
    QString copied() const;
    std::vector<int> selectedRows() const; ///< of the model

    const Wording& m_wording;
    FieldModel* m_model;
    FieldFilter* m_filter;
    QTableView* m_table;
    FieldDetail* m_detail;
    QComboBox* m_shown = nullptr;
    QLabel* m_needName = nullptr;
    QList<QPushButton*> m_uses;
};

} // namespace vignette
