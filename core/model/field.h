#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// What a field's values are.
enum class FieldKind {
    Number,   ///< measured: a mean makes sense
    Count,    ///< whole numbers from 0: visits, medicines, days
    Flag,     ///< two levels, one of them "yes" (`yesCode`)
    Category, ///< levels without order
    Ordered,  ///< levels with an order (`values` is in that order)
    Year,     ///< a calendar year; described, never averaged on a card
};

/// *Used to form* the segments (description only afterwards) or *used only to check* them.
enum class FieldUse { Form, Check, Hide };

/// What a higher value (or "yes") means for the patient. Guessed, editable; Unknown sorts neither into
/// strengths nor barriers.
enum class FieldDirection { Unknown, HigherIsBetter, HigherIsWorse, Neutral };

/// The themes that weights, card sections and views are made of.
enum class Theme {
    Demographic,
    Economic,
    Social,
    Conditions,
    Functional,
    Measurements,
    UseOfCare,
    Habits,
    Needs,
    Preferences,
    Barriers,
    Attitudes,
    Channel,
    Digital,
    Outcome,
    Other,
};

/// Why a field is held back from forming segments or from a card's template.
enum class FieldCare { Ordinary, Protected, Outcome, Sensitive };

struct ValueLabel {
    std::string code;  ///< as stored in the dictionary
    std::string label; ///< plain words for a card
    bool operator==(const ValueLabel&) const = default;
};

/// Where values come from, printed beside figures.
enum class FieldSource { Records, Survey };

/// One patient-level field: everything a screen or card needs to speak about a column without its raw name.
struct Field {
    std::string key;      ///< lasting and unique in a study: "extract.column" or "extract.column#last_365"
    std::string extract;  ///< the extract's short name
    std::string column;   ///< the raw header; never stands on a card
    std::string label;    ///< plain noun phrase: "Hours of sleep"
    std::string claim;    ///< for Flag: how a card states a yes: "Has heart failure"; else empty
    std::string question; ///< the wording people were asked; may be empty; for people, never on a card's face
    std::string unit;     ///< "hours", "%", "mmHg"; may be empty
    bool hasPlainLabel =
        false; ///< false: the label is only the raw name made readable; kept off cards until named
    FieldKind kind = FieldKind::Category;
    std::vector<ValueLabel> values; ///< for Flag, Category, Ordered: every level, Ordered in order
    std::string yesCode;            ///< for Flag: the level that counts as yes
    FieldUse use = FieldUse::Form;
    std::string useReason; ///< why it is not Form, in plain words; empty for Form
    std::string formReason =
        {}; ///< why it forms although most have no value (core/model/missing.h): a person's words
    FieldDirection direction = FieldDirection::Unknown;
    Theme theme = Theme::Other;
    FieldCare care = FieldCare::Ordinary;
    FieldSource source = FieldSource::Records;
    std::string itemGroup; ///< items asked on one scale: the stem ("trust") or the scale's ends; else empty
    /// Runs against the others of its group, by their answers or the codebook. A mark: values stay as they
    /// are.
    bool isReversedItem = false;
    int windowDays = 0;    ///< for a per-person summary over time: the window before the data end; 0: all
    bool isEdited = false; ///< a person or a codebook decided; guesses don't overwrite it

    bool operator==(const Field&) const = default;
};

const char* toText(FieldKind kind);
const char* toText(FieldUse use);
const char* toText(FieldDirection direction);
const char* toText(Theme theme);
const char* toText(FieldCare care);
const char* toText(FieldSource source);
/// Inverse of toText. Throws Failure(Damaged) for a word it doesn't know.
FieldKind fieldKindFromText(const std::string& text);
FieldUse fieldUseFromText(const std::string& text);
FieldDirection fieldDirectionFromText(const std::string& text);
Theme themeFromText(const std::string& text);
FieldCare fieldCareFromText(const std::string& text);
FieldSource fieldSourceFromText(const std::string& text);

/// The label of a level, or the code itself when none is known.
const std::string& labelOf(const Field& field, const std::string& code);

} // namespace vignette
