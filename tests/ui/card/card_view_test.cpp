#include "tests/ui/card/sample_pages.h"
#include "ui/card/card_view.h"
#include "ui/theme/style_sheet.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace vignette;

class CardViewTest : public QObject {
    Q_OBJECT

private:
    static void show(CardView& view) {
        view.setPage(test::storyPage());
        view.resize(760, 700);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus(Qt::TabFocusReason);
    }

private slots:
    void editsATextInPlace() {
        CardView view;
        show(view);
        const QSignalSpy spy(&view, &CardView::editRequested);
        QVERIFY(view.editSlot(QStringLiteral("title")));
        auto* editor = view.findChild<QPlainTextEdit*>();
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->toPlainText(),
                 QStringLiteral("Heart failure and diabetes; about half lack a sure ride"));
        QTest::keyClicks(editor, QStringLiteral("Needs a ride"));
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("title"));
        QCOMPARE(spy[0][1].toString(), QStringLiteral("Needs a ride"));
        QVERIFY(!view.isEditing());
    }

    void warnsUnderTheEditorWhileATextIsTyped() {
        CardView view;
        show(view);
        view.setTypedCheck([](const QString& typed) {
            return typed.contains(QStringLiteral("555")) ? QStringLiteral("a number") : QString();
        });
        const QSignalSpy spy(&view, &CardView::editRequested);
        QVERIFY(view.editSlot(QStringLiteral("title")));
        auto* editor = view.findChild<QPlainTextEdit*>();
        const auto warning = [&] {
            for (QLabel* label : view.findChildren<QLabel*>())
                if (label->text() == QStringLiteral("a number") && label->isVisible()) return label;
            return static_cast<QLabel*>(nullptr);
        };
        QVERIFY(!warning());
        QTest::keyClicks(editor, QStringLiteral("Ring 555"));
        QVERIFY(warning());
        QVERIFY(view.viewport()->rect().contains(warning()->geometry()));
        QVERIFY(!warning()->geometry().intersects(editor->geometry()));
        QCOMPARE(editor->accessibleDescription(), QStringLiteral("a number"));
        QTest::keyClick(editor, Qt::Key_Return); // nothing is held back
        QCOMPARE(spy.size(), 1);
        QVERIFY(!warning());
    }

    void throwsAnEditAwayOnEscape() {
        CardView view;
        show(view);
        const QSignalSpy spy(&view, &CardView::editRequested);
        QVERIFY(view.editSlot(QStringLiteral("quote")));
        auto* editor = view.findChild<QPlainTextEdit*>();
        QTest::keyClicks(editor, QStringLiteral("Something"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(spy.size(), 0);
        QVERIFY(!view.isEditing());
    }

    void keepsQuietWhenNothingWasChanged() {
        CardView view;
        show(view);
        const QSignalSpy spy(&view, &CardView::editRequested);
        QVERIFY(view.editSlot(QStringLiteral("name")));
        QTest::keyClick(view.findChild<QPlainTextEdit*>(), Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
    }

    void reachesEverySlotAndStatementByTab() {
        CardView view;
        show(view);
        QSet<QString> heard;
        for (int i = 0; i < 40; ++i) {
            heard.insert(view.accessibleName());
            QTest::keyClick(&view, Qt::Key_Tab);
        }
        for (const char* words :
             {"Linda", "Staying in my own home", "What do they say themselves? Write it here.",
              "Messages by portal only."}) {
            QVERIFY2(heard.contains(QString::fromUtf8(words)), words);
        }
        QVERIFY(heard.contains(QStringLiteral("No sure ride of 810 screened, 46 of 100; others 12")));
    }

    void asksForTheEvidenceOfAStatement() {
        CardView view;
        show(view);
        const QSignalSpy spy(&view, &CardView::statementActivated);
        const QRect label = view.slotRect(QStringLiteral("statement:One person to call"));
        QVERIFY(!label.isEmpty());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, label.center());
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("key:One person to call"));
    }

    void staysReadableWhenNarrowAndReadOnly() {
        CardView view;
        view.setEditing(CardView::Editing::Off);
        view.setPage(test::storyPage());
        view.resize(330, 600);
        view.show();
        QVERIFY(!view.editSlot(QStringLiteral("title")));
        QVERIFY(!view.cardText().contains(QStringLiteral("What do they say")));
        const QString folder = qEnvironmentVariable("VIGNETTE_PICTURES");
        if (!folder.isEmpty()) view.grab().save(folder + QStringLiteral("/view-narrow.png"));
    }

    void followsTheTheme() {
        CardView view;
        show(view);
        applyTheme(*qApp, darkTheme());
        QCOMPARE(view.grab().toImage().pixelColor(3, 60), darkTheme().surface);
        applyTheme(*qApp, lightTheme());
        QCOMPARE(view.grab().toImage().pixelColor(3, 60), lightTheme().surface);
    }
};

QTEST_MAIN(CardViewTest)
#include "card_view_test.moc"
