#pragma once

#include "core/base/progress.h"
#include "core/model/extract.h"
#include "core/model/import_plan.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

struct KeptExtract;

/// One chosen file, surveyed over every row, and what the program proposes to do with it.
struct ProposedExtract {
    std::filesystem::path path;
    ExtractSurvey survey;
    ExtractPreview preview;                 ///< first 100 rows; mask what plan.screening drops before showing
    std::vector<ItemGroup> itemGroups = {}; ///< questions on one scale; names are columns
    std::shared_ptr<const KeptExtract> kept = {}; ///< the rows as they were surveyed; null: read them again
    std::vector<QuestionAnswers> answers = {}; ///< what became of each question, over every row; for answers
};

/// Everything a person may look at and change before anything is stored. plan.extracts[i] belongs to
/// extracts[i].
struct ImportProposal {
    std::vector<ProposedExtract> extracts;
    ImportPlan plan;
    std::optional<std::filesystem::path>
        codebook;                                 ///< of the options, or found among the files: setCodebook()
    std::optional<CodebookReport> codebookReport; ///< what it says of the columns; empty without one
    std::vector<std::string> cautions; ///< plain sentences; those about files left out: cautionsOf()
};

struct ProposalOptions {
    std::string studyName;                         ///< empty: from the first file's name
    std::optional<std::filesystem::path> codebook; ///< labels, roles and themes
    std::optional<ImportPlan> plan; ///< "same as last time": matched to files by name, else by their columns
    std::uint64_t keptBytes = std::uint64_t{256}
                              << 20; ///< memory for rows that need no second reading, in all
    bool isAddition = false;         ///< the plan is the present one and files are added: links may come anew
    /// Of zip archives the tables to read, by their paths inside. Of an archive that is not named here: those
    /// that the plan knows, or all of them.
    std::map<std::filesystem::path, std::vector<std::string>> tables;
};

/// Surveys the files (pass 1) and proposes a plan. Each table of a zip archive is an extract, as if it had
/// been unpacked and chosen; one without rows is left out with a caution. Throws Failure for a file that
/// can't be read at all, Cancelled.
ImportProposal proposeImport(const std::vector<std::filesystem::path>& files, const ProposalOptions& options,
                             Progress& progress);

/// Whether a file of the proposal is not brought in as things stand: there is no key that links it to the
/// first one. Choosing its key (changeKey, or ExtractPlan::keyColumn of a plan) takes it in.
bool isLeftOut(const ImportProposal& proposal, std::size_t extract);
/// The cautions, and a sentence for every file that is left out.
std::vector<std::string> cautionsOf(const ImportProposal& proposal);
/// The proposal without the files that are left out, the one that says who the patients are first; nothing
/// when it already is so.
std::optional<ImportProposal> broughtIn(const ImportProposal& proposal);

/// The first rows as the dialect reads them, at once: for the screen while changeDialect() runs. Another
/// sheet (or table of an archive) starts from a guess of where its table stands.
ExtractPreview previewWith(const ProposedExtract& extract, const Dialect& wanted);
/// Reads one file of the proposal again with another dialect and renews what depends on it. Another sheet of
/// a workbook, or another table of an archive, starts from a fresh guess.
void changeDialect(ImportProposal& proposal, std::size_t extract, const Dialect& wanted, Progress& progress);
/// Another key (empty: each row a patient of its own); renews shape, screening and summaries of that extract.
void changeKey(ImportProposal& proposal, std::size_t extract, const std::optional<std::string>& keyColumn);
void changeShape(ImportProposal& proposal, std::size_t extract, ExtractShape shape);
/// "Keep as text", "this is a number"; renews the column's screening.
void changeType(ImportProposal& proposal, std::size_t extract, const std::string& column, ColumnType type);
/// A person's decision against the program's own. An override that stores what was found to be an identifier
/// needs a reason: throws Failure(BadUsage) when it is blank.
void overrideScreening(ImportProposal& proposal, std::size_t extract, const std::string& column,
                       ColumnAction action, const std::string& reason);
/// The cells of the rows that were set aside (survey.problems, in their order), read again from the file as
/// they stand there: for the screen only, nothing of them is kept. Throws Failure(ChangedSource |
/// NotReadable).
std::vector<std::vector<std::string>> rowsSetAsideOf(const ProposedExtract& extract);
/// The texts of a column that are read as missing, blank cells apart. Renews what became of its question.
void setMissingTokens(ImportProposal& proposal, std::size_t extract, const std::string& column,
                      const std::vector<std::string>& tokens);
/// Whether each option of a question with several ticks becomes a yes-or-no column (ExtractPlan::choices).
/// Throws Failure(BadUsage) for a column that was not recognised as one.
void setChoicesSplit(ImportProposal& proposal, std::size_t extract, const std::string& column, bool isSplit);
/// Whether a file holds what people answered, and how many were asked to, when known.
void setAnswerSource(ImportProposal& proposal, std::size_t extract, FieldSource source,
                     const std::optional<std::uint64_t>& invited);
/// Reads a codebook (none: takes it away again), reports what it matches and renews the screening: a column
/// it marks as an identifier is proposed dropped. Throws as readCodebook; the proposal is then as it was.
void setCodebook(ImportProposal& proposal, const std::optional<std::filesystem::path>& codebook);
/// Takes a file out of the proposal.
void removeExtract(ImportProposal& proposal, std::size_t extract);

} // namespace vignette
