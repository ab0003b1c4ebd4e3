#include "ui/segment/segment_copy.h"

#include "ui/segment/segment_words.h"
#include "ui/text/plain_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

class Segment {
    Q_DECLARE_TR_FUNCTIONS(Segment)
};

constexpr std::uint64_t kFewest = 11;
constexpr std::uint64_t kStep = 5;
constexpr std::uint64_t kSmallestShown = 15; ///< 11 and 12 become 15: 10 would look like a count under 11
constexpr double kTellingBound = 50.0;

std::uint64_t rounded(std::uint64_t people) {
    return std::max((people + kStep / 2) / kStep * kStep, kSmallestShown);
}

QString tooFew() {
    return Segment::tr("too few to show");
}

/// No line ends, no tabs, and nothing that a spreadsheet would run.
QString cellWords(QString cell) {
    cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (!cell.isEmpty() && QStringLiteral("=+-@").contains(cell.front())) cell.prepend(QLatin1Char('\''));
    return cell;
}

QString lineOf(const QStringList& cells) {
    QStringList safe;
    for (const QString& cell : cells)
        safe << cellWords(cell);
    return safe.join(QLatin1Char('\t'));
}

QString figure(const ContrastLine& line, double value, std::uint64_t base, const Wording& wording) {
    return line.contrast.isShare ? roundedShare(value, base) : roundedMean(value, base, wording);
}

} // namespace

QString roundedPeople(std::uint64_t people, const Wording& wording) {
    if (people == 0) return Segment::tr("none");
    if (people < kFewest) return QStringLiteral("<%1").arg(kFewest);
    return QString::fromStdString(wording.number(static_cast<double>(rounded(people)), 0));
}

QString roundedShare(double share, std::uint64_t base) {
    if (std::isnan(share) || base < kFewest) return tooFew();
    const auto count = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(base)));
    if (count == 0) return Segment::tr("none");
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

QString copiedSegments(const std::vector<SegmentRow>& rows, const Wording& wording) {
    std::uint64_t all = 0;
    for (const SegmentRow& row : rows)
        all += row.people;
    QStringList lines = {
        lineOf({Segment::tr("Segment"), Segment::tr("Patients (to the nearest 5)"), Segment::tr("Share"),
                Segment::tr("Re-test overlap"), Segment::tr("Data without groups"), Segment::tr("Reading")})};
    const auto overlap = [](const std::optional<double>& value) {
        return value ? percentWords(*value) : QStringLiteral("–");
    };
    for (const SegmentRow& row : rows)
        lines << lineOf({row.name, roundedPeople(row.people, wording), roundedShare(row.share, all),
                         overlap(row.overlap), overlap(row.noGroups),
                         row.overlap ? plainWords(readingOf(*row.overlap)) : QStringLiteral("–")});
    return lines.join(QLatin1Char('\n'));
}

QString copiedContrasts(const std::vector<ContrastLine>& lines, const std::vector<SegmentRow>& rows,
                        const Wording& wording) {
    QStringList head = {Segment::tr("What makes them different")};
    for (const SegmentRow& row : rows)
        head << row.name;
    head << Segment::tr("all") << Segment::tr("Use");
    QStringList words = {lineOf(head)};
    for (const ContrastLine& line : lines) {
        const SegmentContrast& contrast = line.contrast;
        QStringList cells = {QString::fromStdString(
            contrast.unit.empty() ? contrast.label : contrast.label + " (" + contrast.unit + ")")};
        for (std::size_t segment = 0; segment < contrast.bySegment.size(); ++segment)
            cells << figure(line, contrast.bySegment[segment],
                            segment < line.bases.size() ? line.bases[segment] : 0, wording);
        const std::uint64_t all = std::accumulate(line.bases.begin(), line.bases.end(), std::uint64_t{0});
        cells << figure(line, contrast.all, all, wording)
              << plainWords(contrast.usedToForm ? FieldUse::Form : FieldUse::Check);
        words << lineOf(cells);
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace vignette
