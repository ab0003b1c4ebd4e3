#pragma once

#include "core/model/release.h"
#include "ui/workbench/workbench.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;

namespace vignette {

class PortraitView;
class SectionsView;

/// The panel at the right: who the chosen persona is, its sections, one thing to do, how firm, and the ways
/// on. How much stands there follows the role.
class PersonaInspector : public QFrame {
    Q_OBJECT

public:
    explicit PersonaInspector(Workbench& workbench, QWidget* parent);

    /// Null empties the panel.
    void show(const Release* release, const ShownPersona* persona);
    QString selectedStatement() const;

signals:
    void whyRequested(const QString& statementKey); ///< "Show me why"; empty: the whole page
    void openRequested();
    void editRequested(const QString& slot);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeAction();
    QWidget* makeFirmness();
    QWidget* makeButtons();
    void showAction(const ShownPersona& persona);
    void showFirmness(const ShownPersona& persona);
    void refreshIcons();

    Workbench& m_workbench;
    QScrollArea* m_scroll;
    QWidget* m_content;
    PortraitView* m_portrait = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_standsFor = nullptr;
    QLabel* m_pictureNote = nullptr;
    SectionsView* m_sections = nullptr;
    QLabel* m_action = nullptr;
    QLabel* m_actionBy = nullptr;
    QPushButton* m_writeAction = nullptr;
    QWidget* m_firmness = nullptr;
    QLabel* m_overlap = nullptr;
    QLabel* m_reading = nullptr;
    QPushButton* m_why = nullptr;
    QPushButton* m_edit = nullptr;
};

} // namespace vignette
