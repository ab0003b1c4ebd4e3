#include "core/model/codebook_report.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<CodebookForm> kForms[] = {{CodebookForm::Own, "own"},
                                             {CodebookForm::DataDictionary, "data_dictionary"},
                                             {CodebookForm::ValueList, "value_list"},
                                             {CodebookForm::SeveralTables, "several_tables"}};

} // namespace

const char* toText(CodebookForm form) {
    return textOf(kForms, form);
}

CodebookForm codebookFormFromText(const std::string& text) {
    return valueOf(kForms, text, "form of a codebook");
}

const char* inPlainWords(CodebookForm form) {
    switch (form) {
    case CodebookForm::Own:
        return "a codebook of this program";
    case CodebookForm::DataDictionary:
        return "a data dictionary: one row a field";
    case CodebookForm::ValueList:
        return "a list of values: one row a value";
    case CodebookForm::SeveralTables:
        return "tables of codes, one below the other";
    }
    return "";
}

} // namespace vignette
