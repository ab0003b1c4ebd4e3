#include "ui/charts/comparison_chart.h"
#include "ui/charts/likeness_map_view.h"
#include "ui/charts/overlap_chart.h"
#include "ui/theme/style_sheet.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QtTest>

using namespace vignette;

namespace {

QList<OverlapChart::Point> candidates() {
    return {{2, 0.93, 0.90}, {3, 0.88, 0.84}, {4, 0.86, 0.80}, {5, 0.83, 0.76},         {6, 0.84, 0.72},
            {7, 0.76, 0.70}, {8, 0.71, 0.68}, {9, 0.66, 0.66}, {10, 0.62, std::nullopt}};
}

QList<ComparisonChart::Bar> bars() {
    return {{QStringLiteral("Jordan"), QStringLiteral("12 of 100"), 1, 0, 0.12, 0.10, 0.14},
            {QStringLiteral("Linda"), QStringLiteral("71 of 100"), 3, 3, 0.71, 0.67, 0.75},
            {QStringLiteral("Mark"), QStringLiteral("40 of 100"), 4, 4, 0.40, std::nullopt, std::nullopt},
            {QStringLiteral("Robert"), QStringLiteral("too few to show"), 5, 5, std::nullopt, std::nullopt,
             std::nullopt}};
}

QList<LikenessMapView::Group> groups() {
    return {{QStringLiteral("Jordan"), QStringLiteral("about 5,215 people"), 1, 0, {0.2, 0.3}},
            {QStringLiteral("Linda"), QStringLiteral("about 2,195 people"), 3, 3, {0.8, 0.3}}};
}

std::vector<LikenessMapView::Cell> cells() {
    std::vector<LikenessMapView::Cell> result;
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 12; ++column) {
            const double x = (column + (row % 2) * 0.5) / 12.0;
            result.push_back(
                {{x, row * 0.866 / 12.0}, column < 6 ? 0 : (row == 3 ? -1 : 1), (row + column) % 5});
        }
    }
    return result;
}

void keep(QWidget& widget, const char* name) {
    const QString folder = qEnvironmentVariable("VIGNETTE_PICTURES");
    if (!folder.isEmpty()) widget.grab().save(folder + QLatin1Char('/') + QLatin1String(name));
}

} // namespace

class ChartsTest : public QObject {
    Q_OBJECT

private slots:
    void asksForTheNumberOfSegmentsByKeyboard() {
        OverlapChart chart(QStringLiteral("How many segments?"),
                           {QStringLiteral("segments"), QStringLiteral("this study"),
                            QStringLiteral("data without groups")});
        chart.setPoints(candidates(), 6);
        chart.resize(560, 260);
        chart.show();
        const QSignalSpy spy(&chart, &OverlapChart::segmentsRequested);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toInt(), 7);
        QCOMPARE(chart.dataTable().rows.size(), 9);
        QCOMPARE(chart.dataTable().rows[8].at(2), QStringLiteral("–"));
        keep(chart, "chart-overlap.png");
    }

    void opensTheDataBehindAChart() {
        OverlapChart chart(QStringLiteral("How many segments?"),
                           {QStringLiteral("segments"), QStringLiteral("this study"),
                            QStringLiteral("data without groups")});
        chart.setPoints(candidates(), 6);
        chart.show();
        QTest::keyClick(&chart, Qt::Key_Return, Qt::ShiftModifier);
        auto* dialog = chart.findChild<ChartTableDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTest::keyClick(&chart, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("segments\tthis study")));
    }

    void selectsAPersonaInAComparison() {
        ComparisonChart chart(
            QStringLiteral("No sure ride"),
            {QStringLiteral("Persona"), QStringLiteral("of 100"), QStringLiteral("all patients")});
        chart.setBars(bars(), 0.33, 1);
        chart.setSummary(QStringLiteral("Linda lacks a sure ride most often."));
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("Linda lacks a sure ride most often."));
        chart.resize(460, 160);
        chart.show();
        const QSignalSpy spy(&chart, &ComparisonChart::selected);
        QTest::keyClick(&chart, Qt::Key_Down);
        QCOMPARE(spy[0][0].toInt(), 2);
        QCOMPARE(chart.dataTable().rows.size(), 5);
        QCOMPARE(chart.dataTable().rows[3].at(1), QStringLiteral("too few to show"));
        chart.setSelected(1);
        keep(chart, "chart-comparison.png");
    }

    void selectsAPersonaOnTheMap() {
        LikenessMapView map(QStringLiteral("Picture of likeness"),
                            {QStringLiteral("Persona"), QStringLiteral("People")});
        map.setCells(cells(), groups());
        map.resize(340, 260);
        map.show();
        const QSignalSpy spy(&map, &LikenessMapView::selected);
        QTest::keyClick(&map, Qt::Key_Right);
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(map.selectedGroup(), 1);
        QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(14, 20));
        QCOMPARE(map.selectedGroup(), 0);
        map.setSelected(1);
        keep(map, "chart-map.png");
    }

    void paintsManyPatientsAsADensity() {
        std::vector<LikenessMapView::Mark> marks;
        for (int i = 0; i < 60'000; ++i) {
            const double angle = i * 2.399963;
            const double radius = std::sqrt(i / 60'000.0);
            marks.push_back({{radius * std::cos(angle), radius * std::sin(angle)},
                             i % 7 == 0 ? -1 : (angle < 72'000 ? 0 : 1)});
        }
        LikenessMapView map(QStringLiteral("Picture of likeness"),
                            {QStringLiteral("Persona"), QStringLiteral("People")});
        map.setMarks(marks, groups());
        map.resize(300, 300);
        map.show();
        QVERIFY(map.grab().toImage().pixelColor(150, 80) != currentTheme().surface);
        marks.resize(2000);
        map.setMarks(marks, groups());
        QVERIFY(!map.grab().isNull());
    }

    void survivesHavingNothingToShow() {
        OverlapChart chart(QStringLiteral("Empty"), {});
        chart.setPoints({}, 0);
        ComparisonChart comparison(QStringLiteral("Empty"), {});
        comparison.setBars({}, std::nullopt, -1);
        LikenessMapView map(QStringLiteral("Empty"), {});
        map.setCells({}, {});
        for (QWidget* widget : std::initializer_list<QWidget*>{&chart, &comparison, &map}) {
            widget->resize(300, 200);
            QVERIFY(!widget->grab().isNull());
        }
    }

    void followsTheTheme() {
        OverlapChart chart(QStringLiteral("How many segments?"),
                           {QStringLiteral("segments"), QStringLiteral("this study"),
                            QStringLiteral("data without groups")});
        chart.setPoints(candidates(), 6);
        chart.resize(560, 260);
        chart.show();
        applyTheme(*qApp, darkTheme());
        QCOMPARE(chart.grab().toImage().pixelColor(280, 1), darkTheme().surface);
        keep(chart, "chart-overlap-dark.png");
        applyTheme(*qApp, lightTheme());
    }
};

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
