#pragma once

#include "ui/workbench/workbench.h"

#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <map>

namespace vignette {

/// Changes a person makes to the proposal. What was decided before (reasons typed, summaries left out) is
/// kept where the column or summary is still there. Trouble goes to the message bar and the proposal stays as
/// it was; nothing is changed while a job runs. Files are numbered as in the proposal.
class ProposalEdits : public QObject {
    Q_OBJECT

public:
    ProposalEdits(Workbench& workbench, QObject* parent);

    /// Reads the file again, in a job.
    void setDialect(std::size_t file, const Dialect& dialect);
    void setKey(std::size_t file, const QString& column); ///< empty: no key
    void setShape(std::size_t file, ExtractShape shape);
    void setType(std::size_t file, const QString& column, ColumnType type);
    /// A person's decision; `reason` is logged.
    void setAction(std::size_t file, const QString& column, ColumnAction action, const QString& reason);
    /// The texts of a column that are read as missing.
    void setMissingTokens(std::size_t file, const QString& column, const QStringList& tokens);
    /// Whether each option of a question with several ticks becomes a column.
    void setChoicesSplit(std::size_t file, const QString& column, bool isSplit);
    /// Back to what the program proposes.
    void resetAction(std::size_t file, const QString& column);
    /// Takes a per-person summary out, or in again.
    void setSummaryKept(std::size_t file, const std::string& name, bool isKept);
    void remove(std::size_t file);
    void setCodebook(const QString& path);

    /// Every summary on offer for the file, kept or not, in a lasting order.
    const std::vector<RollupRule>& offeredSummaries(std::size_t file);

signals:
    /// Nothing came of it: show what is there again.
    void refused();

private:
    using Change = std::function<void(ImportProposal&)>;
    void change(const Change& make);
    /// `renew` renews the file's plan; decisions of before are made again, but for `except`.
    void changePlan(std::size_t file, const Change& renew, const QString& except = {});
    std::vector<RollupRule>& offered(std::size_t file);

    Workbench& m_workbench;
    /// A file of the proposal; of an archive or workbook one table.
    using Place = std::pair<std::filesystem::path, std::string>;
    static Place placeOf(const ImportProposal& proposal, std::size_t file);
    std::map<Place, std::vector<RollupRule>> m_offered;
};

} // namespace vignette
