#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/report/english_wording.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_release.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/export_page/export_page.h"
#include "ui/theme/style_sheet.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace vignette;

namespace {

std::string bytesOf(const QTemporaryDir& folder, const QString& name) {
    return readWholeFile(folder.filePath(name).toStdString(), 64U << 20U);
}

struct Desk {
    test::TestSettings settings;
    QTemporaryDir folder;
    Workbench workbench{std::make_unique<EnglishWording>()};
    std::unique_ptr<ExportPage> page;

    explicit Desk(const std::function<std::unique_ptr<StudySession>()>& make = [] {
        return std::make_unique<test::FakeSession>();
    }) {
        test::fakeDoors().open = [make](const std::filesystem::path&, Progress&) { return make(); };
        workbench.openStudy(QStringLiteral("/nowhere/invented.vignette"));
        if (!QTest::qWaitFor([this] { return workbench.session() != nullptr; }))
            qFatal("the invented study did not open");
        page = std::make_unique<ExportPage>(workbench, nullptr);
        page->setFolder(folder.path());
        page->resize(1229, 767);
        page->show();
        QCoreApplication::processEvents();
    }
    test::FakeSession& session() { return static_cast<test::FakeSession&>(*workbench.session()); }
    QCheckBox* box(const QString& words) {
        for (QCheckBox* each : page->findChildren<QCheckBox*>())
            if (each->text() == words) return each;
        return nullptr;
    }
    void make() {
        page->makeFiles();
        QVERIFY(QTest::qWaitFor([this] { return !workbench.jobs().isRunning(); }, 60'000));
        QCoreApplication::processEvents();
    }
};

} // namespace

class ExportPageTest : public QObject {
    Q_OBJECT

    EnglishWording m_wording;

private slots:
    void init() { applyTheme(*qApp, lightTheme()); }

    void makesThePdfAndSaysWhereItIs() {
        Desk desk;
        QCOMPARE(desk.page->headerActions().first()->text(), QStringLiteral("Make PDF"));
        QVERIFY(isPrimary(*desk.page->headerActions().first()));
        desk.make();
        QVERIFY(bytesOf(desk.folder, QStringLiteral("Invented clinics personas.pdf")).starts_with("%PDF-"));
        QVERIFY2(desk.page->outcomeText().contains(desk.folder.path()), qPrintable(desk.page->outcomeText()));
        QCOMPARE(desk.session().exportKinds, std::vector<std::string>{"pdf"});
    }

    void writesAndLogsEveryKind() {
        Desk desk;
        for (const char* kind : {"Pictures (PNG)", "Spreadsheet (CSV)", "Data (JSON)"})
            desk.box(QString::fromLatin1(kind))->setChecked(true);
        QCOMPARE(desk.page->headerActions().first()->text(), QStringLiteral("Make files"));
        desk.make();
        QVERIFY(!bytesOf(desk.folder, QStringLiteral("Invented clinics personas.csv")).empty());
        QVERIFY(bytesOf(desk.folder, QStringLiteral("Invented clinics personas.json")).starts_with("{"));
        const QDir pictures(desk.folder.filePath(QStringLiteral("Invented clinics personas pictures")));
        QCOMPARE(pictures.entryList({QStringLiteral("*.png")}).size(), 6);
        QVERIFY(pictures.exists(QStringLiteral("P3 Linda.png")));
        QCOMPARE(desk.session().exportKinds.size(), std::size_t{9});
    }

    void asksAPersonToLookAtTypedTextsThatLookLikeIdentifiers() {
        Desk desk;
        QCheckBox* looked = desk.box(QStringLiteral("I have looked: none of this is about a patient"));
        QVERIFY(looked && looked->isHidden());
        const PersonaId persona = desk.workbench.release()->personas().front().id;
        desk.workbench.editCard(persona, QStringLiteral("say"), QStringLiteral("Ring 617-555-0123 first"),
                                QStringLiteral("Edit"));
        QVERIFY(QTest::qWaitFor([&] { return !looked->isHidden(); }));
        QVERIFY(!desk.page->headerActions().first()->isEnabled());
        const auto labels = desk.page->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("“617-555-0123”"));
        }));
        looked->setChecked(true);
        QVERIFY(desk.page->headerActions().first()->isEnabled());
        // Another finding has not been looked at.
        desk.workbench.editCard(persona, QStringLiteral("avoid"), QStringLiteral("not before 3 May 2024"),
                                QStringLiteral("Edit"));
        QVERIFY(QTest::qWaitFor([&] { return !looked->isChecked(); }));
        QVERIFY(!desk.page->headerActions().first()->isEnabled());
        desk.workbench.editCard(persona, QStringLiteral("say"), {}, QStringLiteral("Back"));
        desk.workbench.editCard(persona, QStringLiteral("avoid"), {}, QStringLiteral("Back"));
        QVERIFY(QTest::qWaitFor([&] { return looked->isHidden(); }));
        QVERIFY(desk.page->headerActions().first()->isEnabled());
    }

    void takesAlongOnlyTheChosenPersonas() {
        Desk desk;
        desk.box(QStringLiteral("Pictures (PNG)"))->setChecked(true);
        desk.box(QStringLiteral("PDF"))->setChecked(false);
        auto* personas = desk.page->findChild<QListWidget*>();
        for (int row = 1; row < personas->count(); ++row)
            personas->item(row)->setCheckState(Qt::Unchecked);
        desk.make();
        const QDir pictures(desk.folder.filePath(QStringLiteral("Invented clinics personas pictures")));
        QCOMPARE(pictures.entryList({QStringLiteral("*.png")}), QStringList{QStringLiteral("P1 Jordan.png")});
    }

    void remembersWhatWasChosen() {
        test::TestSettings settings;
        ExportChoices choices;
        choices.hasCsv = true;
        choices.isLetter = true;
        choices.hasMethods = false;
        choices.folder = QDir::tempPath();
        choices.remember();
        const ExportChoices again = ExportChoices::remembered();
        QVERIFY(again.hasCsv && again.isLetter && !again.hasMethods && again.hasPdf);
        QCOMPARE(again.folder, QDir::tempPath());
        choices.folder = QStringLiteral("/no/such/folder");
        choices.remember();
        QVERIFY(ExportChoices::remembered().folder != QStringLiteral("/no/such/folder"));
    }

    void cannotMakeNothing() {
        Desk desk;
        desk.box(QStringLiteral("PDF"))->setChecked(false);
        QVERIFY(!desk.page->headerActions().first()->isEnabled());
    }

    void putsPagesInOrder() {
        const Release release = test::releaseOf(test::inventedContent());
        ExportOrder order;
        const std::size_t all = orderedPages(release, m_wording, order).size();
        order.hasMethods = false;
        QCOMPARE(orderedPages(release, m_wording, order).size(), std::size_t{13});
        QVERIFY(all > 13);
        order.hasEvidence = false;
        order.personas = std::vector<PersonaId>{release.personas()[2].id};
        const std::vector<CardPage> pages = orderedPages(release, m_wording, order);
        QCOMPARE(pages.size(), std::size_t{2});
        QVERIFY(pages[0].face == CardPage::Face::Overview);
        QVERIFY(pages[1].face == CardPage::Face::Story);
        order.hasOverview = order.hasStory = false;
        QVERIFY(orderedPages(release, m_wording, order).empty());
    }

    void exportsTheVerdictWhenNothingIsStable() {
        Desk desk([] { return test::FakeSession::withNothingStable(); });
        desk.make();
        QVERIFY(!bytesOf(desk.folder, QStringLiteral("Invented clinics personas.pdf")).empty());
    }

    void makesFileNamesSafe() {
        ShownPersona persona = test::inventedContent().personas[2];
        for (const char* name : {"../x", "a/b\\c:d", "new\nline", "\xe2\x80\xaeworra"}) {
            persona.name = name;
            const std::string file = pictureName(persona, m_wording);
            QVERIFY2(file.find_first_of("/\\:\n") == std::string::npos, file.c_str());
            QVERIFY(file.starts_with("P3"));
        }
        persona.name = std::string(299, 'a') + "ä";
        QVERIFY(pictureName(persona, m_wording).size() < 80);
        QCOMPARE(exportBaseName(QStringLiteral("../CON:\n<x>")), QStringLiteral("CON x personas"));
        QCOMPARE(exportBaseName(QStringLiteral("///")), QStringLiteral("Personas"));
        QVERIFY(exportBaseName(QString(300, QLatin1Char('a'))).size() < 100);
    }

    void saysWhichFilesWillBeReplaced() {
        Desk desk;
        desk.make();
        QStringList labels;
        for (const QLabel* label : desk.page->findChildren<QLabel*>())
            if (label->isVisibleTo(desk.page.get())) labels << label->text();
        QVERIFY(labels.contains(QStringLiteral("Will be replaced: Invented clinics personas.pdf")));
    }

    void tellsAFolderItCannotWriteTo() {
        Desk desk;
        QSignalSpy troubles(&desk.workbench, &Workbench::troubleReported);
        desk.page->setFolder(QStringLiteral("/proc/nowhere"));
        desk.make();
        QCOMPARE(troubles.size(), 1);
        QVERIFY(desk.page->outcomeText().isEmpty());
    }

    void stopsWhenCancelled() {
        const Release release = test::releaseOf(test::inventedContent());
        test::FakeSession session;
        QTemporaryDir folder;
        ExportOrder order;
        order.json = folder.filePath(QStringLiteral("x.json")).toStdString();
        Progress progress;
        progress.cancel();
        QVERIFY_EXCEPTION_THROWN(writeFiles(session, release, m_wording, order, progress), Cancelled);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void namesEveryWidgetAndReachesItByTab() {
        Desk desk;
        QCOMPARE(test::namelessWidgets(*desk.page), QStringList());
        QCOMPARE(test::unreachedByTab(*desk.page), QStringList());
        QCOMPARE(test::clippedTexts(*desk.page), QStringList());
    }

    void takesPictures_data() {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light-1440") << false << QSize(1229, 767);
        QTest::newRow("dark-1440") << true << QSize(1229, 767);
        QTest::newRow("light-1280") << false << QSize(1069, 587);
        QTest::newRow("dark-1280") << true << QSize(1069, 587);
    }

    void takesPictures() {
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        applyTheme(*qApp, isDark ? darkTheme() : lightTheme());
        Desk desk;
        QWidget& page = *desk.page;
        page.setProperty("role", QStringLiteral("page"));
        page.setAttribute(Qt::WA_StyledBackground);
        page.style()->polish(&page);
        desk.make();
        test::pictureOf(page, size, QStringLiteral("export-") + QString::fromLatin1(QTest::currentDataTag()));
    }
};

QTEST_MAIN(ExportPageTest)
#include "export_page_test.moc"
