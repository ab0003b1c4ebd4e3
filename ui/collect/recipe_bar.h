#pragma once

#include "ui/collect/recipe_shelf.h"
#include "ui/workbench/workbench.h"

#include <QFrame>

#include <functional>

class QLabel;
class QMenu;
class QPushButton;

namespace vignette {

/// "Same as last time": a strip that offers the saved recipe that fits the files, or says which one is used
/// and takes it back; and the menu that saves, uses and removes recipes.
class RecipeBar : public QFrame {
    Q_OBJECT

public:
    RecipeBar(Workbench& workbench, QWidget* parent);
    /// Looks for a recipe, in a job, when the files are others than before; hides itself when there is
    /// nothing to say.
    void refresh();
    /// The button "Recipe", for the page's top line; it is not shown in the strip.
    QPushButton* menuButton() const { return m_button; }
    /// Reads the recipe, and then the files again with its settings.
    void use(const RecipeShelf::Entry& entry);

private:
    void lookForOffer();
    void showState();
    /// Reads from the shelf beside the screen, after what is being read.
    void read(std::function<void()> start);
    void fillMenu();
    void askName();
    void save(const QString& name);
    void repeat(const RecipeShelf::Entry& entry, const ImportPlan& plan);
    void useFile();
    void startAfresh();
    ImportPlan presentPlan() const;
    void say(const QString& words, const QString& action);

    Workbench& m_workbench;
    Jobs* m_reading;                 ///< of recipes: the program's own jobs go on meanwhile
    std::function<void()> m_waiting; ///< to be read next
    QPushButton* m_button;
    QMenu* m_menu;
    QLabel* m_words;
    QPushButton* m_do;
    QPushButton* m_dismiss;
    QStringList m_files; ///< for which an offer was looked for
    std::optional<RecipeShelf::Entry> m_offer;
    std::optional<RecipeShelf::Entry> m_used;
};

} // namespace vignette
