#include "ui/collect/dialect_bar.h"

#include "ui/collect/pill_combo.h"
#include "ui/text/plain_words.h"
#include "ui/theme/flow_layout.h"

#include <QComboBox>

namespace vignette {

namespace {

constexpr int kGap = 6;

/// Chooses the line that stands for `value`, adding one in `words` when none does.
void choose(QComboBox& combo, const QVariant& value, const QString& words) {
    int row = combo.findData(value);
    if (row < 0) {
        combo.addItem(words, value);
        row = combo.count() - 1;
    }
    combo.setCurrentIndex(row);
}

} // namespace

DialectBar::DialectBar(QWidget* parent)
    : QWidget(parent), m_sheet(new PillCombo(tr("Sheet of the workbook"), this)),
      m_delimiter(new PillCombo(tr("What divides the cells"), this)),
      m_encoding(new PillCombo(tr("How the text is encoded"), this)),
      m_decimal(new PillCombo(tr("Decimal mark"), this)),
      m_header(new PillCombo(tr("Rows of the header"), this)),
      m_shape(new PillCombo(tr("Rows a patient"), this)),
      m_key(new PillCombo(tr("Key of the patients"), this)) {
    m_delimiter->addItem(tr("Comma"), QStringLiteral(","));
    m_delimiter->addItem(tr("Semicolon"), QStringLiteral(";"));
    m_delimiter->addItem(tr("Tab"), QStringLiteral("\t"));
    m_delimiter->addItem(tr("Bar |"), QStringLiteral("|"));
    for (const char* encoding :
         {"UTF-8",        "UTF-16LE",     "UTF-16BE",     "windows-1252", "ISO-8859-1",   "ISO-8859-15",
          "windows-1250", "ISO-8859-2",   "windows-1251", "ISO-8859-5",   "KOI8-R",       "windows-1253",
          "ISO-8859-7",   "windows-1254", "windows-1255", "windows-1256", "windows-1257", "macintosh",
          "Shift_JIS",    "EUC-JP",       "GB18030",      "Big5",         "EUC-KR"})
        m_encoding->addItem(QString::fromLatin1(encoding), QString::fromLatin1(encoding));
    m_decimal->addItem(tr("Decimal point"), QStringLiteral("."));
    m_decimal->addItem(tr("Decimal comma"), QStringLiteral(","));
    m_header->addItem(tr("With header"), 1);
    m_header->addItem(tr("Header of 2 rows"), 2);
    m_header->addItem(tr("Header of 3 rows"), 3);
    m_header->addItem(tr("No header"), 0);
    for (const ExtractShape shape : {ExtractShape::OneRowPerPatient, ExtractShape::ManyRowsPerPatient})
        m_shape->addItem(plainWords(shape), static_cast<int>(shape));

    auto* line = new FlowLayout(kGap, this);
    for (QComboBox* combo : {m_sheet, m_delimiter, m_encoding, m_decimal, m_header, m_shape, m_key})
        line->addWidget(combo);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (QComboBox* combo : {m_sheet, m_delimiter, m_encoding, m_decimal, m_header})
        connect(combo, &QComboBox::activated, this, &DialectBar::takeDialect);
    connect(m_shape, &QComboBox::activated, this,
            [this] { emit shapeChosen(static_cast<ExtractShape>(m_shape->currentData().toInt())); });
    connect(m_key, &QComboBox::activated, this, [this] { emit keyChosen(m_key->currentData().toString()); });
}

void DialectBar::show(const ProposedExtract& extract, const ExtractPlan& plan, bool isFirst) {
    showDialect(extract.survey.dialect);
    showSheets(extract.survey);
    choose(*m_shape, static_cast<int>(plan.shape), plainWords(plan.shape));
    showKeys(extract, plan, isFirst);
}

void DialectBar::showDialect(const Dialect& dialect) {
    m_dialect = dialect;
    const QString delimiter = QString(QLatin1Char(dialect.delimiter));
    choose(*m_delimiter, delimiter, tr("Divided by %1").arg(delimiter));
    const QString encoding = QString::fromStdString(dialect.encoding);
    choose(*m_encoding, encoding, encoding);
    const QString decimal = QString(QLatin1Char(dialect.decimalMark));
    choose(*m_decimal, decimal, tr("Decimal %1").arg(decimal));
    const int headerRows = dialect.hasHeader ? static_cast<int>(dialect.headerRows) : 0;
    choose(*m_header, headerRows, tr("Header of %1 rows").arg(headerRows));
}

void DialectBar::showSheets(const ExtractSurvey& survey) {
    const bool isChoice = !survey.dialect.sheet.empty();
    const auto words = [&](const QString& name) {
        return survey.isWorkbook ? tr("Sheet: %1").arg(name) : tr("Table: %1").arg(name);
    };
    m_sheet->setAccessibleName(survey.isWorkbook ? tr("Sheet of the workbook") : tr("Table of the archive"));
    m_sheet->clear();
    for (const std::string& name : survey.sheetNames)
        m_sheet->addItem(words(QString::fromStdString(name)), QString::fromStdString(name));
    const QString sheet = QString::fromStdString(survey.dialect.sheet);
    if (isChoice) choose(*m_sheet, sheet, words(sheet));
    m_sheet->setVisible(isChoice);
    for (QComboBox* combo : {m_delimiter, m_encoding, m_decimal})
        combo->setVisible(!survey.isWorkbook);
}

void DialectBar::showKeys(const ProposedExtract& extract, const ExtractPlan& plan, bool isFirst) {
    m_key->clear();
    m_key->addItem(isFirst ? tr("No key: each row a patient") : tr("No key: choose one to bring it in"),
                   QString());
    for (const ColumnSurvey& column : extract.survey.columns) {
        const QString name = QString::fromStdString(column.name);
        m_key->addItem(tr("Key: %1").arg(name), name);
    }
    const QString key = QString::fromStdString(plan.keyColumn.value_or(std::string()));
    choose(*m_key, key, tr("Key: %1").arg(key));
}

void DialectBar::takeDialect() {
    Dialect dialect = m_dialect;
    dialect.sheet = m_sheet->currentData().toString().toStdString();
    dialect.delimiter = m_delimiter->currentData().toString().at(0).toLatin1();
    dialect.encoding = m_encoding->currentData().toString().toStdString();
    dialect.decimalMark = m_decimal->currentData().toString().at(0).toLatin1();
    if (dialect.thousandsMark == dialect.decimalMark) dialect.thousandsMark.reset();
    const unsigned headerRows = m_header->currentData().toUInt();
    dialect.hasHeader = headerRows > 0;
    if (dialect.hasHeader) dialect.headerRows = headerRows;
    if (dialect == m_dialect) return;
    emit dialectChosen(dialect);
}

} // namespace vignette
