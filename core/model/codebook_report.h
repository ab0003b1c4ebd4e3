#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// The forms codebooks come in. All are delimited text in UTF-8 with a header (comma, semicolon or tab, as
/// the first line has it).
enum class CodebookForm {
    Own,            ///< core/features/codebook.h; known by a column named "column"
    DataDictionary, ///< a row a field: REDCap's export, by its file or its API names, and plainer ones
    ValueList,      ///< a row a value: variable, value, label
    SeveralTables,  ///< tables one below the other, each of codes and words; the first header cell names the
                    ///< field ("admission_type_id,description")
};
const char* toText(CodebookForm form); ///< "own", "data_dictionary" …, in files
CodebookForm codebookFormFromText(const std::string& text);
const char* inPlainWords(CodebookForm form); ///< "a data dictionary: one row a field", for the report

/// What came of a codebook. Names of fields and numbers of rows, no value of a patient.
struct CodebookReport {
    std::string file;                      ///< file name only
    CodebookForm form = CodebookForm::Own; ///< which form the file was taken for
    std::uint64_t matchedRows = 0;         ///< rows of the file that describe a field
    std::uint64_t matchedFields = 0;
    std::vector<std::string> matched;   ///< keys of the fields described, "extract.column", by bytes
    std::vector<std::string> unmatched; ///< "file.column" of rows that describe no field
    std::vector<std::string> problems; ///< cells that could not be used, in plain words with the row's number
    std::vector<std::string> conflicts; ///< where the codebook contradicts itself or the data, in plain words
    std::vector<std::string> identifiers; ///< "extract.column" of columns it marks as identifiers
    bool operator==(const CodebookReport&) const = default;
};

} // namespace vignette
