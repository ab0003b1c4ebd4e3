#pragma once

#include "core/model/card_page.h"
#include "ui/workbench/workbench.h"

#include <QFrame>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace vignette {

class CardView;
class StatementPanel;
class TeamTextsPanel;

/// One persona's card over the page: the story and, one key apart, "Show me why". Texts are edited in place;
/// beside the card stand what is behind the chosen statement and what the team wrote.
class CardScreen : public QFrame {
    Q_OBJECT

public:
    enum class Face { Story, Evidence };

    explicit CardScreen(Workbench& workbench, QWidget* parent);

    void showPersona(const PersonaId& persona, Face face);
    /// The Release is another: shows the same persona anew; closes when it is gone.
    void refresh();
    const PersonaId& persona() const { return m_persona; }
    Face face() const { return m_face; }
    CardView* view() { return m_view; }

    void flip();
    void step(int by); ///< to another persona, stopping at both ends
    void editSlot(const QString& slot);
    void chooseStatement(const QString& key);
    void choosePortrait();
    /// The chosen statement, or all of the card, as text.
    QString copiedWords() const;

signals:
    void closeRequested();
    void personaShown(const PersonaId& persona);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeSide();
    void connectView();
    void refreshHead(const ShownPersona& persona);
    void refreshSide(const ShownPersona& persona);
    void fillNames(const ShownPersona& persona);
    void refreshIcons();
    void setFace(Face face);
    bool mayWrite() const;
    const ShownPersona* shown() const;

    Workbench& m_workbench;
    PersonaId m_persona;
    Face m_face = Face::Story;
    QString m_statement;
    QPushButton* m_back = nullptr;
    QLabel* m_mark = nullptr;
    QLabel* m_heading = nullptr;
    QLabel* m_place = nullptr;
    QPushButton* m_story = nullptr;
    QPushButton* m_evidence = nullptr;
    QToolButton* m_before = nullptr;
    QToolButton* m_after = nullptr;
    QPushButton* m_names = nullptr;
    QPushButton* m_portraits = nullptr;
    QMenu* m_nameMenu = nullptr;
    CardView* m_view;
    StatementPanel* m_statementPanel = nullptr;
    TeamTextsPanel* m_texts = nullptr;
};

} // namespace vignette
