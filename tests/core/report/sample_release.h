#pragma once

#include "core/disclose/disclose.h"
#include "tests/core/disclose/release_fixture.h"

namespace vignette::testing {

/// A small made-up study: two personas, records and survey, a mean, a protected trait, edits, notes. Round
/// numbers, so that every printed figure can be read off.
inline ReleaseStudy sampleStudy() {
    ReleaseStudy study({2000, 8000});
    const auto describe = [&](std::size_t index, const std::string& label, const std::string& claim,
                              Theme theme) {
        Field& field = study.fieldAt(index);
        field.label = label;
        field.claim = claim;
        field.theme = theme;
        return index;
    };
    const std::size_t heart = describe(study.field("heart", {{600, 1400}, {7600, 400}}), "Heart failure",
                                       "Has heart failure", Theme::Conditions);
    const std::size_t ride = describe(study.field("ride", {{1000, 1000}, {7200, 800}}), "No sure ride",
                                      "Has no sure ride", Theme::Barriers);
    const std::size_t home =
        describe(study.field("home", {{145, 355}, {1300, 700}}), "Staying in my own home",
                 "Staying in my own home matters", Theme::Needs);
    const std::size_t trust = describe(study.field("trust", {{400, 1600}, {3200, 4800}}),
                                       "Trust in the care team", "Trusts the care team", Theme::Attitudes);
    const std::size_t channel = describe(study.field("channel", {{1160, 540, 300}, {1600, 4800, 1600}}),
                                         "Preferred channel", "", Theme::Channel);
    study.fieldAt(home).source = FieldSource::Survey;
    study.fieldAt(channel).values = {{"0", "Phone"}, {"1", "Portal"}, {"2", "=Text"}};
    const auto place = [](Statement& statement, CardSection section) -> Statement& {
        statement.section = section;
        statement.isDistinctive = true;
        return statement;
    };
    Statement& chip = place(study.share(0, heart, 1), CardSection::Common);
    chip.isCommon = true;
    chip.evidence.usedToForm = true;
    place(study.share(0, ride, 1), CardSection::Barriers);
    place(study.share(0, home, 1), CardSection::Needs);
    place(study.share(0, trust, 1), CardSection::Strengths);
    place(study.share(0, channel, 0), CardSection::Reach);
    const Measured ours{.base = 2000, .count = 1900, .value = 6.4, .range = Interval{6.3, 6.5}, .spread = 1};
    const Measured theirs{
        .base = 8000, .count = 7000, .value = 7.1, .range = Interval{7.0, 7.2}, .spread = 1};
    place(study.mean(0, "Hours of sleep", ours, theirs, FieldKind::Number), CardSection::Habits);
    place(study.share(1, trust, 1), CardSection::Strengths);
    place(study.share(1, channel, 2), CardSection::Reach);

    StudyResult& result = study.result();
    Persona& first = result.personas.personas[0];
    first.name = "Linda";
    first.age = AgeBand{.low = 65, .high = 74};
    first.titleKeys = {"heart=1", "ride=1"};
    first.contrastKeys = {"ride=1"};
    first.portrait.skin = 4;
    result.personas.personas[1].name = "Mark";
    result.personas.personas[1].overlap = 0.72;
    result.info.isInvented = true;
    result.info.windowText = "24 months to December 2024";
    result.info.notes = {"No survey weights, so not figures of the country."};
    result.validation.reason = "widest_gap";
    result.validation.proposed = 2;
    result.validation.resamples = 100;
    result.validation.starts = 10;
    result.validation.sampleSize = 10000;
    CandidateReport candidate;
    candidate.segmentCount = 2;
    candidate.meanOverlap = 0.79;
    candidate.noGroupOverlap = 0.71;
    candidate.silhouette = 0.213;
    result.validation.candidates = {candidate};
    result.import.extracts.emplace_back().name = "patients";
    ColumnDecision dropped;
    dropped.column = "raw_phone_column";
    dropped.action = ColumnAction::Drop;
    dropped.findings.emplace_back().identifier = IdentifierClass::Phone;
    dropped.why = "9 of 10 values look like telephone numbers.";
    result.screening.emplace_back().columns = {dropped};
    return study;
}

inline PersonaEdit editOf(const std::string& slot, const std::string& text) {
    PersonaEdit edit;
    edit.persona = PersonaId{"persona-1"};
    edit.slot = slot;
    edit.text = text;
    edit.original = "No sure ride";
    edit.editor = "M. Ortiz";
    edit.time = 1741737600; // 12 Mar 2025
    return edit;
}

} // namespace vignette::testing
