#include "ui/personas/empty_personas.h"

#include <QCoreApplication>

namespace vignette {

namespace {

class Personas {
    Q_DECLARE_TR_FUNCTIONS(Personas)
};

struct EmptyWords {
    IconName icon = IconName::Users;
    QString sentence, detail, action;
    QString page; ///< where the action leads
};

EmptyWords wordsFor(Workbench& workbench) {
    if (!workbench.session())
        return {IconName::Users, Personas::tr("No study is open"),
                Personas::tr("Open a study or one of the samples, or bring in files."),
                Personas::tr("Go to the start page"), QStringLiteral("start")};
    if (!workbench.isFoundKept())
        return {IconName::Shapes, Personas::tr("No personas yet"),
                Personas::tr(
                    "Personas are drafted from segments: groups of patients that differ. Find them, look at "
                    "them, keep what makes sense."),
                Personas::tr("Find segments first"), QStringLiteral("segment")};
    const Release* release = workbench.release();
    if (release && release->content().verdict == Verdict::NothingStable)
        return {IconName::CircleDashed, Personas::tr("Nothing stable was found"),
                Personas::tr(
                    "When the patients are redrawn, no division keeps 60 % of its groups together, so there "
                    "are no personas to show: they would be made of chance. Try other fields to form the "
                    "groups, let some themes matter more, or bring in more columns. The overview and the "
                    "methods can be exported as they are."),
                Personas::tr("Try other fields"), QStringLiteral("segment")};
    return {
        IconName::EyeOff, Personas::tr("No group can be shown"),
        Personas::tr(
            "Every group has fewer than 11 people or did not stay together when the patients were redrawn. "
            "Try fewer segments."),
        Personas::tr("Try fewer segments"), QStringLiteral("segment")};
}

} // namespace

EmptyState* makeEmptyPersonas(Workbench& workbench, QWidget* parent) {
    const EmptyWords words = wordsFor(workbench);
    auto* empty = new EmptyState(words.icon, words.sentence, words.detail, words.action, parent);
    // A label that wraps tells its height only by its width; say it, so that no line is cut.
    for (QLabel* label : empty->findChildren<QLabel*>())
        if (label->wordWrap()) label->setMinimumHeight(label->heightForWidth(label->maximumWidth()));
    QObject::connect(empty, &EmptyState::actionRequested, &workbench,
                     [&workbench, page = words.page] { emit workbench.pageRequested(page); });
    return empty;
}

} // namespace vignette
