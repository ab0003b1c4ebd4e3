#pragma once

#include "ui/export_page/export_choices.h"

#include <QWidget>

class QCheckBox;
class QListWidget;
class QVBoxLayout;

namespace vignette {

/// The choices of the page "Export": kinds of files, pages and paper of the PDF, which personas.
class ExportChoicesPanel : public QWidget {
    Q_OBJECT

public:
    /// `choices` outlives the panel and is written to.
    ExportChoicesPanel(const Wording& wording, ExportChoices& choices, QWidget* parent);

    /// All of them chosen but those that were left out before. Hidden without any.
    void showPersonas(const Release* release);
    std::vector<PersonaId> chosenPersonas() const;

signals:
    void changed();

private:
    QWidget* makeKinds();
    QWidget* makePages();
    QWidget* makePersonas();
    void addChoice(QVBoxLayout& column, const QString& words, const QString& detail,
                   bool ExportChoices::*choice);
    void takeChoice(bool ExportChoices::*choice, bool isChosen);

    const Wording& m_wording;
    ExportChoices& m_choices;
    QListWidget* m_personas = nullptr;
    QWidget* m_personasPart = nullptr;
};

} // namespace vignette
