#pragma once

#include "core/base/reference_table.h"
#include "core/model/field.h"

#include <map>
#include <string>
#include <vector>

namespace vignette {

/// What the words of a plain label say about its field, by the bundled tables theme_words.csv and
/// care_words.csv. The label is cut into the longest known phrases; the longest of them (of equals the later,
/// where English has the noun) speaks for theme, direction, unit and claim.
struct WordFinding {
    Theme theme = Theme::Other;
    FieldDirection direction = FieldDirection::Unknown;
    std::string unit;
    double unitLow = 0.0; ///< the unit is right only where all values lie within
    double unitHigh = 0.0;
    std::string claim; ///< of the phrase, when it is the whole label
    FieldCare care = FieldCare::Ordinary;
    FieldUse use = FieldUse::Form;
    std::string useReason;
};

class FieldWords {
public:
    FieldWords(const ReferenceTable& themes, const ReferenceTable& cares);
    static const FieldWords& bundled();
    WordFinding lookUp(const std::string& label) const;

private:
    struct ThemeLine {
        WordFinding finding;
    };
    struct CareLine {
        FieldCare care = FieldCare::Ordinary;
        FieldUse use = FieldUse::Check;
        std::string reason;
    };
    std::vector<std::string> phrasesOf(const std::string& label) const;
    std::map<std::string, ThemeLine> m_themes;
    std::map<std::string, CareLine> m_cares;
};

} // namespace vignette
