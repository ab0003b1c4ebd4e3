#include "ui/segment/views_card.h"

#include "ui/icons/icons.h"
#include "ui/segment/segment_words.h"
#include "ui/text/plain_words.h"
#include "ui/theme/flow_layout.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace vignette {

namespace {

constexpr int kMostStarts = 100;

constexpr Theme kThemes[] = {Theme::Conditions,  Theme::Functional, Theme::Measurements, Theme::UseOfCare,
                             Theme::Habits,      Theme::Digital,    Theme::Needs,        Theme::Barriers,
                             Theme::Preferences, Theme::Attitudes,  Theme::Channel,      Theme::Demographic,
                             Theme::Economic,    Theme::Social,     Theme::Outcome,      Theme::Other};

/// What the fields of a view could give: whether one may form, and the best share of patients with a value.
struct ViewContent {
    int fields = 0;
    int forming = 0;
    double heard = 0.0;
};

ViewContent contentOf(FieldView view, const std::vector<Field>& fields, const MissingShares& missing) {
    SegmentSetup alone;
    alone.setView(view, true);
    ViewContent content;
    for (const Field& field : fields) {
        if (field.use == FieldUse::Hide || !covers(view, field.theme)) continue;
        ++content.fields;
        content.forming += isFormingByViews(alone, field, missing) ? 1 : 0;
        const auto share = missing.find(field.key);
        content.heard = std::max(content.heard, share == missing.end() ? 1.0 : 1.0 - share->second);
    }
    return content;
}

} // namespace

ViewsCard::ViewsCard(QWidget* parent)
    : CardFrame({}, {}, parent), m_heardFrom(makeWrappedLabel({}, WidgetRole::Muted)),
      m_matter(makeWrappedLabel(tr("What should matter more?"), WidgetRole::Heading)),
      m_counts(makeWrappedLabel({}, WidgetRole::Muted)), m_fields(makeButton(tr("Choose…"))) {
    setHeading(tr("Views"));
    content()->setSpacing(6);
    content()->addWidget(makeChips());
    content()->addWidget(m_heardFrom);
    content()->addWidget(m_matter);
    content()->addWidget(makeWeights(), 1);
    content()->addWidget(makeFields());
    content()->addWidget(makeSeed());
    m_heardFrom->hide();
    connect(m_fields, &QPushButton::clicked, this, &ViewsCard::fieldsRequested);
}

QWidget* ViewsCard::makeChips() {
    auto* chips = new QWidget;
    auto* flow = new FlowLayout(6, chips);
    for (const FieldView view : kFieldViews) {
        QPushButton* chip = makeChip(viewName(view));
        chip->setToolTip(viewMeaning(view));
        chip->setAccessibleDescription(viewMeaning(view));
        chip->setObjectName(QStringLiteral("view%1").arg(static_cast<int>(view)));
        connect(chip, &QPushButton::clicked, this,
                [this, view](bool isOn) { emit viewSwitched(view, isOn); });
        flow->addWidget(chip);
        m_chips[view] = chip;
    }
    return chips;
}

QWidget* ViewsCard::makeWeights() {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumHeight(72);
    auto* lines = new QWidget;
    auto* column = new QVBoxLayout(lines);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(6);
    for (const Theme theme : kThemes)
        addWeight(theme, column);
    column->addStretch();
    scroll->setWidget(lines);
    return scroll;
}

void ViewsCard::addWeight(Theme theme, QLayout* column) {
    Weight weight;
    weight.line = new QWidget;
    auto* all = new QVBoxLayout(weight.line);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(1);
    auto* words = new QHBoxLayout;
    weight.word = makeLabel({}, WidgetRole::Muted);
    words->addWidget(makeWrappedLabel(plainWords(theme)), 1);
    words->addWidget(weight.word);
    all->addLayout(words);
    weight.slider = new QSlider(Qt::Horizontal);
    weight.slider->setRange(-kMostWeightSteps, kMostWeightSteps);
    weight.slider->setPageStep(2);
    weight.slider->setFixedHeight(20);
    weight.slider->setAccessibleName(tr("How much %1 matters").arg(plainWords(theme)));
    weight.slider->setObjectName(QStringLiteral("weight%1").arg(static_cast<int>(theme)));
    connect(weight.slider, &QSlider::valueChanged, this,
            [this, theme](int step) { emit weightChosen(theme, weightOfStep(step)); });
    all->addWidget(weight.slider);
    column->addWidget(weight.line);
    m_weights[theme] = weight;
}

QWidget* ViewsCard::makeFields() {
    auto* fields = new QWidget;
    auto* line = new QHBoxLayout(fields);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_counts, 1);
    line->addWidget(m_fields);
    m_fields->setToolTip(tr("Choose which fields form the segments"));
    return fields;
}

QWidget* ViewsCard::makeSeed() {
    m_seedLine = new QWidget;
    auto* line = new QHBoxLayout(m_seedLine);
    line->setContentsMargins(0, 0, 0, 0);
    m_seed = new QLineEdit;
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(
        tr("Every random draw follows from this number: the same seed gives the same segments"));
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,18}")), m_seed));
    m_starts = new QSpinBox;
    m_starts->setRange(1, kMostStarts);
    m_starts->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_starts->setAccessibleName(tr("Starts"));
    m_starts->setToolTip(
        tr("How often each number of segments is tried from new starting points; the best counts"));
    line->addWidget(makeLabel(tr("Seed"), WidgetRole::Muted));
    line->addWidget(m_seed, 1);
    line->addWidget(makeLabel(tr("Starts"), WidgetRole::Muted));
    line->addWidget(m_starts);
    connect(m_seed, &QLineEdit::editingFinished, this,
            [this] { emit seedChosen(m_seed->text().toULongLong()); });
    connect(m_starts, &QSpinBox::valueChanged, this, &ViewsCard::startsChosen);
    m_seedLine->hide();
    return m_seedLine;
}

void ViewsCard::setSeedVisible(bool isVisible) {
    m_seedLine->setVisible(isVisible);
}

void ViewsCard::show(const SegmentSetup& setup, const std::vector<Field>& fields,
                     const MissingShares& missing, const EncodingPlan* found) {
    showChips(setup, fields, missing);
    std::set<Theme> themes;
    int forming = 0;
    int checking = 0;
    for (const Field& field : fields) {
        if (isForming(setup, field, missing)) {
            themes.insert(field.theme);
            ++forming;
        } else if (field.use != FieldUse::Hide) {
            ++checking;
        }
    }
    showWeights(setup, themes);
    const QStringList counts = countWords(forming, checking, found);
    m_counts->setText(counts.join(QLatin1Char('\n')));
    m_fields->setAccessibleName(tr("Choose fields: %1").arg(counts.join(QStringLiteral(", "))));
    const QSignalBlocker quietSeed(m_seed);
    const QSignalBlocker quietStarts(m_starts);
    if (m_seed->text().toULongLong() != setup.seed || m_seed->text().isEmpty())
        m_seed->setText(QString::number(setup.seed));
    m_starts->setValue(setup.starts);
}

/// Chosen is what a person asks for; used is what the segments were found with, the same number as on the
/// methods page. Only the finding tells them apart.
QStringList ViewsCard::countWords(int chosen, int checking, const EncodingPlan* found) {
    QStringList words;
    if (!found) {
        words << tr("%n field(s) chosen to form", nullptr, chosen);
    } else {
        words << tr("%n field(s) used to form", nullptr, static_cast<int>(found->fields.size()));
        if (const int leftOut = static_cast<int>(found->leftOut.size()); leftOut > 0)
            words << tr("%n chosen, but left out: “Choose…” says why", nullptr, leftOut);
    }
    return words << tr("%n only to check", nullptr, checking);
}

void ViewsCard::showChips(const SegmentSetup& setup, const std::vector<Field>& fields,
                          const MissingShares& missing) {
    QStringList unheard;
    double heard = 0.0;
    for (const auto& [view, chip] : m_chips) {
        const ViewContent content = contentOf(view, fields, missing);
        const bool isOn = setup.views.contains(view);
        chip->setVisible(content.fields > 0);
        chip->setEnabled(content.forming > 0 || isOn);
        chip->setChecked(isOn);
        setThemedIcon(chip, isOn ? IconName::Check : IconName::Plus, &ColourTheme::secondary);
        chip->setIconSize({12, 12});
        if (content.fields > 0 && content.forming == 0 && content.heard < 1.0 - kMostMissingToForm) {
            unheard << viewName(view);
            heard = std::max(heard, content.heard);
        }
    }
    m_heardFrom->setVisible(!unheard.isEmpty());
    m_heardFrom->setText(tr("%1: heard from %2 or less; used only to check.")
                             .arg(unheard.join(QStringLiteral(", ")), percentWords(heard)));
}

void ViewsCard::showWeights(const SegmentSetup& setup, const std::set<Theme>& themes) {
    m_matter->setVisible(themes.size() > 1);
    for (const auto& [theme, weight] : m_weights) {
        const auto chosen = setup.weights.find(theme);
        const double value = chosen == setup.weights.end() ? 1.0 : chosen->second;
        const QSignalBlocker quiet(weight.slider);
        weight.slider->setValue(stepOfWeight(value));
        weight.word->setText(weightWord(value));
        weight.slider->setToolTip(weightFormula(plainWords(theme), value));
        weight.slider->setAccessibleDescription(weightWord(value));
        // One theme alone has nothing to matter more than.
        weight.line->setVisible(themes.size() > 1 && themes.contains(theme));
    }
}

} // namespace vignette
