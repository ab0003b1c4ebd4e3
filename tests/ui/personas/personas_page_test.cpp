#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/card/card_view.h"
#include "ui/personas/card_screen.h"
#include "ui/personas/compare_panel.h"
#include "ui/personas/gallery_view.h"
#include "ui/personas/persona_inspector.h"
#include "ui/personas/persona_table.h"
#include "ui/personas/personas_overview.h"
#include "ui/personas/personas_page.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/style_sheet.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace vignette;

namespace {

using MakeSession = std::function<std::unique_ptr<StudySession>()>;

/// The page over an invented study.
struct Desk {
    test::TestSettings settings;
    Workbench workbench{std::make_unique<EnglishWording>()};
    std::unique_ptr<PersonasPage> page;

    explicit Desk(const MakeSession& make = [] { return std::make_unique<test::FakeSession>(); }) {
        test::fakeDoors().open = [make](const std::filesystem::path&, Progress&) { return make(); };
        workbench.openStudy(QStringLiteral("/nowhere/invented.vignette"));
        if (!QTest::qWaitFor([this] { return workbench.session() != nullptr; }))
            qFatal("the invented study did not open");
        page = std::make_unique<PersonasPage>(workbench, nullptr);
        page->resize(1229, 767);
        page->show();
        page->enter();
        page->activateWindow();
        QCoreApplication::processEvents();
    }
    template<typename Widget> Widget* part() { return page->findChild<Widget*>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : page.get();
        QTest::keyClick(target, key, modifiers);
    }
    QString nameOfChosen() const {
        for (const ShownPersona& persona : workbench.release()->personas())
            if (persona.id == page->overview().chosen()) return QString::fromStdString(persona.name);
        return {};
    }
    QString titleOf(std::size_t persona) const {
        return QString::fromStdString(workbench.wording().title(workbench.release()->personas()[persona]));
    }
};

std::unique_ptr<StudySession> writtenSession() {
    auto session = std::make_unique<test::FakeSession>();
    const char* const actions[] = {"Offer online booking by text", "Keep refill reminders online",
                                   "Book the ride with the visit", "Offer evening visits"};
    for (std::size_t i = 0; i < std::size(actions); ++i) {
        PersonaEdit edit;
        edit.persona = session->content.personas[i].id;
        edit.slot = "action";
        edit.text = actions[i];
        edit.editor = "M. Ortiz";
        edit.time = 1741737600; // 12 Mar 2025
        session->edits.push_back(edit);
    }
    const char* const titles[] = {"Few conditions; wants to book online",
                                  "High blood pressure; uses the portal",
                                  "Heart failure and diabetes; about half lack a sure ride",
                                  "High blood pressure; wants evening visits",
                                  "Care from four or more clinics, many medicines",
                                  "Asthma; wants answers between visits"};
    for (std::size_t i = 0; i < std::size(titles); ++i) {
        PersonaEdit edit;
        edit.persona = session->content.personas[i].id;
        edit.slot = "title";
        edit.text = titles[i];
        edit.time = 1741737600;
        session->edits.push_back(edit);
    }
    return session;
}

} // namespace

class PersonasPageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, lightTheme()); }

    void movesOpensFlipsAndClosesByKeyboard() {
        Desk desk;
        QCOMPARE(desk.nameOfChosen(), QStringLiteral("Jordan"));
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Right);
        QCOMPARE(desk.nameOfChosen(), QStringLiteral("Michelle"));
        desk.press(Qt::Key_Down);
        QCOMPARE(desk.nameOfChosen(), QStringLiteral("Robert"));
        desk.press(Qt::Key_Return);
        QVERIFY(desk.page->isCardOpen());
        QVERIFY(desk.page->card().face() == CardScreen::Face::Story);
        desk.press(Qt::Key_E);
        QVERIFY(desk.page->card().face() == CardScreen::Face::Evidence);
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.nameOfChosen(), QStringLiteral("Mark"));
        QVERIFY(desk.page->card().face() == CardScreen::Face::Evidence);
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.page->isCardOpen());
        QCOMPARE(desk.nameOfChosen(), QStringLiteral("Mark"));
    }

    void opensTheEvidenceFaceWithE() {
        Desk desk;
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_E);
        QVERIFY(desk.page->isCardOpen());
        QVERIFY(desk.page->card().face() == CardScreen::Face::Evidence);
    }

    void writesATitleAndTakesItBack() {
        Desk desk;
        const QString before = desk.titleOf(0);
        QSignalSpy changes(&desk.workbench, &Workbench::releaseChanged);
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Return);
        desk.page->card().editSlot(QStringLiteral("title"));
        QVERIFY(desk.page->card().view()->isEditing());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Wants one person to call"));
        desk.press(Qt::Key_Return);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(desk.titleOf(0), QStringLiteral("Wants one person to call"));
        QVERIFY(desk.page->card().view()->cardText().contains(QStringLiteral("Wants one person to call")));
        desk.workbench.undoStack().undo();
        QCOMPARE(desk.titleOf(0), before);
        desk.workbench.undoStack().redo();
        QCOMPARE(desk.titleOf(0), QStringLiteral("Wants one person to call"));
    }

    void keepsTheCardWhenAnEditIsThrownAway() {
        Desk desk;
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Return);
        desk.page->card().editSlot(QStringLiteral("title"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("e"));
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.page->isCardOpen());
        QVERIFY(desk.page->card().face() == CardScreen::Face::Story);
        QCOMPARE(desk.workbench.undoStack().count(), 0);
    }

    void refusesEditsOfAReadOnlyStudy() {
        Desk desk([] {
            auto session = std::make_unique<test::FakeSession>();
            session->readOnly = true;
            return session;
        });
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Return);
        desk.page->card().editSlot(QStringLiteral("title"));
        QVERIFY(!desk.page->card().view()->isEditing());
    }

    void filtersAndChoosesAMatch() {
        Desk desk;
        desk.page->search(QStringLiteral("taylor"));
        QCOMPARE(desk.part<GalleryView>()->model()->rowCount(), 1);
        QCOMPARE(desk.nameOfChosen(), QStringLiteral("Taylor"));
        desk.page->search(QStringLiteral("unicorn"));
        QCOMPARE(desk.part<GalleryView>()->model()->rowCount(), 0);
        desk.page->search({});
        QCOMPARE(desk.part<GalleryView>()->model()->rowCount(), 6);
    }

    void showsTheTableToWhoChecksTheNumbers() {
        Desk desk;
        desk.part<GalleryView>()->setFocus();
        QVERIFY(desk.page->overview().view() == PersonasOverview::View::Gallery);
        desk.workbench.setRole(Role::ChecksNumbers);
        QVERIFY(desk.page->overview().view() == PersonasOverview::View::Table);
        const auto* table = desk.part<PersonaRows>();
        QCOMPARE(table->horizontalHeader()->logicalIndex(1), int(PersonaModel::Overlap));
        QVERIFY(table->hasFocus());
        desk.workbench.setRole(Role::PlansOutreach);
        QVERIFY(desk.page->overview().view() == PersonasOverview::View::Gallery);
    }

    void showsWhatIsBehindAStatement() {
        Desk desk;
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_E);
        desk.page->card().chooseStatement(QStringLiteral("patients.f03=1"));
        QCoreApplication::processEvents();
        QStringList labels;
        for (const QLabel* label : desk.page->card().findChildren<QLabel*>())
            if (label->isVisibleTo(&desk.page->card())) labels << label->text();
        QVERIFY(labels.contains(QStringLiteral("Everyone else")));
        QVERIFY(desk.page->card().copiedWords().contains(QStringLiteral("others")));
    }

    void copiesTheChosenPersona() {
        Desk desk;
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Jordan, 25–34")));
    }

    void saysWhatToDoWhenThereAreNoPersonas() {
        Desk desk([] { return test::FakeSession::withoutSegments(); });
        QSignalSpy wanted(&desk.workbench, &Workbench::pageRequested);
        auto* empty = desk.part<EmptyState>();
        QVERIFY(empty && empty->button());
        QCOMPARE(empty->button()->text(), QStringLiteral("Find segments first"));
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(wanted.last().first().toString(), QStringLiteral("segment"));
    }

    void saysThatNothingIsStable() {
        Desk desk([] { return test::FakeSession::withNothingStable(); });
        QCOMPARE(desk.part<EmptyState>()->accessibleName(), QStringLiteral("Nothing stable was found"));
    }

    void outlivesAStudyThatIsClosedUnderIt() {
        Desk desk;
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Return);
        desk.workbench.closeStudy();
        QVERIFY(!desk.page->isCardOpen());
        QVERIFY(desk.part<EmptyState>());
    }

    void namesEveryWidgetAndReachesItByTab() {
        Desk desk;
        QCOMPARE(test::namelessWidgets(*desk.page), QStringList());
        const QStringList unreached = test::unreachedByTab(*desk.page);
        QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(QLatin1Char('\n'))));
        desk.workbench.setRole(Role::ChecksNumbers);
        QCOMPARE(test::namelessWidgets(*desk.page), QStringList());
        for (QPushButton* row : desk.part<ComparePanel>()->findChildren<QPushButton*>())
            if (row->isCheckable()) QTest::mouseClick(row, Qt::LeftButton);
        QCoreApplication::processEvents();
        QCOMPARE(test::namelessWidgets(*desk.page), QStringList());
        desk.part<PersonaRows>()->setFocus();
        desk.press(Qt::Key_Return);
        QCOMPARE(test::namelessWidgets(*desk.page), QStringList());
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
        Desk desk(&writtenSession);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        QWidget& page = *desk.page;
        page.setProperty("role", QStringLiteral("page"));
        page.setAttribute(Qt::WA_StyledBackground);
        page.style()->polish(&page);
        desk.page->overview().setChosen(desk.workbench.release()->personas()[2].id);
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Right);
        desk.press(Qt::Key_Left);
        test::pictureOf(page, size, QStringLiteral("gallery-") + tag);
        QCOMPARE(test::clippedTexts(page).join(QLatin1Char('\n')), QString());
        for (QPushButton* row : desk.part<ComparePanel>()->findChildren<QPushButton*>())
            if (row->isVisible() && row->isCheckable()) {
                row->click();
                break;
            }
        test::pictureOf(page, size, QStringLiteral("compare-") + tag);
        desk.workbench.setRole(Role::ChecksNumbers);
        test::pictureOf(page, size, QStringLiteral("table-") + tag);
        desk.workbench.setRole(Role::LooksAfterPatients);
        desk.part<GalleryView>()->setFocus();
        desk.press(Qt::Key_Return);
        test::pictureOf(page, size, QStringLiteral("story-") + tag);
        desk.press(Qt::Key_E);
        desk.page->card().chooseStatement(QStringLiteral("patients.f03=1"));
        test::pictureOf(page, size, QStringLiteral("evidence-") + tag);
        QCOMPARE(test::clippedTexts(page).join(QLatin1Char('\n')), QString());
        Desk none([] { return test::FakeSession::withNothingStable(); });
        test::pictureOf(*none.page, size, QStringLiteral("nothing-stable-") + tag);
    }
};

QTEST_MAIN(PersonasPageTest)
#include "personas_page_test.moc"
