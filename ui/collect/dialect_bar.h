#pragma once

#include "core/study/import_proposal.h"

#include <QWidget>

class QComboBox;

namespace vignette {

/// How a file is written and whose its rows are, as pills: each a guess that may be changed. A workbook has a
/// sheet instead of delimiter, encoding and decimal mark; a zip archive of several tables has one of them.
class DialectBar : public QWidget {
    Q_OBJECT

public:
    explicit DialectBar(QWidget* parent);
    /// `isFirst`: of the files, so that it needs no key.
    void show(const ProposedExtract& extract, const ExtractPlan& plan, bool isFirst = true);

    QComboBox* sheet() const { return m_sheet; }
    QComboBox* delimiter() const { return m_delimiter; }
    QComboBox* header() const { return m_header; }
    QComboBox* shape() const { return m_shape; }
    QComboBox* key() const { return m_key; }

signals:
    void dialectChosen(const vignette::Dialect& dialect);
    void shapeChosen(vignette::ExtractShape shape);
    /// Empty: each row is a patient of its own.
    void keyChosen(const QString& column);

private:
    void showDialect(const Dialect& dialect);
    void showSheets(const ExtractSurvey& survey);
    void showKeys(const ProposedExtract& extract, const ExtractPlan& plan, bool isFirst);
    void takeDialect();

    QComboBox* m_sheet;
    QComboBox* m_delimiter;
    QComboBox* m_encoding;
    QComboBox* m_decimal;
    QComboBox* m_header;
    QComboBox* m_shape;
    QComboBox* m_key;
    Dialect m_dialect;
};

} // namespace vignette
