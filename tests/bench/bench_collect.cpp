// The page Collect under load. Offscreen; run it alone on the machine.
// use: bench_collect fields COUNT          the field browser: filling, filtering, sorting, scrolling, editing
//      bench_collect preview FILE          how soon the first rows follow a change, in the window
#include "core/report/english_wording.h"
#include "ui/collect/collect_page.h"
#include "ui/collect/dialect_bar.h"
#include "ui/collect/field_filter.h"
#include "ui/collect/field_model.h"
#include "ui/collect/fields_panel.h"
#include "ui/collect/preview_model.h"
#include "ui/collect/proposal_view.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace vignette;

namespace {

double processorMilliseconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000.0 + static_cast<double>(time.tv_usec) / 1000.0;
    };
    return of(used.ru_utime) + of(used.ru_stime);
}

void settle() {
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

/// Least, median and most of several runs of one step, painting included; processor time beside it.
void tell(const char* what, int runs, const std::function<void(int)>& step) {
    std::vector<double> wall;
    const double before = processorMilliseconds();
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer clock;
        clock.start();
        step(run);
        settle();
        wall.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    const double processor = (processorMilliseconds() - before) / runs;
    std::ranges::sort(wall);
    std::printf("%-44s least %7.1f  median %7.1f  most %7.1f ms   processor %7.1f ms\n", what, wall.front(),
                wall[wall.size() / 2], wall.back(), processor);
}

std::vector<Field> inventedFields(int count) {
    std::vector<Field> fields;
    for (int i = 0; i < count; ++i) {
        Field field;
        field.key = "extract.column_" + std::to_string(i);
        field.extract = "extract";
        field.column = "column_" + std::to_string(i);
        field.label = "Measured thing number " + std::to_string((i * 7919) % count);
        field.hasPlainLabel = i % 9 != 0;
        field.kind = i % 3 == 0 ? FieldKind::Number : i % 3 == 1 ? FieldKind::Flag : FieldKind::Ordered;
        field.use = i % 5 == 0 ? FieldUse::Check : FieldUse::Form;
        field.theme = static_cast<Theme>(i % 8);
        field.unit = i % 3 == 0 ? "mmHg" : "";
        field.question = "How much of thing " + std::to_string(i) + " did you have in the last four weeks?";
        if (i % 3 != 0)
            for (const char* level : {"Never", "Sometimes", "Often", "Always"})
                field.values.push_back({level, level});
        fields.push_back(field);
    }
    return fields;
}

QualityReport inventedReport(const std::vector<Field>& fields) {
    QualityReport report;
    report.patientCount = 100'000;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        FieldQuality quality;
        quality.key = fields[i].key;
        quality.valueCount = 60'000 + i % 40'000;
        quality.missingCount = 100'000 - quality.valueCount;
        quality.distinctCount = 4 + i % 90;
        if (i % 3 == 0) {
            quality.mean = 120.0 + static_cast<double>(i % 50);
            quality.median = 119.0;
            quality.histogram.bins.assign(20, 1000 + i % 300);
        } else {
            for (const ValueLabel& level : fields[i].values)
                quality.levels.push_back({level.label, 15'000 + i % 800});
        }
        if (i % 4 == 0) quality.findings.emplace_back().kind = QualityFindingKind::ManyMissing;
        if (i % 6 == 0) quality.findings.emplace_back().kind = QualityFindingKind::NearlyConstant;
        report.fields.push_back(quality);
    }
    return report;
}

int browseFields(int count) {
    const std::vector<Field> fields = inventedFields(count);
    const QualityReport report = inventedReport(fields);
    const EnglishWording wording;
    FieldsPanel panel(wording, nullptr);
    panel.resize(720, 480); // beside the left cards at 1280 × 720
    panel.setVisible(true);
    settle();
    std::printf("%d fields\n", count);
    tell("fill", 5, [&](int) {
        panel.show({}, false);
        panel.show(fields, false);
    });
    tell("what they hold is known", 5, [&](int) { panel.setQuality(report); });
    const char* const typed[] = {"m", "me", "mea", "thing 1", "thing 12", "often", "zzz", ""};
    tell("filter as typed", 8, [&](int run) { panel.filter(QString::fromLatin1(typed[run])); });
    tell("sort by a column", FieldModel::ColumnCount,
         [&](int column) { panel.table().sortByColumn(column, Qt::AscendingOrder); });
    tell("typed while sorted", 8, [&](int run) { panel.filter(QString::fromLatin1(typed[run])); });
    QScrollBar* bar = panel.table().verticalScrollBar();
    tell("scroll a page", 40, [&](int page) { bar->setValue(bar->maximum() * page / 40); });
    std::vector<Field> edited = fields;
    tell("one field is named", 8, [&](int run) {
        edited[static_cast<std::size_t>(run)].label = "Another name";
        panel.show(edited, false);
    });
    tell("another field is looked at", 20,
         [&](int run) { panel.table().setCurrentIndex(panel.table().model()->index(run * 3 % count, 0)); });
    return 0;
}

void waitForJobs(Workbench& workbench) {
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (!workbench.jobs().isRunning()) loop.quit();
    });
    timer.start(1);
    loop.exec();
    settle();
}

/// From the choice to the first rows as the other delimiter reads them; the whole file is read after that.
void tellDialect(CollectPage& page, Workbench& workbench) {
    auto* view = page.findChild<ProposalView*>();
    auto* model = page.findChild<PreviewModel*>();
    auto* bar = page.findChild<DialectBar*>();
    std::vector<double> wall;
    double processor = 0.0;
    for (const char delimiter : {';', ',', '\t', ',', ';', ','}) {
        Dialect dialect = workbench.proposal()->extracts[view->chosenFile()].survey.dialect;
        dialect.delimiter = delimiter;
        QEventLoop loop;
        const auto shown = QObject::connect(model, &QAbstractItemModel::modelReset, &loop, &QEventLoop::quit);
        const double before = processorMilliseconds();
        QElapsedTimer clock;
        clock.start();
        emit bar->dialectChosen(dialect);
        loop.exec();
        QObject::disconnect(shown);
        page.grab();
        wall.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        processor += processorMilliseconds() - before;
        workbench.jobs().cancel(); // the reading of the whole file: not what is measured here
        waitForJobs(workbench);
    }
    std::ranges::sort(wall);
    const double runs = static_cast<double>(wall.size());
    std::printf("%-44s least %7.1f  median %7.1f  most %7.1f ms   processor %7.1f ms\n",
                "first rows by another delimiter", wall.front(), wall[wall.size() / 2], wall.back(),
                processor / runs);
}

int changePreview(const char* file) {
    Workbench workbench(std::make_unique<EnglishWording>());
    CollectPage page(workbench, nullptr);
    page.resize(1229, 767);
    page.show();
    page.enter();
    settle();
    QElapsedTimer clock;
    clock.start();
    workbench.prepareImport({QString::fromLocal8Bit(file)});
    waitForJobs(workbench);
    if (!workbench.proposal()) return 1;
    std::printf("%s: %llu rows, surveyed and shown after %.0f ms\n", file,
                static_cast<unsigned long long>(workbench.proposal()->extracts[0].survey.rowCount),
                static_cast<double>(clock.nsecsElapsed()) / 1e6);
    ProposalEdits& edits = page.findChild<ProposalView*>()->edits();
    const auto& columns = workbench.proposal()->extracts[0].survey.columns;
    const auto nameOf = [&](int run) {
        return QString::fromStdString(columns[(2 + static_cast<std::size_t>(run)) % columns.size()].name);
    };
    tell("a column of another type", 8, [&](int run) {
        edits.setType(0, nameOf(run), run % 2 ? ColumnType::Category : ColumnType::Text);
        page.grab();
    });
    tell("a text read as missing", 8, [&](int run) {
        edits.setMissingTokens(0, nameOf(run), {QStringLiteral("99"), QStringLiteral("NA")});
        page.grab();
    });
    tell("another key", 4, [&](int run) {
        edits.setKey(0, run % 2 ? QString::fromStdString(columns[0].name) : QString());
        page.grab();
    });
    tell("a column left out", 8, [&](int run) {
        edits.setAction(0, nameOf(run), ColumnAction::Drop, {});
        page.grab();
    });
    tellDialect(page, workbench);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "use: bench_collect fields COUNT | preview FILE\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    const QApplication application(argc, argv);
    applyTheme(*qApp, lightTheme());
    return std::string(argv[1]) == "fields" ? browseFields(std::stoi(argv[2])) : changePreview(argv[2]);
}
