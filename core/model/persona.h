#pragma once

#include "core/base/ids.h"
#include "core/model/evidence.h"
#include "core/model/field.h"
#include "core/model/portrait_recipe.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Where on a card a statement stands.
enum class CardSection {
    StandsOut, ///< distinctive against everyone else, whatever its theme
    Common,    ///< traits most of the segment has ("Most have" chips)
    Needs,     ///< what matters
    Strengths,
    Barriers, ///< what gets in the way
    Attitudes,
    Reach,  ///< how to reach: channel, digital
    Health, ///< conditions, functional, measurements
    UseOfCare,
    Habits,
    Circumstances, ///< demographic, economic, social
};
const char* toText(CardSection section);
CardSection cardSectionFromText(const std::string& text);

/// What kind of sentence a statement is; the wording turns form and labels into words.
enum class StatementForm {
    ShareOfClaim, ///< "Has heart failure": Field::claim of a flag's yes
    ShareOfLevel, ///< "Preferred channel: phone": label and level label
    MeanOfField,  ///< "Hours of sleep: 6.4 on average"
};

/// One claim on a card, bound to the question that gives its figure. Key: "fieldKey=level" or
/// "fieldKey~mean"; unique in a persona.
struct Statement {
    std::string key;
    CardSection section = CardSection::Common;
    StatementForm form = StatementForm::ShareOfClaim;
    EvidenceQuery query;
    Evidence evidence;
    bool isDistinctive = false; ///< stands apart from everyone else
    bool isCommon = false;      ///< at least 60 % have it
    bool isOnStory = false;     ///< printed on the story face; all statements stand on the evidence face
    double weight = 0.0;        ///< order inside a section, largest first
};

/// Ages of the segment's middle: lower and upper year of a ten-year band, or "90+".
struct AgeBand {
    int low = 0;
    int high = 0; ///< 0: and over
    bool operator==(const AgeBand&) const = default;
};

/// One segment made a person. The id is made once from data fingerprint, plan and rank and stays through
/// re-segmentation.
struct Persona {
    PersonaId id;
    int number = 1;            ///< P1, P2 … by size when first made; kept
    int hue = 0;               ///< index into the twelve persona hues; kept for life
    std::uint32_t segment = 0; ///< of the current segmentation
    std::uint64_t size = 0;
    std::string name;
    std::vector<std::string> nameAlternatives;
    std::optional<AgeBand> age;
    PortraitRecipe::Sex sex = PortraitRecipe::Sex::Unstated;
    PortraitRecipe portrait;
    std::vector<std::string> titleKeys; ///< statements the one-line title is made of, at most two
    std::vector<std::string>
        contrastKeys; ///< for "many differ": statements about those unlike most of the segment
    std::vector<Statement> statements;
    double overlap = 0.0; ///< re-test overlap of its segment
    std::optional<double> noGroupOverlap;

    const Statement* find(const std::string& key) const;
};

/// A text slot on a card that a person may write or rewrite. The data's own words are never lost.
/// Keys: "name", "title", "statement:KEY", "action", "say", "avoid", "quote", "note", "portrait" (a recipe's
/// text).
struct PersonaEdit {
    PersonaId persona;
    std::string slot;
    std::string text;     ///< what the person wrote; empty: back to the data's words
    std::string original; ///< the data's words when it was written
    std::string evidence; ///< the figure it was made against, as released then
    std::string editor;
    std::string reason;
    std::int64_t time = 0; ///< seconds since 1970, UTC
    bool operator==(const PersonaEdit&) const = default;
};

/// The personas of one segmentation, and those that had to step aside with all their edits.
struct PersonaSet {
    std::int64_t segmentation = 0;
    std::vector<Persona> personas; ///< ascending number
    std::vector<Persona> shelf;    ///< not matched by the current segmentation
};

} // namespace vignette
