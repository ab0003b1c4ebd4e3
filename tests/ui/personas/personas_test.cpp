#include "core/report/english_wording.h"
#include "core/report/pages.h"
#include "tests/ui/fakes/fake_content.h"
#include "tests/ui/fakes/fake_release.h"
#include "ui/personas/comparison.h"
#include "ui/personas/copy_words.h"
#include "ui/personas/gallery_view.h"
#include "ui/personas/inspector_sections.h"
#include "ui/personas/likeness_panel.h"
#include "ui/personas/persona_model.h"
#include "ui/personas/portrait_chooser.h"
#include "ui/personas/team_texts.h"
#include "ui/workbench/data_words.h"

#include <QAbstractItemModelTester>
#include <QStandardItemModel>
#include <QtTest>

#include <set>

using namespace vignette;

namespace {

Release inventedRelease() {
    return test::releaseOf(test::inventedContent());
}

ShownPersona withEdit(ShownPersona persona, const std::string& slot, const std::string& text) {
    PersonaEdit edit;
    edit.persona = persona.id;
    edit.slot = slot;
    edit.text = text;
    edit.editor = "M. Ortiz";
    edit.time = 1741737600; // 12 Mar 2025
    persona.edits.push_back(edit);
    return persona;
}

} // namespace

class PersonasTest : public QObject {
    Q_OBJECT

    EnglishWording m_wording;

private slots:
    void keepsItsModelsSound() {
        const Release release = inventedRelease();
        PersonaModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PersonaFilter filter(&model, nullptr);
        const QAbstractItemModelTester filterTester(&filter,
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(&release, m_wording);
        QCOMPARE(model.rowCount(), 6);
        filter.setTyped(QStringLiteral("linda"));
        QCOMPARE(filter.rowCount(), 1);
        model.show(nullptr, m_wording);
        QCOMPARE(filter.rowCount(), 0);

        PairModel pair(nullptr);
        const QAbstractItemModelTester pairTester(&pair,
                                                  QAbstractItemModelTester::FailureReportingMode::QtTest);
        pair.show(&release.personas()[0], &release.personas()[2], m_wording);
        QVERIFY(pair.rowCount() > 0);
        pair.show(nullptr, nullptr, m_wording);
        QCOMPARE(pair.rowCount(), 0);
    }

    void showsNoRawColumnName() {
        const Release release = inventedRelease();
        PersonaModel model(nullptr);
        model.show(&release, m_wording);
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                QVERIFY(!model.index(row, column).data().toString().contains(QLatin1String("patients.")));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void findsPersonasByNameTitleAndStatement() {
        const Release release = inventedRelease();
        const PersonaBrief brief = briefOf(release.personas()[2], m_wording);
        QVERIFY(matches(brief, {}));
        QVERIFY(matches(brief, QStringLiteral("LINDA")));
        QVERIFY(matches(brief, QStringLiteral("diabetes")));
        QVERIFY(matches(brief, QStringLiteral("phone sleep")));
        QVERIFY(!matches(brief, QStringLiteral("phone unicorn")));
    }

    void sortsByFiguresNotByTheirWords() {
        const Release release = inventedRelease();
        PersonaModel model(nullptr);
        model.show(&release, m_wording);
        PersonaFilter filter(&model, nullptr);
        filter.sort(PersonaModel::People, Qt::AscendingOrder);
        QStringList names;
        for (int row = 0; row < filter.rowCount(); ++row)
            names << filter.brief(filter.index(row, 0))->name;
        // 160, 220, 260, 340, 400 and 520 people.
        QCOMPARE(names, (QStringList{"Taylor", "Robert", "Mark", "Linda", "Michelle", "Jordan"}));
    }

    void saysHowToReachAndWhatToDo() {
        const Release release = inventedRelease();
        PersonaBrief brief = briefOf(release.personas()[2], m_wording);
        QCOMPARE(brief.channel, QStringLiteral("Phone"));
        QCOMPARE(brief.heading(), QStringLiteral("Linda, 65–74"));
        QVERIFY(brief.action.isEmpty());
        brief = briefOf(withEdit(release.personas()[2], "action", "Book the ride"), m_wording);
        QCOMPARE(brief.action, QStringLiteral("Book the ride"));
        QVERIFY(channelIconFor(QStringLiteral("By telephone")) == IconName::Phone);
        QVERIFY(channelIconFor(QStringLiteral("Patient portal")) == IconName::Laptop);
    }

    void marksOnlyAPatternAsNotFirm() {
        const Release release = inventedRelease();
        // Overlaps 0.92, 0.86, 0.80, 0.74, 0.68 and 0.62: stable from 0.75, a pattern only from 0.60.
        for (int i = 0; i < 6; ++i)
            QCOMPARE(briefOf(release.personas()[static_cast<std::size_t>(i)], m_wording).isPatternOnly,
                     i >= 3);
    }

    void keepsTheDataWordsBesideAnEdit() {
        const Release release = inventedRelease();
        const ShownPersona& plain = release.personas()[2];
        const QString title = dataWords(plain, QStringLiteral("title"), m_wording);
        const ShownPersona edited = withEdit(plain, "title", "Wants one person to call");
        const std::vector<TeamText> texts = teamTexts(edited, m_wording);
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts[0].text, QStringLiteral("Wants one person to call"));
        QCOMPARE(texts[0].original, title);
        QCOMPARE(texts[0].by, QStringLiteral("Written by the team · M. Ortiz, 12 Mar 2025"));
    }

    void takesTheChosenPortraitAndFallsBackFromADamagedOne() {
        const ShownPersona plain = inventedRelease().personas()[2];
        const PortraitRecipe other = otherPortraits(plain, 1).front();
        QVERIFY(portraitOf(withEdit(plain, "portrait", toText(other))) == other);
        QVERIFY(portraitOf(withEdit(plain, "portrait", "v1;nonsense")) == plain.portrait);
    }

    void suggestsFacesOfTheSameAgeAndSexInEveryTone() {
        const ShownPersona persona = inventedRelease().personas()[2];
        const std::vector<PortraitRecipe> faces = otherPortraits(persona, 12);
        std::set<int> tones;
        for (const PortraitRecipe& face : faces) {
            QVERIFY(face.age == persona.portrait.age);
            QVERIFY(face.sex == persona.portrait.sex);
            QVERIFY(face.covering == PortraitRecipe::Covering::None);
            tones.insert(face.skin);
        }
        QCOMPARE(tones.size(), std::size_t{8});
        QVERIFY(faces == otherPortraits(persona, 12));
    }

    void comparesPersonasByReleasedFiguresOnly() {
        const Release release = inventedRelease();
        const std::vector<ComparisonTopic> topics = comparisonTopics(release, m_wording);
        QVERIFY(!topics.empty());
        for (const ComparisonTopic& topic : topics)
            QVERIFY(!topic.heading.isEmpty() && !topic.source.isEmpty() && !topic.statements.empty());
        const auto bars = comparisonBars(release, "patients.f03=1", m_wording);
        QCOMPARE(bars.size(), 6);
        QCOMPARE(*bars[2].value * 100, release.personas()[2].find("patients.f03=1")->persona.value);
        QVERIFY(!comparisonFinding(bars).isEmpty());
        for (const ComparisonChart::Bar& bar : comparisonBars(release, "no such key", m_wording))
            QVERIFY(!bar.value && !bar.figure.isEmpty());
    }

    void comparesNothingWithOnePersona() {
        Release::Content content = test::inventedContent();
        content.personas.resize(1);
        QVERIFY(comparisonTopics(test::releaseOf(content), m_wording).empty());
    }

    void drawsNoBarForAWithheldFigure() {
        Release::Content content = test::inventedContent();
        content.personas[0].statements[2].persona = {};
        const auto bars = comparisonBars(test::releaseOf(content), "patients.f03=1", m_wording);
        QVERIFY(!bars[0].value);
        QVERIFY(!bars[0].figure.isEmpty());
    }

    void showsFewSectionsToOutreachAndAllToTheAnalyst() {
        const Release release = inventedRelease();
        const ShownPersona& persona = release.personas()[2];
        const CardPage story = storyPage(release, persona.id, m_wording);
        const auto bars = [&](Role role) {
            int count = 0;
            for (const CardRow& row : inspectorPage(story, persona, role).rows)
                for (const CardBlock& block : row.left)
                    if (const auto* section = std::get_if<CardBars>(&block)) {
                        count += static_cast<int>(section->bars.size());
                        for (const CardBar& bar : section->bars)
                            if (!bar.label.slot.empty()) return -1;
                    }
            return count;
        };
        QVERIFY(bars(Role::PlansOutreach) > 0);
        QVERIFY(bars(Role::PlansOutreach) <= 6);
        QVERIFY(bars(Role::ChecksNumbers) >= bars(Role::LooksAfterPatients));
        QVERIFY(bars(Role::LooksAfterPatients) >= bars(Role::PlansOutreach));
    }

    void copiesWordsWithGatedFigures() {
        Release::Content content = test::inventedContent();
        content.personas[2].statements[2].persona = {};
        const Release release = test::releaseOf(content);
        const ShownPersona& persona = release.personas()[2];
        const QString words = personaWords(release, persona, m_wording);
        QVERIFY(words.startsWith(QStringLiteral("Linda, 65–74\n")));
        QVERIFY(words.contains(QStringLiteral("fictional")));
        const QString hidden = statementWords(persona.statements[2], m_wording);
        QVERIFY2(!hidden.contains(QRegularExpression(QStringLiteral(": \\d"))), qPrintable(hidden));

        QStandardItemModel table(1, 2);
        table.setItem(0, 0, new QStandardItem(QStringLiteral("=1+1")));
        table.setItem(0, 1, new QStandardItem(QStringLiteral("a\tb")));
        const QString copied = tableWords(table, {table.index(0, 0)});
        QVERIFY(copied.endsWith(QStringLiteral("'=1+1\ta b")));
    }

    void findsTheMiddleOfAPersonasCells() {
        const std::vector<ShownMapCell> cells = {{0.0F, 0.0F, 0, 1}, {1.0F, 0.5F, 0, 1}, {9.0F, 9.0F, 1, 1}};
        QCOMPARE(*middleOfCells(cells, 0), QPointF(0.5, 0.25));
        QVERIFY(!middleOfCells(cells, 2));
    }

    /// Printed, not judged: a gallery of twelve is to be drawn within one frame (16 ms).
    void drawsTwelveCards() {
        Release::Content content = test::inventedContent();
        for (int i = 0; i < 6; ++i) {
            content.personas.push_back(content.personas[static_cast<std::size_t>(i)]);
            content.personas.back().id.value = "twin" + std::to_string(i);
            content.personas.back().number = 7 + i;
            content.personas.back().hue = 6 + i;
        }
        const Release release = test::releaseOf(content);
        PersonaModel model(nullptr);
        model.show(&release, m_wording);
        PersonaFilter filter(&model, nullptr);
        GalleryView gallery(filter, nullptr);
        gallery.resize(820, 900);
        gallery.show();
        gallery.grab();
        QImage picture(gallery.size(), QImage::Format_ARGB32_Premultiplied);
        QBENCHMARK {
            gallery.render(&picture);
        }
    }
};

QTEST_MAIN(PersonasTest)
#include "personas_test.moc"
