#pragma once

#include "core/base/dates.h"
#include "core/model/choice_rule.h"
#include "core/model/codebook_report.h"
#include "core/model/extract.h"
#include "core/model/field.h"
#include "core/model/rollup_rule.h"
#include "core/model/screening.h"
#include "core/model/survey_answers.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// One row a patient, or many (encounters, conditions, observations, messages).
enum class ExtractShape { OneRowPerPatient, ManyRowsPerPatient };

/// Everything decided about one file before it is brought in.
struct ExtractPlan {
    std::string name;   ///< short and unique: the file name without its endings
    Digest contentHash; ///< the file this plan was made for
    Dialect dialect;
    ExtractShape shape = ExtractShape::OneRowPerPatient;
    std::optional<std::string> keyColumn; ///< empty: each row is a patient of its own
    std::map<std::string, ColumnType>
        types; ///< by column, as the program saw it or the user decided ("keep as text")
    /// By column: every text that is read as missing, those of the survey and codes that give no answer.
    std::map<std::string, std::vector<std::string>> missingTokens;
    /// By column: questions with several ticks, each option a yes-or-no column of its own. For
    /// OneRowPerPatient.
    std::map<std::string, ChoiceRule> choices;
    std::optional<std::uint64_t> invitedCount; ///< people asked to answer, when a person knows it
    ScreeningPlan screening;
    std::vector<RollupRule> rollups; ///< for ManyRowsPerPatient
    FieldSource source = FieldSource::Records;
};

/// The plan of an import: what the window did and `--plan` repeats. Holds no path.
struct ImportPlan {
    std::vector<ExtractPlan> extracts; ///< the first OneRowPerPatient extract says who the patients are
    std::vector<Field> fields;         ///< labels, roles and themes by Field::key; guessed, then edited
    std::optional<Date> dataEnd;       ///< decided over all extracts when empty
    std::string studyName;
    std::string windowText;         ///< "24 months to December 2024": the study's own window, for exports
    bool isInvented = false;        ///< synthetic data: every screen and page says so
    std::vector<std::string> notes; ///< study-level cautions that every export prints
};

/// Cells of one column that did not fit its type and were read as missing.
struct CoercedCells {
    std::string column;
    std::uint64_t count = 0;
    bool operator==(const CoercedCells&) const = default;
};

/// What an import did, for the screen and the methods page.
struct ImportReport {
    struct Extract {
        std::string name;
        std::uint64_t rowCount = 0;
        std::uint64_t setAsideCount = 0;
        std::uint64_t patientCount = 0;   ///< patients of this extract
        std::uint64_t matchedCount = 0;   ///< of them, patients of the first extract
        std::uint64_t duplicateCount = 0; ///< rows of a patient that had one already (the first stands)
        std::uint64_t storedColumns = 0;
        std::uint64_t droppedColumns = 0;
        std::vector<QuestionAnswers> answers; ///< one a question, for a file of answers
        std::vector<ItemGroup> itemGroups;    ///< names are columns; reversed by answers as well
        std::map<RowProblemKind, std::uint64_t> setAsideByReason; ///< rows; sums to setAsideCount
        std::vector<CoercedCells> coerced; ///< stored or summarised columns that had any, in the file's order
        std::uint64_t repairedRows = 0;    ///< kept after a stray quote mark was taken as a letter
        std::vector<std::string> notes;    ///< deviations of the file in plain words
    };
    std::vector<Extract> extracts;
    std::uint64_t patientCount = 0;
    std::uint64_t identicalRows = 0; ///< rows equal to another in every stored value (keyless extracts)
    std::optional<CodebookReport> codebook; ///< what came of the codebook given with the import
};

} // namespace vignette
