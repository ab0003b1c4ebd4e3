#pragma once

#include "ui/workbench/workbench.h"

#include <QAction>
#include <QList>
#include <QString>
#include <QWidget>

namespace vignette {

/// One page of the window. The shell puts it beside the steps, and above it a header bar with the study's
/// name, the page's search field (where it has one) and the page's buttons. A page reads and asks the
/// workbench and knows neither the shell nor another page; to go elsewhere it sends Workbench::pageRequested.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(Workbench& workbench, QWidget* parent);

    /// "Collect"; also the page's accessible name.
    virtual QString title() const = 0;
    /// File name in resources/help without its ending: "collect". F1 shows it.
    virtual QString helpTopic() const = 0;

    /// Buttons of the header bar from left to right, owned by the page. The text, icon, tooltip, shortcut and
    /// enabled state of an action are followed. See markPrimary().
    virtual QList<QAction*> headerActions() const { return {}; }
    /// What the Persona menu (for other pages: nothing) offers beside the shell's own lines.
    virtual QList<QAction*> menuActions() const { return {}; }
    /// "Search columns"; empty: no search field. What is typed arrives at search().
    virtual QString searchPlaceholder() const { return {}; }
    /// Beside the study's name in place of window text and data version: "new study · 6 files". Empty: the
    /// shell's own words.
    virtual QString headerNote() const { return {}; }

public slots:
    /// Each change of the search field; empty when it is cleared or the page is left.
    virtual void search(const QString& text) { Q_UNUSED(text) }
    /// The page comes to the front.
    virtual void enter() {}

signals:
    /// headerActions(), menuActions(), searchPlaceholder() or headerNote() are others now.
    void headerChanged();

protected:
    Workbench& workbench() const { return m_workbench; }

private:
    Workbench& m_workbench;
};

/// The one button of a page that stands out: filled with the accent.
void markPrimary(QAction& action);
bool isPrimary(const QAction& action);

} // namespace vignette
