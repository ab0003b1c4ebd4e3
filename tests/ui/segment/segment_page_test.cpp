#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/charts/likeness_map_view.h"
#include "ui/segment/contrast_table.h"
#include "ui/segment/field_chooser.h"
#include "ui/segment/keep_dialog.h"
#include "ui/segment/number_card.h"
#include "ui/segment/segment_page.h"
#include "ui/segment/segments_table.h"
#include "ui/segment/try_card.h"
#include "ui/text/translators.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/lead_sentence.h"
#include "ui/theme/style_sheet.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

#include <atomic>

using namespace vignette;

namespace {

using MakeSession = std::function<std::unique_ptr<StudySession>()>;

/// A kept study knows which persona stands for which segment, and that people wrote on two of them.
class KeptSession : public test::FakeSession {
public:
    KeptSession() {
        for (std::size_t i = 0; i < content.personas.size(); ++i) {
            Persona persona;
            persona.id = content.personas[i].id;
            persona.number = content.personas[i].number;
            persona.hue = content.personas[i].hue;
            persona.segment = static_cast<std::uint32_t>(i);
            m_result.personas.personas.push_back(persona);
        }
    }
    const StudyResult* result() override { return &m_result; }
    std::vector<PersonaChange> previewKeep(const FoundSegments& found) override {
        std::vector<PersonaChange> changes = FakeSession::previewKeep(found);
        for (PersonaChange& change : changes)
            change.editCount = edited;
        return changes;
    }
    int edited = 0;

private:
    StudyResult m_result;
};

struct Desk {
    test::TestSettings settings;
    Workbench workbench{std::make_unique<EnglishWording>()};
    std::unique_ptr<SegmentPage> page;

    explicit Desk(
        const MakeSession& make = [] { return std::make_unique<KeptSession>(); },
        Role role = Role::PlansOutreach) {
        workbench.setRole(role);
        test::fakeDoors().open = [make](const std::filesystem::path&, Progress&) { return make(); };
        workbench.openStudy(QStringLiteral("/nowhere/invented.vignette"));
        if (!QTest::qWaitFor([this] { return workbench.session() != nullptr; }))
            qFatal("the invented study did not open");
        page = std::make_unique<SegmentPage>(workbench, nullptr);
        page->resize(1229, 742);
        page->show();
        page->enter();
        page->activateWindow();
        rest();
    }
    void rest() {
        QCoreApplication::processEvents();
        if (!QTest::qWaitFor([this] { return !workbench.jobs().isRunning(); }))
            qFatal("the job does not end");
        QTest::qWait(20);
        if (!QTest::qWaitFor([this] { return !workbench.jobs().isRunning(); }))
            qFatal("the job does not end");
    }
    template<typename Widget> Widget* part(const QString& name = {}) {
        return page->findChild<Widget*>(name);
    }
    QPushButton* button(const QString& text) {
        for (QPushButton* each : page->findChildren<QPushButton*>())
            if (each->text() == text && each->isVisibleTo(page.get())) return each;
        return nullptr;
    }
    bool says(const QString& words) {
        for (const QLabel* label : page->findChildren<QLabel*>())
            if (label->isVisibleTo(page.get()) && label->text().contains(words)) return true;
        for (const LeadSentence* sentence : page->findChildren<LeadSentence*>())
            if (sentence->isVisibleTo(page.get()) && sentence->text().contains(words)) return true;
        return false;
    }
};

std::unique_ptr<StudySession> withoutSegments() {
    return test::FakeSession::withoutSegments();
}

} // namespace

class SegmentPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installTranslators(*qApp, QLocale(QLocale::English)); }
    void init() { applyTheme(*qApp, lightTheme()); }

    void offersTheStartPageWithoutAStudy() {
        const test::TestSettings settings;
        Workbench workbench(std::make_unique<EnglishWording>());
        SegmentPage page(workbench, nullptr);
        QSignalSpy asked(&workbench, &Workbench::pageRequested);
        page.show();
        EmptyState* shown = nullptr;
        for (EmptyState* empty : page.findChildren<EmptyState*>())
            if (empty->isVisible()) shown = empty;
        QVERIFY(shown && shown->button());
        shown->button()->click();
        QCOMPARE(asked.front().front().toString(), QStringLiteral("start"));
        page.find();
        page.keep();
    }

    void offersCollectWithoutFields() {
        Desk desk([] {
            auto session = test::FakeSession::withoutSegments();
            session->dataset.fields.clear();
            session->dataset.columns.clear();
            return session;
        });
        QVERIFY(desk.says(QStringLiteral("No field to form segments by")));
        QVERIFY(desk.button(QStringLiteral("Go to Collect")));
    }

    void findsSegmentsOnlyWhenAsked() {
        Desk desk(withoutSegments);
        QVERIFY(desk.says(QStringLiteral("No segments yet")));
        QVERIFY(!desk.workbench.found());
        desk.part<QPushButton>(QStringLiteral("findSegments"))->click();
        desk.rest();
        QVERIFY(desk.workbench.found());
        QVERIFY(!desk.says(QStringLiteral("No segments yet")));
        QVERIFY(desk.says(QStringLiteral("six segments re-test better")));
        QCOMPARE(desk.part<SegmentsTable>()->model()->rowCount(), 6);
        QVERIFY(!desk.page->isStale());
    }

    void asksForWhatChipsSlidersAndNumberSay() {
        Desk desk(withoutSegments);
        desk.button(QStringLiteral("Health"))->click();
        desk.button(QStringLiteral("Behaviour"))->click();
        desk.part<QSlider>(QStringLiteral("weight%1").arg(int(Theme::Conditions)))->setValue(4);
        desk.page->find();
        desk.rest();
        const SegmentationPlan& plan = desk.workbench.found()->plan;
        QVERIFY(plan.formingFields ==
                (std::vector<std::string>{"patients.f03", "patients.f04", "patients.f05", "patients.f06"}));
        QVERIFY(plan.themeWeights == (std::map<Theme, double>{{Theme::Conditions, 2.0}}));
        QCOMPARE(plan.segmentCount, 0);
    }

    void onlySaysThatSettingsChanged() {
        Desk desk;
        QVERIFY(!desk.says(QStringLiteral("Settings changed")));
        const auto before = desk.workbench.found()->plan;
        desk.part<QSlider>(QStringLiteral("weight%1").arg(int(Theme::Conditions)))->setValue(-4);
        desk.rest();
        QVERIFY(desk.says(QStringLiteral("Settings changed")));
        QVERIFY(desk.workbench.found()->plan == before);
        QVERIFY(desk.says(QStringLiteral("six segments re-test better")));
        desk.part<QSlider>(QStringLiteral("weight%1").arg(int(Theme::Conditions)))->setValue(0);
        QVERIFY(!desk.says(QStringLiteral("Settings changed")));
    }

    void triesTheNumbersBesideAndKeepsTheCurve() {
        Desk desk;
        desk.button(QStringLiteral("Try 5"))->click();
        desk.rest();
        QCOMPARE(desk.workbench.found()->plan.segmentCount, 5);
        QCOMPARE(desk.part<SegmentsTable>()->model()->rowCount(), 5);
        QVERIFY(desk.button(QStringLiteral("Try 4")) && desk.button(QStringLiteral("Try 6")));
        QCOMPARE(desk.part<OverlapChart>()->dataTable().rows.size(), 7);
    }

    void keepsTheAnswerWhileANewOneIsSought() {
        std::atomic<bool> mayGoOn = false;
        Desk desk([&] {
            auto session = std::make_unique<KeptSession>();
            session->whileWorking = [&](Progress& progress) {
                while (!mayGoOn)
                    progress.checkpoint();
            };
            return session;
        });
        desk.page->find();
        QVERIFY(desk.workbench.jobs().isRunning());
        QCOMPARE(desk.part<SegmentsTable>()->model()->rowCount(), 6);
        QVERIFY(!desk.part<QPushButton>(QStringLiteral("findSegments"))->isEnabled());
        QVERIFY(desk.part<QSlider>(QStringLiteral("weight%1").arg(int(Theme::Conditions)))->isEnabled());
        desk.workbench.jobs().cancel();
        desk.rest();
        QCOMPARE(desk.part<SegmentsTable>()->model()->rowCount(), 6);
        QVERIFY(desk.part<QPushButton>(QStringLiteral("findSegments"))->isEnabled());
        mayGoOn = true;
    }

    void namesKeptSegmentsByTheirPersonas() {
        Desk desk;
        QCOMPARE(desk.part<SegmentsTable>()->model()->index(2, 0).data().toString(), QStringLiteral("Linda"));
        desk.page->find();
        desk.rest();
        QCOMPARE(desk.part<SegmentsTable>()->model()->index(2, 0).data().toString(),
                 QStringLiteral("Segment 3"));
    }

    void keepsAtOnceWhenNobodyWroteOnAPersona() {
        Desk desk;
        desk.page->find();
        desk.rest();
        desk.part<QPushButton>(QStringLiteral("keepThis"))->click();
        desk.rest();
        QVERIFY(desk.workbench.isFoundKept());
        QSignalSpy asked(&desk.workbench, &Workbench::pageRequested);
        desk.button(QStringLiteral("See the personas"))->click();
        QCOMPARE(asked.front().front().toString(), QStringLiteral("personas"));
    }

    void showsWhatBecomesOfEditedPersonasFirst() {
        Desk desk([] {
            auto session = std::make_unique<KeptSession>();
            session->edited = 2;
            return session;
        });
        desk.page->find();
        desk.rest();
        desk.page->keep();
        auto* dialog = desk.part<KeepDialog>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(test::namelessWidgets(*dialog).isEmpty());
        QVERIFY(!desk.workbench.isFoundKept());
        dialog->reject();
        desk.rest();
        QVERIFY(!desk.workbench.isFoundKept());
        desk.page->keep();
        desk.part<KeepDialog>()->accept();
        desk.rest();
        QVERIFY(desk.workbench.isFoundKept());
    }

    void doesNotKeepInAStudyForReadingOnly() {
        Desk desk([] {
            auto session = test::FakeSession::withoutSegments();
            session->readOnly = true;
            return session;
        });
        desk.page->find();
        desk.rest();
        QVERIFY(!desk.part<QPushButton>(QStringLiteral("keepThis"))->isEnabled());
    }

    void saysWhatToTryWhenNothingIsStable() {
        Desk desk([] { return test::FakeSession::withNothingStable(); });
        QVERIFY(desk.says(QStringLiteral("Nothing stable:")));
        QVERIFY(desk.part<TryCard>()->isVisible());
        QVERIFY(!desk.part<SegmentsTable>()->isVisible());
        QVERIFY(!desk.button(QStringLiteral("Keep this")) ||
                !desk.part<QPushButton>(QStringLiteral("keepThis"))->isEnabled());
        desk.part<TryCard>()->findChildren<QPushButton*>().at(2)->click();
        desk.rest();
        QVERIFY(desk.workbench.found()->plan.segmentCount > 0);
    }

    void choosesFieldsByHand() {
        Desk desk(withoutSegments);
        desk.button(QStringLiteral("Choose…"))->click();
        auto* chooser = desk.part<FieldChooser>();
        QVERIFY(chooser);
        QVERIFY(test::namelessWidgets(*chooser).isEmpty());
        auto* tree = chooser->findChild<QTreeWidget*>();
        for (QTreeWidgetItem* item :
             tree->findItems(QStringLiteral("Heart failure"), Qt::MatchExactly | Qt::MatchRecursive))
            item->setCheckState(0, Qt::Unchecked);
        const auto held = tree->findItems(QStringLiteral("Sex"), Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY(!held.front()->text(1).isEmpty());
        QCOMPARE(held.front()->checkState(0), Qt::Unchecked);
        chooser->accept();
        const auto keys = desk.page->plan().formingFields;
        QCOMPARE(keys.size(), std::size_t{7});
        QVERIFY(std::find(keys.begin(), keys.end(), "patients.f03") == keys.end());
    }

    void selectsTheSameSegmentEverywhere() {
        Desk desk;
        auto* table = desk.part<SegmentsTable>();
        table->setCurrentIndex(table->model()->index(3, 1));
        QCOMPARE(desk.page->selectedSegment(), 3);
        QCOMPARE(desk.part<LikenessMapView>()->selectedGroup(), 3);
        auto* heat = desk.part<ContrastTable>();
        heat->setCurrentIndex(heat->model()->index(0, 2));
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(desk.part<LikenessMapView>()->selectedGroup(), 1);
        QTest::keyClick(desk.part<LikenessMapView>(), Qt::Key_Right);
        QCOMPARE(table->currentIndex().row(), 2);
    }

    void copiesRoundedFiguresWithTheKeyboard() {
        Desk desk([] {
            auto session = std::make_unique<KeptSession>();
            session->kept->segmentation.sizes[5] = 163; // to the nearest 5: 165
            return session;
        });
        QTest::keyClick(desk.part<SegmentsTable>(), Qt::Key_C, Qt::ControlModifier);
        QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("Taylor\t165\t")));
        QVERIFY(!copied.contains(QStringLiteral("163")));
        QTest::keyClick(desk.part<ContrastTable>(), Qt::Key_C, Qt::ControlModifier);
        copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("Has heart failure\t")));
        QTest::keyClick(desk.part<LikenessMapView>(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QStringLiteral("163")));
    }

    void showsSeedAndMoreLinesToThoseWhoCheckTheNumbers() {
        Desk desk;
        auto* heat = desk.part<ContrastTable>();
        QCOMPARE(heat->model()->rowCount(), 8);
        QVERIFY(!desk.says(QStringLiteral("Seed")));
        desk.workbench.setRole(Role::ChecksNumbers);
        QCOMPARE(heat->model()->rowCount(), 10);
        QVERIFY(desk.says(QStringLiteral("Seed")));
        QVERIFY(desk.says(QStringLiteral("seed 20260101")));
        for (QLineEdit* edit : desk.page->findChildren<QLineEdit*>())
            if (edit->accessibleName() == QStringLiteral("Seed")) {
                edit->setText(QStringLiteral("77"));
                QTest::keyClick(edit, Qt::Key_Return);
            }
        QCOMPARE(desk.page->plan().seed, std::uint64_t{77});
        QVERIFY(desk.page->isStale());
    }

    void findsFieldsByTyping() {
        Desk desk;
        desk.page->search(QStringLiteral("hospital"));
        QCOMPARE(desk.part<ContrastTable>()->model()->rowCount(), 1);
    }

    void isReachedAndNamedThroughout() {
        Desk desk([] { return std::make_unique<KeptSession>(); }, Role::ChecksNumbers);
        QCOMPARE(test::namelessWidgets(*desk.page), QStringList());
        QCOMPARE(test::unreachedByTab(*desk.page), QStringList());
    }

    void looksRight_data() {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        for (const bool isDark : {false, true})
            for (const QSize size : {QSize(1229, 742), QSize(1069, 562)})
                QTest::addRow("%s %d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
    void looksRight() {
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        applyTheme(*qApp, isDark ? darkTheme() : lightTheme());
        const QString suffix = QStringLiteral("-%1-%2").arg(isDark ? "dark" : "light").arg(size.width());
        {
            Desk desk;
            desk.page->selectSegment(2);
            test::pictureOf(*desk.page, size, QStringLiteral("segment") + suffix);
            QCOMPARE(test::clippedTexts(*desk.page), QStringList());
        }
        {
            Desk desk(withoutSegments, Role::ChecksNumbers);
            test::pictureOf(*desk.page, size, QStringLiteral("segment-none") + suffix);
            desk.page->find();
            desk.rest();
            desk.button(QStringLiteral("Health"))->click();
            test::pictureOf(*desk.page, size, QStringLiteral("segment-checks") + suffix);
            QCOMPARE(test::clippedTexts(*desk.page), QStringList());
        }
        {
            Desk desk([] { return test::FakeSession::withNothingStable(); });
            test::pictureOf(*desk.page, size, QStringLiteral("segment-nothing") + suffix);
            QCOMPARE(test::clippedTexts(*desk.page), QStringList());
        }
        {
            const auto leftOut = reasonsLeftOut({"patients.f04: the same values as patients.f03"});
            FieldChooser chooser({}, test::inventedDataset().fields, {{"patients.f08", 0.78}}, leftOut,
                                 nullptr);
            test::pictureOf(chooser, {680, 560}, QStringLiteral("segment-fields") + suffix);
            using Kind = PersonaChange::Kind;
            KeepDialog dialog({{Kind::Kept, 3, "Linda", 0.86, 3},
                               {Kind::New, 0, "", 0, 0},
                               {Kind::Shelved, 4, "Mark", 0, 1}},
                              nullptr);
            test::pictureOf(dialog, {520, 380}, QStringLiteral("segment-keep") + suffix);
        }
    }
};

QTEST_MAIN(SegmentPageTest)
#include "segment_page_test.moc"
