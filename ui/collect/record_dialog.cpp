#include "ui/collect/record_dialog.h"

#include "ui/collect/question.h"
#include "ui/text/typed_warning.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <array>
#include <memory>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

constexpr int kWidth = 540;
constexpr int kTextHeight = 70;

/// A dialog with lines to fill in; accepting it is possible when nothing is missing any more.
class RecordDialog : public Question {
public:
    RecordDialog(const QString& title, const QString& words, QWidget* parent)
        : Question(title, Collect::tr("Record it"), Collect::tr("Cancel"), parent), m_form(new QFormLayout),
          m_missing(makeWrappedLabel({}, WidgetRole::Muted, this)) {
        setMinimumWidth(kWidth);
        addWords(words);
        m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
        m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
        content()->addLayout(m_form);
        content()->addWidget(m_missing);
    }

    void addLine(const QString& label, std::string& text, TypedNames names) {
        auto* edit = new QLineEdit(QString::fromStdString(text), this);
        edit->setAccessibleName(label);
        connect(edit, &QLineEdit::textChanged, this, [this, &text](const QString& typed) {
            text = typed.trimmed().toStdString();
            refresh();
        });
        addRow(label, *edit, new TypedWarning(*edit, names));
    }
    void addText(const QString& label, std::string& text, TypedNames names) {
        auto* edit = new QPlainTextEdit(QString::fromStdString(text), this);
        edit->setAccessibleName(label);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(kTextHeight);
        connect(edit, &QPlainTextEdit::textChanged, this, [this, edit, &text] {
            text = edit->toPlainText().simplified().toStdString();
            refresh();
        });
        addRow(label, *edit, new TypedWarning(*edit, names));
    }
    void addDate(const QString& label, std::optional<Date>& date) {
        auto* edit = new QLineEdit(date ? QString::fromStdString(date->iso()) : QString(), this);
        edit->setAccessibleName(label);
        edit->setPlaceholderText(Collect::tr("year-month-day, such as 2026-03-31"));
        const int number = m_dates++;
        connect(edit, &QLineEdit::textChanged, this, [this, number, &date](const QString& typed) {
            date = parseDate(typed.trimmed().toStdString(), DateFormat::IsoDash);
            m_isWrongDate[static_cast<std::size_t>(number)] = !date && !typed.trimmed().isEmpty();
            refresh();
        });
        m_form->addRow(label, edit);
    }
    void start(std::function<std::vector<std::string>()> missing) {
        m_missingParts = std::move(missing);
        refresh();
        open();
    }

private:
    void addRow(const QString& label, QWidget& edit, QWidget* warning) {
        auto* both = new QVBoxLayout;
        both->setSpacing(4);
        both->addWidget(&edit);
        both->addWidget(warning);
        auto* name = makeLabel(label, WidgetRole::Plain, this);
        name->setBuddy(&edit);
        m_form->addRow(name, both);
    }
    void refresh() {
        if (!m_missingParts) return;
        QStringList parts;
        for (const std::string& part : m_missingParts())
            parts.append(QString::fromStdString(part));
        if (m_isWrongDate[0] || m_isWrongDate[1]) parts.append(Collect::tr("a date that exists"));
        m_missing->setText(parts.isEmpty()
                               ? Collect::tr("Complete.")
                               : Collect::tr("Still needed: %1.").arg(parts.join(QStringLiteral(", "))));
        yes()->setEnabled(parts.isEmpty());
    }

    QFormLayout* m_form;
    QLabel* m_missing;
    std::function<std::vector<std::string>()> m_missingParts;
    std::array<bool, 2> m_isWrongDate{};
    int m_dates = 0;
};

/// Opens the dialog on a copy of the record that lives as long as the dialog's own connections.
template<typename Record>
void openOn(RecordDialog& dialog, const std::shared_ptr<Record>& record, bool isPresent, QWidget* parent,
            std::function<void(const std::optional<Record>&)> given) {
    if (isPresent)
        QObject::connect(dialog.addOther(Collect::tr("Take it back"), WidgetRole::Danger),
                         &QPushButton::clicked, parent, [given] { given(std::nullopt); });
    QObject::connect(&dialog, &QDialog::accepted, parent, [record, given] { given(*record); });
    dialog.start([record] { return missingParts(*record); });
}

} // namespace

void askForExpert(QWidget* parent, const std::optional<ExpertDetermination>& present,
                  std::function<void(const std::optional<ExpertDetermination>&)> given) {
    auto record = std::make_shared<ExpertDetermination>(present.value_or(ExpertDetermination{}));
    auto* dialog = new RecordDialog(
        Collect::tr("Expert determination"),
        Collect::tr(
            "An expert may determine that the risk of telling a patient apart is very small. Vignette "
            "records who said so, when and how; it never says so itself. The methods page prints it."),
        parent);
    dialog->addLine(Collect::tr("Expert"), record->expert, TypedNames::MayStand);
    dialog->addLine(Collect::tr("Credentials"), record->credentials, TypedNames::MayStand);
    dialog->addDate(Collect::tr("Date"), record->date);
    dialog->addText(Collect::tr("Method, or where the report is kept"), record->method, TypedNames::MayStand);
    dialog->addText(Collect::tr("The expert’s statement"), record->statement, TypedNames::MayStand);
    dialog->addDate(Collect::tr("Holds until (may be empty)"), record->expiry);
    openOn(*dialog, record, present.has_value(), parent, std::move(given));
}

void askForLimitedUse(QWidget* parent, const std::optional<LimitedDataSet>& present,
                      std::function<void(const std::optional<LimitedDataSet>&)> given) {
    auto record = std::make_shared<LimitedDataSet>(present.value_or(LimitedDataSet{}));
    auto* dialog = new RecordDialog(
        Collect::tr("Limited data set"),
        Collect::tr("Dates and towns may stay in a study that is used under a data use agreement; names, "
                    "numbers and addresses may not. Every export prints this record."),
        parent);
    dialog->addLine(Collect::tr("Who uses it"), record->recipient, TypedNames::MayStand);
    dialog->addDate(Collect::tr("Date of the agreement"), record->agreementDate);
    dialog->addLine(Collect::tr("Purpose"), record->purpose, TypedNames::AreFound);
    dialog->addText(Collect::tr("Reason"), record->reason, TypedNames::AreFound);
    openOn(*dialog, record, present.has_value(), parent, std::move(given));
}

} // namespace vignette
