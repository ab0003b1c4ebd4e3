#include "core/report/english_wording.h"
#include "tests/fuzz/stored_zip.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/collect/collect_page.h"
#include "ui/collect/dialect_bar.h"
#include "ui/collect/preview_model.h"
#include "ui/collect/proposal_view.h"
#include "ui/collect/recipe_bar.h"
#include "ui/collect/set_aside_dialog.h"
#include "ui/collect/set_aside_rows_model.h"
#include "ui/theme/style_sheet.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace vignette;

namespace {

constexpr int kPatients = 300;

/// Invented patients with planted identifiers, and visits of theirs; semicolons and decimal commas.
QStringList writeExtracts(const QString& folder) {
    QString patients = QStringLiteral("member_key;full_name;born;language;zip;phone;sleep\n");
    QString visits = QStringLiteral("member_key;visit_date;kind\n");
    const char* const languages[] = {"English", "Spanish", "German"};
    const char* const kinds[] = {"office", "emergency"};
    for (int i = 0; i < kPatients; ++i) {
        patients += QStringLiteral("K%1;Zebulon%2 Quixworth;%3-0%4-1%5;%6;148%7;(607) 555-%8;%9\n")
                        .arg(100000 + 7 * i)
                        .arg(i)
                        .arg(1930 + i % 70)
                        .arg(1 + i % 9)
                        .arg(i % 9)
                        .arg(QLatin1String(languages[i % 3]))
                        .arg(10 + i % 60)
                        .arg(1000 + i)
                        .arg(QStringLiteral("%1,%2").arg(5 + i % 4).arg(i % 10));
        for (int visit = 0; visit < 1 + i % 4; ++visit)
            visits += QStringLiteral("K%1;2024-0%2-1%3;%4\n")
                          .arg(100000 + 7 * i)
                          .arg(1 + visit)
                          .arg(i % 9)
                          .arg(QLatin1String(kinds[(i + visit) % 2]));
    }
    patients += QStringLiteral("K999999;too few\n");
    QStringList files;
    for (const auto& [name, text] :
         {std::pair{QStringLiteral("people.csv"), patients}, {QStringLiteral("visits.csv"), visits}}) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QIODevice::WriteOnly)) qFatal("no place for the extracts");
        file.write(text.toUtf8());
        files.append(file.fileName());
    }
    return files;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("an extract is gone");
    return file.readAll();
}

/// The extracts in one archive, beside values whose key has a name that says nothing.
QString writeArchive(const QString& folder) {
    const QStringList files = writeExtracts(folder);
    QByteArray values("chart,sodium\n");
    for (int i = 0; i < kPatients; ++i)
        values += "K" + QByteArray::number(100000 + 7 * i) + "," + QByteArray::number(130 + i % 15) + "\n";
    const QByteArray people = bytesOf(files[0]);
    const QByteArray visits = bytesOf(files[1]);
    const std::string zip =
        fuzz::storedZip({{"data/people.csv", std::string_view(people.data(), people.size())},
                         {"data/values.csv", std::string_view(values.data(), values.size())},
                         {"data/visits.csv", std::string_view(visits.data(), visits.size())}});
    QFile file(folder + QStringLiteral("/clinic.zip"));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no place for the archive");
    file.write(zip.data(), static_cast<qint64>(zip.size()));
    return file.fileName();
}

/// Everything the page and the preview say.
QString everythingSaid(const QWidget& page, const PreviewModel& preview) {
    QStringList said;
    for (const QLabel* label : page.findChildren<QLabel*>())
        said.append(label->text());
    for (const QListView* list : page.findChildren<QListView*>())
        for (int row = 0; row < list->model()->rowCount(); ++row)
            said.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    for (const QWidget* widget : page.findChildren<QWidget*>())
        said << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
    for (int role = 0; role < Qt::UserRole + 8; ++role)
        for (int column = 0; column < preview.columnCount(); ++column) {
            said.append(preview.headerData(column, Qt::Horizontal, role).toString());
            for (int row = 0; row < preview.rowCount(); ++row)
                said.append(preview.index(row, column).data(role).toString());
        }
    return said.join(QLatin1Char('\n'));
}

} // namespace

/// The page over files as the program itself reads and screens them.
class CollectImportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsRealFilesMaskedAndReadsThemAgain() {
        const test::TestSettings settings;
        const QTemporaryDir folder;
        applyTheme(*qApp, lightTheme());
        Workbench workbench(std::make_unique<EnglishWording>());
        CollectPage page(workbench, nullptr);
        page.setProperty("role", QStringLiteral("page"));
        page.setAttribute(Qt::WA_StyledBackground);
        page.style()->polish(&page);
        workbench.prepareImport(writeExtracts(folder.path()));
        QVERIFY(QTest::qWaitFor([&] { return workbench.proposal() != nullptr; }, 30000));
        test::pictureOf(page, {1229, 767}, QStringLiteral("collect-real"));

        auto& preview = *page.findChild<PreviewModel*>();
        QCOMPARE(preview.columnCount(), 7);
        const QString said = everythingSaid(page, preview);
        for (const char* planted : {"Zebulon", "Quixworth", "555-", "K1000", "14810", "1930-", "too few"})
            QVERIFY2(!said.contains(QLatin1String(planted)), planted);
        QVERIFY(said.contains(QStringLiteral("Spanish")));
        QVERIFY(said.contains(QStringLiteral("90+")));
        QVERIFY(said.contains(QStringLiteral("300 rows · 1 set aside")));

        // Read with commas the file has one column; nothing of it may be seen either.
        QSignalSpy jobs(&workbench.jobs(), &Jobs::finished);
        auto* delimiter = page.findChild<DialectBar*>()->delimiter();
        QCOMPARE(delimiter->currentData().toString(), QStringLiteral(";"));
        delimiter->setCurrentIndex(delimiter->findData(QStringLiteral("|")));
        emit delimiter->activated(delimiter->currentIndex());
        QVERIFY(jobs.wait(30000)); // the first rows are there before the file is read again, and hidden
        QCOMPARE(jobs.count(), 1);
        QTRY_COMPARE(preview.columnCount(), 1);
        QCOMPARE(preview.columnCount(), 1);
        QCOMPARE(preview.hiddenColumns(), 1);
        QVERIFY(!everythingSaid(page, preview).contains(QStringLiteral("Quixworth")));
        QVERIFY(jobs.wait(30000));
        QCOMPARE(preview.columnCount(), 1);
        QVERIFY(!everythingSaid(page, preview).contains(QStringLiteral("Quixworth")));
    }

    void aRecipeIsOfferedForTheNextFilesAndRepeatsWhatWasDecided() {
        const test::TestSettings settings;
        const QTemporaryDir first;
        const QTemporaryDir second;
        Workbench workbench(std::make_unique<EnglishWording>());
        CollectPage page(workbench, nullptr);
        page.show();
        workbench.prepareImport(writeExtracts(first.path()));
        QVERIFY(QTest::qWaitFor([&] { return workbench.proposal() != nullptr; }, 30000));
        auto& bar = *page.findChild<RecipeBar*>();
        QVERIFY(!bar.isVisibleTo(&page)); // nothing saved yet
        page.findChild<ProposalView*>()->edits().setAction(0, QStringLiteral("language"), ColumnAction::Drop,
                                                           QStringLiteral("not needed"));
        const RecipeShelf::Entry saved =
            RecipeShelf::save(QStringLiteral("Third quarter"), workbench.proposal()->plan);
        QCOMPARE(saved.name, QStringLiteral("Third quarter"));
        QFile recipe(saved.path);
        QVERIFY(recipe.open(QIODevice::ReadOnly));
        QVERIFY(!QString::fromUtf8(recipe.readAll()).contains(first.path())); // no path in it

        QStringList next = writeExtracts(second.path());
        const QString renamed = second.path() + QStringLiteral("/people_q4.csv");
        QVERIFY(QFile::rename(next[0], renamed));
        next[0] = renamed;
        workbench.dropProposal();
        workbench.prepareImport(next);
        QVERIFY(QTest::qWaitFor([&] { return workbench.proposal() != nullptr; }, 30000));
        QTRY_VERIFY(bar.isVisibleTo(&page)); // looked for beside the screen
        QVERIFY(everythingSaid(page, *page.findChild<PreviewModel*>())
                    .contains(QStringLiteral("“Third quarter”")));
        QSignalSpy changed(&workbench, &Workbench::proposalChanged);
        bar.use(saved);
        QVERIFY(changed.wait(30000));
        const ExtractPlan& plan = workbench.proposal()->plan.extracts[0];
        QCOMPARE(plan.name, std::string("people")); // fields keep their keys
        QCOMPARE(plan.screening.find("language")->action, ColumnAction::Drop);
        QCOMPARE(plan.screening.find("language")->overrideReason, std::string("not needed"));
        QCOMPARE(workbench.proposal()->plan.studyName, std::string("people_q4"));
    }

    void anArchiveBringsItsTablesAndOneWithoutACommonKeyWaitsForIt() {
        const test::TestSettings settings;
        const QTemporaryDir folder;
        Workbench workbench(std::make_unique<EnglishWording>());
        CollectPage page(workbench, nullptr);
        page.show();
        const QString archive = writeArchive(folder.path());
        workbench.prepareImport({archive});
        QVERIFY(QTest::qWaitFor([&] { return workbench.proposal() != nullptr; }, 30000));
        const auto names = [&] {
            QStringList all;
            for (const ExtractPlan& plan : workbench.proposal()->plan.extracts)
                all.append(QString::fromStdString(plan.name));
            return all;
        };
        QCOMPARE(names(),
                 QStringList({QStringLiteral("people"), QStringLiteral("values"), QStringLiteral("visits")}));
        const auto said = [&] { return everythingSaid(page, *page.findChild<PreviewModel*>()); };
        const auto hasButton = [&](const QString& words) {
            const QList<QPushButton*> buttons = page.findChildren<QPushButton*>();
            return std::ranges::any_of(buttons,
                                       [&](const QPushButton* button) { return button->text() == words; });
        };
        QVERIFY(said().contains(QStringLiteral("values.csv in clinic.zip, left out: choose its key")));
        QVERIFY(said().contains(QStringLiteral("has no patient key in common")));
        QVERIFY(hasButton(QStringLiteral("Bring in 2 file(s)")) ||
                hasButton(QStringLiteral("Bring in 2 files")));
        QCOMPARE(page.findChild<DialectBar*>()->sheet()->currentText(),
                 QStringLiteral("Table: data/people.csv"));

        ProposalEdits& edits = page.findChild<ProposalView*>()->edits();
        edits.setKey(1, QStringLiteral("chart"));
        QVERIFY(!said().contains(QStringLiteral("left out: choose its key")));
        QVERIFY(!said().contains(QStringLiteral("has no patient key in common")));
        QVERIFY(hasButton(QStringLiteral("Bring in 3 file(s)")) ||
                hasButton(QStringLiteral("Bring in 3 files")));

        // What was taken out stays out when a file is added, until the archive is chosen again.
        edits.remove(2);
        QSignalSpy changed(&workbench, &Workbench::proposalChanged);
        workbench.addToImport({folder.path() + QStringLiteral("/visits.csv")});
        QVERIFY(changed.wait(30000));
        QCOMPARE(workbench.proposal()->extracts.size(), 3U);
        QCOMPARE(workbench.proposal()->extracts[2].survey.source.name, std::string("visits.csv"));
        QCOMPARE(workbench.proposal()->plan.extracts[1].keyColumn, std::optional<std::string>("chart"));
        workbench.addToImport({archive});
        QVERIFY(changed.wait(30000));
        QCOMPARE(workbench.proposal()->extracts.size(), 4U);
    }

    void rowsSetAsideShowTheirTextOnlyWhenAskedAndCopyNothing() {
        const test::TestSettings settings;
        const QTemporaryDir folder;
        Workbench workbench(std::make_unique<EnglishWording>());
        workbench.prepareImport(writeExtracts(folder.path()));
        QVERIFY(QTest::qWaitFor([&] { return workbench.proposal() != nullptr; }, 30000));
        auto* dialog = new SetAsideDialog(workbench, workbench.proposal()->extracts[0], nullptr);
        dialog->show();
        const auto& rows = *dialog->findChild<SetAsideRowsModel*>();
        QCOMPARE(rows.rowCount(), 1);
        const auto content = [&] { return rows.index(0, SetAsideRowsModel::Content).data().toString(); };
        QCOMPARE(content(), QStringLiteral("A999999;AAA AAA"));
        QSignalSpy jobs(&workbench.jobs(), &Jobs::finished);
        dialog->findChild<QCheckBox*>()->setChecked(true);
        QVERIFY(jobs.wait(30000));
        QVERIFY(content().contains(QStringLiteral("too few")));
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        auto* table = dialog->findChild<QTableView*>();
        table->selectRow(0);
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        dialog->findChild<QLineEdit*>()->setText(QStringLiteral("nowhere"));
        QCOMPARE(rows.rowCount(), 0);
        dialog->close();
    }

    void aTypeAndAReasonChangeWhatIsShown() {
        const test::TestSettings settings;
        const QTemporaryDir folder;
        Workbench workbench(std::make_unique<EnglishWording>());
        CollectPage page(workbench, nullptr);
        page.show(); // a page that nobody sees waits
        workbench.prepareImport(writeExtracts(folder.path()));
        QVERIFY(QTest::qWaitFor([&] { return workbench.proposal() != nullptr; }, 30000));
        auto& preview = *page.findChild<PreviewModel*>();
        ProposalEdits& edits = page.findChild<ProposalView*>()->edits();
        edits.setAction(0, QStringLiteral("phone"), ColumnAction::Keep, QStringLiteral("made up"));
        QVERIFY(preview.index(0, 5).data().toString().startsWith(QStringLiteral("(607)")));
        edits.setType(0, QStringLiteral("sleep"), ColumnType::Code);
        QVERIFY(preview.index(0, 5).data().toString().startsWith(QStringLiteral("(607)"))); // still kept
        edits.resetAction(0, QStringLiteral("phone"));
        QCOMPARE(preview.index(0, 5).data().toString(), QStringLiteral("hidden"));
        QCOMPARE(workbench.proposal()->plan.extracts[0].types.at("sleep"), ColumnType::Code);
    }
};

QTEST_MAIN(CollectImportTest)
#include "collect_import_test.moc"
