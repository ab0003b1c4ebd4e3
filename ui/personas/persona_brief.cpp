#include "ui/personas/persona_brief.h"

#include "core/base/failure.h"
#include "ui/text/plain_words.h"

#include <QCoreApplication>

namespace vignette {

namespace {

class Personas {
    Q_DECLARE_TR_FUNCTIONS(Personas)
};

QString percentOf(double share, const Wording& wording) {
    return QString::fromStdString(
        wording.percent({.form = ShownNumber::Form::Value, .value = std::round(share * 100), .decimals = 0}));
}

/// "11 of 100", in the words of a figure.
QString shareText(const ShownNumber& share, const Wording& wording) {
    ShownStatement asShare;
    asShare.form = StatementForm::ShareOfClaim;
    return QString::fromStdString(wording.figure(share, asShare));
}

QString searchedWords(const ShownPersona& persona, const PersonaBrief& brief, const Wording& wording) {
    QStringList words = {brief.name, brief.age, brief.title, brief.tag(), brief.firmness};
    for (const ShownStatement& statement : persona.statements) {
        words << QString::fromStdString(wording.statement(statement));
        words << QString::fromStdString(statement.label) << QString::fromStdString(statement.levelLabel);
    }
    for (const PersonaEdit& edit : persona.edits)
        if (edit.slot != "portrait") words << QString::fromStdString(edit.text);
    return words.join(QLatin1Char('\n')).toCaseFolded();
}

struct ChannelWord {
    const char* word;
    IconName icon;
};
constexpr ChannelWord kChannelWords[] = {
    {"phone", IconName::Phone},       {"call", IconName::Phone},      {"text", IconName::MessageSquare},
    {"sms", IconName::MessageSquare}, {"e-mail", IconName::Mail},     {"email", IconName::Mail},
    {"letter", IconName::Mail},       {"post", IconName::Mail},       {"mail", IconName::Mail},
    {"portal", IconName::Laptop},     {"online", IconName::Laptop},   {"web", IconName::Laptop},
    {"app", IconName::Laptop},        {"internet", IconName::Laptop}, {"video", IconName::Laptop},
    {"person", IconName::User},       {"visit", IconName::House},
};

bool namesChannel(const std::string& level) {
    const QString words = QString::fromStdString(level);
    return std::any_of(std::begin(kChannelWords), std::end(kChannelWords), [&](const ChannelWord& channel) {
        return words.contains(QLatin1String(channel.word), Qt::CaseInsensitive);
    });
}

} // namespace

QString PersonaBrief::peopleAndShare() const {
    return share.isEmpty() ? people : people + QStringLiteral(" · ") + share;
}

PortraitRecipe portraitOf(const ShownPersona& persona) {
    const PersonaEdit* chosen = persona.edit("portrait");
    if (!chosen || chosen->text.empty()) return persona.portrait;
    try {
        return portraitRecipeFromText(chosen->text);
    } catch (const Failure&) {
        return persona.portrait;
    }
}

const ShownPersona* findPersona(const Release& release, const PersonaId& id) {
    for (const ShownPersona& persona : release.personas())
        if (persona.id == id) return &persona;
    return nullptr;
}

const ShownStatement* firstChannel(const ShownPersona& persona) {
    const ShownStatement* first = nullptr;
    for (const ShownStatement& statement : persona.statements) {
        if (statement.section != CardSection::Reach || statement.form != StatementForm::ShareOfLevel)
            continue;
        if (!statement.persona.hasValue() || !namesChannel(statement.levelLabel)) continue;
        if (!first || statement.persona.value > first->persona.value) first = &statement;
    }
    return first;
}

QString spreadText(SpreadWord spread) {
    switch (spread) {
    case SpreadWord::NearlyAll:
        return Personas::tr("nearly all");
    case SpreadWord::Most:
        return Personas::tr("most");
    case SpreadWord::AboutHalf:
        return Personas::tr("about half");
    case SpreadWord::Some:
        return Personas::tr("some");
    case SpreadWord::Few:
        break;
    }
    return Personas::tr("few");
}

QString firmnessText(StabilityReading reading) {
    QString words = plainWords(reading);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString sectionText(CardSection section) {
    switch (section) {
    case CardSection::StandsOut:
        return Personas::tr("What stands out");
    case CardSection::Common:
        return Personas::tr("What most have");
    case CardSection::Needs:
        return Personas::tr("What matters");
    case CardSection::Strengths:
        return Personas::tr("Strengths");
    case CardSection::Barriers:
        return Personas::tr("What gets in the way");
    case CardSection::Attitudes:
        return Personas::tr("Attitudes");
    case CardSection::Reach:
        return Personas::tr("How to reach");
    case CardSection::Health:
        return Personas::tr("Health");
    case CardSection::UseOfCare:
        return Personas::tr("Use of care");
    case CardSection::Habits:
        return Personas::tr("Habits");
    case CardSection::Circumstances:
        break;
    }
    return Personas::tr("Circumstances");
}

IconName channelIconFor(const QString& channel) {
    for (const ChannelWord& line : kChannelWords)
        if (channel.contains(QLatin1String(line.word), Qt::CaseInsensitive)) return line.icon;
    return IconName::Megaphone;
}

PersonaBrief briefOf(const ShownPersona& persona, const Wording& wording) {
    PersonaBrief brief;
    brief.id = persona.id;
    brief.number = persona.number;
    brief.hue = persona.hue;
    brief.portrait = portraitOf(persona);
    brief.name = QString::fromStdString(wording.name(persona));
    if (persona.age) brief.age = QString::fromStdString(wording.ageBand(*persona.age));
    brief.title = QString::fromStdString(wording.title(persona));
    brief.people = QString::fromStdString(wording.people(persona.people));
    if (persona.share.hasValue()) brief.share = shareText(persona.share, wording);
    brief.peopleOrder = persona.people.value;
    if (const ShownStatement* channel = firstChannel(persona)) {
        const bool isLevel = channel->form == StatementForm::ShareOfLevel && !channel->edit;
        brief.channel = QString::fromStdString(isLevel ? channel->levelLabel : wording.statement(*channel));
        brief.channelSpread = spreadText(channel->spread);
        brief.channelIcon = channelIconFor(brief.channel);
    }
    if (const PersonaEdit* action = persona.edit("action"))
        brief.action = QString::fromStdString(action->text);
    brief.overlap = percentOf(persona.overlap, wording);
    if (persona.noGroupOverlap) brief.noGroupOverlap = percentOf(*persona.noGroupOverlap, wording);
    brief.overlapOrder = persona.overlap;
    brief.firmness = firmnessText(persona.reading);
    brief.isPatternOnly = persona.reading == StabilityReading::PatternOnly;
    brief.searched = searchedWords(persona, brief, wording);
    return brief;
}

bool matches(const PersonaBrief& brief, const QString& typed) {
    for (const QString& word : typed.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!brief.searched.contains(word)) return false;
    return true;
}

} // namespace vignette
