#include "core/report/english_wording.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/collect/collect_page.h"
#include "ui/collect/dialect_bar.h"
#include "ui/collect/preview_model.h"
#include "ui/collect/proposal_view.h"
#include "ui/theme/style_sheet.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
        QVERIFY(jobs.wait(30000));
        QCOMPARE(preview.columnCount(), 1);
        QVERIFY(!everythingSaid(page, preview).contains(QStringLiteral("Quixworth")));
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
