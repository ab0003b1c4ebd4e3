#pragma once

#include "ui/workbench/workbench.h"

#include <QModelIndex>
#include <QWidget>

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace vignette {

class ComparePanel;
class GalleryView;
class LikenessPanel;
class PersonaFilter;
class PersonaModel;
class PersonaRows;

/// Every persona at once: gallery or table, below them the picture of likeness and the comparison. One
/// persona is chosen at a time and all parts follow it.
class PersonasOverview : public QWidget {
    Q_OBJECT

public:
    enum class View { Gallery, Table };

    PersonasOverview(Workbench& workbench, QWidget* parent);

    /// Takes over the present Release.
    void refresh();
    void setTyped(const QString& typed);
    void setView(View view);
    View view() const;
    void setChosen(const PersonaId& persona);
    const PersonaId& chosen() const { return m_chosen; }
    void focusView();
    /// The two personas side by side when that table has the focus, else nothing.
    QString focusedTableWords() const;

signals:
    void personaChosen(const PersonaId& persona);
    void openRequested();
    void menuRequested(const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeLower();
    void connectParts();
    void choose(const PersonaId& persona);
    void chooseRow(const PersonaFilter& personas, const QModelIndex& index);
    void showChosen();
    void refreshWords();
    void refreshIcons();
    QString sentence(const Release::Content& content) const;
    QString note(const Release::Content& content) const;

    Workbench& m_workbench;
    PersonaModel* m_model;
    PersonaFilter* m_galleryRows; ///< in the personas' own order
    PersonaFilter* m_tableRows;   ///< sorted as the person likes
    QScrollArea* m_scroll;
    GalleryView* m_gallery;
    PersonaRows* m_table;
    QLabel* m_sentence = nullptr;
    QLabel* m_note;
    QPushButton* m_nameFields;
    QLabel* m_noMatch;
    QWidget* m_gap; ///< under the table
    QToolButton* m_galleryButton = nullptr;
    QToolButton* m_tableButton = nullptr;
    QFrame* m_lower = nullptr;
    QHBoxLayout* m_lowerLine = nullptr;
    LikenessPanel* m_likeness = nullptr;
    ComparePanel* m_compare = nullptr;
    QString m_typed;
    PersonaId m_chosen;
    bool m_isSyncing = false;
};

} // namespace vignette
