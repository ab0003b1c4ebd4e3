#pragma once

#include <QColor>
#include <QString>

namespace vignette {

/// The colours of the program. A persona keeps its hue for life (0..11: blue, vermilion, teal, plum, ochre,
/// sky, green, violet, rose, navy, brown, slate); hues are for marks and bars, never for small text.
struct ColourTheme {
    enum class Mode { Light, Dark, HighContrast };
    static constexpr int kHues = 12;

    Mode mode = Mode::Light;
    QColor page;       ///< behind the cards
    QColor surface;    ///< cards, lists, fields
    QColor raised;     ///< title and status bars, headers, quiet boxes
    QColor line;       ///< card borders, row lines
    QColor control;    ///< borders of buttons and fields: 3:1 where contrast is high
    QColor track;      ///< the empty part of a bar
    QColor text;       ///< also ticks and ranges
    QColor secondary;  ///< second lines
    QColor muted;      ///< notes
    QColor accent;     ///< primary buttons, selection, focus
    QColor onAccent;   ///< text on accent
    QColor accentSoft; ///< chosen rows and chips
    QColor good;
    QColor warn;     ///< marks and borders
    QColor warnText; ///< warn as text
    QColor warnSoft; ///< ground of a notice
    QColor bad;
    QColor badSoft;

    bool isDark() const { return mode != Mode::Light; }
    QColor hue(int index) const;      ///< of a persona; the accent when index is −1; wraps at kHues
    QColor hueSoft(int index) const;  ///< a ground on which text stays readable
    QColor hueThird(int index) const; ///< of personas that are not selected
    /// Marks and bars whose hue is under 3.6:1 on the surface get a thin outline in `text`.
    bool needsOutline(int index) const;
};

const ColourTheme& lightTheme();
const ColourTheme& darkTheme();
const ColourTheme& highContrastTheme();
const ColourTheme& themeOf(ColourTheme::Mode mode);
/// Light on white paper.
const ColourTheme& printTheme();

/// `over` laid on `under` with the given share (0..1) of `over`; opaque.
QColor blended(const QColor& over, const QColor& under, double share);
/// Contrast of two opaque colours, 1..21 (WCAG 2.1).
double contrast(const QColor& first, const QColor& second);

} // namespace vignette
