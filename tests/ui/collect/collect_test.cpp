#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_proposal.h"
#include "ui/collect/cell_mask.h"
#include "ui/collect/dialect_bar.h"
#include "ui/collect/field_copy.h"
#include "ui/collect/field_detail.h"
#include "ui/collect/field_filter.h"
#include "ui/collect/field_model.h"
#include "ui/collect/field_picture.h"
#include "ui/collect/file_list.h"
#include "ui/collect/import_summary.h"
#include "ui/collect/preview_model.h"
#include "ui/collect/privacy_panel.h"
#include "ui/collect/quality_words.h"
#include "ui/collect/rollup_model.h"
#include "ui/collect/set_aside_list.h"
#include "ui/collect/set_aside_model.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace vignette;

namespace {

const Date kDataEnd = Date::from(2024, 12, 31).value();

/// Every text any role of the model gives, of cells and of headers.
QStringList everythingSaid(const QAbstractItemModel& model) {
    QStringList said;
    const auto take = [&](const QVariant& value) { said.append(value.toString()); };
    for (int role = 0; role < Qt::UserRole + 8; ++role) {
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                take(model.data(model.index(row, column), role));
        for (int column = 0; column < model.columnCount(); ++column)
            take(model.headerData(column, Qt::Horizontal, role));
        for (int row = 0; row < model.rowCount(); ++row)
            take(model.headerData(row, Qt::Vertical, role));
    }
    return said;
}

/// What the mask shows of one cell of a column with this action.
QString shown(ColumnAction action, const std::string& cell, ColumnType type = ColumnType::Category,
              std::optional<DateFormat> format = std::nullopt, std::vector<IdentifierFinding> findings = {}) {
    ColumnSurvey column;
    column.name = "column";
    column.type = type;
    column.dateFormat = format;
    column.missingTokens = {{"", 1}, {"NA", 2}};
    const ColumnDecision decision{.column = "column",
                                  .action = action,
                                  .findings = std::move(findings),
                                  .why = {},
                                  .overrideReason = {}};
    return CellMask(column, &decision, ExtractPlan{}, kDataEnd).shown(cell).text;
}

/// Every field whole but the first (98 %, 7 impossible values) and the second (617 of 1,000 missing).
QualityReport qualityOf(const std::vector<Field>& fields) {
    QualityReport report;
    report.patientCount = 1000;
    for (const Field& field : fields) {
        FieldQuality& quality = report.fields.emplace_back();
        quality.key = field.key;
        quality.valueCount = 1000;
        quality.distinctCount = 3;
        quality.histogram = {.low = 0.0, .width = 1.0, .bins = {500, 300, 200}};
        quality.mean = 0.7;
        quality.median = 0.5;
    }
    report.fields[0].missingCount = 20;
    report.fields[0].valueCount = 980;
    QualityFinding impossible;
    impossible.count = 7;
    impossible.low = 0.0;
    impossible.high = 122.5;
    report.fields[0].findings = {impossible};
    report.fields[1].missingCount = 617;
    report.fields[1].valueCount = 383;
    QualityFinding missing;
    missing.kind = QualityFindingKind::ManyMissing;
    missing.count = 617;
    report.fields[1].findings = {missing};
    return report;
}

std::vector<Field> fieldsWithOneUnnamed() {
    std::vector<Field> fields = test::inventedDataset().fields;
    fields[4].hasPlainLabel = false;
    return fields;
}

} // namespace

class CollectTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void masksCellsAsTheyWillBeStored() {
        QCOMPARE(shown(ColumnAction::Keep, " Spanish "), QStringLiteral("Spanish"));
        QCOMPARE(shown(ColumnAction::Keep, "NA"), QStringLiteral("empty"));
        QCOMPARE(shown(ColumnAction::Drop, "Ann Example"), QStringLiteral("hidden"));
        QCOMPARE(shown(ColumnAction::Drop, ""), QStringLiteral("hidden"));
        QCOMPARE(shown(ColumnAction::LinkKey, "P0001"), QString(4, QChar(0x25CF)));
        QCOMPARE(shown(ColumnAction::DateToYear, "2023-05-06", ColumnType::Date, DateFormat::IsoDash),
                 QStringLiteral("2023"));
        QCOMPARE(shown(ColumnAction::DateToYear, "on a Tuesday", ColumnType::Date, DateFormat::IsoDash),
                 QStringLiteral("hidden"));
        QCOMPARE(shown(ColumnAction::ZipToThreeDigits, "14850-1234"), QStringLiteral("148…"));
        QCOMPARE(shown(ColumnAction::ZipToThreeDigits, "2138"), QStringLiteral("021…"));
        QCOMPARE(shown(ColumnAction::ZipToThreeDigits, "K1A 0B1"), QStringLiteral("hidden"));
    }

    void masksAgesOfNinetyAndOver() {
        const auto age = [](const char* birth) {
            return shown(ColumnAction::BirthDateToAge, birth, ColumnType::Date, DateFormat::IsoDash);
        };
        QCOMPARE(age("1935-01-01"), QStringLiteral("89"));
        QCOMPARE(age("1934-12-31"), QStringLiteral("90+"));
        QCOMPARE(age("1999-12-31"), QStringLiteral("25"));
        QCOMPARE(age("2025-01-01"), QStringLiteral("hidden"));
        QCOMPARE(shown(ColumnAction::CapAge, "89"), QStringLiteral("89"));
        QCOMPARE(shown(ColumnAction::CapAge, "97"), QStringLiteral("90+"));
        QCOMPARE(shown(ColumnAction::BirthYearToAge, "1924"), QStringLiteral("90+"));
    }

    void hidesWhatSummariesReadWhenItMayNameSomeone() {
        const std::vector<IdentifierFinding> named = {{.identifier = IdentifierClass::Name,
                                                       .sign = IdentifierSign::Content,
                                                       .valueCount = 3,
                                                       .why = {}}};
        QCOMPARE(shown(ColumnAction::RollUpOnly, "emergency"), QStringLiteral("emergency"));
        QCOMPARE(shown(ColumnAction::RollUpOnly, "Dr Who", ColumnType::Category, std::nullopt, named),
                 QStringLiteral("hidden"));
        QCOMPARE(shown(ColumnAction::RollUpOnly, "2024-03-01", ColumnType::Date, DateFormat::IsoDash),
                 QStringLiteral("2024"));
        QCOMPARE(shown(ColumnAction::RollUpOnly, "seen at home", ColumnType::Text), QStringLiteral("hidden"));
        QCOMPARE(shown(ColumnAction::RollUpOnly, "7.2", ColumnType::Text), QStringLiteral("7.2"));
    }

    void noRoleOfThePreviewGivesAMaskedText() {
        ImportProposal proposal = test::inventedProposal();
        proposal.extracts[0].survey.columns[2].dateFormat = DateFormat::IsoDash;
        PreviewModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(proposal.extracts[0].preview, proposal.extracts[0].survey, proposal.plan.extracts[0],
                   kDataEnd);
        const QString said = everythingSaid(model).join(QLatin1Char('\n'));
        for (const char* planted : {"P0001", "Example", "555-01", "ride", "letter", "1958", "11-30", "00001"})
            QVERIFY2(!said.contains(QLatin1String(planted)), planted);
        QVERIFY(said.contains(QStringLiteral("6.5")));
        QVERIFY(said.contains(QStringLiteral("66"))); // born 3 Feb 1958
        QCOMPARE(model.hiddenColumns(), 3);
        // A control: without its decision's Drop the name would be seen.
        proposal.plan.extracts[0].screening.columns[1].action = ColumnAction::Keep;
        model.show(proposal.extracts[0].preview, proposal.extracts[0].survey, proposal.plan.extracts[0],
                   kDataEnd);
        QVERIFY(everythingSaid(model).contains(QStringLiteral("Ann Example")));
    }

    void aColumnWithoutADecisionIsHidden() {
        ImportProposal proposal = test::inventedProposal();
        proposal.plan.extracts[0].screening.columns.clear();
        PreviewModel model(nullptr);
        model.show(proposal.extracts[0].preview, proposal.extracts[0].survey, proposal.plan.extracts[0],
                   kDataEnd);
        QVERIFY(!everythingSaid(model).contains(QStringLiteral("F")));
        QCOMPARE(model.hiddenColumns(), model.columnCount());
    }

    void aWorkbookHasASheetInsteadOfADelimiter() {
        ProposedExtract book;
        book.survey.dialect.sheet = "Visits";
        book.survey.sheetNames = {"Patients", "Visits"};
        book.survey.isWorkbook = true;
        DialectBar bar(nullptr);
        bar.show(book, {});
        QVERIFY(!bar.delimiter()->isVisibleTo(&bar));
        QVERIFY(bar.sheet()->isVisibleTo(&bar));
        QCOMPARE(bar.sheet()->currentText(), QStringLiteral("Sheet: Visits"));
        QSignalSpy chosen(&bar, &DialectBar::dialectChosen);
        bar.sheet()->setCurrentIndex(0);
        emit bar.sheet()->activated(0);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Dialect>().sheet, std::string("Patients"));

        bar.show(ProposedExtract(), {});
        QVERIFY(bar.delimiter()->isVisibleTo(&bar));
        QVERIFY(!bar.sheet()->isVisibleTo(&bar));
    }

    void anArchiveHasATableBesideTheDelimiter() {
        ProposedExtract member;
        member.survey.dialect.sheet = "data/visits.csv";
        member.survey.sheetNames = {"data/patients.csv", "data/visits.csv"};
        DialectBar bar(nullptr);
        bar.show(member, {});
        QVERIFY(bar.delimiter()->isVisibleTo(&bar));
        QCOMPARE(bar.sheet()->currentText(), QStringLiteral("Table: data/visits.csv"));
        QCOMPARE(bar.sheet()->accessibleName(), QStringLiteral("Table of the archive"));
        QSignalSpy chosen(&bar, &DialectBar::dialectChosen);
        bar.sheet()->setCurrentIndex(0);
        emit bar.sheet()->activated(0);
        QCOMPARE(chosen[0][0].value<Dialect>().sheet, std::string("data/patients.csv"));
    }

    void rowsOfTheHeaderCanBeChosen() {
        ProposedExtract file;
        DialectBar bar(nullptr);
        bar.show(file, {});
        QCOMPARE(bar.header()->currentText(), QStringLiteral("With header"));
        QSignalSpy chosen(&bar, &DialectBar::dialectChosen);
        const auto choose = [&](int rows) {
            bar.header()->setCurrentIndex(bar.header()->findData(rows));
            emit bar.header()->activated(bar.header()->currentIndex());
            return chosen.takeFirst()[0].value<Dialect>();
        };
        QCOMPARE(choose(2).headerRows, 2U);
        QVERIFY(choose(3).hasHeader);
        QVERIFY(!choose(0).hasHeader);
        file.survey.dialect.headerRows = 5; // of a plan
        bar.show(file, {});
        QCOMPARE(bar.header()->currentText(), QStringLiteral("Header of 5 rows"));
    }

    void aFileThatIsLeftOutSaysHowToTakeItIn() {
        ImportProposal proposal = test::inventedProposal();
        proposal.plan.extracts[1].keyColumn.reset();
        FileListModel files(nullptr);
        files.show(proposal);
        QVERIFY(!files.index(0).data(FileListModel::LeftOutRole).toBool());
        QVERIFY(files.index(1).data(FileListModel::LeftOutRole).toBool());
        QCOMPARE(files.index(1).data(FileListModel::LineRole).toString(),
                 QStringLiteral("left out: choose its key"));
        DialectBar bar(nullptr);
        bar.show(proposal.extracts[1], proposal.plan.extracts[1], false);
        QCOMPARE(bar.key()->currentText(), QStringLiteral("No key: choose one to bring it in"));
        changeKey(proposal, 1, "member");
        files.show(proposal);
        QVERIFY(!files.index(1).data(FileListModel::LeftOutRole).toBool());
    }

    void modelsKeepTheirContract() {
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        ImportProposal proposal = test::inventedProposal();
        FileListModel files(nullptr);
        const QAbstractItemModelTester filesTester(&files, mode);
        files.show(proposal);
        QCOMPARE(files.rowCount(), 2);
        removeExtract(proposal, 1);
        files.show(proposal);
        QCOMPARE(files.rowCount(), 1);
        SetAsideModel setAside(nullptr);
        const QAbstractItemModelTester setAsideTester(&setAside, mode);
        setAside.show(proposal.extracts[0].survey);
        QCOMPARE(setAside.index(0, SetAsideModel::Rows).data().toString(), QStringLiteral("12"));
        QCOMPARE(setAside.index(0, SetAsideModel::FirstLine).data().toString(), QStringLiteral("line 118"));
    }

    void aSummaryIsTickedOffByAsking() {
        const ImportProposal proposal = test::inventedProposal();
        const std::vector<RollupRule>& rules = proposal.plan.extracts[1].rollups;
        RollupModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(rules, rules, {});
        QSignalSpy asked(&model, &RollupModel::keepRequested);
        const QModelIndex first = model.index(0, RollupModel::Label);
        QCOMPARE(first.data().toString(), QStringLiteral("Visits in the last year"));
        QCOMPARE(model.index(0, RollupModel::Window).data().toString(),
                 QStringLiteral("the last 12 month(s)"));
        QVERIFY(model.setData(first, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(asked.size(), 1);
        model.show(rules, {}, {});
        QCOMPARE(model.keptCount(), 0);
        model.show(rules, {}, {rules[0].name});
        QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    }

    void fieldsWithoutANameStandFirst() {
        const EnglishWording wording;
        FieldModel model(wording, nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(fieldsWithOneUnnamed());
        QCOMPARE(model.needsNameCount(), 1);
        QVERIFY(model.index(0, FieldModel::Label).data().toString().contains(QStringLiteral("needs a name")));
        QCOMPARE(model.fields()[0].label, std::string("Age"));
    }

    void anEditAsksForFieldsInTheStudysOrder() {
        const EnglishWording wording;
        FieldModel model(wording, nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::vector<Field> before = fieldsWithOneUnnamed();
        model.show(before);
        std::vector<Field> after;
        connect(&model, &FieldModel::edited, this,
                [&](const std::vector<Field>& fields, const QString&) { after = fields; });
        QVERIFY(
            model.setData(model.index(0, FieldModel::Label), QStringLiteral("Sleep a night"), Qt::EditRole));
        QCOMPARE(after.size(), before.size());
        QCOMPARE(after[4].label, std::string("Sleep a night"));
        QVERIFY(after[4].hasPlainLabel && after[4].isEdited);
        QCOMPARE(after[3], before[3]);
        after.clear();
        QVERIFY(!model.setData(model.index(1, FieldModel::Label), QStringLiteral("  "), Qt::EditRole));
        QVERIFY(!model.setData(model.index(1, FieldModel::Source), QStringLiteral("x"), Qt::EditRole));
        QVERIFY(after.empty());
        model.setUse({1, 2}, FieldUse::Hide);
        QCOMPARE(after[0].use, FieldUse::Hide);
        QCOMPARE(after[1].use, FieldUse::Hide);
        model.setReadOnly(true);
        QVERIFY(!(model.flags(model.index(0, FieldModel::Label)) & Qt::ItemIsEditable));
    }

    void theFilterHoldsWordsAndUse() {
        const EnglishWording wording;
        FieldModel model(wording, nullptr);
        model.show(fieldsWithOneUnnamed());
        FieldFilter filter(nullptr);
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        filter.setTyped(QStringLiteral("HEART conditions"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setTyped({});
        filter.setShow(FieldFilter::Show::Check);
        QCOMPARE(filter.rowCount(), 2);
        filter.setShow(FieldFilter::Show::NeedName);
        QCOMPARE(filter.rowCount(), 1);
    }

    void showsWhatFieldsHoldOnceItIsKnown() {
        const EnglishWording wording;
        FieldModel model(wording, nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::vector<Field> fields = fieldsWithOneUnnamed();
        model.show(fields);
        const int age = model.rowOf(fields[0].key);
        QVERIFY(model.index(age, FieldModel::Filled).data().toString().isEmpty());
        model.setQuality(qualityOf(fields));
        QCOMPARE(model.index(age, FieldModel::Filled).data().toString(), QStringLiteral("98\u00a0%"));
        QCOMPARE(model.index(age, FieldModel::Findings).data().toString(),
                 QStringLiteral("impossible values"));
        QVERIFY(model.index(age, FieldModel::Findings)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Patients with one: 7.")));
        QVERIFY(!(model.flags(model.index(age, FieldModel::Filled)) & Qt::ItemIsEditable));
        QVERIFY(model.index(age, FieldModel::Picture).data(Qt::AccessibleTextRole).isValid());
    }

    void filtersAndSortsByFindings() {
        const EnglishWording wording;
        FieldModel model(wording, nullptr);
        FieldFilter filter(nullptr);
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        const std::vector<Field> fields = fieldsWithOneUnnamed();
        model.show(fields);
        model.setQuality(qualityOf(fields));
        filter.setShow(FieldFilter::Show::Findings);
        QCOMPARE(filter.rowCount(), 2);
        filter.setShow(FieldFilter::Show::Impossible);
        QCOMPARE(filter.rowCount(), 1);
        filter.setShow(FieldFilter::Show::Duplicate);
        QCOMPARE(filter.rowCount(), 0);
        filter.setShow(FieldFilter::Show::ManyMissing);
        QCOMPARE(filter.rowCount(), 1);
        filter.setShow(FieldFilter::Show::All);
        filter.sort(FieldModel::Filled, Qt::AscendingOrder);
        QCOMPARE(model.field(filter.mapToSource(filter.index(0, 0)).row()).key, fields[1].key);
    }

    void asksWhyBeforeAFieldWithFewValuesForms() {
        const EnglishWording wording;
        FieldModel model(wording, nullptr);
        std::vector<Field> fields = fieldsWithOneUnnamed();
        for (Field& field : fields)
            field.use = FieldUse::Check;
        model.show(fields);
        model.setQuality(qualityOf(fields));
        std::vector<std::string> asked;
        std::vector<Field> after;
        connect(&model, &FieldModel::reasonAsked, this, [&](const auto& keys) { asked = keys; });
        connect(&model, &FieldModel::edited, this,
                [&](const auto& changed, const QString&) { after = changed; });
        model.setUse({model.rowOf(fields[0].key), model.rowOf(fields[1].key)}, FieldUse::Form);
        QCOMPARE(asked, std::vector<std::string>{fields[1].key});
        QCOMPARE(after[0].use, FieldUse::Form);
        QCOMPARE(after[1].use, FieldUse::Check);
        asked.clear();
        QVERIFY(!model.setData(model.index(model.rowOf(fields[1].key), FieldModel::Use),
                               static_cast<int>(FieldUse::Form), Qt::EditRole));
        QCOMPARE(asked.size(), std::size_t{1});
        model.formFor(asked, "Only they were asked.");
        QCOMPARE(after[1].use, FieldUse::Form);
        QCOMPARE(after[1].formReason, std::string("Only they were asked."));
        decideUse(after[1], FieldUse::Check);
        QVERIFY(after[1].formReason.empty());
    }

    void copiesFieldsRounded() {
        const EnglishWording wording;
        std::vector<Field> fields = fieldsWithOneUnnamed();
        fields[0].label = "=1+1";
        const QualityReport report = qualityOf(fields);
        const QString copied = copiedFields({{.field = &fields[0], .quality = &report.fields[0]},
                                             {.field = &fields[1], .quality = &report.fields[1]},
                                             {.field = &fields[2], .quality = nullptr}},
                                            fields, wording);
        QCOMPARE(copied.count(QLatin1Char('\n')), 3);
        QVERIFY(copied.contains(QStringLiteral("'=1+1\t")));
        QVERIFY(copied.contains(QStringLiteral("Patients with one: <11."))); // exactly 7 on the screen
        QVERIFY(!copied.contains(QStringLiteral(": 7")));
        QVERIFY(!copied.contains(QStringLiteral("617")));
        QVERIFY(copied.contains(QStringLiteral("Patients without a value: 615")));
    }

    void thePictureIsCrispAndEmptyWithoutValues() {
        QualityReport report = qualityOf(fieldsWithOneUnnamed());
        QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        {
            QPainter painter(&image);
            paintFieldPicture(painter, image.rect(), report.fields[0], Qt::black);
        }
        for (int x = 0; x < image.width(); ++x)
            for (int y = 0; y < image.height(); ++y) {
                const int alpha = image.pixelColor(x, y).alpha();
                QVERIFY(alpha == 0 || alpha == 255); // no bar ends between two pixels
            }
        QVERIFY(image.pixelColor(1, 19).alpha() == 255);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintFieldPicture(painter, image.rect(), FieldQuality{}, Qt::black);
        QCOMPARE(image.pixelColor(1, 19).alpha(), 0);
    }

    void theDetailGoesToADuplicate() {
        const EnglishWording wording;
        const std::vector<Field> fields = fieldsWithOneUnnamed();
        QualityReport report = qualityOf(fields);
        QualityFinding twin;
        twin.kind = QualityFindingKind::Duplicate;
        twin.others = {fields[3].key};
        report.fields[2].findings.push_back(twin);
        FieldDetail detail(wording, nullptr);
        QSignalSpy asked(&detail, &FieldDetail::fieldAsked);
        detail.show(&fields[2], &report.fields[2], fields);
        const auto links = detail.findChildren<QPushButton*>();
        QCOMPARE(links.size(), 1);
        links[0]->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString().toStdString(), fields[3].key);
        detail.show(nullptr, nullptr, fields);
        QVERIFY(detail.findChildren<QPushButton*>().isEmpty());
    }

    void theListOfRowsSetAsideHoldsNoFormula() {
        ExtractSurvey survey = test::inventedProposal().extracts[0].survey;
        survey.problems[0].shape = "=AAA(99)";
        survey.setAsideCount = 20;
        const QString list = QString::fromUtf8(setAsideList(survey));
        QVERIFY(list.contains(QStringLiteral("\"118\"")));
        QVERIFY(list.contains(QStringLiteral("\"'=AAA(99)\"")));
        QVERIFY(list.contains(QStringLiteral("and 8 more")));
    }

    void saysWhatWasNotDetected() {
        const ImportProposal proposal = test::inventedProposal();
        const QString words =
            notDetected({{QStringLiteral("patients.csv"), proposal.plan.extracts[0].screening}});
        QVERIFY(words.contains(QStringLiteral("e-mail addresses")));
        QVERIFY(!words.contains(QStringLiteral("telephone numbers")));
    }

    void saysWhoMatched() {
        ImportReport report;
        report.patientCount = 20000;
        report.extracts.resize(2);
        report.extracts[0].name = "patients";
        report.extracts[1].name = "visits";
        report.extracts[1].matchedCount = 19000;
        QCOMPARE(whoMatched(report), QStringList{QStringLiteral("visits 19,000 of 20,000 patients")});
    }
};

QTEST_MAIN(CollectTest)
#include "collect_test.moc"
