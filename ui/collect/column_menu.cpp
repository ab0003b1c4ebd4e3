#include "ui/collect/column_menu.h"

#include "ui/collect/collect_words.h"
#include "ui/collect/name_dialog.h"
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

/// The texts that mean "no value", and the options of a question with several ticks.
void addReading(QMenu& menu, const Place& place, const ExtractPlan& plan) {
    const std::string column = place.column.toStdString();
    QStringList tokens;
    if (const auto found = plan.missingTokens.find(column); found != plan.missingTokens.end())
        for (const std::string& token : found->second)
            if (!token.empty()) tokens.append(QString::fromStdString(token));
    QWidget* parent = menu.parentWidget();
    QAction* missing = menu.addAction(Collect::tr("Read as missing…"));
    QObject::connect(missing, &QAction::triggered, place.edits, [place, tokens, parent] {
        askForName(parent,
                   {.title = Collect::tr("Read as missing – %1").arg(place.column),
                    .words = Collect::tr("Texts of this column that mean that there is no value, parted by "
                                         "semicolons. Blank cells always do."),
                    .suggestion = tokens.join(QStringLiteral("; ")),
                    .accept = Collect::tr("Use these"),
                    .mayBeBlank = true,
                    .isSearched = false,
                    .isTaken = {}},
                   [place](const QString& typed) {
                       QStringList chosen;
                       for (const QString& token : typed.split(QLatin1Char(';'), Qt::SkipEmptyParts))
                           if (!token.trimmed().isEmpty()) chosen.append(token.trimmed());
                       place.edits->setMissingTokens(place.file, place.column, chosen);
                   });
    });
    const auto choice = plan.choices.find(column);
    if (choice == plan.choices.end()) return;
    QAction* split = menu.addAction(Collect::tr("A column for each option"));
    split->setCheckable(true);
    split->setChecked(choice->second.isSplit);
    QObject::connect(split, &QAction::triggered, place.edits, [place](bool isSplit) {
        place.edits->setChoicesSplit(place.file, place.column, isSplit);
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
        addReading(*menu, place, proposal.plan.extracts.at(file));
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
