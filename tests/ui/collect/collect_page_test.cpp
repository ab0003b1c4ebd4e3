#include "core/base/failure.h"
#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_proposal.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/collect/collect_page.h"
#include "ui/collect/dialect_bar.h"
#include "ui/collect/field_model.h"
#include "ui/collect/fields_panel.h"
#include "ui/collect/file_list.h"
#include "ui/collect/preview_model.h"
#include "ui/collect/preview_table.h"
#include "ui/collect/proposal_view.h"
#include "ui/collect/quiet_table.h"
#include "ui/collect/reason_dialog.h"
#include "ui/collect/record_dialog.h"
#include "ui/collect/rollup_panel.h"
#include "ui/text/typed_warning.h"
#include "ui/theme/style_sheet.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using namespace vignette;

namespace {

ImportProposal richProposal() {
    ImportProposal proposal = test::inventedProposal();
    proposal.extracts[0].survey.columns[2].dateFormat = DateFormat::IsoDash;
    proposal.extracts[1].survey.columns[1].dateFormat = DateFormat::IsoDash;
    proposal.extracts[0].survey.notes = {"Line ends are mixed."};
    RollupRule last;
    last.name = "kind#most";
    last.verb = RollupVerb::Most;
    last.valueColumn = "kind";
    last.label = "Most frequent kind of visit";
    proposal.plan.extracts[1].rollups.push_back(last);
    return proposal;
}

std::unique_ptr<test::FakeSession> richSession() {
    auto session = std::make_unique<test::FakeSession>();
    session->plan = richProposal().plan;
    session->dataset.fields[4].hasPlainLabel = false;
    session->dataset.fields[4].label = "Slp hrs";
    session->imported.extracts.push_back({.name = "visits",
                                          .rowCount = 11650,
                                          .setAsideCount = 0,
                                          .patientCount = 1800,
                                          .matchedCount = 1790,
                                          .duplicateCount = 0,
                                          .storedColumns = 2,
                                          .droppedColumns = 1,
                                          .answers = {},
                                          .itemGroups = {},
                                          .setAsideByReason = {},
                                          .coerced = {},
                                          .repairedRows = 0,
                                          .notes = {}});
    session->imported.identicalRows = 14;
    return session;
}

/// The page, empty until something is dropped or opened.
struct Desk {
    test::TestSettings settings;
    Workbench workbench{std::make_unique<EnglishWording>()};
    CollectPage page{workbench, nullptr};

    Desk() {
        test::fakeDoors() = {};
        page.setProperty("role", QStringLiteral("page"));
        page.setAttribute(Qt::WA_StyledBackground);
        page.style()->polish(&page);
        page.resize(1229, 767);
        page.show();
        page.enter();
    }
    void drop() {
        test::fakeDoors().propose = [](const std::vector<std::filesystem::path>&, Progress&) {
            return richProposal();
        };
        workbench.prepareImport({QStringLiteral("/nowhere/patients.csv")});
        if (!QTest::qWaitFor([this] { return workbench.proposal() != nullptr; })) qFatal("no proposal");
        QCoreApplication::processEvents();
    }
    void open(bool isReadOnly = false) {
        test::fakeDoors().open = [isReadOnly](const std::filesystem::path&, Progress&) {
            auto session = richSession();
            session->readOnly = isReadOnly;
            return session;
        };
        workbench.openStudy(QStringLiteral("/nowhere/invented.vignette"));
        if (!QTest::qWaitFor([this] { return workbench.session() != nullptr; })) qFatal("no study");
        QCoreApplication::processEvents();
    }
    template<typename Widget> Widget* part() { return page.findChild<Widget*>(); }
    QPushButton* button(const QString& name) {
        for (QPushButton* candidate : page.findChildren<QPushButton*>())
            if (candidate->accessibleName() == name && candidate->isVisibleTo(&page)) return candidate;
        return nullptr;
    }
    /// Whether the page in front is higher than its room.
    bool scrolls() {
        for (const QStackedWidget* stack : page.findChildren<QStackedWidget*>())
            if (const auto* area = qobject_cast<QScrollArea*>(stack->currentWidget()))
                return area->verticalScrollBar()->maximum() > 0;
        return false;
    }
    bool says(const QString& words) {
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisibleTo(&page) && label->text().contains(words)) return true;
        return false;
    }
    PreviewModel& preview() { return *part<PreviewModel>(); }
    const ColumnDecision& decision(const char* column) {
        return *workbench.proposal()->plan.extracts[0].screening.find(column);
    }
    void choose(QComboBox* combo, int row) {
        combo->setCurrentIndex(row);
        emit combo->activated(row);
    }
};

QAction* lineOf(const QMenu* menu, const QString& words) {
    for (QAction* action : menu->actions()) {
        if (action->text() == words) return action;
        if (action->menu())
            if (QAction* inner = lineOf(action->menu(), words)) return inner;
    }
    return nullptr;
}

} // namespace

class CollectPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { applyTheme(*qApp, lightTheme()); }

    void saysWhereToDropFilesWhenThereIsNothing() {
        Desk desk;
        QVERIFY(desk.says(QStringLiteral("Drop your files here")));
        QVERIFY(desk.page.searchPlaceholder().isEmpty());
        QCOMPARE(test::namelessWidgets(desk.page), QStringList());
    }

    void warnsWhereAReasonIsTypedAndHoldsNothingBack() {
        Desk desk;
        QString given;
        askReason(&desk.page, QStringLiteral("zip"), {}, [&](const QString& reason) { given = reason; });
        auto* dialog = desk.page.findChild<QDialog*>();
        auto* warning = dialog->findChild<TypedWarning*>();
        auto* reason = dialog->findChild<QLineEdit*>();
        reason->setText(QStringLiteral("Needed for the map"));
        QVERIFY(!warning->isVisible());
        reason->setText(QStringLiteral("Ann asked, 617-555-0123, ann@example.org"));
        QVERIFY(warning->isVisible());
        QVERIFY(warning->text().contains(QStringLiteral("Telephone numbers: “617-555-0123”")));
        QVERIFY(warning->text().contains(QStringLiteral("ann@example.org")));
        QCOMPARE(reason->accessibleDescription(), warning->text());
        QCoreApplication::processEvents();
        QVERIFY(warning->height() >= warning->heightForWidth(warning->width())); // the dialog made room
        dialog->accept();
        QCOMPARE(given, QStringLiteral("Ann asked, 617-555-0123, ann@example.org"));
    }

    void aRecordMayNameItsExpertButNoPhone() {
        Desk desk;
        ExpertDetermination record;
        record.expert = "Robert Johnson";
        askForExpert(&desk.page, record, [](const auto&) {});
        const auto warnings = desk.page.findChild<QDialog*>()->findChildren<TypedWarning*>();
        const auto isWarning = [](const TypedWarning* each) { return !each->text().isEmpty(); };
        QCOMPARE(warnings.size(), 4);
        QVERIFY(std::ranges::none_of(warnings, isWarning));
        desk.page.findChild<QDialog*>()->findChildren<QLineEdit*>().first()->setText(
            QStringLiteral("Robert Johnson, 617-555-0123"));
        QVERIFY(std::ranges::any_of(warnings, isWarning));
    }

    void showsTheProposalMasked() {
        Desk desk;
        desk.drop();
        QVERIFY(desk.button(QStringLiteral("Bring in 2 file(s)")));
        QVERIFY(desk.says(QStringLiteral("Exact counts. Not for sharing")));
        QVERIFY(desk.says(QStringLiteral("Line ends are mixed.")));
        QCOMPARE(desk.preview().index(0, 1).data().toString(), QStringLiteral("hidden"));
        for (const QLabel* label : desk.page.findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("Ann Example")), qPrintable(label->text()));
    }

    void copyTakesNoCellWithIt() {
        Desk desk;
        desk.drop();
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        auto* table = desk.part<PreviewTable>();
        table->setCurrentIndex(desk.preview().index(0, 3));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void anotherKeyOrShapeIsShownAtOnce() {
        Desk desk;
        desk.drop();
        auto* bar = desk.part<DialectBar>();
        QVERIFY(!desk.part<RollupPanel>()->isVisible());
        desk.choose(bar->shape(), 1);
        QCOMPARE(desk.workbench.proposal()->plan.extracts[0].shape, ExtractShape::ManyRowsPerPatient);
        QVERIFY(desk.part<RollupPanel>()->isVisible());
        desk.choose(bar->key(), 0);
        QVERIFY(!desk.workbench.proposal()->plan.extracts[0].keyColumn);
        QCOMPARE(bar->key()->currentText(), QStringLiteral("No key: each row a patient"));
    }

    void anotherDelimiterReadsTheFileAgainInAJob() {
        Desk desk;
        desk.drop();
        QSignalSpy jobs(&desk.workbench.jobs(), &Jobs::finished);
        desk.choose(desk.part<DialectBar>()->delimiter(), 1);
        QTRY_COMPARE(jobs.count(), 2); // the first rows, then the whole file
        QTRY_COMPARE(desk.workbench.proposal()->plan.extracts[0].dialect.delimiter, ';');
    }

    void nothingIsChangedWhileAJobRuns() {
        Desk desk;
        desk.drop();
        desk.choose(desk.part<DialectBar>()->delimiter(), 1);
        QSignalSpy troubles(&desk.workbench, &Workbench::troubleReported);
        desk.choose(desk.part<DialectBar>()->key(), 0);
        QCOMPARE(troubles.size(), 1);
        QVERIFY(desk.workbench.proposal()->plan.extracts[0].keyColumn);
        QCOMPARE(desk.part<DialectBar>()->key()->currentText(), QStringLiteral("Key: patient_id"));
        QVERIFY(QTest::qWaitFor([&] { return !desk.workbench.jobs().isRunning(); }));
    }

    void keepingAHiddenColumnNeedsAReason() {
        Desk desk;
        desk.drop();
        QSignalSpy troubles(&desk.workbench, &Workbench::troubleReported);
        auto* view = desk.part<ProposalView>();
        view->edits().setAction(0, QStringLiteral("phone"), ColumnAction::Keep, {});
        QCOMPARE(troubles.size(), 1);
        QCOMPARE(desk.decision("phone").action, ColumnAction::Drop);
        emit desk.part<PreviewTable>()->columnMenuRequested(QStringLiteral("phone"), QPoint(20, 20));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction* keep = lineOf(menu, QStringLiteral("Keep it as it is…"));
        QVERIFY(keep && keep->isEnabled());
        keep->trigger();
        menu->close();
        auto* dialog = desk.part<QDialog>();
        QVERIFY(dialog);
        QCOMPARE(test::namelessWidgets(*dialog), QStringList());
        QPushButton* agree = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Keep the column")) agree = button;
        QVERIFY(agree && !agree->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("  "));
        QVERIFY(!agree->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("made-up numbers"));
        agree->click();
        QCOMPARE(desk.decision("phone").action, ColumnAction::Keep);
        QCOMPARE(desk.decision("phone").overrideReason, std::string("made-up numbers"));
        QVERIFY(desk.says(QStringLiteral("made-up numbers")));
    }

    void decisionsOutliveAnotherType() {
        Desk desk;
        desk.drop();
        auto* view = desk.part<ProposalView>();
        view->edits().setAction(0, QStringLiteral("sex"), ColumnAction::Drop,
                                QStringLiteral("left out by choice"));
        QCOMPARE(desk.decision("sex").action, ColumnAction::Drop);
        view->edits().setType(0, QStringLiteral("sleep_hours"), ColumnType::Category);
        QCOMPARE(desk.decision("sex").action, ColumnAction::Drop);
        QVERIFY(desk.preview().headerData(3, Qt::Horizontal, PreviewModel::HiddenRole).toBool());
    }

    void aSummaryIsLeftOutAndTakenInAgain() {
        Desk desk;
        desk.drop();
        auto* files = desk.part<FileList>();
        files->setCurrentIndex(files->model()->index(1, 0));
        auto* table = desk.part<RollupPanel>()->findChild<QuietTable*>();
        QVERIFY(table->isVisible());
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Space);
        std::vector<RollupRule>& kept = desk.workbench.proposal()->plan.extracts[1].rollups;
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(table->model()->rowCount(), 2);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(kept.size(), std::size_t{2});
        QCOMPARE(kept[0].label, std::string("Visits in the last year"));
        // What reads a column that is left out goes with it.
        desk.part<ProposalView>()->edits().setAction(1, QStringLiteral("kind"), ColumnAction::Drop, {});
        QCOMPARE(kept.size(), std::size_t{1});
    }

    void filesAreTakenOutUntilNoneIsLeft() {
        Desk desk;
        desk.drop();
        auto* files = desk.part<FileList>();
        files->setFocus();
        files->setCurrentIndex(files->model()->index(1, 0));
        QTest::keyClick(files, Qt::Key_Delete);
        QVERIFY(desk.button(QStringLiteral("Bring in 1 file(s)")));
        QTest::keyClick(files, Qt::Key_Delete);
        QVERIFY(!desk.workbench.proposal());
        QVERIFY(desk.says(QStringLiteral("Drop your files here")));
    }

    void findsColumns() {
        Desk desk;
        desk.drop();
        desk.page.search(QStringLiteral("ZIP"));
        auto* table = desk.part<PreviewTable>();
        QVERIFY(!table->isColumnHidden(4));
        QVERIFY(table->isColumnHidden(3));
        desk.page.search({});
        QVERIFY(!table->isColumnHidden(3));
    }

    void cancelGoesBackToTheStart() {
        Desk desk;
        desk.drop();
        QSignalSpy pages(&desk.workbench, &Workbench::pageRequested);
        desk.button(QStringLiteral("Cancel"))->click();
        QVERIFY(!desk.workbench.proposal());
        QCOMPARE(pages.last().first().toString(), QStringLiteral("start"));
    }

    void suggestsANameInDocuments() {
        Desk desk;
        desk.drop();
        desk.workbench.proposal()->plan.studyName = "../a/b: c";
        const QString path = desk.page.suggestedStudyPath();
        QVERIFY(path.endsWith(QStringLiteral("/ab c.vignette")));
    }

    void fieldEditsCanBeUndone() {
        Desk desk;
        desk.open();
        auto* panel = desk.part<FieldsPanel>();
        QVERIFY(panel->isVisible());
        QVERIFY(desk.says(QStringLiteral("need a name")));
        QTRY_VERIFY(!desk.workbench.jobs().isRunning()); // the values are looked at first
        FieldModel& model = panel->model();
        QVERIFY(model.setData(model.index(0, FieldModel::Label), QStringLiteral("Sleep"), Qt::EditRole));
        QCOMPARE(desk.workbench.session()->fields()[4].label, std::string("Sleep"));
        QCOMPARE(model.needsNameCount(), 0);
        desk.workbench.undoStack().undo();
        QCOMPARE(desk.workbench.session()->fields()[4].label, std::string("Slp hrs"));
        QCOMPARE(model.needsNameCount(), 1);
    }

    void severalFieldsAreHiddenAtOnce() {
        Desk desk;
        desk.open();
        auto* panel = desk.part<FieldsPanel>();
        QPushButton* hide = desk.button(QStringLiteral("Don’t use"));
        QVERIFY(hide && !hide->isEnabled());
        panel->table().selectAll();
        QVERIFY(hide->isEnabled());
        QTRY_VERIFY(!desk.workbench.jobs().isRunning()); // the values are looked at first
        hide->click();
        for (const Field& field : desk.workbench.session()->fields())
            QCOMPARE(field.use, FieldUse::Hide);
        QCOMPARE(desk.workbench.undoStack().count(), 1);
        desk.workbench.undoStack().undo();
        QCOMPARE(desk.workbench.session()->fields()[0].use, FieldUse::Form);
    }

    void aReadOnlyStudyIsOnlyShown() {
        Desk desk;
        desk.open(true);
        FieldModel& model = desk.part<FieldsPanel>()->model();
        QVERIFY(!model.setData(model.index(0, FieldModel::Label), QStringLiteral("Sleep"), Qt::EditRole));
        QVERIFY(!desk.button(QStringLiteral("Load codebook…")));
        QVERIFY(desk.says(QStringLiteral("visits 1,790 of 1,900 patients")));
    }

    void namesEveryWidgetAndReachesItByTab() {
        Desk desk;
        desk.drop();
        QCOMPARE(test::namelessWidgets(desk.page), QStringList());
        QCOMPARE(test::unreachedByTab(desk.page), QStringList());
        desk.workbench.dropProposal();
        desk.open();
        QCOMPARE(test::namelessWidgets(desk.page), QStringList());
        QCOMPARE(test::unreachedByTab(desk.page), QStringList());
    }

    void takesPictures_data() {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        // The window of 1440 × 900 and 1280 × 720 less its bars and steps.
        QTest::newRow("light-1440") << false << QSize(1229, 767);
        QTest::newRow("dark-1440") << true << QSize(1229, 767);
        QTest::newRow("light-1280") << false << QSize(1069, 587);
        QTest::newRow("dark-1280") << true << QSize(1069, 587);
    }

    void takesPictures() {
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        applyTheme(*qApp, isDark ? darkTheme() : lightTheme());
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        Desk desk;
        test::pictureOf(desk.page, size, QStringLiteral("collect-empty-") + tag);
        desk.drop();
        test::pictureOf(desk.page, size, QStringLiteral("collect-proposal-") + tag);
        QCOMPARE(test::clippedTexts(desk.page), QStringList());
        QVERIFY(!desk.scrolls());
        auto* files = desk.part<FileList>();
        files->setCurrentIndex(files->model()->index(1, 0));
        test::pictureOf(desk.page, size, QStringLiteral("collect-visits-") + tag);
        QVERIFY(!desk.scrolls());
        QCOMPARE(test::clippedTexts(desk.page), QStringList());
        desk.open();
        test::pictureOf(desk.page, size, QStringLiteral("collect-study-") + tag);
        QVERIFY(!desk.scrolls());
        QCOMPARE(desk.page.size(), size);
        QCOMPARE(test::clippedTexts(desk.page), QStringList());
    }
};

QTEST_MAIN(CollectPageTest)
#include "collect_page_test.moc"
