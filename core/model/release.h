#pragma once

#include "core/model/persona.h"
#include "core/model/privacy_record.h"
#include "core/model/segmentation.h"
#include "core/model/study_result.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// A figure as it may be shown: rounded, bounded or withheld. Nothing exact is left in it.
struct ShownNumber {
    enum class Form {
        Value,     ///< `value`, already rounded
        Below,     ///< "<" value
        Above,     ///< ">" value
        NearlyAll, ///< more than 95 % and the rest too few to show
        None,      ///< none at all
        Withheld,  ///< too few people to show
    };
    Form form = Form::Withheld;
    double value = 0.0; ///< percent 0..100, people, or the field's unit
    int decimals = 0;   ///< how many to print
    bool operator==(const ShownNumber&) const = default;
    bool hasValue() const { return form == Form::Value; }
};

struct ShownRange {
    double low = 0.0;
    double high = 0.0;
    int decimals = 0;
    bool operator==(const ShownRange&) const = default;
};

/// nearly all ≥ 90 %, most 60–89, about half 40–59, some 15–39, few < 15; "most" is judged on the lower end
/// of the range.
enum class SpreadWord { NearlyAll, Most, AboutHalf, Some, Few };

/// A text of a person in place of the data's words.
struct ShownEdit {
    std::string text;
    std::string original; ///< the data's words, kept beside it
    std::string editor;
    std::string reason;
    std::int64_t time = 0;
    bool evidenceChanged = false; ///< the figure it was made against is another now: show both
    bool operator==(const ShownEdit&) const = default;
};

struct ShownStatement {
    std::string key;
    CardSection section = CardSection::Common;
    StatementForm form = StatementForm::ShareOfClaim;
    std::string label;      ///< Field::label
    std::string claim;      ///< Field::claim
    std::string levelLabel; ///< for ShareOfLevel
    std::string unit;       ///< for MeanOfField
    std::string question;   ///< the wording people were asked; for data files and panels, never on a card
    bool isReversedItem = false; ///< runs against the other items of its group: evidence says so
    ShownNumber persona;         ///< percent or mean
    ShownNumber others;
    ShownNumber personaBase; ///< people with a value, to the nearest 5
    ShownNumber othersBase;
    ShownNumber missing;             ///< percent of the persona without a value
    std::optional<ShownRange> range; ///< likely range (95 %), only for fields used only to check
    std::optional<double>
        timesOthers; ///< ratio from the printed figures; only when both bases have 50 events
    SpreadWord spread = SpreadWord::Some;
    FieldSource source = FieldSource::Records;
    FieldDirection direction = FieldDirection::Unknown;
    bool usedToForm = false;
    bool isDistinctive = false;
    bool isCommon = false;
    bool isOnStory = false;
    bool definesSegment = false; ///< over 95 %: "defines this segment", warn of homogeneity
    std::optional<ShownEdit> edit;
};

/// The released figures of a statement as one lasting text, kept with an edit (PersonaEdit::evidence), so
/// that a later change of the figure is noticed.
std::string releasedFigure(const ShownStatement& statement);

struct ShownPersona {
    PersonaId id;
    int number = 1;
    int hue = 0;
    std::string name;
    std::vector<std::string> nameAlternatives;
    std::optional<AgeBand> age;
    PortraitRecipe::Sex sex = PortraitRecipe::Sex::Unstated;
    PortraitRecipe portrait;
    ShownNumber people; ///< to the nearest 5
    ShownNumber share;  ///< percent of all patients
    std::vector<std::string> titleKeys;
    std::vector<std::string> contrastKeys;
    std::vector<ShownStatement> statements; ///< story order: by section, then weight
    double overlap = 0.0;                   ///< 0..1, two digits
    std::optional<double> noGroupOverlap;
    StabilityReading reading = StabilityReading::NotToBeTrusted;
    std::vector<SetApartWords> setApart; ///< by who has no value; never an attitude
    std::vector<PersonaEdit> edits;      ///< in force: name, title, action, say, avoid, quote, note, portrait

    const ShownStatement* find(const std::string& key) const;
    /// The edit in force of a slot, or null.
    const PersonaEdit* edit(const std::string& slot) const;
};

/// A cell of the picture of likeness: at least 11 people, most of them of one persona.
struct ShownMapCell {
    float x = 0.0F; ///< centre, in map units where the picture spans 0..1
    float y = 0.0F;
    int persona = -1; ///< index into personas; −1: mixed
    int shade = 0;    ///< 0..4 by number of people, so that no count can be read
};

struct ShownCandidate {
    int segmentCount = 0;
    double meanOverlap = 0.0;
    std::optional<double> noGroupOverlap;
    double silhouette = 0.0;
};

/// One thing done for privacy, for the methods page: no value, only what and how often (rounded).
struct ShownPrivacyAction {
    std::string extract;
    std::string column; ///< label of the field, or the class when the column was dropped
    ColumnAction action = ColumnAction::Keep;
    std::string why;
    bool isOverridden = false;
    std::string overrideReason;
};

/// A field that forms segments although most patients have no value, and why.
struct ShownFormReason {
    std::string label;
    ShownNumber missing; ///< percent of all patients
    std::string reason;  ///< a person's words
};

/// All that persona screens, clipboard, --json and exporters ever read. Only the disclosure gate can make
/// one.
class Release {
public:
    class Passkey {
        friend class DisclosureGate;
        Passkey() {}
    };
    struct Content {
        std::string studyName;
        std::string windowText;
        bool isInvented = false;
        std::vector<std::string> notes;
        int dataVersion = 1;
        ShownNumber people; ///< all patients of the study
        Verdict verdict = Verdict::NothingStable;
        std::string reason; ///< key of the reason for the number of segments
        std::vector<ShownCandidate> candidates;
        int proposed = 0;
        std::vector<ShownPersona> personas; ///< empty when nothing is stable
        int withheldPersonas = 0;           ///< segments of fewer than 11 people
        int unpublishedPersonas = 0;        ///< re-test overlap under 60 %
        std::vector<ShownMapCell> map;
        double mapKeptShare = 0.0;
        std::vector<ShownPrivacyAction> privacy;
        std::optional<LimitedDataSet> limited;     ///< as typed; every export says so, in its own language
        std::optional<ExpertDetermination> expert; ///< as typed; the methods page prints it
        std::vector<std::string> extractNames;
        std::vector<std::string> unnamedFields; ///< keys of fields kept off cards for want of a plain label
        std::uint64_t seed = 0;
        int starts = 0;
        int resamples = 0;
        std::uint32_t sampleSize = 0;
        int formingFields = 0;
        int checkingFields = 0;
        std::vector<ShownFormReason> formReasons;
        std::string fingerprint; ///< first 12 hex digits of the data fingerprint
        std::string programVersion;
    };

    Release(Passkey, Content content) : m_content(std::move(content)) {}
    const Content& content() const { return m_content; }
    const std::vector<ShownPersona>& personas() const { return m_content.personas; }
    const ShownPersona* persona(const PersonaId& id) const; ///< null when it is not shown

private:
    Content m_content;
};

} // namespace vignette
