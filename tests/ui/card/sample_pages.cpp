#include "tests/ui/card/sample_pages.h"

#include <variant>

namespace vignette::test {
namespace {

CardText slot(const std::string& text, const std::string& key) {
    CardText result;
    result.text = text;
    result.slot = key;
    return result;
}

CardText written(const std::string& text, const std::string& key, const std::string& by) {
    CardText result = slot(text, key);
    result.isEdited = true;
    result.editedBy = by;
    return result;
}

CardBar bar(const std::string& label, const std::string& base, int percent, int others, int reach) {
    CardBar result;
    result.label = slot(label, "statement:" + label);
    result.base = base;
    result.figure = std::to_string(percent) + " of 100";
    result.othersFigure = "others " + std::to_string(others);
    result.value = percent / 100.0;
    result.others = others / 100.0;
    if (reach > 0) {
        result.low = (percent - reach) / 100.0;
        result.high = (percent + reach) / 100.0;
    }
    result.isSurvey = base.empty();
    result.statementKey = "key:" + label;
    return result;
}

PortraitRecipe recipe() {
    PortraitRecipe result;
    result.age = PortraitRecipe::Age::Older;
    result.sex = PortraitRecipe::Sex::Female;
    result.hair = PortraitRecipe::Hair::Bob;
    result.hairColour = PortraitRecipe::HairColour::Grey;
    result.glasses = PortraitRecipe::Glasses::Dark;
    result.skin = 4;
    result.clothing = PortraitRecipe::Clothing::Cardigan;
    return result;
}

CardHeader header() {
    CardHeader result;
    result.name = slot("Linda", "name");
    result.ageBand = "65–74";
    result.title = slot("Heart failure and diabetes; about half lack a sure ride", "title");
    result.tag = "P3 · Harbor Valley";
    result.standsFor =
        "Stands for about 2,195 people, 11 of 100 in this study. Many differ from her: about half do have a "
        "sure ride, and 24 of 100 prefer a language other than English.";
    result.pictureNote = "Illustration · not a real person";
    result.portrait = recipe();
    result.number = 3;
    result.hue = 3;
    return result;
}

CardPage page(CardPage::Face face, const std::string& title) {
    CardPage result;
    result.face = face;
    result.title = title;
    result.hue = 3;
    result.footerBold = "Linda is fictional.";
    result.footer = "Do not use this page to decide the care of one patient. “Others” = everyone else in the "
                    "study. Counts "
                    "to the nearest 5; nothing stands for fewer than 11 people. Records Jan 2023 – Dec 2024.";
    result.isInvented = true;
    result.inventedText = "Invented data.";
    return result;
}

CardNotes notes(const std::string& heading, const std::vector<CardText>& lines) {
    CardNotes result;
    result.heading = heading;
    result.lines = lines;
    return result;
}

CardLegend legend() {
    CardLegend result;
    result.records = "Linda, from records";
    result.survey = "Linda, from the survey";
    result.others = "everyone else";
    result.range = "likely range";
    result.hasSurvey = true;
    result.hasRange = true;
    return result;
}

CardOverlap overlap() {
    CardOverlap result;
    result.heading = "Re-test overlap";
    result.lines = {{"Jordan", 0, 1, 0.91, 0.78, false}, {"Michelle", 2, 2, 0.84, 0.74, false},
                    {"Linda", 3, 3, 0.86, 0.71, true},   {"Mark", 4, 4, 0.72, 0.70, false},
                    {"Robert", 5, 5, 0.82, 0.66, false}, {"Taylor", 7, 6, 0.88, std::nullopt, false}};
    result.note = "Filled mark: this study. Open circle: same-size data without groups. We redrew the "
                  "patients 100 times: on "
                  "average 86 % of Linda’s group stays together (highly stable).";
    return result;
}

CardMap map() {
    CardMap result;
    result.heading = "Picture of likeness";
    constexpr float kStep = 1.0F / 16;
    for (int row = 0; row < 9; ++row) {
        for (int column = 0; column < 15; ++column) {
            const float x = (static_cast<float>(column) + (row % 2 == 0 ? 0.0F : 0.5F)) * kStep;
            const float y = static_cast<float>(row) * kStep * 0.866F;
            const int hue = column < 5 ? 0 : (row < 4 ? 2 : (column < 9 ? 4 : 3));
            result.cells.push_back({x, y, (row + column) % 11 == 0 ? -1 : hue, (row * column) % 5});
        }
    }
    result.labels = {{"Jordan", 0, 1, 0.12F, 0.25F},
                     {"Michelle", 2, 2, 0.55F, 0.1F},
                     {"Linda", 3, 3, 0.7F, 0.36F},
                     {"Mark", 4, 4, 0.45F, 0.36F}};
    result.note =
        "Near = similar. This picture keeps 34 % of the differences. Each cell stands for 11 people or more.";
    return result;
}

CardTable evidenceTable() {
    CardTable table;
    table.columns = {"Claim",        "Linda",        "Others",          "Base: Linda · others",
                     "Likely range", "Times others", "Source, used to", "Missing for Linda"};
    table.alignRight = {false, true, true, true, true, true, false, false};
    table.widths = {0.30, 0.06, 0.07, 0.17, 0.10, 0.08, 0.13, 0.09};
    const auto group = [&](const std::string& words) {
        CardTable::Row row;
        row.cells = {words};
        row.isGroup = true;
        table.rows.push_back(row);
    };
    const auto row = [&](const std::string& claim, const std::string& own, const std::string& others,
                         const std::string& base, const std::string& range, const std::string& times,
                         const std::string& source, const std::string& missing) {
        table.rows.push_back(
            {{claim, own, others, base, range, times, source, missing}, false, "key:" + claim});
    };
    group("Who she is");
    row("Has heart failure", "68", "5", "2,195 · 17,805", "–", "–", "records, form", "unknown");
    row("Has type 2 diabetes", "74", "16", "2,195 · 17,805", "–", "–", "records, form", "unknown");
    row("Public insurance", "87", "33", "2,195 · 17,805", "–", "–", "records, form", "none");
    row("Prefers a language other than English", "24", "16", "2,195 · 17,805", "22 to 26", "1.5",
        "records, check", "none");
    group("What matters");
    row("Staying in my own home", "71", "35", "570 · 3,830", "67 to 75", "2.0", "survey, check", "74 of 100");
    row("One person to call", "66", "35", "570 · 3,830", "62 to 70", "1.9", "survey, check", "74 of 100");
    row("A sure way to get to visits", "57", "16", "570 · 3,830", "53 to 61", "3.6", "survey, check",
        "74 of 100");
    group("Strengths");
    row("Trusts the care team", "84", "75", "570 · 3,830", "81 to 87", "1.1", "survey, check", "74 of 100");
    row("Keeps booked phone visits", "88", "82", "3,900 · 12,600 visits", "–", "1.1", "records, check",
        "none");
    row("Had the flu vaccine", "71", "46", "2,195 · 17,805", "69 to 73", "1.5", "records, check", "unknown");
    group("What gets in the way, how to reach her");
    row("Digital tools are hard", "66", "23", "570 · 3,830", "62 to 70", "2.9", "survey, check", "74 of 100");
    row("No sure ride", "46", "12", "810 · 3,490", "43 to 49", "3.8", "screening, check", "63 of 100");
    row("Medicine costs", "33", "20", "570 · 3,830", "29 to 37", "1.6", "survey, check", "74 of 100");
    row("Phone first", "58", "19", "570 · 3,830", "54 to 62", "3.1", "survey, check", "74 of 100");
    row("Back in hospital within 30 days", "19", "13", "640 · 1,660 stays", "16 to 22", "1.5",
        "claims, check", "none");
    table.note = "form = helped to make the group, so it only describes: no range, no proof. check = used "
                 "only to check, kept "
                 "out of the grouping. Missing: no answer or not screened; no code is never a “no”.";
    return table;
}

void collect(std::vector<std::string>& out, const CardText& text) {
    if (!text.text.empty()) out.push_back(text.text);
    if (!text.text.empty() && !text.editedBy.empty()) out.push_back(text.editedBy);
}

struct TextCollector {
    std::vector<std::string>& out;

    void operator()(const CardHeader& header) const {
        collect(out, header.name);
        collect(out, header.title);
        for (const std::string* text : {&header.ageBand, &header.tag, &header.standsFor})
            out.push_back(*text);
        if (!header.isEvidence) out.push_back(header.pictureNote);
    }
    void operator()(const CardChips& chips) const {
        out.push_back(chips.lead);
        out.insert(out.end(), chips.chips.begin(), chips.chips.end());
    }
    void operator()(const CardBars& bars) const {
        out.push_back(bars.heading);
        out.push_back(bars.note);
        for (const CardBar& each : bars.bars) {
            collect(out, each.label);
            for (const std::string* text : {&each.base, &each.figure, &each.othersFigure})
                out.push_back(*text);
        }
    }
    void operator()(const CardNotes& notes) const {
        bool isShown = false;
        for (const CardText& line : notes.lines) {
            collect(out, line);
            isShown = isShown || !line.text.empty();
        }
        if (!isShown) return;
        out.push_back(notes.heading);
        out.push_back(notes.note);
    }
    void operator()(const CardLegend& legend) const {
        for (const std::string* text : {&legend.records, &legend.survey, &legend.others, &legend.range}) {
            out.push_back(*text);
        }
    }
    void operator()(const CardTable& table) const {
        out.push_back(table.heading);
        out.insert(out.end(), table.columns.begin(), table.columns.end());
        for (const CardTable::Row& row : table.rows)
            out.insert(out.end(), row.cells.begin(), row.cells.end());
        out.push_back(table.note);
    }
    void operator()(const CardOverlap& overlap) const {
        out.push_back(overlap.heading);
        for (const CardOverlap::Line& line : overlap.lines)
            out.push_back(line.name);
        out.push_back(overlap.note);
    }
    void operator()(const CardMap& map) const {
        out.push_back(map.heading);
        for (const CardMap::Label& label : map.labels)
            out.push_back(label.name);
        out.push_back(map.note);
    }
    void operator()(const CardSummaries& summaries) const {
        for (const CardSummary& each : summaries.personas) {
            for (const std::string* text : {&each.name, &each.ageBand, &each.title, &each.people})
                out.push_back(*text);
            for (const auto& [key, value] : each.lines) {
                out.push_back(key);
                out.push_back(value);
            }
        }
    }
};

} // namespace

CardPage storyPage() {
    CardPage result = page(CardPage::Face::Story, "Linda, 65–74");
    const CardChips chips{"Most have", {"Heart failure", "Type 2 diabetes", "Public insurance"}};
    result.rows.push_back({{header(), chips}, {}});
    const CardBars matters{"What matters",
                           "survey, of 570 who answered",
                           {bar("Staying in my own home", "", 71, 35, 4),
                            bar("One person to call", "", 66, 35, 4),
                            bar("A sure way to get to visits", "", 57, 16, 4)}};
    const CardBars strengths{"Strengths",
                             "base beside each line",
                             {bar("Trusts the care team", "of 570", 84, 75, 3),
                              bar("Keeps phone visits", "of 3,900", 88, 82, 0),
                              bar("Had the flu vaccine", "of 2,195", 71, 46, 2)}};
    result.rows.push_back({{matters}, {strengths}});
    const CardBars barriers{"What gets in the way",
                            "base beside each line",
                            {bar("Digital tools are hard", "of 570", 66, 23, 4),
                             bar("No sure ride", "of 810 screened", 46, 12, 3),
                             bar("Medicine costs", "of 570", 33, 20, 4)}};
    CardBars reach{"How to reach her", "survey, of 570 who answered", {bar("Phone first", "", 58, 19, 4)}};
    CardBar mean;
    mean.label = slot("Hours of sleep, on average", "statement:sleep~mean");
    mean.figure = "6.4 hours";
    mean.othersFigure = "others 7.1";
    mean.statementKey = "sleep~mean";
    reach.bars.push_back(mean);
    CardNotes action = notes("", {written("Book the ride with the visit, in one call. Same caller each time.",
                                          "action", "Written by the team · M. Ortiz, 12 Mar 2025")});
    action.hasBullets = false;
    result.rows.push_back({{barriers}, {reach, action}});
    result.rows.push_back({{legend()}, {}});
    CardText quote = slot("", "quote");
    quote.placeholder = "What do they say themselves? Write it here.";
    result.rows.push_back({{notes("In their words", {quote})}, {}});
    const std::string team = "Written by the team";
    result.rows.push_back(
        {{notes("Say and do", {written("Call; offer visit and ride together.", "say", team),
                               written("Give one step at a time, on paper.", "say2", team),
                               written("Name one person she can ring. ä ł ñ 日 ع ≥ →", "say3", team)})},
         {notes("Avoid", {written("Messages by portal only.", "avoid", team),
                          written("Labels or blame for missed visits.", "avoid2", team),
                          written("Taking for granted that family can drive. An office affiliated "
                                  "with us does it.",
                                  "avoid3", team)})}});
    return result;
}

CardPage evidencePage() {
    CardPage result = page(CardPage::Face::Evidence, "Linda, 65–74 · Show me why");
    CardHeader small = header();
    small.isEvidence = true;
    small.title = slot("Each claim of the story page and what stands behind it, “of 100”.", "");
    small.standsFor = "about 2,195 people · 11 of 100";
    result.rows.push_back({{small}, {}});
    result.rows.push_back({{evidenceTable()}, {}});
    result.rows.push_back(
        {{overlap()},
         {notes("What is not known",
                {slot("What the 74 of 100 who did not answer would say. Answers are not weighted; "
                      "silence isn’t random here.",
                      ""),
                 slot("Eye exams and flu shots done elsewhere: unknown, not overdue.", "")}),
          notes("Limits", {slot("Groups are useful slices of a continuum; people near a border could "
                                "belong to two.",
                                ""),
                           slot("Not for decisions about one patient.", "")})}});
    return result;
}

CardPage overviewPage() {
    CardPage result = page(CardPage::Face::Overview, "Harbor Valley · Overview");
    result.hue = -1;
    CardSummaries summaries;
    const char* const names[] = {"Jordan", "Michelle", "Linda", "Mark", "Robert"};
    const int hues[] = {0, 2, 3, 4, 5};
    for (int i = 0; i < 5; ++i) {
        CardSummary each;
        each.name = names[i];
        each.ageBand = "65–74";
        each.title = "Heart failure and diabetes; about half lack a sure ride";
        each.people = "about 2,195 people · 11 of 100";
        each.number = i + 1;
        each.hue = hues[i];
        each.portrait = recipe();
        each.portrait.skin = static_cast<std::uint8_t>(i + 1);
        each.portrait.background = static_cast<std::uint8_t>(i);
        each.lines = {{"First channel", "Phone, about half"},
                      {"One thing to do", "Book the ride with the visit"}};
        summaries.personas.push_back(each);
    }
    CardNotes intro =
        notes("Six groups of patients and what each needs",
              {slot("Useful slices of a continuum: five segments re-test better than data without groups, "
                    "but they overlap.",
                    "")});
    intro.hasBullets = false;
    result.rows.push_back({{intro}, {}});
    result.rows.push_back({{summaries}, {}});
    result.rows.push_back({{map()}, {overlap()}});
    return result;
}

CardPage methodsPage() {
    CardPage result = page(CardPage::Face::Methods, "Methods");
    result.hue = -1;
    CardTable table;
    table.heading = "How many segments";
    table.columns = {"Segments", "Re-test overlap", "Data without groups"};
    table.alignRight = {false, true, true};
    for (int k = 2; k <= 12; ++k) {
        table.rows.push_back(
            {{std::to_string(k), std::to_string(95 - 2 * k) + " %", std::to_string(90 - 2 * k) + " %"},
             false,
             ""});
    }
    result.rows.push_back(
        {{notes("Data", {slot("One extract of 20,000 patients, Jan 2023 – Dec 2024.", ""),
                         slot("Data version 1, fingerprint 3f9a01c2b7de.", "")})},
         {notes("Privacy", {slot("Names, dates and record numbers were not stored.", "")})}});
    result.rows.push_back({{table}, {}});
    return result;
}

CardPage longWordsPage() {
    CardPage result = page(CardPage::Face::Story, "Karl-Friedrich");
    CardHeader top = header();
    top.name = slot("Karl-Friedrich Maximilian", "name");
    top.title = slot("Krankenversicherungszusatzbeitragsbefreiungsantragsverfahren und "
                     "Arzneimittelkostenerstattungsansprüche; etwa die Hälfte ohne sichere Fahrgelegenheit",
                     "title");
    result.rows.push_back({{top, CardChips{"Die meisten haben",
                                           {"Herzinsuffizienz", "Krankenversicherungszusatzbeitragsbefreiung",
                                            "Gesetzliche Krankenversicherung", "Typ-2-Diabetes"}}},
                           {}});
    result.rows.push_back(
        {{CardBars{
             "Gesundheitsversorgungsbedürfnisse und Rahmenbedingungen",
             "Befragung, von 570 Antwortenden",
             {bar("Rechtsschutzversicherungsgesellschaftenunabhängigkeitserklärung", "von 570", 71, 35, 4),
              bar("Möchte im eigenen Zuhause bleiben, auch wenn die Treppe schwerfällt", "von 810 Befragten",
                  66, 35, 4)}}},
         {CardBars{
             "Stärken", "Bezug je Zeile", {bar("Vertraut dem Behandlungsteam", "von 570", 84, 75, 3)}}}});
    return result;
}

CardPage arabicPage() {
    CardPage result = page(CardPage::Face::Story, "ليلى، 65–74");
    CardHeader top = header();
    top.name = slot("ليلى", "name");
    top.title = slot("قصور القلب والسكري؛ نصفهم تقريبًا بلا وسيلة نقل مضمونة", "title");
    top.standsFor = "تمثل نحو 2,195 شخصًا، أي 11 من كل 100 في هذه الدراسة. كثيرون يختلفون عنها.";
    top.pictureNote = "رسم توضيحي · ليست شخصًا حقيقيًا";
    result.rows.push_back({{top, CardChips{"معظمهم", {"قصور القلب", "السكري من النوع 2", "تأمين عام"}}}, {}});
    CardBar first = bar("البقاء في بيتي", "من 570", 71, 35, 4);
    first.figure = "71 من 100";
    first.othersFigure = "غيرهم 35";
    CardBar second = first;
    second.isSurvey = true;
    second.label = slot("شخص واحد أتصل به", "statement:call");
    result.rows.push_back({{CardBars{"ما يهمها", "استبيان، من 570 أجابوا", {first, second}}},
                           {CardBars{"نقاط القوة", "", {first}}}});
    result.rows.push_back({{legend()}, {}});
    result.footerBold = "ليلى شخصية متخيلة.";
    result.footer = "لا تستخدم هذه الصفحة لتقرير رعاية مريض واحد.";
    return result;
}

CardPage overfullPage() {
    CardPage result = page(CardPage::Face::Evidence, "Linda, 65–74 · Show me why");
    CardTable table = evidenceTable();
    const std::vector<CardTable::Row> rows = table.rows;
    for (int i = 0; i < 3; ++i)
        table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    result.rows.push_back({{table}, {}});
    std::string endless;
    for (int i = 1; i <= 260; ++i)
        endless += "Sentence number " + std::to_string(i) + " of a very long note. ";
    result.rows.push_back(
        {{notes("A note without end", {slot(endless, "note")})}, {notes("Short", {slot("Beside it.", "")})}});
    return result;
}

std::vector<CardPage> allPages() {
    return {overviewPage(), storyPage(), evidencePage(), longWordsPage(), overfullPage(), methodsPage()};
}

std::vector<std::string> printedTexts(const CardPage& page) {
    std::vector<std::string> texts;
    for (const CardRow& row : page.rows) {
        for (const CardBlock& block : row.left)
            std::visit(TextCollector{texts}, block);
        for (const CardBlock& block : row.right)
            std::visit(TextCollector{texts}, block);
    }
    texts.push_back(page.footerBold);
    texts.push_back(page.footer);
    texts.push_back(page.inventedText);
    return texts;
}

} // namespace vignette::test
