#include "ui/checks/typing_panel.h"

#include "ui/text/rounded_figures.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr std::size_t kMostReasons = 3;
constexpr int kColumns = 2; ///< of questions beside each other

QString answerFormula() {
    return TypingPanel::tr("The answers count as independent within a segment (naive Bayes): share of the "
                           "segment × how often its "
                           "patients answer so, over all segments. How sure is set on patients held out. "
                           "Reasons: the answers that are "
                           "more frequent there than elsewhere, the strongest first");
}

std::vector<std::optional<std::size_t>> answersOf(const std::vector<QComboBox*>& combos) {
    std::vector<std::optional<std::size_t>> answers;
    for (const QComboBox* combo : combos) {
        const int index = combo->currentIndex();
        answers.push_back(index > 0 ? std::optional(static_cast<std::size_t>(index - 1)) : std::nullopt);
    }
    return answers;
}

} // namespace

QString typingWords(const TypingTool& tool, const std::vector<std::optional<std::size_t>>& answers,
                    const CheckNames& names) {
    const TypingResult result = tool.place(answers);
    const QString segment = names.segment(result.segment);
    const QString sure = wholePercent(result.certainty());
    if (result.reasons.empty())
        return TypingPanel::tr("Nothing answered: most are %1 (%2).").arg(segment, sure);
    QStringList reasons;
    for (const AnswerWeight& reason : result.reasons) {
        if (reason.weight <= 0.0 || reasons.size() == static_cast<int>(kMostReasons)) break;
        const TypingQuestion& question = tool.questions[reason.question];
        reasons << QStringLiteral("%1: %2").arg(names.field(question.field),
                                                answerWords(question, *answers[reason.question], names));
    }
    if (reasons.isEmpty()) return TypingPanel::tr("%1, %2 sure; no answer speaks for it.").arg(segment, sure);
    return TypingPanel::tr("%1, %2 sure, because %3.").arg(segment, sure, reasons.join(QStringLiteral("; ")));
}

TypingPanel::TypingPanel(QWidget* parent)
    : QWidget(parent), m_pages(new QStackedWidget), m_answer(makeWrappedLabel({}, WidgetRole::Heading)),
      m_tested(makeWrappedLabel({}, WidgetRole::Muted)), m_sentence(makeWrappedLabel({}, WidgetRole::Second)),
      m_room(new QWidget), m_action(makeButton({})) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
    m_pages->addWidget(makeFigures());
    m_pages->addWidget(makeInstead());
}

QWidget* TypingPanel::makeFigures() {
    auto* figures = new QWidget;
    auto* column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    QPushButton* copied = makeButton(tr("Copy"), WidgetRole::Ghost);
    copied->setAccessibleName(tr("Copy the answer"));
    copied->setToolTip(tr("Copies what was answered and the persona as text"));
    setThemedIcon(copied, IconName::Copy, &ColourTheme::secondary);
    connect(copied, &QPushButton::clicked, this, &TypingPanel::copy);
    m_answer->setObjectName(QStringLiteral("typingAnswer"));
    m_answer->setToolTip(answerFormula());
    head->addWidget(m_answer, 1);
    head->addWidget(copied);
    column->addLayout(head);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new QVBoxLayout(m_room);
    m_room->layout()->setContentsMargins(0, 0, 4, 0);
    scroll->setWidget(m_room);
    column->addWidget(scroll, 1);
    column->addWidget(m_tested);
    return figures;
}

QWidget* TypingPanel::makeInstead() {
    auto* instead = new QWidget;
    auto* column = new QVBoxLayout(instead);
    column->setContentsMargins(0, 0, 0, 0);
    m_sentence->setAlignment(Qt::AlignCenter);
    column->addStretch();
    column->addWidget(m_sentence);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &TypingPanel::actionRequested);
    return instead;
}

void TypingPanel::show(const TypingTool& tool, const CheckNames& names) {
    m_names = names;
    if (tool.questions.empty() || tool.shares.empty()) {
        showInstead(tr("No questions: no plain field tells these segments apart."), {});
        return;
    }
    if (m_combos.empty() || !(m_tool == tool)) {
        m_tool = tool;
        makeQuestions();
    }
    m_tested->setText(
        tr("Of patients that taught the questions nothing, %1 are placed rightly; always naming the "
           "largest segment, %2. Mean certainty there: %3.")
            .arg(wholePercent(tool.accuracy), wholePercent(tool.largestShare),
                 wholePercent(tool.meanCertainty)));
    m_tested->setToolTip(tr("Patients placed in their own segment ÷ patients held out. Where certainty and "
                            "accuracy are close, “sure” means what it says"));
    refresh();
    m_pages->setCurrentIndex(0);
}

void TypingPanel::showInstead(const QString& sentence, const QString& action) {
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_pages->setCurrentIndex(1);
}

void TypingPanel::makeQuestions() {
    delete m_questions;
    m_combos.clear();
    m_questions = new QWidget;
    auto* grid = new QGridLayout(m_questions);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    for (std::size_t place = 0; place < m_tool.questions.size(); ++place) {
        const TypingQuestion& question = m_tool.questions[place];
        const Field* field = m_names.find(question.field);
        const QString name = m_names.field(question.field);
        QComboBox* combo = makePillCombo(name);
        combo->addItem(tr("not answered"));
        for (std::size_t answer = 0; answer < question.answerCount(); ++answer)
            combo->addItem(answerWords(question, answer, m_names));
        const QString asked =
            field && !field->question.empty() ? QString::fromStdString(field->question) : name;
        combo->setToolTip(asked);
        QLabel* label = makeWrappedLabel(name);
        label->setToolTip(asked);
        label->setBuddy(combo);
        const int line = static_cast<int>(place) / kColumns;
        const int side = static_cast<int>(place) % kColumns * 2;
        grid->addWidget(label, line, side);
        grid->addWidget(combo, line, side + 1);
        grid->setColumnStretch(side, 1);
        grid->setColumnStretch(side + 1, 1);
        connect(combo, &QComboBox::currentIndexChanged, this, &TypingPanel::refresh);
        m_combos.push_back(combo);
    }
    static_cast<QVBoxLayout*>(m_room->layout())->addWidget(m_questions, 0, Qt::AlignTop);
}

void TypingPanel::refresh() {
    m_answer->setText(typingWords(m_tool, answersOf(m_combos), m_names));
}

QString TypingPanel::answer() const {
    return m_answer->text();
}

void TypingPanel::copy() const {
    QStringList lines = {copiedLine({m_answer->text()})};
    for (std::size_t place = 0; place < m_combos.size(); ++place)
        lines << copiedLine({m_names.field(m_tool.questions[place].field), m_combos[place]->currentText()});
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace vignette
