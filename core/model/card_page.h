#pragma once

#include "core/model/portrait_recipe.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vignette {

/// A card or report page as blocks of finished words and figures, without fonts: the screen, PDF, PNG and
/// HTML draw the same ones.

/// A text that may be edited in place. `slot` is a PersonaEdit slot; empty: not editable.
struct CardText {
    std::string text;
    std::string slot;
    bool isEdited = false;
    std::string editedBy;    ///< "Written by the team · M. Ortiz, 12 Mar 2025"
    std::string placeholder; ///< shown on screen only when text is empty: asks for a person's knowledge
};

struct CardBar {
    CardText label;
    std::string base;            ///< "of 570"; empty when the section's base serves
    std::string figure;          ///< "71 of 100"
    std::string othersFigure;    ///< "others 35"
    std::optional<double> value; ///< 0..1 of the track
    std::optional<double> others;
    std::optional<double> low; ///< likely range
    std::optional<double> high;
    bool isSurvey = false;    ///< hatched
    std::string statementKey; ///< for "Show me why" and selection
};

struct CardHeader {
    CardText name;       ///< "Linda"
    std::string ageBand; ///< "65–74"; may be empty
    CardText title;
    std::string tag; ///< "P3 · Harbor Valley"
    std::string
        standsFor; ///< "Stands for about 2,195 people, 11 of 100 in this study. Many differ from her: …"
    std::string pictureNote; ///< "Illustration · not a real person"
    PortraitRecipe portrait;
    int number = 1;
    int hue = 0;
    bool isEvidence = false; ///< small header of the evidence face
};

struct CardChips {
    std::string lead; ///< "Most have"
    std::vector<std::string> chips;
};

struct CardBars {
    std::string heading;
    std::string note; ///< "survey, of 570 who answered"
    std::vector<CardBar> bars;
};

struct CardNotes {
    std::string heading;
    std::string note;
    std::vector<CardText> lines;
    bool hasBullets = true;
};

struct CardLegend {
    std::string records, survey, others, range;
    bool hasSurvey = false;
    bool hasRange = false;
};

struct CardTable {
    struct Row {
        std::vector<std::string> cells;
        bool isGroup = false; ///< a heading over the rows that follow
        std::string statementKey;
    };
    std::string heading;
    std::vector<std::string> columns;
    std::vector<bool> alignRight; ///< one a column
    std::vector<double> widths;   ///< share of the width, sums to 1
    std::vector<Row> rows;
    std::string note;
};

/// Re-test overlap of every persona beside data without groups.
struct CardOverlap {
    struct Line {
        std::string name;
        int hue = 0;
        int number = 1;
        double overlap = 0.0;
        std::optional<double> noGroups;
        bool isThis = false;
    };
    std::string heading;
    std::vector<Line> lines;
    std::string note;
};

/// The picture of likeness.
struct CardMap {
    struct Cell {
        float x = 0.0F, y = 0.0F;
        int hue = -1;  ///< −1: mixed
        int shade = 0; ///< 0..4
    };
    struct Label {
        std::string name;
        int hue = 0;
        int number = 1;
        float x = 0.0F, y = 0.0F;
    };
    std::string heading;
    std::vector<Cell> cells;
    std::vector<Label> labels;
    std::string note;
};

/// A persona in the overview: a small card.
struct CardSummary {
    std::string name, ageBand, title, people;
    PortraitRecipe portrait;
    int number = 1;
    int hue = 0;
    std::vector<std::pair<std::string, std::string>> lines; ///< "First channel" → "Phone, about half"
};
struct CardSummaries {
    std::vector<CardSummary> personas;
};

using CardBlock = std::variant<CardHeader, CardChips, CardBars, CardNotes, CardLegend, CardTable, CardOverlap,
                               CardMap, CardSummaries>;

/// Blocks over the whole width, or two columns side by side.
struct CardRow {
    std::vector<CardBlock> left;
    std::vector<CardBlock> right; ///< empty: `left` takes the whole width
};

struct CardPage {
    enum class Face { Story, Evidence, Overview, Methods };
    Face face = Face::Story;
    std::string title; ///< for the PDF outline and window
    int hue = -1;      ///< of the band at the top; −1: accent
    std::vector<CardRow> rows;
    std::string footerBold; ///< "Linda is fictional."
    std::string footer;
    bool isInvented = false;
    std::string inventedText; ///< "Invented data."
};

} // namespace vignette
