#include "ui/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vignette {
namespace {

constexpr double kOutlineBelow = 3.6;

using Hues = std::array<QRgb, ColourTheme::kHues>;
constexpr Hues kLightHues = {0xff0b63c8, 0xffaf5d23, 0xff1b6c55, 0xff66123c, 0xffb98e0f, 0xff569cba,
                             0xff56885b, 0xff7d7ff2, 0xffe9667e, 0xff324778, 0xff714822, 0xff586875};
constexpr Hues kDarkHues = {0xff7281c5, 0xffdc7957, 0xff48ac89, 0xffb67699, 0xfffec941, 0xff6bd6fe,
                            0xff8ad186, 0xff9b97fd, 0xfffe9bb4, 0xff4f6b9b, 0xff945d49, 0xffd0dde7};

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

ColourTheme makeLight() {
    ColourTheme theme;
    theme.mode = ColourTheme::Mode::Light;
    theme.page = QColor("#F4F6F9");
    theme.surface = QColor("#FFFFFF");
    theme.raised = QColor("#F7F9FB");
    theme.line = QColor("#E1E6ED");
    theme.control = QColor("#C9D1DB");
    theme.track = QColor("#E8ECF1");
    theme.text = QColor("#1B2430");
    theme.secondary = QColor("#4E5968");
    theme.muted = QColor("#626E7C");
    theme.accent = QColor("#0B63C8");
    theme.onAccent = QColor("#FFFFFF");
    theme.accentSoft = QColor("#EBF2FC");
    theme.good = QColor("#2E7D5B");
    theme.warn = QColor("#B4702C");
    theme.warnText = QColor("#8A4F12");
    theme.warnSoft = QColor("#FEF3DF");
    theme.bad = QColor("#B4442C");
    theme.badSoft = QColor("#FBEAE6");
    return theme;
}

ColourTheme makeDark() {
    ColourTheme theme;
    theme.mode = ColourTheme::Mode::Dark;
    theme.page = QColor("#11151B");
    theme.surface = QColor("#171B22");
    theme.raised = QColor("#1C222B");
    theme.line = QColor("#2C3440");
    theme.control = QColor("#46515F");
    theme.track = QColor("#2A313C");
    theme.text = QColor("#E8ECF1");
    theme.secondary = QColor("#AEB8C4");
    theme.muted = QColor("#97A2B0");
    theme.accent = QColor("#6BA6F5");
    theme.onAccent = QColor("#0D1117");
    theme.accentSoft = QColor("#1B2A3F");
    theme.good = QColor("#5FBF94");
    theme.warn = QColor("#D99A55");
    theme.warnText = QColor("#F0B775");
    theme.warnSoft = QColor("#2E2415");
    theme.bad = QColor("#F08A72");
    theme.badSoft = QColor("#361D18");
    return theme;
}

ColourTheme makeHighContrast() {
    ColourTheme theme = makeDark();
    theme.mode = ColourTheme::Mode::HighContrast;
    theme.page = theme.surface = QColor("#000000");
    theme.raised = QColor("#0A0A0A");
    theme.line = theme.control = QColor("#FFFFFF");
    theme.track = QColor("#3A3A3A");
    theme.text = theme.secondary = QColor("#FFFFFF");
    theme.muted = QColor("#E6E6E6");
    theme.accent = QColor("#7FC4FF");
    theme.onAccent = QColor("#000000");
    theme.accentSoft = QColor("#002B52");
    return theme;
}

} // namespace

QColor blended(const QColor& over, const QColor& under, double share) {
    const auto channel = [share](int first, int second) {
        return static_cast<int>(std::lround(first * share + second * (1.0 - share)));
    };
    return QColor(channel(over.red(), under.red()), channel(over.green(), under.green()),
                  channel(over.blue(), under.blue()));
}

double contrast(const QColor& first, const QColor& second) {
    const double one = luminance(first);
    const double two = luminance(second);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QColor ColourTheme::hue(int index) const {
    if (index < 0) return accent;
    const Hues& hues = isDark() ? kDarkHues : kLightHues;
    return QColor(hues[static_cast<std::size_t>(index) % hues.size()]);
}

QColor ColourTheme::hueSoft(int index) const {
    return blended(hue(index), surface, isDark() ? 0.14 : 0.07);
}

QColor ColourTheme::hueThird(int index) const {
    return blended(hue(index), surface, 0.33);
}

bool ColourTheme::needsOutline(int index) const {
    return contrast(hue(index), surface) < kOutlineBelow;
}

const ColourTheme& lightTheme() {
    static const ColourTheme theme = makeLight();
    return theme;
}

const ColourTheme& darkTheme() {
    static const ColourTheme theme = makeDark();
    return theme;
}

const ColourTheme& highContrastTheme() {
    static const ColourTheme theme = makeHighContrast();
    return theme;
}

const ColourTheme& themeOf(ColourTheme::Mode mode) {
    switch (mode) {
    case ColourTheme::Mode::Dark:
        return darkTheme();
    case ColourTheme::Mode::HighContrast:
        return highContrastTheme();
    case ColourTheme::Mode::Light:
        break;
    }
    return lightTheme();
}

const ColourTheme& printTheme() {
    return lightTheme();
}

} // namespace vignette
