#include "ui/icons/icons.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/fonts.h"
#include "ui/theme/marks.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/widgets.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <QtTest>

using namespace vignette;

namespace {

QLayout* makeControls() {
    auto* line = new QHBoxLayout;
    const QColor onAccent = currentTheme().onAccent;
    const QColor text = currentTheme().text;
    line->addWidget(
        makeButton(QStringLiteral("Make PDF"), WidgetRole::Primary, icon(IconName::FileOutput, onAccent)));
    line->addWidget(
        makeButton(QStringLiteral("Write a brief"), WidgetRole::Secondary, icon(IconName::FileText, text)));
    line->addWidget(
        makeButton(QStringLiteral("Settings"), WidgetRole::Ghost, icon(IconName::Settings, text)));
    QPushButton* off = makeButton(QStringLiteral("Not now"));
    off->setEnabled(false);
    line->addWidget(off);
    QPushButton* chip = makeChip(QStringLiteral("Behaviour"));
    chip->setChecked(true);
    line->addWidget(chip);
    line->addWidget(makeChip(QStringLiteral("Needs")));
    QComboBox* combo = makePillCombo(QStringLiteral("Encoding"));
    combo->addItems({QStringLiteral("UTF-8"), QStringLiteral("Latin-1")});
    line->addWidget(combo);
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(QStringLiteral("Search personas and needs"));
    line->addWidget(edit);
    return line;
}

CardFrame* makeLists() {
    auto* card = new CardFrame(QStringLiteral("Segments"), QStringLiteral("20,000 patients"));
    auto* table = new QTableWidget(3, 3);
    table->setHorizontalHeaderLabels(
        {QStringLiteral("Segment"), QStringLiteral("Patients"), QStringLiteral("Share")});
    for (int row = 0; row < 3; ++row) {
        for (int i = 0; i < 3; ++i)
            table->setItem(row, i, new QTableWidgetItem(QStringLiteral("%1").arg(row * 7 + i)));
    }
    table->selectRow(1);
    card->content()->addWidget(table);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(60);
    card->content()->addWidget(slider);
    QProgressBar* bar = makeBusyBar(QStringLiteral("Reading"));
    bar->setRange(0, 100);
    bar->setValue(40);
    card->content()->addWidget(bar);
    return card;
}

/// Every shared widget once, for the eye.
QWidget* makeGallery() {
    auto* page = new QWidget;
    page->setProperty("role", "page");
    auto* column = new QVBoxLayout(page);
    column->addWidget(makeLabel(QStringLiteral("Personas"), WidgetRole::PageHeading));
    column->addWidget(new NoticeStrip(QStringLiteral("Exact counts. Not for sharing"),
                                      QStringLiteral("· copying from here gives rounded figures")));
    column->addLayout(makeControls());
    auto* row = new QHBoxLayout;
    row->addWidget(makeLists());
    auto* tabs = new QTabWidget;
    tabs->addTab(new EmptyState(IconName::Inbox, QStringLiteral("No files yet"),
                                QStringLiteral("Bring in an extract, or start with a sample."),
                                QStringLiteral("Add a file")),
                 QStringLiteral("Files"));
    tabs->addTab(new QListWidget, QStringLiteral("Fields"));
    row->addWidget(tabs);
    column->addLayout(row, 1);
    column->addWidget(makeLabel(QStringLiteral("Invented data"), WidgetRole::Badge), 0, Qt::AlignLeft);
    page->resize(1100, 620);
    return page;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void keepsTextReadable() {
        for (const ColourTheme& theme : {lightTheme(), darkTheme(), highContrastTheme()}) {
            for (const QColor& ground : {theme.page, theme.surface, theme.raised, theme.accentSoft}) {
                for (const QColor& text : {theme.text, theme.secondary, theme.muted}) {
                    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
                }
            }
            QVERIFY(contrast(theme.warnText, theme.warnSoft) >= 4.5);
            QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
            QVERIFY(contrast(theme.bad, theme.surface) >= 4.5);
        }
    }

    void keepsPersonaColoursApartFromTheGround() {
        for (const ColourTheme& theme : {lightTheme(), darkTheme()}) {
            for (int hue = 0; hue < ColourTheme::kHues; ++hue) {
                QVERIFY(contrast(theme.hue(hue), theme.surface) >= 2.9);
                QVERIFY(contrast(theme.text, theme.hueSoft(hue)) >= 4.5);
            }
        }
        QCOMPARE(lightTheme().hue(3), QColor("#66123C"));
        QCOMPARE(lightTheme().hue(15), lightTheme().hue(3));
        QCOMPARE(lightTheme().hue(-1), lightTheme().accent);
    }

    void leavesNoColourNameInTheStyleSheet() {
        QVERIFY(!styleSheetOf(lightTheme()).contains(u'@'));
        QVERIFY(!styleSheetOf(darkTheme()).contains(u'@'));
    }

    void drawsAShapeForEveryNumber() {
        QList<QImage> marks;
        for (int number = 1; number <= 12; ++number) {
            marks << markPixmap(24, number, 0, lightTheme(), 1.0).toImage();
            for (int earlier = 0; earlier + 1 < marks.size(); ++earlier)
                QVERIFY(marks[earlier] != marks.back());
        }
        QVERIFY(markPath(QRectF(0, 0, 10, 10), 0) == markPath(QRectF(0, 0, 10, 10), 1));
    }

    void drawsEveryIcon() {
        for (int i = 0; i <= static_cast<int>(kLastIcon); ++i) {
            const QImage image = icon(static_cast<IconName>(i), Qt::red).pixmap(QSize(24, 24), 2.0).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            bool hasInk = false;
            for (int y = 0; y < 48 && !hasInk; ++y) {
                for (int x = 0; x < 48; ++x)
                    hasInk = hasInk || image.pixelColor(x, y).red() > 200;
            }
            QVERIFY2(hasInk, qPrintable(QString::number(i)));
        }
    }

    void readsDataAsPlainText() {
        const std::unique_ptr<QLabel> label(makeLabel(QStringLiteral("<b>not bold</b>")));
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void offersOneNextStepWhenEmpty() {
        EmptyState empty(IconName::Inbox, QStringLiteral("No files yet"), {}, QStringLiteral("Add a file"));
        const QSignalSpy spy(&empty, &EmptyState::actionRequested);
        empty.button()->click();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(empty.button()->accessibleName(), QStringLiteral("Add a file"));
    }

    void paintsTheGalleryLightAndDark() {
        const QString folder = qEnvironmentVariable("VIGNETTE_PICTURES");
        for (const ColourTheme& theme : {lightTheme(), darkTheme(), highContrastTheme()}) {
            applyTheme(*qApp, theme);
            QCOMPARE(currentTheme().page, theme.page);
            const std::unique_ptr<QWidget> gallery(makeGallery());
            gallery->setAttribute(Qt::WA_StyledBackground);
            gallery->show();
            const QImage image = gallery->grab().toImage();
            QCOMPARE(image.pixelColor(2, 2), theme.page);
            if (!folder.isEmpty())
                image.save(QStringLiteral("%1/theme-%2.png").arg(folder).arg(int(theme.mode)));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
