#include "core/base/failure.h"
#include "core/base/files.h"
#include "tests/ui/card/sample_pages.h"
#include "ui/export/character_map.h"
#include "ui/export/export_pdf.h"
#include "ui/export/export_png.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace vignette;

namespace {

PdfPlan plan() {
    PdfPlan result;
    result.title = "Harbor Valley – personas";
    result.author = "M. Ortiz";
    result.language = "en-US";
    result.time = 1'741'780'800; // 2025-03-12T12:00:00Z
    return result;
}

std::vector<CardPage> pages() {
    std::vector<CardPage> all = test::allPages();
    return all;
}

struct Ran {
    int code = -1;
    QString out;
};

Ran run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

bool has(const QString& program) {
    return !QStandardPaths::findExecutable(program).isEmpty();
}

/// Without blanks and breaks, and with letters joined in print taken apart (NFKC).
QString squeezed(const QString& text) {
    return text.normalized(QString::NormalizationForm_KC)
        .remove(QRegularExpression(QStringLiteral("[\\s\\x{202A}-\\x{202E}]")));
}

} // namespace

class ExportPdfTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private slots:
    void writesTheSameBytesTwice() {
        ExportOutcome first;
        ExportOutcome second;
        const std::string bytes = pdfBytes(pages(), plan(), first);
        QVERIFY(bytes == pdfBytes(pages(), plan(), second));
        QCOMPARE(first.bytes, bytes.size());
        QVERIFY(first.bytes < 5'000'000);
        QCOMPARE(first.missingCharacters, second.missingCharacters);
    }

    void passesTheChecksOfQpdf() {
        if (!has(QStringLiteral("qpdf"))) QSKIP("qpdf is not installed");
        exportPdf(pages(), plan(), path("check.pdf").toStdString());
        const Ran check = run(QStringLiteral("qpdf"), {QStringLiteral("--check"), path("check.pdf")});
        QVERIFY2(check.code == 0, qPrintable(check.out));
    }

    void embedsEveryFontWithItsCharacters() {
        if (!has(QStringLiteral("pdffonts"))) QSKIP("poppler-utils is not installed");
        exportPdf(pages(), plan(), path("fonts.pdf").toStdString());
        const Ran fonts = run(QStringLiteral("pdffonts"), {path("fonts.pdf")});
        QCOMPARE(fonts.code, 0);
        const QStringList lines = fonts.out.split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(lines.size() >= 3);
        for (const QString& line : lines) {
            // Columns emb, sub, uni end before the two numbers of the object.
            const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
            QVERIFY2(words.size() > 5 && words.at(words.size() - 5) == QStringLiteral("yes"),
                     qPrintable(line));
            QVERIFY2(words.at(words.size() - 3) == QStringLiteral("yes"), qPrintable(line));
        }
    }

    void keepsEveryTextFindable() {
        if (!has(QStringLiteral("pdftotext"))) QSKIP("poppler-utils is not installed");
        for (const CardPage& page : {test::storyPage(), test::evidencePage(), test::overviewPage(),
                                     test::methodsPage(), test::longWordsPage()}) {
            exportPdf({page}, plan(), path("text.pdf").toStdString());
            const Ran text = run(QStringLiteral("pdftotext"),
                                 {QStringLiteral("-raw"), path("text.pdf"), QStringLiteral("-")});
            const QString found = squeezed(text.out);
            for (const std::string& words : test::printedTexts(page)) {
                const QString wanted = squeezed(QString::fromStdString(words));
                QVERIFY2(found.contains(wanted), words.c_str());
            }
        }
    }

    void findsLettersOfOtherScripts() {
        if (!has(QStringLiteral("pdftotext"))) QSKIP("poppler-utils is not installed");
        const ExportOutcome outcome =
            exportPdf({test::storyPage()}, plan(), path("scripts.pdf").toStdString());
        const QString found =
            run(QStringLiteral("pdftotext"), {path("scripts.pdf"), QStringLiteral("-")}).out;
        const QString missing = QString::fromStdString(outcome.missingCharacters);
        for (const QString& letter :
             {QStringLiteral("ä"), QStringLiteral("ł"), QStringLiteral("ñ"), QStringLiteral("日"),
              QStringLiteral("ع"), QStringLiteral("≥"), QStringLiteral("→")}) {
            QVERIFY2(found.contains(letter) || missing.contains(letter), qPrintable(letter));
        }
        QVERIFY(found.contains(QStringLiteral("office")));
    }

    void writesDownTheCharactersPeopleSearchFor() {
        const std::string map =
            "2 beginbfrange\n<0000> <0000> <0000>\n<0009> <000C> [<0009> <2F47> <FEDF> <0041> ]\n"
            "endbfrange\n<0009>\n";
        QCOMPARE(repairedCharacterMap(map),
                 std::string("2 beginbfrange\n<0000> <0000> <0000>\n<0009> <000C> [<0020> "
                             "<65E5> <0644> <0041> ]\nendbfrange\n<0009>\n"));
    }

    void saysWhichCharactersNoFontDraws() {
        CardPage page = test::storyPage();
        page.footer = "A private character: \xEF\x83\xBF\xF3\xB0\x80\x80."; // U+F0FF and U+F0000
        ExportOutcome outcome;
        pdfBytes({page}, plan(), outcome);
        QVERIFY(!outcome.missingCharacters.empty());
    }

    void writesTitleLanguageAndOneOutlineEntryAPersona() {
        if (!has(QStringLiteral("qpdf")) || !has(QStringLiteral("pdfinfo")))
            QSKIP("qpdf or poppler-utils is missing");
        exportPdf({test::overviewPage(), test::storyPage(), test::evidencePage()}, plan(),
                  path("info.pdf").toStdString());
        const QString info = run(QStringLiteral("pdfinfo"), {path("info.pdf")}).out;
        QVERIFY(info.contains(QStringLiteral("Harbor Valley – personas")));
        QVERIFY(info.contains(QStringLiteral("M. Ortiz")));
        QVERIFY(info.contains(QStringLiteral("595 x 842")) || info.contains(QStringLiteral("(A4)")));
        const QString json =
            run(QStringLiteral("qpdf"),
                {QStringLiteral("--json"), QStringLiteral("--json-key=outlines"), path("info.pdf")})
                .out;
        QVERIFY(json.contains(QStringLiteral("Linda, 65–74")));
        QCOMPARE(json.count(QStringLiteral("\"title\"")), 2);
        const std::string all = readWholeFile(path("info.pdf").toStdString(), 10'000'000);
        QVERIFY(!all.empty());
    }

    void makesLetterPages() {
        if (!has(QStringLiteral("pdfinfo"))) QSKIP("poppler-utils is not installed");
        PdfPlan letter = plan();
        letter.paper = PdfPlan::Paper::Letter;
        exportPdf({test::storyPage()}, letter, path("letter.pdf").toStdString());
        QVERIFY(
            run(QStringLiteral("pdfinfo"), {path("letter.pdf")}).out.contains(QStringLiteral("612 x 792")));
    }

    void refusesAnEmptyDocument() {
        QVERIFY_EXCEPTION_THROWN(exportPdf({}, plan(), path("none.pdf").toStdString()), Failure);
        QVERIFY(!QFile::exists(path("none.pdf")));
    }

    void writesPictures() {
        PngPlan png;
        png.scale = 1.0;
        QCOMPARE(cardImages(test::storyPage(), png).front().size(), QSize(595, 842));
        exportPng(test::overfullPage(), png, path("card.png").toStdString());
        QVERIFY(QFile::exists(path("card.png")) && QFile::exists(path("card-2.png")));
        png.scale = 99;
        QVERIFY_EXCEPTION_THROWN(cardImages(test::storyPage(), png), Failure);
    }

    /// For the eye, when VIGNETTE_PICTURES names a folder.
    void leavesAPdfToLookAt() {
        const QString folder = qEnvironmentVariable("VIGNETTE_PICTURES");
        if (folder.isEmpty()) return;
        exportPdf(pages(), plan(), (folder + QStringLiteral("/cards.pdf")).toStdString());
        PdfPlan arabic = plan();
        arabic.direction = Qt::RightToLeft;
        arabic.language = "ar";
        exportPdf({test::arabicPage()}, arabic, (folder + QStringLiteral("/arabic.pdf")).toStdString());
    }
};

QTEST_MAIN(ExportPdfTest)
#include "export_pdf_test.moc"
