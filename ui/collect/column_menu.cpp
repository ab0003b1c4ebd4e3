#include "ui/collect/column_menu.h"

#include "ui/collect/collect_words.h"
#include "ui/collect/privacy_panel.h"
#include "ui/collect/reason_dialog.h"
#include "ui/text/plain_words.h"

#include <QActionGroup>
#include <QCoreApplication>

#include <algorithm>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

/// One column of the proposal, for the lines of its menu.
struct Place {
    ProposalEdits* edits = nullptr;
    std::size_t file = 0;
    QString column;
};

const ColumnSurvey* surveyOf(const ExtractSurvey& survey, const std::string& name) {
    const auto found = std::ranges::find(survey.columns, name, &ColumnSurvey::name);
    return found == survey.columns.end() ? nullptr : &*found;
}

void addTypes(QMenu& menu, const Place& place, ColumnType present) {
    QMenu* types = menu.addMenu(Collect::tr("Read as"));
    auto* group = new QActionGroup(types);
    std::vector<ColumnType> offered = {ColumnType::Code, ColumnType::Integer,  ColumnType::Number,
                                       ColumnType::Flag, ColumnType::Category, ColumnType::Text};
    if (std::ranges::find(offered, present) == offered.end()) offered.push_back(present);
    for (const ColumnType type : offered) {
        QAction* line = types->addAction(plainWords(type));
        line->setCheckable(true);
        line->setChecked(type == present);
        group->addAction(line);
        QObject::connect(line, &QAction::triggered, place.edits,
                         [place, type] { place.edits->setType(place.file, place.column, type); });
    }
}

void addActions(QMenu& menu, const Place& place, const ColumnDecision& decision) {
    const auto add = [&](const QString& words, bool isNow) {
        QAction* line = menu.addAction(words);
        line->setCheckable(true);
        line->setChecked(isNow);
        line->setEnabled(!isNow);
        return line;
    };
    QAction* proposed = add(Collect::tr("As the program proposes"), !decision.isOverridden());
    QObject::connect(proposed, &QAction::triggered, place.edits,
                     [place] { place.edits->resetAction(place.file, place.column); });
    QAction* leftOut = add(Collect::tr("Leave it out"), decision.action == ColumnAction::Drop);
    QObject::connect(leftOut, &QAction::triggered, place.edits,
                     [place] { place.edits->setAction(place.file, place.column, ColumnAction::Drop, {}); });
    QAction* kept = add(Collect::tr("Keep it as it is…"), decision.action == ColumnAction::Keep);
    QWidget* parent = menu.parentWidget();
    QObject::connect(kept, &QAction::triggered, place.edits,
                     [place, parent, finding = findingWords(decision)] {
                         askReason(parent, place.column, finding, [place](const QString& reason) {
                             place.edits->setAction(place.file, place.column, ColumnAction::Keep, reason);
                         });
                     });
}

} // namespace

QMenu* makeColumnMenu(ProposalEdits& edits, const ImportProposal& proposal, std::size_t file,
                      const QString& column, QWidget* parent) {
    const std::string name = column.toStdString();
    const ColumnSurvey* survey = surveyOf(proposal.extracts.at(file).survey, name);
    const ColumnDecision* decision = proposal.plan.extracts.at(file).screening.find(name);
    if (!survey || !decision) return nullptr;
    const Place place{&edits, file, column};
    auto* menu = new QMenu(withoutMnemonic(column), parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(Collect::tr("Column %1").arg(column));
    const bool isKey = decision->action == ColumnAction::LinkKey;
    if (!isKey) {
        addTypes(*menu, place, survey->type);
        menu->addSeparator();
        addActions(*menu, place, *decision);
        menu->addSeparator();
    }
    QAction* key = menu->addAction(isKey ? Collect::tr("No longer the key") : Collect::tr("Use as the key"));
    QObject::connect(key, &QAction::triggered, &edits,
                     [place, isKey] { place.edits->setKey(place.file, isKey ? QString() : place.column); });
    return menu;
}

} // namespace vignette
