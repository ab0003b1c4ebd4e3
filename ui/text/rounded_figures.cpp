#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

class Rounded {
    Q_DECLARE_TR_FUNCTIONS(Rounded)
};

constexpr std::uint64_t kFewest = 11;
constexpr std::uint64_t kStep = 5;
constexpr std::uint64_t kSmallestShown = 15; ///< 11 and 12 become 15: 10 would look like a count under 11
constexpr double kTellingBound = 50.0;

std::uint64_t rounded(std::uint64_t people) {
    return std::max((people + kStep / 2) / kStep * kStep, kSmallestShown);
}

QString tooFew() {
    return Rounded::tr("too few to show");
}

/// No line ends, no tabs, and nothing that a spreadsheet would run.
QString cellWords(QString cell) {
    cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (!cell.isEmpty() && QStringLiteral("=+-@").contains(cell.front())) cell.prepend(QLatin1Char('\''));
    return cell;
}

QString percentWords(double share) {
    return QStringLiteral("%1\u00a0%").arg(std::lround(100.0 * share));
}

} // namespace

QString roundedPeople(std::uint64_t people, const Wording& wording) {
    if (people == 0) return Rounded::tr("none");
    if (people < kFewest) return QStringLiteral("<%1").arg(kFewest);
    return QString::fromStdString(wording.number(static_cast<double>(rounded(people)), 0));
}

QString roundedShare(double share, std::uint64_t base) {
    if (std::isnan(share) || base < kFewest) return tooFew();
    const auto count = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(base)));
    if (count == 0) return Rounded::tr("none");
    // What fewer than 11 people of the fewest that round to this base may be.
    const auto lowest = std::max(kFewest, rounded(base) - kStep / 2);
    const double bound = std::ceil(100.0 * static_cast<double>(kFewest) / static_cast<double>(lowest));
    const bool isFew = count < kFewest;
    const bool isNearlyAll = count > base || base - count < kFewest;
    if ((isFew || isNearlyAll) && bound > kTellingBound) return tooFew();
    if (isFew) return QStringLiteral("<%1\u00a0%").arg(bound);
    if (isNearlyAll) return QStringLiteral(">%1\u00a0%").arg(100.0 - bound);
    return percentWords(
        std::min(1.0, static_cast<double>(rounded(count)) / static_cast<double>(rounded(base))));
}

QString roundedMean(double mean, std::uint64_t base, const Wording& wording) {
    if (!std::isfinite(mean) || base < kFewest) return tooFew();
    const int magnitude = mean == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(mean))));
    const double scale = std::pow(10.0, 2 - magnitude);
    return QString::fromStdString(
        wording.number(std::round(mean * scale) / scale, std::clamp(2 - magnitude, 0, 6)));
}

QString copiedLine(const QStringList& cells) {
    QStringList safe;
    for (const QString& cell : cells)
        safe << cellWords(cell);
    return safe.join(QLatin1Char('\t'));
}

} // namespace vignette
