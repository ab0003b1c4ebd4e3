#include "core/model/persona.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<CardSection> kSections[] = {{CardSection::StandsOut, "stands_out"},
                                               {CardSection::Common, "common"},
                                               {CardSection::Needs, "needs"},
                                               {CardSection::Strengths, "strengths"},
                                               {CardSection::Barriers, "barriers"},
                                               {CardSection::Attitudes, "attitudes"},
                                               {CardSection::Reach, "reach"},
                                               {CardSection::Health, "health"},
                                               {CardSection::UseOfCare, "use_of_care"},
                                               {CardSection::Habits, "habits"},
                                               {CardSection::Circumstances, "circumstances"}};

} // namespace

const char* toText(CardSection section) {
    return textOf(kSections, section);
}
CardSection cardSectionFromText(const std::string& text) {
    return valueOf(kSections, text, "card section");
}

const Statement* Persona::find(const std::string& key) const {
    for (const Statement& statement : statements)
        if (statement.key == key) return &statement;
    return nullptr;
}

} // namespace vignette
