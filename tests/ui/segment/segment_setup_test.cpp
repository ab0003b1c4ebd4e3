#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_session.h"
#include "ui/segment/contrast_model.h"
#include "ui/segment/contrast_table.h"
#include "ui/segment/keep_dialog.h"
#include "ui/segment/likeness_cells.h"
#include "ui/segment/segment_copy.h"
#include "ui/segment/segment_model.h"
#include "ui/segment/segment_setup.h"
#include "ui/segment/segment_words.h"
#include "ui/theme/style_sheet.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QtTest>

#include <limits>

using namespace vignette;

namespace {

using Keys = std::vector<std::string>;

std::vector<Field> invented() {
    return test::inventedDataset().fields;
}

std::vector<SegmentRow> rowsOf(std::vector<std::uint64_t> people) {
    std::vector<SegmentRow> rows;
    double all = 0.0;
    for (const std::uint64_t count : people)
        all += static_cast<double>(count);
    for (std::size_t i = 0; i < people.size(); ++i)
        rows.push_back({.name = segmentName(static_cast<int>(i) + 1),
                        .shortName = QString::number(i + 1),
                        .number = static_cast<int>(i) + 1,
                        .hue = static_cast<int>(i),
                        .people = people[i],
                        .share = static_cast<double>(people[i]) / all,
                        .overlap = 0.86,
                        .noGroups = 0.71});
    return rows;
}

ContrastLine lineOf(std::vector<double> bySegment, std::vector<std::uint64_t> bases) {
    return {{.fieldKey = "a.b",
             .label = "Has diabetes",
             .isShare = true,
             .unit = {},
             .bySegment = std::move(bySegment),
             .all = 0.2,
             .usedToForm = true,
             .strength = 1.0},
            std::move(bases)};
}

} // namespace

class SegmentSetupTest : public QObject {
    Q_OBJECT

private slots:
    void leavesTheFieldsToTheProgramWhenNothingIsChosen() {
        QVERIFY(planOf({}, invented(), {}) == SegmentationPlan{});
    }

    void takesTheThemesOfTheViews() {
        SegmentSetup setup;
        setup.setView(FieldView::Health, true);
        QVERIFY(planOf(setup, invented(), {}).formingFields == (Keys{"patients.f03", "patients.f04"}));
        setup.setView(FieldView::Behaviour, true);
        QVERIFY(planOf(setup, invented(), {}).formingFields ==
                (Keys{"patients.f03", "patients.f04", "patients.f05", "patients.f06"}));
        setup.setView(FieldView::Everything, true);
        QVERIFY(planOf(setup, invented(), {}).formingFields.empty());
    }

    void goesBackToEverythingWhenTheLastViewIsTakenOff() {
        SegmentSetup setup;
        setup.setView(FieldView::Needs, true);
        setup.setView(FieldView::Needs, false);
        QVERIFY(setup.views == std::set<FieldView>{FieldView::Everything});
    }

    void neverFormsByOutcomesOrProtectedFieldsUnlessChosen() {
        SegmentSetup setup;
        setup.setView(FieldView::Demographics, true);
        const std::vector<Field> fields = invented();
        QVERIFY(planOf(setup, fields, {}).formingFields == Keys{"patients.age"});
        switchByHand(setup, fields[1], {}, true);
        QVERIFY(planOf(setup, fields, {}).formingFields == (Keys{"patients.age", "patients.f02"}));
    }

    void keepsFieldsWithFewValuesOutUnlessAPersonSaidWhy() {
        SegmentSetup setup;
        setup.setView(FieldView::Attitudes, true);
        const MissingShares missing = {{"patients.f08", 0.78}};
        std::vector<Field> fields = invented();
        QVERIFY(planOf(setup, fields, missing).formingFields == Keys{"patients.f09"});
        setup.byHand["patients.f08"] = true;
        QVERIFY(planOf(setup, fields, missing).formingFields == Keys{"patients.f09"});
        setup.byHand.clear();
        fields[7].formReason = "Only they were asked.";
        QVERIFY(planOf(setup, fields, missing).formingFields == (Keys{"patients.f08", "patients.f09"}));
        switchByHand(setup, fields[7], missing, false);
        QVERIFY(planOf(setup, fields, missing).formingFields == Keys{"patients.f09"});
    }

    void carriesWeightsSeedStartsAndNumber() {
        SegmentSetup setup;
        setup.setWeight(Theme::Conditions, weightOfStep(4));
        setup.setWeight(Theme::Habits, weightOfStep(-4));
        setup.setWeight(Theme::Channel, weightOfStep(0));
        setup.seed = 7;
        setup.starts = 25;
        setup.segmentCount = 5;
        const SegmentationPlan plan = planOf(setup, invented(), {});
        QVERIFY(plan.themeWeights ==
                (std::map<Theme, double>{{Theme::Conditions, 2.0}, {Theme::Habits, 0.5}}));
        QCOMPARE(plan.seed, std::uint64_t{7});
        QCOMPARE(plan.starts, 25);
        QCOMPARE(plan.segmentCount, 5);
    }

    void comesBackFromItsPlan() {
        SegmentSetup setup;
        setup.setView(FieldView::Health, true);
        setup.setView(FieldView::Attitudes, true);
        setup.setWeight(Theme::Conditions, weightOfStep(2));
        const std::vector<Field> fields = invented();
        switchByHand(setup, fields[3], {}, false);
        const SegmentationPlan plan = planOf(setup, fields, {});
        const SegmentSetup back = setupOf(plan, fields, {});
        QVERIFY(isSameQuestion(planOf(back, fields, {}), plan));
        QVERIFY(back.weights == setup.weights);
    }

    void knowsTheSameQuestionInAnotherOrder() {
        SegmentationPlan first;
        first.formingFields = {"a", "b"};
        SegmentationPlan second;
        second.formingFields = {"b", "a"};
        QVERIFY(isSameQuestion(first, second));
        second.segmentCount = 5;
        QVERIFY(isSameButNumber(first, second));
        QVERIFY(!isSameQuestion(first, second));
    }

    void mapsSliderStepsToWeightsAndBack() {
        for (int step = -kMostWeightSteps; step <= kMostWeightSteps; ++step)
            QCOMPARE(stepOfWeight(weightOfStep(step)), step);
        QCOMPARE(weightOfStep(0), 1.0);
        QCOMPARE(weightOfStep(2), 1.41);
    }

    void copiesCountsToTheNearestFiveAndNoneUnderEleven() {
        const EnglishWording wording;
        QCOMPARE(roundedPeople(2196, wording), QStringLiteral("2,195"));
        QCOMPARE(roundedPeople(1008, wording), QStringLiteral("1,010"));
        QCOMPARE(roundedPeople(10, wording), QStringLiteral("<11"));
        QCOMPARE(roundedPeople(1, wording), QStringLiteral("<11"));
        QCOMPARE(roundedPeople(11, wording), QStringLiteral("15"));
        QCOMPARE(roundedPeople(0, wording), QStringLiteral("none"));
    }

    void copiesSharesOfRoundedCountsOnly() {
        const QString few = QStringLiteral("too few to show");
        QCOMPARE(roundedShare(0.257, 1003), QStringLiteral("26\u00a0%")); // 258 of 1003: 260 of 1005
        QCOMPARE(roundedShare(0.005, 1000), QStringLiteral("<2\u00a0%")); // 5 people; 11 of at least 998
        QCOMPARE(roundedShare(0.995, 1000), QStringLiteral(">98\u00a0%"));
        QCOMPARE(roundedShare(0.5, 16), few);
        QCOMPARE(roundedShare(0.5, 10), few);
        QCOMPARE(roundedShare(std::numeric_limits<double>::quiet_NaN(), 1000), few);
        QCOMPARE(roundedShare(0.0, 1000), QStringLiteral("none"));
    }

    void copiesTheSegmentsWithoutAnExactCount() {
        const QString copied = copiedSegments(rowsOf({1003, 502, 7}), EnglishWording());
        QCOMPARE(copied.count(QLatin1Char('\n')), 3);
        QVERIFY(copied.contains(QStringLiteral("Segment 1\t1,005\t")));
        QVERIFY(copied.contains(
            QStringLiteral("Segment 3\t<11\t<1\u00a0%\t86\u00a0%\t71\u00a0%\thighly stable")));
        QVERIFY(!copied.contains(QRegularExpression(QStringLiteral("1,003|502|\t7\t"))));
    }

    void copiesDifferencesByTheirBases() {
        const QString copied = copiedContrasts({lineOf({0.68, 0.05, 0.5}, {1000, 60, 8})},
                                               rowsOf({1100, 70, 12}), EnglishWording());
        QVERIFY(copied.endsWith(
            QStringLiteral("Has diabetes\t68\u00a0%\t<19\u00a0%\ttoo few to show\t20\u00a0%\tused to form")));
    }

    void guardsSpreadsheetsAgainstFormulas() {
        std::vector<SegmentRow> rows = rowsOf({20});
        rows[0].name = QStringLiteral("=1+1\tx");
        QVERIFY(copiedSegments(rows, EnglishWording()).contains(QStringLiteral("\n'=1+1 x\t")));
    }

    void showsModelsThatHoldTheirContract() {
        const EnglishWording wording;
        SegmentModel segments(wording, nullptr);
        ContrastModel contrasts(wording, nullptr);
        const QAbstractItemModelTester first(&segments,
                                             QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester second(&contrasts,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto rows = rowsOf({500, 300, 200});
        segments.show(rows, {});
        segments.show(rows, {});
        segments.show(rowsOf({700, 300}), {});
        contrasts.show({lineOf({0.68, 0.004, std::numeric_limits<double>::quiet_NaN()}, {500, 300, 0})},
                       rows);
        QCOMPARE(contrasts.columnCount(), 5);
        QCOMPARE(contrasts.index(0, 1).data().toString(), QStringLiteral("68"));
        QCOMPARE(contrasts.index(0, 2).data().toString(), QStringLiteral("<1"));
        QCOMPARE(contrasts.index(0, 3).data().toString(), QStringLiteral("–"));
        QCOMPARE(contrasts.index(0, 4).data().toString(), QStringLiteral("20"));
        QVERIFY(!contrasts.index(0, 4).data(ContrastModel::HeatRole).isValid());
        contrasts.setTyped(QStringLiteral("asthma"));
        QCOMPARE(contrasts.rowCount(), 0);
        contrasts.setTyped(QStringLiteral("DIAB"));
        QCOMPARE(contrasts.rowCount(), 1);
        contrasts.setMost(0);
        contrasts.setTyped({});
        QCOMPARE(contrasts.rowCount(), 0);
        segments.show({}, {});
        contrasts.show({}, {});
        QCOMPARE(contrasts.columnCount(), 0);
    }

    void tellsEveryFigureAndItsFormula() {
        const EnglishWording wording;
        SegmentModel segments(wording, nullptr);
        segments.show(rowsOf({500, 300}), {});
        for (int column = SegmentModel::People; column < SegmentModel::ColumnCount; ++column)
            QVERIFY(!segments.index(0, column).data(Qt::ToolTipRole).toString().isEmpty());
        QCOMPARE(segments.index(0, SegmentModel::Overlap).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Segment 1, Re-test overlap: 86\u00a0%"));
    }

    void keepsTextReadableOnEveryHeat() {
        for (const ColourTheme* theme : {&lightTheme(), &darkTheme(), &highContrastTheme()}) {
            applyTheme(*qApp, *theme);
            for (const double heat : {0.0, 0.5, 1.0})
                QVERIFY2(
                    contrast(theme->text, ContrastDelegate::colourOf(heat)) >= 4.5,
                    qPrintable(QString::number(contrast(theme->text, ContrastDelegate::colourOf(heat)))));
        }
        applyTheme(*qApp, lightTheme());
    }

    void paintsCellsOfElevenPeopleAndMore() {
        const FoundSegments found = test::inventedSegments(6);
        const auto cells = likenessCells(found.map, found.segmentation.labels);
        QVERIFY(cells.size() > 20);
        QVERIFY(cells.size() <= found.map.x.size() / 11);
        for (const auto& cell : cells)
            QVERIFY(cell.group >= -1 && cell.group < 6 && cell.shade >= 0 && cell.shade < 5);
        QCOMPARE(middlesOfGroups(cells, 6).size(), std::size_t{6});
        const LikenessMap few{{1.0F, 2.0F}, {1.0F, 2.0F}, 0.5};
        QVERIFY(likenessCells(few, {0, 1}).empty());
    }

    void saysTheVerdictInPlainWords() {
        ValidationReport report = test::inventedSegments(6).validation;
        QCOMPARE(verdictWords(report, 6).bold, QStringLiteral("Useful slices of a continuum:"));
        QCOMPARE(verdictWords(report, 6).rest,
                 QStringLiteral("six segments re-test better than data without groups, but they overlap."));
        report.candidates[4].noGroupOverlap = 0.9;
        QVERIFY(verdictWords(report, 6).rest.contains(QStringLiteral("no better than data without groups")));
        QVERIFY(verdictWords(test::nothingStable().validation, 0)
                    .bold.startsWith(QStringLiteral("Nothing stable")));
    }

    void saysWhyThisNumber() {
        ValidationReport report = test::inventedSegments(6).validation;
        report.reason = "widest_gap"; // 86 and 55 %
        QVERIFY(reasonWords(report, 6).startsWith(
            QStringLiteral("Widest gap above data without groups: 31 point")));
        report.reason = "highest_overlap";
        QCOMPARE(reasonWords(report, 6), QStringLiteral("Highest re-test overlap: 86\u00a0% at 6."));
    }

    void asksBeforeEditedPersonasChange() {
        using Kind = PersonaChange::Kind;
        const std::vector<PersonaChange> untouched = {{Kind::Kept, 1, "Linda", 0.86, 0},
                                                      {Kind::New, 2, "", 0.0, 0}};
        QVERIFY(!hasEdits(untouched));
        QVERIFY(hasEdits({{Kind::Shelved, 3, "Mark", 0.0, 2}}));
        QCOMPARE(changeWords(untouched[0]),
                 QStringLiteral("Linda stays: 86\u00a0% of the patients are the same"));
    }
};

QTEST_MAIN(SegmentSetupTest)
#include "segment_setup_test.moc"
