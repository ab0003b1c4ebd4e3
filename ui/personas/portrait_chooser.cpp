#include "ui/personas/portrait_chooser.h"

#include "core/base/hash.h"
#include "core/model/portrait_draw.h"
#include "ui/personas/persona_brief.h"
#include "ui/personas/portrait_store.h"
#include "ui/theme/widgets.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QToolButton>

namespace vignette {

namespace {
constexpr int kSuggestions = 12;
constexpr int kColumns = 4;
constexpr int kSide = 96;
constexpr int kToneStep = 3; ///< no divisor of the number of tones: eight steps meet each tone once
} // namespace

std::vector<PortraitRecipe> otherPortraits(const ShownPersona& persona, int count) {
    // From the id, not from the face in force, so that a choice does not change what is offered.
    const int firstTone = sha256("portrait-tone|" + persona.id.value).bytes[0];
    std::vector<PortraitRecipe> recipes;
    for (int i = 1; i <= count; ++i) {
        const Digest seed = sha256("portrait-v1|" + persona.id.value + "|" + std::to_string(i));
        const auto skin = static_cast<std::uint8_t>((firstTone + kToneStep * i) % PortraitRecipe::kSkinTones);
        PortraitRecipe recipe = portraitFromSeed(seed, persona.portrait.age, persona.portrait.sex, skin);
        recipe.hasHearingAid = persona.portrait.hasHearingAid;
        recipe.hasNasalOxygen = persona.portrait.hasNasalOxygen;
        recipe.hasWheelchair = persona.portrait.hasWheelchair;
        recipes.push_back(recipe);
    }
    return recipes;
}

PortraitChooser::PortraitChooser(const ShownPersona& persona, const QString& name, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Other portraits for %1").arg(name));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(makeWrappedLabel(
        tr("All are illustrations. Age and sex follow the data; everything else is chosen by chance."),
        WidgetRole::Second));
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    int place = 0;
    for (const PortraitRecipe& recipe : otherPortraits(persona, kSuggestions)) {
        auto* button = new QToolButton(this);
        button->setIcon(QIcon(keptPortrait(recipe, kSide, devicePixelRatioF())));
        button->setIconSize({kSide, kSide});
        button->setAccessibleName(tr("Suggestion %1").arg(place + 1));
        connect(button, &QToolButton::clicked, this, [this, recipe] {
            emit chosen(QString::fromStdString(toText(recipe)));
            accept();
        });
        grid->addWidget(button, place / kColumns, place % kColumns);
        ++place;
    }
    column->addLayout(grid);
    auto* buttons = new QDialogButtonBox(this);
    if (persona.edit("portrait")) {
        QPushButton* first = buttons->addButton(tr("The first one"), QDialogButtonBox::ResetRole);
        connect(first, &QPushButton::clicked, this, [this] {
            emit chosen({});
            accept();
        });
    }
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace vignette
