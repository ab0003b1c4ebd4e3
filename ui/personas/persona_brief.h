#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"
#include "ui/icons/icons.h"

#include <QString>
#include <QStringList>

namespace vignette {

/// What a gallery card and a table row say of a persona: finished words out of the Release, nothing computed.
struct PersonaBrief {
    PersonaId id;
    int number = 1;
    int hue = 0;
    PortraitRecipe portrait;
    QString name;           ///< "Linda"
    QString age;            ///< "65–74"; may be empty
    QString title;          ///< one line of the data's or the team's words
    QString people;         ///< "about 2,195 people"
    QString share;          ///< "11 of 100"
    double peopleOrder = 0; ///< for sorting; the rounded figure
    QString channel;        ///< "Phone"; empty when nothing is known of how to reach
    QString channelSpread;  ///< "about half"
    IconName channelIcon = IconName::MessageSquare;
    QString action;         ///< one thing to do, written by a person; empty: nobody wrote one
    QString overlap;        ///< "86 %"
    QString noGroupOverlap; ///< the same for data without groups; may be empty
    double overlapOrder = 0;
    QString firmness; ///< "Stable"
    bool isPatternOnly = false;
    QString searched; ///< all words of the persona, lower case

    QString heading() const { return age.isEmpty() ? name : name + QStringLiteral(", ") + age; }
    QString peopleAndShare() const;
    QString tag() const { return QStringLiteral("P%1").arg(number); }
};

PersonaBrief briefOf(const ShownPersona& persona, const Wording& wording);

/// The persona of this id, or null.
const ShownPersona* findPersona(const Release& release, const PersonaId& id);

/// The portrait in force: a person's choice before the drawn one. A choice this program cannot read falls
/// back to the drawn one.
PortraitRecipe portraitOf(const ShownPersona& persona);

/// What is said first about how to reach the persona, on the story where it tells something; or null.
const ShownStatement* firstChannel(const ShownPersona& persona);

QString spreadText(SpreadWord spread);           ///< "about half"
QString firmnessText(StabilityReading reading);  ///< "Pattern only"
QString sectionText(CardSection section);        ///< "What gets in the way"
IconName channelIconFor(const QString& channel); ///< from general words: phone, mail, portal …

/// Whether every word of `typed` stands somewhere in the persona's words. Nothing typed: true.
bool matches(const PersonaBrief& brief, const QString& typed);

} // namespace vignette
