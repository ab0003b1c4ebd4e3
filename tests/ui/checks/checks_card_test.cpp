#include "core/base/failure.h"
#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/checks/candidates_sheet.h"
#include "ui/checks/check_panel.h"
#include "ui/checks/check_table.h"
#include "ui/checks/checks_card.h"
#include "ui/checks/groups_sheet.h"
#include "ui/checks/typing_panel.h"
#include "ui/text/translators.h"
#include "ui/theme/style_sheet.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>

#include <atomic>
#include <cmath>

using namespace vignette;

namespace {

/// Segment 2 says yes to heart failure in 90 of 100, segment 1 in 20; both are as large.
TypingTool inventedTyping() {
    TypingTool tool;
    tool.shares = {0.5, 0.5};
    tool.questions.push_back({.field = "patients.f03",
                              .cuts = {},
                              .levels = {"0", "1"},
                              .logLikelihood = {std::log(0.8), std::log(0.2), std::log(0.1), std::log(0.9)}});
    tool.questions.push_back({.field = "patients.f06",
                              .cuts = {3.0, 7.0},
                              .levels = {},
                              .logLikelihood = {std::log(0.6), std::log(0.3), std::log(0.1), std::log(0.6),
                                                std::log(0.3), std::log(0.1)}});
    tool.accuracy = 0.74;
    tool.largestShare = 0.31;
    tool.meanCertainty = 0.73;
    return tool;
}

SegmentExplanation inventedExplanation() {
    using Change = SensitivityLine::Change;
    SegmentExplanation said;
    said.typing = inventedTyping();
    said.tree = {.rules = {{.conditions = {{.field = "patients.f03",
                                            .kind = TreeCondition::Kind::Is,
                                            .threshold = {},
                                            .level = "1"},
                                           {.field = "patients.f06",
                                            .kind = TreeCondition::Kind::Above,
                                            .threshold = 3.5,
                                            .level = {},
                                            .takesMissing = true}},
                            .segment = 1,
                            .patients = 403,
                            .ofSegment = 302}},
                 .patients = 1900,
                 .accuracy = 0.78,
                 .largestShare = 0.27,
                 .folds = 5};
    said.sensitivity = {{Change::WithoutTheme, "use_of_care", 1900, 0.41, {}},
                        {Change::CompleteCases, {}, 7, std::nullopt, "Too few patients to compare."},
                        {Change::WithoutField, "patients.f05", 1900, 0.90, {}},
                        {Change::Nothing, {}, 1900, 0.97, {}}};
    const auto group = [](const char* level, std::uint64_t patients, bool isTooSmall, bool isRepresented) {
        const double share = static_cast<double>(patients) / 1900.0;
        return GroupPlace{.field = "patients.f02",
                          .level = level,
                          .patients = patients,
                          .share = share,
                          .bySegment = std::vector<std::uint64_t>(6, patients / 6),
                          .shareOfSegment = std::vector<double>(6, share),
                          .isTooSmall = isTooSmall,
                          .isRepresented = isRepresented};
    };
    said.groups = {group("f", 1203, false, true), group("m", 691, false, false),
                   group("other", 6, true, false)};
    said.outcomes.adjustedFor = {"patients.age"};
    said.outcomes.outcomes = {{.field = "patients.f10",
                               .isShare = true,
                               .patients = 1893,
                               .without = 0.61,
                               .with = 0.68,
                               .shuffledMean = 0.001,
                               .shuffledHighest = 0.006,
                               .chance = 0.05}};
    return said;
}

class ExplainedSession : public test::FakeSession {
public:
    std::atomic<int> asked = 0;
    std::atomic<bool> mayGoOn = true;
    std::atomic<bool> fails = false;
    SegmentExplanation explain(const FoundSegments&, Progress& progress) override {
        const int turn = ++asked;
        while (!mayGoOn)
            progress.checkpoint();
        if (fails) throw Failure(FailureCode::NothingToDo, "There is nothing to explain.");
        SegmentExplanation said = inventedExplanation();
        said.tree.accuracy = 0.01 * turn; // tells the first explanation from the second
        return said;
    }
};

struct Desk {
    test::TestSettings settings;
    Workbench workbench{std::make_unique<EnglishWording>()};
    ExplainedSession* session = nullptr;
    std::unique_ptr<ChecksCard> card;

    explicit Desk(Role role = Role::ChecksNumbers) {
        workbench.setRole(role);
        test::fakeDoors().open = [this](const std::filesystem::path&, Progress&) {
            auto made = std::make_unique<ExplainedSession>();
            session = made.get();
            return made;
        };
        workbench.openStudy(QStringLiteral("/nowhere/invented.vignette"));
        if (!QTest::qWaitFor([this] { return workbench.session() != nullptr; }))
            qFatal("the invented study did not open");
        makeCard();
    }
    void makeCard() {
        card = std::make_unique<ChecksCard>(workbench);
        card->resize(1190, 360);
        show();
        rest();
    }
    void show() {
        QStringList names;
        for (int number = 1; number <= workbench.found()->segmentation.segmentCount; ++number)
            names << QStringLiteral("Segment %1").arg(number);
        card->show(workbench.found(), workbench.found()->validation.candidates, names);
    }
    void rest() {
        QTest::qWait(20);
        if (!QTest::qWaitFor([this] { return !workbench.jobs().isRunning(); }))
            qFatal("the job does not end");
        QTest::qWait(20);
    }
    void look(ChecksCard::Tab tab) {
        card->setTab(tab);
        rest();
    }
    /// The sheet of the tab of this name.
    const CheckSheet& sheet(const QString& name) {
        for (const CheckTable* table : card->findChildren<CheckTable*>())
            if (table->accessibleName() == name) return table->lines().sheet();
        qFatal("no such table");
    }
    bool says(const QString& words) {
        for (const QLabel* label : card->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }
    QPushButton* disclose() { return card->findChild<QPushButton*>(QStringLiteral("checkTheNumbers")); }
};

} // namespace

class ChecksCardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installTranslators(*qApp, QLocale(QLocale::English)); }
    void init() { applyTheme(*qApp, lightTheme()); }

    void isOneLineButForThoseWhoCheckTheNumbers() {
        for (const Role role : {Role::PlansOutreach, Role::LooksAfterPatients}) {
            Desk desk(role);
            QVERIFY(!desk.card->isOpen());
            QVERIFY(!desk.card->findChild<QTabBar*>()->isVisible());
            QVERIFY(desk.card->sizeHint().height() < 60);
        }
        Desk desk(Role::ChecksNumbers);
        QVERIFY(desk.card->isOpen());
        QVERIFY(desk.card->findChild<QTabBar*>()->isVisible());
    }

    void remembersForEachRoleWhatWasChosen() {
        Desk desk(Role::PlansOutreach);
        desk.disclose()->click();
        QVERIFY(desk.card->isOpen());
        desk.makeCard();
        QVERIFY(desk.card->isOpen());
        desk.workbench.setRole(Role::LooksAfterPatients);
        QVERIFY(!desk.card->isOpen());
        desk.workbench.setRole(Role::ChecksNumbers);
        desk.disclose()->click();
        QVERIFY(!desk.card->isOpen());
        desk.workbench.setRole(Role::PlansOutreach);
        QVERIFY(desk.card->isOpen());
        desk.workbench.setRole(Role::ChecksNumbers);
        QVERIFY(!desk.card->isOpen());
    }

    void explainsOnlyForThoseWhoLook() {
        Desk desk(Role::PlansOutreach);
        desk.look(ChecksCard::Rules);
        QCOMPARE(int(desk.session->asked), 0);
        desk.look(ChecksCard::Candidates);
        desk.disclose()->click();
        desk.rest();
        QCOMPARE(int(desk.session->asked), 0);
        desk.look(ChecksCard::Rules);
        QCOMPARE(int(desk.session->asked), 1);
        desk.look(ChecksCard::Groups);
        QCOMPARE(int(desk.session->asked), 1);
    }

    void listsEveryNumberTried() {
        Desk desk;
        const CheckSheet& sheet = desk.sheet(QStringLiteral("Every number tried"));
        QCOMPARE(sheet.rows.size(), std::size_t{7}); // 2 to 8
        QCOMPARE(sheet.rows[4][0].text, QStringLiteral("6 · proposed"));
        QCOMPARE(sheet.rows[4][1].text, QStringLiteral("86\u00a0%"));
        QCOMPARE(sheet.rows[4][2].text, QStringLiteral("74\u00a0%"));
        QCOMPARE(sheet.rows[4][3].text, QStringLiteral("55\u00a0%"));
        QCOMPARE(sheet.rows[4][6].text, QStringLiteral("0.21"));
        QVERIFY(sheet.rows[4][0].isStrong);
        QVERIFY(!sheet.rows[3][0].isStrong);
        QCOMPARE(sheet.rows[3][3].text, QStringLiteral("–"));
    }

    void setsFiguresBesideDataWithoutGroupsAndLeavesOutWhatWasNotMeasured() {
        CandidateReport candidate;
        candidate.segmentCount = 3;
        candidate.predictionStrength = BesideNoGroups{0.84, 0.41};
        candidate.calinskiHarabasz = 512.4;
        candidate.daviesBouldin = 0.873;
        candidate.diversity = 2.71;
        candidate.smallest = 7;
        const EnglishWording wording;
        const CheckSheet sheet = candidatesSheet({candidate}, {}, 0, wording);
        QStringList texts;
        for (const CheckCell& cell : sheet.rows.front())
            texts << cell.text;
        const QString none = QStringLiteral("–");
        QCOMPARE(texts.mid(4),
                 (QStringList{none, QStringLiteral("84\u00a0% (41\u00a0%)"), QStringLiteral("0.00"), none,
                              QStringLiteral("512"), QStringLiteral("0.87"), none, QStringLiteral("2.7"),
                              none, QStringLiteral("7")}));
        QCOMPARE(sheet.rows.front().back().copied, QStringLiteral("<11"));
        QVERIFY(!sheet.rows.front().front().isStrong);
    }

    void hasAFormulaForEveryFigure() {
        Desk desk;
        desk.look(ChecksCard::Rules);
        for (const CheckTable* table : desk.card->findChildren<CheckTable*>()) {
            QVERIFY2(table->model()->rowCount() > 0, qPrintable(table->accessibleName()));
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                QVERIFY(!table->model()->index(0, column).data(Qt::ToolTipRole).toString().isEmpty());
                QVERIFY(!table->model()
                             ->headerData(column, Qt::Horizontal, Qt::ToolTipRole)
                             .toString()
                             .isEmpty());
            }
            for (const std::vector<CheckCell>& row : table->lines().sheet().rows)
                QCOMPARE(row.size(), table->lines().sheet().columns.size());
        }
    }

    void saysTheTreeInPlainRules() {
        Desk desk;
        desk.look(ChecksCard::Rules);
        const CheckSheet& sheet = desk.sheet(QStringLiteral("In plain rules"));
        QCOMPARE(sheet.rows[0][0].text,
                 QStringLiteral("Has heart failure and Emergency visits: over 3\u00a0visits (or no value)"));
        QCOMPARE(sheet.rows[0][1].text, QStringLiteral("Segment 2"));
        QCOMPARE(sheet.rows[0][2].text, QStringLiteral("75\u00a0%")); // 302 of 403
        QVERIFY(sheet.finding.contains(QStringLiteral("27\u00a0%")));
        QVERIFY(desk.says(sheet.finding));
    }

    void answersWhichPersonaAsOneTypes() {
        Desk desk;
        desk.look(ChecksCard::Typing);
        auto* typing = desk.card->findChild<TypingPanel*>();
        const QList<QComboBox*> combos = typing->findChildren<QComboBox*>();
        QCOMPARE(combos.size(), 2);
        QVERIFY(typing->answer().startsWith(QStringLiteral("Nothing answered")));
        combos[0]->setCurrentIndex(2); // yes: 0.9 / (0.9 + 0.2)
        QVERIFY(typing->answer().startsWith(
            QStringLiteral("Segment 2, 82\u00a0% sure, because Heart failure: ")));
        combos[0]->setCurrentIndex(1); // no: 0.8 / (0.8 + 0.1)
        QVERIFY(typing->answer().startsWith(
            QStringLiteral("Segment 1, 89\u00a0% sure, because Heart failure: ")));
        QCOMPARE(combos[1]->itemText(2), QStringLiteral("over 3\u00a0visits up to 7\u00a0visits"));
        typing->copy();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(typing->answer()));
    }

    void keepsTheAnswersWhenSegmentsAreNamed() {
        Desk desk;
        desk.look(ChecksCard::Typing);
        auto* typing = desk.card->findChild<TypingPanel*>();
        typing->findChildren<QComboBox*>()[0]->setCurrentIndex(2);
        desk.card->show(desk.workbench.found(), desk.workbench.found()->validation.candidates,
                        {QStringLiteral("Ann"), QStringLiteral("Erin")});
        QVERIFY(typing->answer().startsWith(QStringLiteral("Erin, 82\u00a0% sure")));
    }

    void putsNothingChangedBesideEveryChange() {
        Desk desk;
        desk.look(ChecksCard::Sensitivity);
        const CheckSheet& sheet = desk.sheet(QStringLiteral("What it hangs on"));
        QStringList changes;
        for (const std::vector<CheckCell>& row : sheet.rows)
            changes << row[0].text;
        QCOMPARE(changes, (QStringList{QStringLiteral("Nothing changed"),
                                       QStringLiteral("Without the theme Use of care"),
                                       QStringLiteral("Without the field Hours of sleep"),
                                       QStringLiteral("Only patients with every value")}));
        QCOMPARE(*sheet.rows[1][1].bar, 0.41);
        QVERIFY(!sheet.rows[3][1].bar);
        QCOMPARE(sheet.rows[3][1].text, QStringLiteral("Too few patients to compare."));
        QCOMPARE(sheet.rows[3][2].copied, QStringLiteral("<11"));
    }

    void hidesGroupsOfFewPeople() {
        Desk desk;
        desk.look(ChecksCard::Groups);
        const CheckSheet& sheet = desk.sheet(QStringLiteral("Who is left out"));
        QCOMPARE(sheet.columns.size(), std::size_t{10});
        QVERIFY(sheet.rows[0][1].text.contains(QStringLiteral("yes")));
        QVERIFY(sheet.rows[1][1].text.contains(QStringLiteral("no")));
        QVERIFY(sheet.finding.contains(QStringLiteral("(1 of 3)")));
        for (std::size_t column = 2; column < 10; ++column)
            QCOMPARE(sheet.rows[2][column].text, QStringLiteral("<11"));
    }

    void copiesNothingThatFewCouldBeWorkedBackFrom() {
        SegmentExplanation said = inventedExplanation();
        Desk desk;
        const CheckNames names{desk.workbench.session()->fields(),
                               {QStringLiteral("A"), QStringLiteral("B")},
                               &desk.workbench.wording()};
        QCOMPARE(groupsSheet(said.groups, names).rows[0][2].copied, QStringLiteral("too few to show"));
        said.groups.pop_back();
        QCOMPARE(groupsSheet(said.groups, names).rows[0][2].copied, QStringLiteral("1,205"));
    }

    void setsOutcomesBesideShuffledLabels() {
        Desk desk;
        desk.look(ChecksCard::Outcomes);
        const CheckSheet& sheet = desk.sheet(QStringLiteral("Outcomes"));
        QCOMPARE(sheet.rows[0][4].text, QStringLiteral("0.070"));
        QCOMPARE(sheet.rows[0][6].text, QStringLiteral("0.006"));
        QVERIFY(sheet.finding.contains(QStringLiteral("1 of 1")));
        QVERIFY(sheet.finding.contains(QStringLiteral("Age")));
    }

    void copiesRoundedCountsWithTheKeyboard() {
        Desk desk;
        desk.look(ChecksCard::Rules);
        for (CheckTable* table : desk.card->findChildren<CheckTable*>())
            if (table->isVisible()) QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("\t405")));
        QVERIFY(!copied.contains(QStringLiteral("403")));
    }

    void dropsAnExplanationOfOtherFields() {
        Desk desk;
        desk.session->mayGoOn = false;
        desk.card->setTab(ChecksCard::Rules);
        QVERIFY(QTest::qWaitFor([&] { return desk.session->asked == 1; }));
        QVERIFY(desk.says(QStringLiteral("being explained")));
        emit desk.workbench.fieldsChanged();
        desk.session->mayGoOn = true;
        QVERIFY(QTest::qWaitFor([&] { return desk.session->asked == 2; }));
        desk.rest();
        QVERIFY(desk.sheet(QStringLiteral("In plain rules")).finding.contains(QStringLiteral("2\u00a0% of")));
    }

    void explainsAnewForNewSegments() {
        Desk desk;
        desk.look(ChecksCard::Rules);
        SegmentationPlan plan;
        plan.segmentCount = 4;
        desk.workbench.findSegments(plan);
        desk.rest();
        QCOMPARE(int(desk.session->asked), 2);
        desk.workbench.keepSegments();
        desk.rest();
        QCOMPARE(int(desk.session->asked), 2);
    }

    void canBeStoppedAndAskedAgain() {
        Desk desk;
        desk.session->mayGoOn = false;
        desk.card->setTab(ChecksCard::Rules);
        QVERIFY(QTest::qWaitFor([&] { return desk.session->asked == 1; }));
        desk.workbench.jobs().cancel();
        desk.rest();
        QVERIFY(desk.says(QStringLiteral("the work was stopped")));
        QCOMPARE(int(desk.session->asked), 1);
        desk.session->mayGoOn = true;
        for (QPushButton* button : desk.card->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Explain the segments"))
                button->click();
        desk.rest();
        QCOMPARE(int(desk.session->asked), 2);
        QVERIFY(desk.says(QStringLiteral("These rules place")));
    }

    void saysWhyItCouldNotBeExplained() {
        Desk desk;
        desk.session->fails = true;
        QSignalSpy trouble(&desk.workbench, &Workbench::troubleReported);
        desk.look(ChecksCard::Rules);
        QCOMPARE(trouble.size(), 1);
        QCOMPARE(trouble.front().front().toString(), QStringLiteral("There is nothing to explain."));
    }

    void saysSoWhereThereIsNothingToShow() {
        Desk desk;
        const FoundSegments none = test::nothingStable();
        desk.card->show(&none, {}, {});
        QVERIFY(desk.says(QStringLiteral("No number was tried")));
        desk.card->show(nullptr, {}, {});
        QVERIFY(!desk.card->isVisible());
    }

    void isReachedAndNamedThroughout() {
        Desk desk;
        for (int tab = 0; tab < ChecksCard::TabCount; ++tab) {
            desk.look(static_cast<ChecksCard::Tab>(tab));
            QCOMPARE(test::namelessWidgets(*desk.card), QStringList());
            QCOMPARE(test::unreachedByTab(*desk.card), QStringList());
        }
    }

    void looksRight() {
        for (const bool isDark : {false, true}) {
            applyTheme(*qApp, isDark ? darkTheme() : lightTheme());
            Desk desk;
            for (int tab = 0; tab < ChecksCard::TabCount; ++tab) {
                desk.look(static_cast<ChecksCard::Tab>(tab));
                test::pictureOf(*desk.card, {1190, 350},
                                QStringLiteral("checks-%1-%2").arg(tab).arg(isDark ? "dark" : "light"));
                QCOMPARE(test::clippedTexts(*desk.card), QStringList());
            }
        }
    }
};

QTEST_MAIN(ChecksCardTest)
#include "checks_card_test.moc"
