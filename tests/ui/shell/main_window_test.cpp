#include "core/base/failure.h"
#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_proposal.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/fake_wording.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/shell/appearance.h"
#include "ui/shell/job_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/text/pseudo_translator.h"
#include "ui/workbench/page.h"
#include "ui/workbench/recent_studies.h"

#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <thread>

using namespace vignette;

namespace {

/// A page that shows nothing and remembers what it was asked.
class PlainPage : public Page {
public:
    PlainPage(Workbench& workbench, QWidget* parent) : Page(workbench, parent) {
        markPrimary(m_action);
        m_action.setText(QStringLiteral("Make PDF"));
    }
    QString title() const override { return QStringLiteral("Plain"); }
    QString helpTopic() const override { return QStringLiteral("personas"); }
    QList<QAction*> headerActions() const override { return {const_cast<QAction*>(&m_action)}; }
    QString searchPlaceholder() const override { return QStringLiteral("Search personas and needs"); }
    void search(const QString& text) override { searched = text; }

    QString searched;

private:
    QAction m_action;
};

QWidget* makePlainPage(Workbench& workbench, QWidget* parent) {
    return new PlainPage(workbench, parent);
}

std::vector<PageEntry> plainPages() {
    return {
        {QStringLiteral("collect"), QStringLiteral("Collect"), QStringLiteral("Bring in files"),
         IconName::Database, makePlainPage},
        {QStringLiteral("segment"), QStringLiteral("Segment"), QStringLiteral("Find groups that differ"),
         IconName::Shapes, makePlainPage},
        {QStringLiteral("personas"), QStringLiteral("Personas"), QStringLiteral("Generate · Enrich"),
         IconName::Users, makePlainPage},
        {QStringLiteral("export"), QStringLiteral("Export"), QStringLiteral("PDF and more"),
         IconName::FileOutput, makePlainPage},
    };
}

/// A job that asks every millisecond whether to go on, until it is cancelled.
bool workUntilCancelled(Progress& progress) {
    progress.begin("segment", 1000);
    while (true) {
        progress.checkpoint();
        progress.advance(1);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private:
    struct Desk {
        test::TestSettings settings;
        Workbench workbench{std::make_unique<test::FakeWording>()};
        Appearance appearance{*qApp};
        MainWindow window{workbench, appearance, plainPages()};

        void open() {
            QSignalSpy opened(&workbench, &Workbench::sessionChanged);
            workbench.openStudy(QStringLiteral("/nowhere/invented.vignette"));
            QVERIFY(opened.wait(5000));
        }
        QAction* line(const QString& text) {
            for (QAction* action : window.findChildren<QAction*>())
                if (action->text().remove(QLatin1Char('&')) == text) return action;
            return nullptr;
        }
        QAbstractButton* named(const QString& name) {
            for (QAbstractButton* button : window.findChildren<QAbstractButton*>())
                if (button->accessibleName() == name) return button;
            return nullptr;
        }
    };

    static void drop(MainWindow& window, const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }

private slots:
    void init() {
        test::fakeDoors() = {};
        test::fakeDoors().open = [](const std::filesystem::path&, Progress&) {
            return std::make_unique<test::FakeSession>();
        };
    }

    void theStartPageStandsAloneAndAStudyBringsTheSteps() {
        Desk desk;
        desk.window.show();
        QCOMPARE(desk.window.currentPage(), QStringLiteral("start"));
        QAbstractButton* segment = desk.named(QStringLiteral("Segment"));
        QVERIFY(segment);
        QVERIFY(!segment->isVisible());
        desk.open();
        QCOMPARE(desk.window.currentPage(), QStringLiteral("personas"));
        QCOMPARE(desk.window.windowTitle(), QStringLiteral("Invented clinics – Vignette"));
        QVERIFY(segment->isVisible());
        QCOMPARE(segment->accessibleName(), QStringLiteral("Segment, done"));
        desk.line(QStringLiteral("Close study"))->trigger();
        QCOMPARE(desk.window.currentPage(), QStringLiteral("start"));
        QCOMPARE(desk.window.windowTitle(), QStringLiteral("Vignette"));
    }

    void aStepWithoutAnythingToShowCannotBeTaken() {
        test::fakeDoors().open = [](const std::filesystem::path&, Progress&) {
            return test::FakeSession::withoutSegments();
        };
        Desk desk;
        desk.window.show();
        desk.open();
        QCOMPARE(desk.window.currentPage(), QStringLiteral("segment"));
        QVERIFY(!desk.named(QStringLiteral("Personas"))->isEnabled());
        QVERIFY(!desk.named(QStringLiteral("Export"))->isEnabled());
        QVERIFY(!desk.line(QStringLiteral("Export…"))->isEnabled());
    }

    void theHeaderShowsThePagesSearchAndButtons() {
        Desk desk;
        desk.window.show();
        desk.open();
        auto* search = desk.window.findChild<QLineEdit*>();
        QVERIFY(search);
        QCOMPARE(search->accessibleName(), QStringLiteral("Search personas and needs"));
        QTest::keyClicks(search, QStringLiteral("ride"));
        auto* page = dynamic_cast<PlainPage*>(desk.window.findChild<QStackedWidget*>()->currentWidget());
        QVERIFY(page);
        QCOMPARE(page->searched, QStringLiteral("ride"));
        QAbstractButton* pdf = desk.named(QStringLiteral("Make PDF"));
        QVERIFY(pdf);
        QSignalSpy made(page->headerActions().first(), &QAction::triggered);
        pdf->click();
        QCOMPARE(made.count(), 1);
    }

    void theJobBarShowsTheWorkAndEscStopsItAtOnce() {
        Desk desk;
        desk.window.show();
        desk.window.activateWindow();
        auto* bar = desk.window.findChild<JobBar*>();
        bool isCancelled = false;
        desk.workbench.jobs().start<bool>(
            QStringLiteral("Finding segments"), workUntilCancelled,
            [&](const Outcome<bool>& outcome) { isCancelled = outcome.isCancelled(); });
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 2000);
        QTRY_VERIFY_WITH_TIMEOUT(!bar->findChildren<QLabel*>()[1]->text().isEmpty(), 2000);
        test::pictureOf(desk.window, {1440, 900}, QStringLiteral("window-job"));
        QSignalSpy finished(&desk.workbench.jobs(), &Jobs::finished);
        QTest::keyClick(&desk.window, Qt::Key_Escape);
        QCOMPARE(bar->findChild<QPushButton*>()->text(), JobBar::tr("Stopping…")); // felt at once
        QVERIFY(finished.wait(5000));
        QTRY_VERIFY(isCancelled);
        QVERIFY(!bar->isVisible());
    }

    void theCancelButtonStopsTheJob() {
        Desk desk;
        desk.window.show();
        auto* bar = desk.window.findChild<JobBar*>();
        desk.workbench.jobs().start<bool>(QStringLiteral("Working"), workUntilCancelled,
                                          [](const Outcome<bool>&) {});
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 2000);
        QSignalSpy finished(&desk.workbench.jobs(), &Jobs::finished);
        bar->findChild<QPushButton*>()->click();
        QVERIFY(finished.wait(5000));
        QVERIFY(!desk.workbench.jobs().isRunning());
    }

    void aResultThatWasOvertakenIsDropped() {
        Desk desk;
        desk.window.show();
        desk.open();
        std::atomic<bool> mayEnd{false};
        auto* fake = dynamic_cast<test::FakeSession*>(desk.workbench.session());
        fake->whileWorking = [&](Progress&) {
            while (!mayEnd)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        };
        QSignalSpy found(&desk.workbench, &Workbench::foundChanged);
        desk.workbench.findSegments({});
        std::thread late([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(80));
            mayEnd = true;
        });
        desk.workbench.closeStudy();
        late.join();
        const auto atClose = found.count();
        QTest::qWait(150);
        QCOMPARE(found.count(), atClose);
        QVERIFY(desk.workbench.found() == nullptr);
    }

    void undoAndRedoSayWhatTheyUndo() {
        Desk desk;
        desk.window.show();
        desk.open();
        const PersonaId persona = desk.workbench.release()->personas().front().id;
        desk.workbench.editCard(persona, QStringLiteral("name"), QStringLiteral("Sam"),
                                QStringLiteral("Rename"));
        QAction* undo = desk.line(QStringLiteral("Undo Rename"));
        QVERIFY(undo);
        QVERIFY(undo->isEnabled());
        undo->trigger();
        QVERIFY(desk.workbench.release()->personas().front().edit("name") == nullptr);
        QAction* redo = desk.line(QStringLiteral("Redo Rename"));
        QVERIFY(redo);
        redo->trigger();
        QCOMPARE(desk.workbench.release()->personas().front().edit("name")->text, std::string("Sam"));
    }

    void droppedStudiesOpenAndOtherFilesAreBroughtIn() {
        test::fakeDoors().propose = [](const std::vector<std::filesystem::path>& files, Progress&) {
            ImportProposal proposal = test::inventedProposal();
            proposal.plan.studyName = files.front().stem().string();
            return proposal;
        };
        Desk desk;
        desk.window.show();
        QSignalSpy proposed(&desk.workbench, &Workbench::proposalChanged);
        drop(desk.window, {QUrl::fromLocalFile(QStringLiteral("/nowhere/spring.csv"))});
        QVERIFY(proposed.wait(5000));
        QCOMPARE(desk.window.currentPage(), QStringLiteral("collect"));
        QCOMPARE(desk.workbench.proposal()->plan.studyName, std::string("spring"));
        QSignalSpy opened(&desk.workbench, &Workbench::sessionChanged);
        drop(desk.window, {QUrl::fromLocalFile(QStringLiteral("/nowhere/a.vignette"))});
        QVERIFY(opened.wait(5000));
        QCOMPARE(desk.window.currentPage(), QStringLiteral("personas"));
    }

    void aDropWhileAJobRunsIsAnsweredNotLost() {
        Desk desk;
        desk.window.show();
        desk.workbench.jobs().start<bool>(QStringLiteral("Working"), workUntilCancelled,
                                          [](const Outcome<bool>&) {});
        drop(desk.window, {QUrl::fromLocalFile(QStringLiteral("/nowhere/a.vignette"))});
        QVERIFY(desk.window.findChild<MessageBar*>()->isVisible());
        desk.workbench.jobs().abandon();
    }

    void troubleIsToldAndCanBeDismissedByKeyboard() {
        test::fakeDoors().open = {};
        Desk desk;
        desk.window.show();
        QSignalSpy trouble(&desk.workbench, &Workbench::troubleReported);
        desk.workbench.openStudy(QStringLiteral("/nowhere/missing.vignette"));
        QVERIFY(trouble.wait(5000));
        auto* bar = desk.window.findChild<MessageBar*>();
        QVERIFY(bar->isVisible());
        const QLabel* text = bar->findChild<QLabel*>();
        QVERIFY(text->text().contains(QStringLiteral("missing.vignette")));
        QVERIFY(text->textInteractionFlags() & Qt::TextSelectableByKeyboard);
        test::pictureOf(desk.window, {1280, 720}, QStringLiteral("window-message"));
        QTest::keyClick(bar->findChild<QPushButton*>(), Qt::Key_Space);
        QVERIFY(!bar->isVisible());
    }

    void closingAsksOnlyWhileAJobRuns() {
        Desk desk;
        desk.window.show();
        desk.workbench.jobs().start<bool>(QStringLiteral("Working"), workUntilCancelled,
                                          [](const Outcome<bool>&) {});
        QVERIFY(!desk.window.close());
        auto* box = desk.window.findChild<QMessageBox*>();
        QVERIFY(box);
        for (QAbstractButton* button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::AcceptRole) button->click();
        QTRY_VERIFY(!desk.window.isVisible());
        QVERIFY(!desk.workbench.jobs().isRunning());
        Desk quiet;
        quiet.window.show();
        QVERIFY(quiet.window.close());
    }

    void theStudyFileIsCheckedAndDamageIsTold() {
        test::fakeDoors().damage = {"Block 3 of column age does not match its hash."};
        Desk desk;
        desk.window.show();
        desk.open();
        desk.line(QStringLiteral("Check the study file"))->trigger();
        auto* bar = desk.window.findChild<MessageBar*>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->findChild<QLabel*>()->text().contains(QStringLiteral("Block 3")));
    }

    void everythingHasANameAndIsReachedByTab() {
        Desk desk;
        desk.window.resize(1280, 720);
        desk.window.show();
        desk.open();
        QCOMPARE(test::namelessWidgets(desk.window), QStringList());
        QCOMPARE(test::unreachedByTab(desk.window), QStringList());
    }

    void theWindowLooksRightInEverySizeAndTheme() {
        for (const auto choice : {Appearance::Choice::Light, Appearance::Choice::Dark}) {
            Desk desk;
            QTemporaryFile lakeside, spring;
            QVERIFY(lakeside.open() && spring.open());
            RecentStudies::note({spring.fileName(), QStringLiteral("Spring survey"),
                                 QStringLiteral("nothing stable found"),
                                 QDateTime(QDate(2025, 2, 18), QTime(9, 0))});
            RecentStudies::note({lakeside.fileName(), QStringLiteral("Lakeside clinics, heart care"),
                                 QStringLiteral("4 personas"), QDateTime::currentDateTime()});
            desk.appearance.setChoice(choice);
            desk.workbench.closeStudy();
            const QString theme =
                choice == Appearance::Choice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            for (const QSize size : {QSize(1440, 900), QSize(1280, 720)}) {
                const QImage picture = test::pictureOf(
                    desk.window, size, QStringLiteral("start-%1-%2").arg(theme).arg(size.width()));
                QCOMPARE(picture.size(), size);
            }
            QCOMPARE(test::clippedTexts(desk.window), QStringList());
            desk.open();
            test::pictureOf(desk.window, {1440, 900}, QStringLiteral("window-%1").arg(theme));
            QCOMPARE(test::clippedTexts(desk.window), QStringList());
        }
    }

    void nothingIsClippedInALongLanguage() {
        PseudoTranslator translator;
        QCoreApplication::installTranslator(&translator);
        {
            Desk desk;
            test::pictureOf(desk.window, {1280, 720}, QStringLiteral("window-pseudo-start"));
            desk.open();
            test::pictureOf(desk.window, {1280, 720}, QStringLiteral("window-pseudo"));
        }
        QCoreApplication::removeTranslator(&translator);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
