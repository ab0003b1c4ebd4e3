#include "tests/ui/fakes/fake_content.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace vignette::test {

namespace {

constexpr std::array<std::size_t, 6> kSizes = {520, 400, 340, 260, 220, 160};
constexpr std::size_t kPatients = 1900;

/// A repeatable fraction of 0..1 for a pair of numbers; not random, only uneven.
double uneven(std::size_t first, std::size_t second) {
    const double value =
        std::sin(static_cast<double>(first) * 12.9898 + static_cast<double>(second) * 78.233);
    return std::abs(value * 43758.5453 - std::floor(value * 43758.5453));
}

std::uint16_t segmentOf(std::size_t patient, std::size_t segments) {
    std::size_t end = 0;
    for (std::size_t segment = 0; segment + 1 < segments; ++segment) {
        end += kSizes[segment];
        if (patient < end) return static_cast<std::uint16_t>(segment);
    }
    return static_cast<std::uint16_t>(segments - 1);
}

struct FieldLine {
    const char* column;
    const char* label;
    const char* claim;
    const char* unit;
    FieldKind kind;
    FieldUse use;
    FieldDirection direction;
    Theme theme;
    FieldSource source;
};

constexpr std::array<FieldLine, 10> kFields = {{
    {"age", "Age", "", "years", FieldKind::Number, FieldUse::Form, FieldDirection::Neutral,
     Theme::Demographic, FieldSource::Records},
    {"f02", "Sex", "", "", FieldKind::Category, FieldUse::Check, FieldDirection::Neutral, Theme::Demographic,
     FieldSource::Records},
    {"f03", "Heart failure", "Has heart failure", "", FieldKind::Flag, FieldUse::Form,
     FieldDirection::HigherIsWorse, Theme::Conditions, FieldSource::Records},
    {"f04", "Diabetes", "Has diabetes", "", FieldKind::Flag, FieldUse::Form, FieldDirection::HigherIsWorse,
     Theme::Conditions, FieldSource::Records},
    {"f05", "Hours of sleep", "", "hours", FieldKind::Number, FieldUse::Form, FieldDirection::HigherIsBetter,
     Theme::Habits, FieldSource::Survey},
    {"f06", "Emergency visits", "", "visits", FieldKind::Count, FieldUse::Form, FieldDirection::HigherIsWorse,
     Theme::UseOfCare, FieldSource::Records},
    {"f07", "No sure ride", "Has no sure ride", "", FieldKind::Flag, FieldUse::Form,
     FieldDirection::HigherIsWorse, Theme::Barriers, FieldSource::Survey},
    {"f08", "Trust in the care team", "Trusts the care team", "", FieldKind::Flag, FieldUse::Form,
     FieldDirection::HigherIsBetter, Theme::Attitudes, FieldSource::Survey},
    {"f09", "Preferred channel", "", "", FieldKind::Category, FieldUse::Form, FieldDirection::Neutral,
     Theme::Channel, FieldSource::Survey},
    {"f10", "Back in hospital within 30 days", "Was back in hospital within 30 days", "", FieldKind::Flag,
     FieldUse::Check, FieldDirection::HigherIsWorse, Theme::Outcome, FieldSource::Records},
}};

Field fieldOf(const FieldLine& line) {
    Field field;
    field.extract = "patients";
    field.column = line.column;
    field.key = field.extract + "." + field.column;
    field.label = line.label;
    field.claim = line.claim;
    field.unit = line.unit;
    field.hasPlainLabel = true;
    field.kind = line.kind;
    field.use = line.use;
    if (line.use == FieldUse::Check)
        field.useReason = "Outcomes and protected traits describe, they do not form";
    field.direction = line.direction;
    field.theme = line.theme;
    field.source = line.source;
    if (line.kind == FieldKind::Flag) {
        field.values = {{"0", "No"}, {"1", "Yes"}};
        field.yesCode = "1";
    } else if (line.theme == Theme::Channel) {
        field.values = {{"phone", "Phone"}, {"portal", "Portal"}, {"text", "Text"}};
    } else if (line.kind == FieldKind::Category) {
        field.values = {{"f", "Female"}, {"m", "Male"}};
    }
    return field;
}

ShownNumber shown(double value, int decimals = 0) {
    return {.form = ShownNumber::Form::Value, .value = value, .decimals = decimals};
}

ShownStatement statementOf(const FieldLine& line, CardSection section, std::size_t persona,
                           std::size_t order) {
    ShownStatement statement;
    statement.section = section;
    statement.label = line.label;
    statement.claim = line.claim;
    statement.unit = line.unit;
    const bool isMean = line.kind == FieldKind::Number || line.kind == FieldKind::Count;
    statement.form = isMean                         ? StatementForm::MeanOfField
                     : line.kind == FieldKind::Flag ? StatementForm::ShareOfClaim
                                                    : StatementForm::ShareOfLevel;
    statement.key = std::string("patients.") + line.column + (isMean ? "~mean" : "=1");
    if (statement.form == StatementForm::ShareOfLevel) statement.levelLabel = "Phone";
    const double share = 20 + std::floor(60 * uneven(persona, order));
    statement.persona = isMean ? shown(5.5 + 0.3 * static_cast<double>(persona), 1) : shown(share);
    statement.others = isMean ? shown(6.8, 1) : shown(35);
    statement.personaBase = shown(static_cast<double>(kSizes[persona]));
    statement.othersBase = shown(static_cast<double>(kPatients - kSizes[persona]));
    statement.missing = shown(4);
    statement.usedToForm = line.use == FieldUse::Form;
    if (!statement.usedToForm)
        statement.range = ShownRange{.low = share - 6, .high = share + 6, .decimals = 0};
    statement.spread = share >= 60   ? SpreadWord::Most
                       : share >= 40 ? SpreadWord::AboutHalf
                                     : SpreadWord::Some;
    statement.source = line.source;
    statement.direction = line.direction;
    statement.isDistinctive = order < 3;
    statement.isCommon = share >= 60;
    statement.isOnStory = order < 7;
    return statement;
}

CardSection sectionOf(const FieldLine& line) {
    switch (line.theme) {
    case Theme::Conditions:
        return CardSection::Health;
    case Theme::UseOfCare:
    case Theme::Outcome:
        return CardSection::UseOfCare;
    case Theme::Habits:
        return CardSection::Habits;
    case Theme::Barriers:
        return CardSection::Barriers;
    case Theme::Attitudes:
        return CardSection::Strengths;
    case Theme::Channel:
        return CardSection::Reach;
    default:
        return CardSection::Circumstances;
    }
}

ShownPersona personaOf(std::size_t index) {
    static constexpr std::array<const char*, 6> kNames = {"Jordan", "Michelle", "Linda",
                                                          "Mark",   "Robert",   "Taylor"};
    static constexpr std::array<AgeBand, 6> kAges = {
        {{25, 34}, {45, 54}, {65, 74}, {35, 44}, {75, 84}, {18, 24}}};
    ShownPersona persona;
    persona.id = {std::string(31, '0') + std::to_string(index + 1)};
    persona.number = static_cast<int>(index) + 1;
    persona.hue = static_cast<int>(index);
    persona.name = kNames[index];
    persona.nameAlternatives = {"Alex", "Sam", "Chris"};
    persona.age = kAges[index];
    persona.sex = index % 3 == 0   ? PortraitRecipe::Sex::Unstated
                  : index % 3 == 1 ? PortraitRecipe::Sex::Female
                                   : PortraitRecipe::Sex::Male;
    persona.portrait.skin = static_cast<std::uint8_t>(index);
    persona.portrait.background = static_cast<std::uint8_t>(index);
    persona.people = shown(static_cast<double>(kSizes[index]));
    persona.share = shown(std::round(100.0 * static_cast<double>(kSizes[index]) / kPatients));
    for (std::size_t order = 0; order < kFields.size(); ++order)
        persona.statements.push_back(statementOf(kFields[order], sectionOf(kFields[order]), index, order));
    persona.titleKeys = {"patients.f03=1", "patients.f07=1"};
    persona.overlap = 0.92 - 0.06 * static_cast<double>(index);
    persona.noGroupOverlap = 0.55;
    persona.reading = readingOf(persona.overlap);
    return persona;
}

/// Six round heaps of cells around a ring.
std::vector<ShownMapCell> mapCells() {
    std::vector<ShownMapCell> cells;
    for (int row = 0; row < 18; ++row)
        for (int column = 0; column < 18; ++column) {
            const double x = (column + 0.5 * (row % 2) + 0.5) / 19.0;
            const double y = (row + 0.5) / 18.0;
            const double angle = std::atan2(y - 0.5, x - 0.5) / (2.0 * std::numbers::pi) + 0.5;
            const double distance = std::hypot(x - 0.5, y - 0.5);
            if (distance > 0.48) continue;
            cells.push_back({.x = static_cast<float>(x),
                             .y = static_cast<float>(y),
                             .persona = distance < 0.08 ? -1 : std::min(5, static_cast<int>(angle * 6.0)),
                             .shade = 4 - std::min(4, static_cast<int>(distance * 10.0))});
        }
    return cells;
}

} // namespace

Dataset inventedDataset() {
    Dataset dataset;
    dataset.patientCount = kPatients;
    dataset.patients.resize(kPatients);
    for (std::size_t index = 0; index < kFields.size(); ++index) {
        dataset.fields.push_back(fieldOf(kFields[index]));
        const std::size_t levels = dataset.fields.back().values.size();
        DataColumn column;
        for (std::size_t patient = 0; patient < kPatients; ++patient) {
            const double fraction = uneven(patient, index);
            const bool isMissing = fraction > 0.96;
            if (levels == 0)
                column.numbers.push_back(isMissing ? std::numeric_limits<double>::quiet_NaN()
                                                   : std::floor(20.0 + 60.0 * fraction));
            else
                column.levels.push_back(
                    isMissing ? kNoLevel
                              : static_cast<std::uint16_t>(fraction * static_cast<double>(levels)));
        }
        dataset.columns.push_back(std::move(column));
    }
    return dataset;
}

FoundSegments inventedSegments(int segments) {
    FoundSegments found;
    const auto count = static_cast<std::size_t>(segments);
    found.segmentation.segmentCount = segments;
    found.segmentation.sizes.assign(count, 0);
    for (std::size_t patient = 0; patient < kPatients; ++patient) {
        const std::uint16_t segment = segmentOf(patient, count);
        found.segmentation.labels.push_back(segment);
        ++found.segmentation.sizes[segment];
        const double angle = 2.0 * std::numbers::pi * segment / static_cast<double>(count);
        const double reach = 0.9 * std::sqrt(uneven(patient, 1));
        const double turn = 2.0 * std::numbers::pi * uneven(patient, 2);
        found.map.x.push_back(static_cast<float>(1.2 * std::cos(angle) + reach * std::cos(turn)));
        found.map.y.push_back(static_cast<float>(1.2 * std::sin(angle) + reach * std::sin(turn)));
    }
    found.map.keptShare = 0.34;
    for (int k = 2; k <= 8; ++k) {
        CandidateReport candidate;
        candidate.segmentCount = k;
        candidate.meanOverlap = k == 6 ? 0.86 : 0.58 + 0.03 * (k % 4);
        candidate.lowestOverlap = candidate.meanOverlap - 0.12;
        if (k == 6) candidate.noGroupOverlap = 0.55;
        candidate.silhouette = 0.21 - 0.01 * std::abs(k - 6);
        candidate.smallest = kPatients / static_cast<std::size_t>(3 * k);
        found.validation.candidates.push_back(candidate);
    }
    found.validation.proposed = 6;
    found.validation.reason = "highest_overlap";
    found.validation.verdict = Verdict::UsefulSlices;
    found.validation.sampleSize = kPatients;
    found.validation.starts = 10;
    found.validation.resamples = 100;
    for (std::size_t segment = 0; segment < count; ++segment) {
        found.validation.segmentOverlaps.push_back(0.92 - 0.06 * static_cast<double>(segment));
        found.validation.segmentNoGroupOverlaps.push_back(0.55);
    }
    return found;
}

FoundSegments nothingStable() {
    FoundSegments found = inventedSegments(6);
    found.segmentation = {};
    found.validation.proposed = 0;
    found.validation.reason = "nothing_stable";
    found.validation.verdict = Verdict::NothingStable;
    found.validation.segmentOverlaps.clear();
    found.validation.segmentNoGroupOverlaps.clear();
    for (CandidateReport& candidate : found.validation.candidates) {
        candidate.meanOverlap = 0.5;
        candidate.lowestOverlap = 0.4;
    }
    return found;
}

Release::Content inventedContent() {
    Release::Content content;
    content.studyName = "Invented clinics";
    content.windowText = "24 months, Jan 2023 – Dec 2024";
    content.isInvented = true;
    content.notes = {"Invented data: every patient is made up."};
    content.people = shown(kPatients);
    content.verdict = Verdict::UsefulSlices;
    content.reason = "highest_overlap";
    for (int k = 2; k <= 8; ++k)
        content.candidates.push_back({.segmentCount = k,
                                      .meanOverlap = k == 6 ? 0.86 : 0.6,
                                      .noGroupOverlap = k == 6 ? std::optional(0.55) : std::nullopt,
                                      .silhouette = 0.2});
    content.proposed = 6;
    for (std::size_t index = 0; index < kSizes.size(); ++index)
        content.personas.push_back(personaOf(index));
    content.map = mapCells();
    content.mapKeptShare = 0.34;
    ShownPrivacyAction dropped;
    dropped.extract = "patients";
    dropped.column = "Names";
    dropped.action = ColumnAction::Drop;
    dropped.why = "Names are not stored.";
    content.privacy = {dropped};
    content.extractNames = {"patients"};
    content.seed = 20260101;
    content.starts = 10;
    content.resamples = 100;
    content.sampleSize = kPatients;
    content.formingFields = 8;
    content.checkingFields = 2;
    content.fingerprint = "0123456789ab";
    content.programVersion = "0.1.0";
    return content;
}

} // namespace vignette::test
