#include "tests/ui/fakes/fake_doors.h"
#include "tests/ui/fakes/fake_session.h"
#include "tests/ui/fakes/fake_wording.h"
#include "tests/ui/fakes/page_checks.h"
#include "tests/ui/fakes/test_settings.h"
#include "ui/start/choice_card.h"
#include "ui/start/start_page.h"
#include "ui/text/pseudo_translator.h"
#include "ui/workbench/recent_studies.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <chrono>
#include <memory>

using namespace vignette;

class StartPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TestSettings> m_settings;

    static QPushButton* button(const QWidget& page, const QString& text) {
        for (QPushButton* candidate : page.findChildren<QPushButton*>())
            if (candidate->text() == text && candidate->isVisibleTo(&page)) return candidate;
        return nullptr;
    }

private slots:
    void init() {
        m_settings = std::make_unique<test::TestSettings>();
        test::fakeDoors() = {};
        applyTheme(*qApp, lightTheme());
    }

    void choosingARoleIsRemembered() {
        Workbench workbench(std::make_unique<test::FakeWording>());
        StartPage page(workbench, nullptr);
        page.show();
        const QList<ChoiceCard*> cards = page.findChildren<ChoiceCard*>();
        QCOMPARE(cards.size(), 3);
        QVERIFY(cards[0]->isChecked());
        QTest::keyClick(cards[2], Qt::Key_Space);
        QCOMPARE(workbench.role(), Role::ChecksNumbers);
        QVERIFY(!cards[0]->isChecked());
        const Workbench later(std::make_unique<test::FakeWording>());
        QCOMPARE(later.role(), Role::ChecksNumbers);
    }

    void aClickOnASampleOpensItsPersonas() {
        test::fakeDoors().open = [](const std::filesystem::path&, Progress&) {
            return std::make_unique<test::FakeSession>();
        };
        test::fakeDoors().propose = [](const std::vector<std::filesystem::path>&, Progress&) {
            return ImportProposal{};
        };
        Workbench workbench(std::make_unique<test::FakeWording>());
        StartPage page(workbench, nullptr);
        page.show();
        const std::vector<Sample> samples = bundledSamples();
        if (samples.empty()) QSKIP("the samples are not built");
        QSignalSpy pages(&workbench, &Workbench::pageRequested);
        QPushButton* open =
            button(page, StartPage::tr("Open %1").arg(QString::fromStdString(samples[0].title)));
        QVERIFY(open);
        open->click();
        QVERIFY(pages.wait(5000));
        QCOMPARE(pages.last().first().toString(), QStringLiteral("personas"));
    }

    void recentStudiesAreListedOpenedAndForgotten() {
        QTemporaryFile study;
        QVERIFY(study.open());
        RecentStudies::note({study.fileName(), QStringLiteral("Lakeside"), QStringLiteral("4 personas"),
                             QDateTime::currentDateTime()});
        test::fakeDoors().open = [](const std::filesystem::path&, Progress&) {
            return std::make_unique<test::FakeSession>();
        };
        Workbench workbench(std::make_unique<test::FakeWording>());
        StartPage page(workbench, nullptr);
        page.show();
        QAbstractButton* row = nullptr;
        for (QAbstractButton* candidate : page.findChildren<QAbstractButton*>())
            if (candidate->accessibleName() == QStringLiteral("Open Lakeside")) row = candidate;
        QVERIFY(row);
        QSignalSpy opened(&workbench, &Workbench::sessionChanged);
        QTest::keyClick(row, Qt::Key_Space);
        QVERIFY(opened.wait(5000));
        QPushButton* clear = button(page, QStringLiteral("Clear list"));
        QVERIFY(clear);
        clear->click();
        QVERIFY(RecentStudies::list().isEmpty());
        QVERIFY(!clear->isVisible());
    }

    void everythingHasANameAndIsReachedByTab() {
        QTemporaryFile study;
        QVERIFY(study.open());
        RecentStudies::note({study.fileName(), QStringLiteral("Lakeside"), QStringLiteral("4 personas"),
                             QDateTime::currentDateTime()});
        Workbench workbench(std::make_unique<test::FakeWording>());
        StartPage page(workbench, nullptr);
        page.resize(1280, 660);
        page.show();
        QCOMPARE(test::namelessWidgets(page), QStringList());
        QCOMPARE(test::unreachedByTab(page), QStringList());
    }

    void nothingIsClippedInALongLanguage() {
        PseudoTranslator translator;
        QCoreApplication::installTranslator(&translator);
        Workbench workbench(std::make_unique<test::FakeWording>());
        StartPage page(workbench, nullptr);
        test::pictureOf(page, {1280, 660}, QStringLiteral("start-pseudo"));
        const QStringList clipped = test::clippedTexts(page);
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(clipped, QStringList());
    }
};

QTEST_MAIN(StartPageTest)
#include "start_page_test.moc"
