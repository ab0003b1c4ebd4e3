#include "ui/collect/proposal_edits.h"

#include <algorithm>

namespace vignette {

namespace {

bool isSame(const RollupRule& first, const RollupRule& second) {
    return first.name == second.name;
}

bool contains(const std::vector<RollupRule>& rules, const RollupRule& rule) {
    return std::ranges::any_of(rules, [&](const RollupRule& other) { return isSame(other, rule); });
}

/// Decisions a person made, to be made again after the plan was renewed.
struct Decided {
    std::vector<ColumnDecision> overrides;
    std::vector<RollupRule> leftOut;

    void applyTo(ExtractPlan& plan) const {
        for (const ColumnDecision& before : overrides)
            for (ColumnDecision& decision : plan.screening.columns)
                if (decision.column == before.column && decision.action != ColumnAction::LinkKey) {
                    decision.action = before.action;
                    decision.overrideReason = before.overrideReason;
                }
        std::erase_if(plan.rollups, [&](const RollupRule& rule) {
            return contains(leftOut, rule) || !canRead(rule, plan.screening);
        });
    }
};

Decided decidedIn(const ExtractPlan& plan, const std::vector<RollupRule>& offered, const QString& except) {
    Decided decided;
    for (const ColumnDecision& decision : plan.screening.columns)
        if (decision.isOverridden() && QString::fromStdString(decision.column) != except)
            decided.overrides.push_back(decision);
    for (const RollupRule& rule : offered)
        if (!contains(plan.rollups, rule) && canRead(rule, plan.screening)) decided.leftOut.push_back(rule);
    return decided;
}

} // namespace

ProposalEdits::ProposalEdits(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench) {}

ProposalEdits::Place ProposalEdits::placeOf(const ImportProposal& proposal, std::size_t file) {
    const ProposedExtract& extract = proposal.extracts.at(file);
    return {extract.path, extract.survey.dialect.sheet};
}

std::vector<RollupRule>& ProposalEdits::offered(std::size_t file) {
    std::vector<RollupRule>& offers = m_offered[placeOf(*m_workbench.proposal(), file)];
    for (const RollupRule& rule : m_workbench.proposal()->plan.extracts[file].rollups)
        if (!contains(offers, rule)) offers.push_back(rule);
    return offers;
}

const std::vector<RollupRule>& ProposalEdits::offeredSummaries(std::size_t file) {
    return offered(file);
}

void ProposalEdits::change(const Change& make) {
    if (!m_workbench.proposal()) return;
    if (m_workbench.jobs().isRunning()) {
        emit m_workbench.troubleReported(
            tr("“%1” is still running. Change this when it is done.").arg(m_workbench.jobs().title()), true);
        emit refused();
        return;
    }
    const auto outcome = attempt([&] {
        make(*m_workbench.proposal());
        return true;
    });
    if (!outcome.isDone()) {
        emit m_workbench.troubleReported(QString::fromStdString(outcome.trouble().message), false);
        emit refused();
        return;
    }
    m_workbench.noteProposalChanged();
}

void ProposalEdits::changePlan(std::size_t file, const Change& renew, const QString& except) {
    change([&](ImportProposal& proposal) {
        const Decided decided = decidedIn(proposal.plan.extracts.at(file), offered(file), except);
        renew(proposal);
        m_offered[placeOf(proposal, file)] = proposal.plan.extracts[file].rollups;
        decided.applyTo(proposal.plan.extracts[file]);
    });
}

void ProposalEdits::setDialect(std::size_t file, const Dialect& dialect) {
    if (!m_workbench.proposal()) return;
    using Proposal = std::shared_ptr<ImportProposal>;
    const Decided decided = decidedIn(m_workbench.proposal()->plan.extracts.at(file), offered(file), {});
    const bool isStarted = m_workbench.jobs().start<Proposal>(
        tr("Reading the file again"),
        [copy = *m_workbench.proposal(), file, dialect](Progress& progress) {
            auto proposal = std::make_shared<ImportProposal>(copy);
            changeDialect(*proposal, file, dialect, progress);
            return proposal;
        },
        [this, file, decided](const Outcome<Proposal>& outcome) {
            if (!outcome.isDone()) {
                if (!outcome.isCancelled())
                    emit m_workbench.troubleReported(QString::fromStdString(outcome.trouble().message),
                                                     false);
                emit refused();
                return;
            }
            change([&](ImportProposal& proposal) {
                proposal = std::move(*outcome.value());
                m_offered[placeOf(proposal, file)] = proposal.plan.extracts[file].rollups;
                decided.applyTo(proposal.plan.extracts[file]);
            });
        });
    if (!isStarted) change({}); // says that another job runs
}

void ProposalEdits::setKey(std::size_t file, const QString& column) {
    changePlan(file, [&](ImportProposal& proposal) {
        changeKey(proposal, file,
                  column.isEmpty() ? std::nullopt : std::optional<std::string>(column.toStdString()));
    });
}

void ProposalEdits::setShape(std::size_t file, ExtractShape shape) {
    changePlan(file, [&](ImportProposal& proposal) { changeShape(proposal, file, shape); });
}

void ProposalEdits::setType(std::size_t file, const QString& column, ColumnType type) {
    changePlan(file,
               [&](ImportProposal& proposal) { changeType(proposal, file, column.toStdString(), type); });
}

void ProposalEdits::setAction(std::size_t file, const QString& column, ColumnAction action,
                              const QString& reason) {
    change([&](ImportProposal& proposal) {
        offered(file);
        overrideScreening(proposal, file, column.toStdString(), action, reason.toStdString());
        ExtractPlan& plan = proposal.plan.extracts[file];
        std::erase_if(plan.rollups, [&](const RollupRule& rule) { return !canRead(rule, plan.screening); });
    });
}

void ProposalEdits::setMissingTokens(std::size_t file, const QString& column, const QStringList& tokens) {
    std::vector<std::string> texts;
    for (const QString& token : tokens)
        texts.push_back(token.toStdString());
    change([&](ImportProposal& proposal) {
        ::vignette::setMissingTokens(proposal, file, column.toStdString(), texts);
    });
}

void ProposalEdits::setChoicesSplit(std::size_t file, const QString& column, bool isSplit) {
    change([&](ImportProposal& proposal) {
        ::vignette::setChoicesSplit(proposal, file, column.toStdString(), isSplit);
    });
}

void ProposalEdits::resetAction(std::size_t file, const QString& column) {
    changePlan(
        file,
        [&](ImportProposal& proposal) {
            for (const ColumnSurvey& survey : proposal.extracts.at(file).survey.columns)
                if (survey.name == column.toStdString())
                    return changeType(proposal, file, survey.name, survey.type);
        },
        column);
}

void ProposalEdits::setSummaryKept(std::size_t file, const std::string& name, bool isKept) {
    change([&](ImportProposal& proposal) {
        std::vector<RollupRule>& kept = proposal.plan.extracts.at(file).rollups;
        const std::vector<RollupRule>& offers = offered(file);
        std::vector<RollupRule> fresh;
        for (const RollupRule& rule : offers)
            if (rule.name == name ? isKept : contains(kept, rule)) fresh.push_back(rule);
        kept = std::move(fresh);
    });
}

void ProposalEdits::remove(std::size_t file) {
    change([&](ImportProposal& proposal) {
        m_offered.erase(placeOf(proposal, file));
        removeExtract(proposal, file);
    });
    if (m_workbench.proposal() && m_workbench.proposal()->extracts.empty()) m_workbench.dropProposal();
}

void ProposalEdits::setCodebook(const QString& path) {
    change([&](ImportProposal& proposal) {
        ::vignette::setCodebook(proposal, std::filesystem::path(path.toStdString()));
    });
}

} // namespace vignette
