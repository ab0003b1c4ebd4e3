#include "core/report/wording_keys.h"
#include "ui/text/job_words.h"
#include "ui/text/plain_words.h"
#include "ui/text/pseudo_translator.h"
#include "ui/text/translated_wording.h"

#include <QSet>
#include <QTest>

using namespace vignette;

class TextTest : public QObject {
    Q_OBJECT

    template<typename Choice> static void checkAll(Choice last) {
        QSet<QString> seen;
        for (int value = 0; value <= static_cast<int>(last); ++value) {
            const QString words = plainWords(static_cast<Choice>(value));
            QVERIFY(!words.isEmpty());
            QVERIFY(!words.contains(QLatin1Char('_')));
        }
    }

private slots:
    void everyValueHasPlainWords() {
        checkAll(ColumnAction::RollUpOnly);
        checkAll(IdentifierClass::FreeText);
        checkAll(ColumnType::Unique);
        checkAll(RowProblemKind::TotalsRow);
        checkAll(FieldKind::Year);
        checkAll(FieldUse::Hide);
        checkAll(FieldDirection::Neutral);
        checkAll(FieldCare::Sensitive);
        checkAll(Theme::Other);
        checkAll(RollupVerb::Most);
        checkAll(Verdict::NothingStable);
        checkAll(StabilityReading::NotToBeTrusted);
    }

    void paceNeedsASecondAndATotal() {
        ProgressSnapshot snapshot;
        snapshot.stage = "survey";
        snapshot.done = 30'000'000;
        snapshot.secondsInStage = 3.0;
        QVERIFY(paceWords(snapshot).isEmpty());
        QVERIFY(!shareDone(snapshot));
        snapshot.total = 120'000'000;
        QCOMPARE(*shareDone(snapshot), 0.25);
        const QString pace = paceWords(snapshot);
        QVERIFY2(pace.contains(QStringLiteral("10 MB a second")), qPrintable(pace));
        QVERIFY2(pace.contains(QStringLiteral("about 9 second")), qPrintable(pace)); // a quarter took 3 s
        snapshot.secondsInStage = 0.5;
        QVERIFY(paceWords(snapshot).isEmpty());
    }

    void theStageNamesItsFile() {
        ProgressSnapshot snapshot;
        snapshot.stage = "survey";
        snapshot.detail = "patients.csv";
        QCOMPARE(stageWords(snapshot), QStringLiteral("Reading: patients.csv"));
        snapshot.stage = "a stage of tomorrow";
        snapshot.detail.clear();
        QCOMPARE(stageWords(snapshot), QStringLiteral("Working"));
    }

    void thePseudoLanguageIsLongerAndKeepsPlaceholders() {
        const PseudoTranslator translator;
        const QString text = translator.translate("Any", "Open %1", nullptr, -1);
        QVERIFY(text.contains(QStringLiteral("%1")));
        QVERIFY(text.size() >= 10);
        QVERIFY(translator.translate("QPlatformTheme", "OK", nullptr, -1).isEmpty());
    }

    void thePseudoLanguageCanBeWrittenFromRightToLeft() {
        const PseudoTranslator left;
        const PseudoTranslator right(nullptr, Qt::RightToLeft);
        const char* const question = "QT_LAYOUT_DIRECTION";
        QCOMPARE(left.translate("QGuiApplication", question, nullptr, -1), QStringLiteral("LTR"));
        QCOMPARE(right.translate("QGuiApplication", question, nullptr, -1), QStringLiteral("RTL"));
        QCOMPARE(right.translate("Any", "Open", nullptr, -1), left.translate("Any", "Open", nullptr, -1));
    }

    void aTextWithoutTranslationIsSaidInEnglish() {
        const TranslatedWording wording(QLocale(QStringLiteral("de_DE")));
        const EnglishWording english;
        for (const WordingKey& key : wordingKeys()) {
            if (key.isCounted()) continue;
            QCOMPARE(wording.say(key.key, {"1", "2"}), english.say(key.key, {"1", "2"}));
        }
        QCOMPARE(wording.number(2195.4, 1), std::string("2.195,4"));
        QCOMPARE(wording.languageTag(), std::string("de"));
    }

    void countsUseTheEnglishFormForOne() {
        const TranslatedWording wording(QLocale(QStringLiteral("en_US")));
        const EnglishWording english;
        for (const WordingKey& key : wordingKeys())
            if (key.isCounted()) {
                QCOMPARE(wording.sayCount(key.key, 1), english.sayCount(key.key, 1));
                QCOMPARE(wording.sayCount(key.key, 2), english.sayCount(key.key, 2));
            }
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
