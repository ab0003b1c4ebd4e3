#pragma once

#include "ui/checks/check_words.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace vignette {

/// "Which persona?": a few questions, and at once the segment they place a patient in, how sure, and why.
class TypingPanel : public QWidget {
    Q_OBJECT

public:
    explicit TypingPanel(QWidget* parent = nullptr);
    void show(const TypingTool& tool, const CheckNames& names);
    void showInstead(const QString& sentence, const QString& action);
    QString answer() const; ///< "Erin, 82 % sure, because …"

public slots:
    void copy() const; ///< the answer and what was asked; whole percents

signals:
    void actionRequested();

private:
    QWidget* makeFigures();
    QWidget* makeInstead();
    void makeQuestions();
    void refresh();

    TypingTool m_tool;
    CheckNames m_names;
    std::vector<QComboBox*> m_combos; ///< one a question
    QStackedWidget* m_pages;
    QLabel *m_answer, *m_tested, *m_sentence;
    QWidget* m_questions = nullptr;
    QWidget* m_room;
    QPushButton* m_action;
};

/// The sentence a placing is told by.
QString typingWords(const TypingTool& tool, const std::vector<std::optional<std::size_t>>& answers,
                    const CheckNames& names);

} // namespace vignette
