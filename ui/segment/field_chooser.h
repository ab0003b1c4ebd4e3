#pragma once

#include "ui/segment/segment_setup.h"

#include <QDialog>
#include <QString>

#include <map>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace vignette {

/// Which fields form the segments: check boxes by theme; those held back say why. Does not block: accepted()
/// is sent with the new setup in setup().
class FieldChooser : public QDialog {
    Q_OBJECT

public:
    /// `leftOut`: by field key, why the program could not use it the last time.
    FieldChooser(SegmentSetup setup, std::vector<Field> fields, MissingShares missing,
                 std::map<std::string, QString> leftOut, QWidget* parent);
    const SegmentSetup& setup() const { return m_setup; }

private:
    void fill();
    void addField(QTreeWidgetItem* theme, const Field& field);
    QString reasonOf(const Field& field) const;
    void takeChecks();
    void showCount();
    void filter(const QString& typed);
    void backToViews();

    SegmentSetup m_setup;
    std::vector<Field> m_fields;
    MissingShares m_missing;
    std::map<std::string, QString> m_leftOut;
    QTreeWidget* m_tree;
    QLineEdit* m_typed;
    QLabel* m_count;
};

/// "key: reason" lines of an encoding as reasons by key.
std::map<std::string, QString> reasonsLeftOut(const std::vector<std::string>& lines);

} // namespace vignette
