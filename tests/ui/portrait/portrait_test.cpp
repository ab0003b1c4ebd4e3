#include "portrait_sheet.h"

#include "ui/portrait/portrait.h"
#include "ui/portrait/portrait_view.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QTest>

#include <functional>

namespace vignette {

namespace {

using Recipe = PortraitRecipe;

constexpr int kSide = 200;

QImage drawn(const Recipe& recipe) {
    return portraitImage(recipe, kSide, 1.0);
}

/// How many pixels two pictures of one size differ in.
int differentPixels(const QImage& first, const QImage& second) {
    int count = 0;
    for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x)
            count += first.pixel(x, y) != second.pixel(x, y) ? 1 : 0;
    return count;
}

/// An adult on whom every feature can be seen.
Recipe plainAdult() {
    Recipe recipe;
    recipe.age = Recipe::Age::Adult;
    recipe.sex = Recipe::Sex::Male;
    recipe.skin = 3;
    return recipe;
}

int g_warnings = 0;
void countWarnings(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type != QtDebugMsg && type != QtInfoMsg) ++g_warnings;
    std::fprintf(stderr, "%s\n", qPrintable(message));
}

/// Every value of an enum draws another picture than the value before it.
template<typename Choice>
void compareNeighbours(const char* part, const std::function<void(Recipe&, Choice)>& set) {
    Recipe recipe = plainAdult();
    QImage before;
    for (std::size_t i = 0; i < portraitKeys<Choice>().size(); ++i) {
        set(recipe, static_cast<Choice>(i));
        const QImage now = drawn(recipe);
        if (i > 0)
            QVERIFY2(differentPixels(before, now) >= 20,
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(part)).arg(i)));
        before = now;
    }
}

} // namespace

class PortraitTest : public QObject {
    Q_OBJECT

private slots:
    void drawingTwiceGivesTheSamePixels();
    void everyValueLooksDifferentFromItsNeighbour();
    void everyNumberLooksDifferentFromItsNeighbour();
    void everyAidAndOrnamentIsSeen();
    void moodsAreSeenInsideABeardToo();
    void everyAgeWearsEveryHairWithoutWarnings();
    void nothingIsPaintedOutsideTheTarget();
    void aTargetThatIsNotSquareKeepsTheFaceRound();
    void anEmptyTargetPaintsNothing();
    void thePainterComesBackAsItWas();
    void twoPixelsAPointGiveTwiceTheSize();
    void pdfHasPathsWithoutPicturesOrTransparency();
    void theViewPaintsItsRecipe();
    void contactSheetsAreWritten();
};

void PortraitTest::drawingTwiceGivesTheSamePixels() {
    const Recipe recipe = plainAdult();
    QCOMPARE(drawn(recipe), drawn(recipe));
}

void PortraitTest::everyValueLooksDifferentFromItsNeighbour() {
    using Covering = Recipe::Covering;
    compareNeighbours<Recipe::Age>("age", [](Recipe& r, Recipe::Age v) { r.age = v; });
    compareNeighbours<Recipe::Sex>("sex", [](Recipe& r, Recipe::Sex v) { r.sex = v; });
    compareNeighbours<Recipe::Hair>("hair", [](Recipe& r, Recipe::Hair v) { r.hair = v; });
    compareNeighbours<Recipe::HairColour>("colour",
                                          [](Recipe& r, Recipe::HairColour v) { r.hairColour = v; });
    compareNeighbours<Recipe::Beard>("beard", [](Recipe& r, Recipe::Beard v) { r.beard = v; });
    compareNeighbours<Covering>("covering", [](Recipe& r, Covering v) { r.covering = v; });
    compareNeighbours<Recipe::Glasses>("glasses", [](Recipe& r, Recipe::Glasses v) { r.glasses = v; });
    compareNeighbours<Recipe::Clothing>("clothing", [](Recipe& r, Recipe::Clothing v) { r.clothing = v; });
    compareNeighbours<Recipe::Face>("face", [](Recipe& r, Recipe::Face v) { r.face = v; });
    compareNeighbours<Recipe::Eyes>("eyes", [](Recipe& r, Recipe::Eyes v) { r.eyes = v; });
    compareNeighbours<Recipe::Nose>("nose", [](Recipe& r, Recipe::Nose v) { r.nose = v; });
    compareNeighbours<Recipe::Mood>("mood", [](Recipe& r, Recipe::Mood v) { r.mood = v; });
}

void PortraitTest::everyNumberLooksDifferentFromItsNeighbour() {
    struct Part {
        std::uint8_t Recipe::*number;
        int count;
    };
    const Part parts[] = {{&Recipe::skin, Recipe::kSkinTones},
                          {&Recipe::clothingColour, Recipe::kClothingColours},
                          {&Recipe::background, Recipe::kBackgrounds},
                          {&Recipe::scarfColour, Recipe::kScarfColours}};
    for (const Part& part : parts) {
        Recipe recipe = plainAdult();
        recipe.covering = Recipe::Covering::Headwrap;
        QImage before;
        for (int i = 0; i < part.count; ++i) {
            recipe.*part.number = static_cast<std::uint8_t>(i);
            const QImage now = drawn(recipe);
            if (i > 0) QVERIFY(differentPixels(before, now) > 1000);
            before = now;
        }
    }
}

void PortraitTest::everyAidAndOrnamentIsSeen() {
    for (const auto flag :
         {&Recipe::hasHearingAid, &Recipe::hasNasalOxygen, &Recipe::hasWheelchair, &Recipe::hasEarrings})
        for (const auto age : {Recipe::Age::Baby, Recipe::Age::Teen, Recipe::Age::Oldest}) {
            Recipe recipe = plainAdult();
            recipe.age = age;
            const QImage without = drawn(recipe);
            recipe.*flag = true;
            QVERIFY(differentPixels(without, drawn(recipe)) >= 20);
        }
}

void PortraitTest::moodsAreSeenInsideABeardToo() {
    Recipe recipe = plainAdult();
    recipe.beard = Recipe::Beard::Full;
    const QImage smile = drawn(recipe);
    recipe.mood = Recipe::Mood::Calm;
    const QImage calm = drawn(recipe);
    recipe.mood = Recipe::Mood::Concern;
    QVERIFY(differentPixels(smile, calm) >= 10);
    QVERIFY(differentPixels(calm, drawn(recipe)) >= 10);
}

void PortraitTest::everyAgeWearsEveryHairWithoutWarnings() {
    g_warnings = 0;
    const auto former = qInstallMessageHandler(countWarnings);
    for (std::size_t age = 0; age < portraitKeys<Recipe::Age>().size(); ++age)
        for (std::size_t hair = 0; hair < portraitKeys<Recipe::Hair>().size(); ++hair) {
            Recipe recipe = plainAdult();
            recipe.age = static_cast<Recipe::Age>(age);
            recipe.hair = static_cast<Recipe::Hair>(hair);
            portraitImage(recipe, 48, 1.0);
        }
    qInstallMessageHandler(former);
    QCOMPARE(g_warnings, 0);
}

void PortraitTest::nothingIsPaintedOutsideTheTarget() {
    QImage page(300, 300, QImage::Format_RGB32);
    const QColor paper(10, 200, 30);
    const QRect target(50, 60, 180, 180);
    for (std::size_t hair = 0; hair < portraitKeys<Recipe::Hair>().size(); ++hair) {
        page.fill(paper);
        Recipe recipe = plainAdult();
        recipe.hair = static_cast<Recipe::Hair>(hair);
        recipe.hasWheelchair = true;
        QPainter painter(&page);
        paintPortrait(painter, target, recipe);
        painter.end();
        for (int y = 0; y < page.height(); ++y)
            for (int x = 0; x < page.width(); ++x)
                if (!target.contains(x, y)) QCOMPARE(page.pixelColor(x, y), paper);
        QCOMPARE(page.pixelColor(target.topLeft()), paper); // the rounded corner
        QVERIFY(page.pixelColor(target.center()) != paper);
    }
}

void PortraitTest::aTargetThatIsNotSquareKeepsTheFaceRound() {
    QImage page(300, 120, QImage::Format_ARGB32_Premultiplied);
    page.fill(Qt::transparent);
    QPainter painter(&page);
    paintPortrait(painter, page.rect(), plainAdult());
    painter.end();
    QVERIFY(differentPixels(page.copy(90, 0, 120, 120), portraitImage(plainAdult(), 120, 1.0)) <
            50); // rounding
    QCOMPARE(page.pixelColor(80, 60).alpha(), 0);
}

void PortraitTest::anEmptyTargetPaintsNothing() {
    QImage page(20, 20, QImage::Format_RGB32);
    page.fill(Qt::white);
    const QImage blank = page;
    QPainter painter(&page);
    paintPortrait(painter, QRectF(), plainAdult());
    paintPortrait(painter, QRectF(5.0, 5.0, 0.0, 10.0), plainAdult());
    painter.end();
    QCOMPARE(page, blank);
}

void PortraitTest::thePainterComesBackAsItWas() {
    QImage page(100, 100, QImage::Format_RGB32);
    QPainter painter(&page);
    painter.setPen(Qt::red);
    painter.translate(3.0, 4.0);
    const QTransform before = painter.transform();
    paintPortrait(painter, QRectF(0.0, 0.0, 50.0, 50.0), plainAdult());
    QCOMPARE(painter.transform(), before);
    QCOMPARE(painter.pen().color(), QColor(Qt::red));
    QVERIFY(!painter.hasClipping());
    QVERIFY(!painter.testRenderHint(QPainter::Antialiasing));
}

void PortraitTest::twoPixelsAPointGiveTwiceTheSize() {
    const QImage image = portraitImage(plainAdult(), 64, 2.0);
    QCOMPARE(image.size(), QSize(128, 128));
    QCOMPARE(image.devicePixelRatio(), 2.0);
}

void PortraitTest::pdfHasPathsWithoutPicturesOrTransparency() {
    Recipe recipe = plainAdult();
    recipe.beard = Recipe::Beard::Stubble;
    recipe.glasses = Recipe::Glasses::Dark;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(300);
        QPainter painter(&writer);
        paintPortrait(painter, QRectF(100.0, 100.0, 600.0, 600.0), recipe);
    }
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(!bytes.contains("/Subtype /Image"));
    // Qt writes one graphics state of full opacity always; a see-through colour would add another value.
    qsizetype at = 0;
    while ((at = bytes.indexOf("/ca ", at)) >= 0) {
        QVERIFY2(bytes.mid(at + 4, 1) == "1", bytes.mid(at, 12).constData());
        ++at;
    }
}

void PortraitTest::theViewPaintsItsRecipe() {
    PortraitView view;
    view.resize(120, 120);
    Recipe recipe = plainAdult();
    recipe.skin = 6;
    view.setRecipe(recipe);
    QCOMPARE(view.recipe(), recipe);
    QImage shown(120, 120, QImage::Format_ARGB32_Premultiplied);
    shown.fill(Qt::transparent);
    view.render(&shown, QPoint(), QRegion(), QWidget::RenderFlags());
    QCOMPARE(shown, portraitImage(recipe, 120, 1.0));
}

void PortraitTest::contactSheetsAreWritten() {
    const QString folder = QStringLiteral(VIGNETTE_SHEETS);
    QVERIFY(chosenPortraits(QColor(0xF4, 0xF6, 0xF9)).save(folder + QStringLiteral("/portraits-light.png")));
    QVERIFY(chosenPortraits(QColor(0x11, 0x15, 0x1B)).save(folder + QStringLiteral("/portraits-dark.png")));
    QVERIFY(seededPortraits(Qt::white).save(folder + QStringLiteral("/portraits-seeded.png")));
}

} // namespace vignette

QTEST_MAIN(vignette::PortraitTest)
#include "portrait_test.moc"
