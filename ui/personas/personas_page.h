#pragma once

#include "ui/workbench/page.h"

#include <functional>

class QStackedWidget;

namespace vignette {

class CardScreen;
class PersonaInspector;
class PersonasOverview;

/// The page "Personas": the overview with the inspector beside it, and over them one persona's card.
/// Everything on it comes out of the Release (E0).
class PersonasPage : public Page {
    Q_OBJECT

public:
    PersonasPage(Workbench& workbench, QWidget* parent);

    QString title() const override { return tr("Personas"); }
    QString helpTopic() const override { return QStringLiteral("personas"); }
    QList<QAction*> headerActions() const override;
    QList<QAction*> menuActions() const override { return m_actions; }
    QString searchPlaceholder() const override;
    void search(const QString& text) override;
    void enter() override;

    PersonasOverview& overview() { return *m_overview; }
    PersonaInspector& inspector() { return *m_inspector; }
    CardScreen& card() { return *m_card; }
    bool isCardOpen() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeActions();
    QAction* addPageAction(const QString& text, const QKeySequence& keys, std::function<void()> work);
    void connectParts();
    void refresh();
    void refreshActions();
    void showEmpty();
    void showRole();
    void showInspector();
    const ShownPersona* chosen() const;

    void openCard(bool isEvidence, const QString& statement);
    void flip();
    void closeCard();
    void editSlot(const QString& slot);
    void copy();

    QStackedWidget* m_pages;
    QWidget* m_empty = nullptr;
    QWidget* m_both;
    PersonasOverview* m_overview;
    PersonaInspector* m_inspector;
    CardScreen* m_card;
    QAction* m_makePdf = nullptr;
    QList<QAction*> m_actions;  ///< of the Persona menu and the context menu
    QList<QAction*> m_writing;  ///< those of them that write on the card
    QList<QAction*> m_stepping; ///< those of them that turn to another card
    bool m_isRoleShown = false;
};

Page* makePersonasPage(Workbench& workbench, QWidget* parent);

} // namespace vignette
