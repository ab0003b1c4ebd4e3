#include "tests/ui/card/sample_pages.h"
#include "ui/card/card_layout.h"
#include "ui/card/card_painter.h"

#include <QImage>
#include <QtTest>

using namespace vignette;

namespace {

struct Placed {
    QRectF rect;
    QString words;
};

/// The rectangles of single lines of text, as wide as their words.
std::vector<Placed> lineRects(const LaidSheet& sheet) {
    std::vector<Placed> rects;
    for (const CardItem& item : sheet.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr) continue;
        const double used = std::min(text->text->usedWidth(), text->rect.width());
        if (used <= 0) continue;
        rects.push_back({text->rect, text->text->text()});
        if (text->lineCount == text->text->lineCount() && text->lineCount == 1 && text->rect.width() > used) {
            // Where a short line stands in a wide box depends on its side; the box is what may not be
            // overlapped.
            rects.back().rect = text->rect;
        }
    }
    return rects;
}

CardStyle printStyle() {
    CardStyle style;
    style.medium = CardStyle::Medium::Print;
    return style;
}

QString squeezed(QString text) {
    text.remove(QChar::LineSeparator);
    return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

} // namespace

class CardLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void keepsEveryTextWithinTheSheet() {
        for (const CardPage& page : test::allPages()) {
            for (const CardSheet& sheet : {CardSheet::a4(), CardSheet::letter(), CardSheet::screen(300)}) {
                const CardLayout layout = layCard(page, sheet, printStyle());
                for (const LaidSheet& laid : layout.sheets) {
                    const QRectF inside(sheet.margin - 0.5, 0, sheet.size.width() - 2 * sheet.margin + 1,
                                        laid.size.height() - 10);
                    for (const Placed& text : lineRects(laid)) {
                        QVERIFY2(inside.contains(text.rect), qPrintable(text.words));
                    }
                }
            }
        }
    }

    void letsNoTextOverlapAnother() {
        for (const CardPage& page : test::allPages()) {
            for (const CardSheet& sheet : {CardSheet::a4(), CardSheet::letter(), CardSheet::screen(300)}) {
                for (const LaidSheet& laid : layCard(page, sheet, printStyle()).sheets) {
                    const std::vector<Placed> texts = lineRects(laid);
                    for (std::size_t i = 0; i < texts.size(); ++i) {
                        for (std::size_t j = i + 1; j < texts.size(); ++j) {
                            const QRectF common = texts[i].rect & texts[j].rect;
                            QVERIFY2(common.width() < 2.0 || common.height() < 1.0,
                                     qPrintable(page.title.c_str() + QStringLiteral(": ") + texts[i].words +
                                                QStringLiteral(" | ") + texts[j].words));
                        }
                    }
                }
            }
        }
    }

    void showsEveryWordOfEveryPage() {
        std::vector<CardPage> pages = test::allPages();
        pages.push_back(test::arabicPage());
        for (const CardPage& page : pages) {
            CardStyle style = printStyle();
            style.direction = page.title == test::arabicPage().title ? Qt::RightToLeft : Qt::LeftToRight;
            QString shown = squeezed(layCard(page, CardSheet::a4(), style).text());
            for (const std::string& text : test::printedTexts(page)) {
                QVERIFY2(shown.contains(squeezed(QString::fromStdString(text))), text.c_str());
            }
        }
    }

    void fitsTheModelPagesOnOneSheet() {
        QCOMPARE(layCard(test::storyPage(), CardSheet::a4(), printStyle()).sheets.size(), 1U);
        QCOMPARE(layCard(test::evidencePage(), CardSheet::a4(), printStyle()).sheets.size(), 1U);
        QCOMPARE(layCard(test::storyPage(), CardSheet::letter(), printStyle()).sheets.size(), 1U);
    }

    void goesOnToFurtherSheetsAndRepeatsTheTablesHead() {
        const CardLayout layout = layCard(test::overfullPage(), CardSheet::a4(), printStyle());
        QVERIFY(layout.sheets.size() >= 4);
        int heads = 0;
        QString words;
        for (const LaidSheet& sheet : layout.sheets) {
            for (const CardItem& item : sheet.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (text == nullptr) continue;
                if (text->text->text() == QStringLiteral("Claim")) ++heads;
                if (!text->text->text().startsWith(QStringLiteral("Sentence"))) continue;
                for (int i = 0; i < text->lineCount; ++i)
                    words += text->text->lineText(text->firstLine + i);
            }
        }
        QVERIFY(heads >= 2);
        for (int i = 1; i <= 260; ++i) {
            QVERIFY2(words.contains(QStringLiteral("Sentence number %1 of").arg(i)),
                     qPrintable(QString::number(i)));
        }
    }

    void findsEverySlotAndStatementOnScreen() {
        CardStyle style;
        const CardLayout layout = layCard(test::storyPage(), CardSheet::screen(560), style);
        QCOMPARE(layout.sheets.size(), 1U);
        QStringList keys;
        for (const SlotHit& hit : layout.sheets[0].editable)
            keys << QString::fromStdString(hit.slot);
        for (const char* key :
             {"name", "title", "action", "quote", "say", "say2", "say3", "avoid", "avoid2", "avoid3",
              "statement:Phone first", "statement:sleep~mean", "statement:No sure ride"}) {
            QVERIFY2(keys.contains(QString::fromLatin1(key)), key);
        }
        QCOMPARE(layout.sheets[0].statements.size(), 11U);
        for (const SlotHit& hit : layout.sheets[0].editable)
            QVERIFY(hit.rect.width() > 20 && hit.rect.height() > 8);
    }

    void asksForWordsOnScreenOnly() {
        const QString question = QStringLiteral("What do they say themselves?");
        QVERIFY(layCard(test::storyPage(), CardSheet::screen(560), CardStyle()).text().contains(question));
        const QString printed = layCard(test::storyPage(), CardSheet::a4(), printStyle()).text();
        QVERIFY(!printed.contains(question));
        QVERIFY(!printed.contains(QStringLiteral("In their words")));
    }

    void mirrorsTheSheetForRightToLeft() {
        CardStyle style;
        const CardLayout ltr = layCard(test::arabicPage(), CardSheet::screen(560), style);
        style.direction = Qt::RightToLeft;
        const CardLayout rtl = layCard(test::arabicPage(), CardSheet::screen(560), style);
        const auto portrait = [](const CardLayout& layout) {
            for (const CardItem& item : layout.sheets[0].items) {
                if (const auto* found = std::get_if<PortraitItem>(&item)) return found->rect.center().x();
            }
            return -1.0;
        };
        QVERIFY(portrait(ltr) < 280);
        QVERIFY(portrait(rtl) > 280);
    }

    void printsNothingSmallerThanEightPoints() {
        QVERIFY(CardMetrics::compact().small >= 8.0);
        QVERIFY(CardMetrics::compact().table >= 8.0);
        QVERIFY(CardMetrics::compact().body >= 10.0);
        QVERIFY(CardMetrics::roomy().body >= 10.0);
    }

    void laysPagesWithoutAnything() {
        QCOMPARE(layCard(CardPage(), CardSheet::a4(), printStyle()).sheets.size(), 1U);
        QCOMPARE(layCard(CardPage(), CardSheet::screen(300), CardStyle()).sheets.size(), 1U);
    }

    /// For the eye: pictures beside the test's reports when VIGNETTE_PICTURES names a folder.
    void paintsEveryPage() {
        const QString folder = qEnvironmentVariable("VIGNETTE_PICTURES");
        std::vector<CardPage> pages = test::allPages();
        pages.push_back(test::arabicPage());
        for (std::size_t i = 0; i < pages.size(); ++i) {
            for (const bool isDark : {false, true}) {
                CardStyle style;
                style.theme = isDark ? darkTheme() : lightTheme();
                style.direction =
                    pages[i].title == test::arabicPage().title ? Qt::RightToLeft : Qt::LeftToRight;
                const CardLayout layout = layCard(pages[i], CardSheet::screen(560), style);
                QImage image((layout.sheets[0].size * 1.3).toSize(), QImage::Format_RGB32);
                image.fill(Qt::magenta);
                QPainter painter(&image);
                painter.scale(1.3, 1.3);
                paintSheet(painter, layout.sheets[0], style);
                painter.end();
                QCOMPARE(image.pixelColor(2, image.height() - 3), style.theme.surface);
                if (!folder.isEmpty())
                    image.save(QStringLiteral("%1/card-%2-%3.png").arg(folder).arg(i).arg(isDark));
            }
        }
    }
};

QTEST_MAIN(CardLayoutTest)
#include "card_layout_test.moc"
