#include "ui/segment/segment_copy.h"

#include "ui/segment/segment_words.h"
#include "ui/text/plain_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <numeric>

namespace vignette {

namespace {

class Segment {
    Q_DECLARE_TR_FUNCTIONS(Segment)
};

QString figure(const ContrastLine& line, double value, std::uint64_t base, const Wording& wording) {
    return line.contrast.isShare ? roundedShare(value, base) : roundedMean(value, base, wording);
}

} // namespace

QString copiedSegments(const std::vector<SegmentRow>& rows, const Wording& wording) {
    std::uint64_t all = 0;
    for (const SegmentRow& row : rows)
        all += row.people;
    QStringList lines = {
        copiedLine({Segment::tr("Segment"), Segment::tr("Patients (to the nearest 5)"), Segment::tr("Share"),
                    Segment::tr("Re-test overlap"), Segment::tr("Data without groups"),
                    Segment::tr("Reading"), Segment::tr("Missing values")})};
    const auto overlap = [](const std::optional<double>& value) {
        return value ? percentWords(*value) : QStringLiteral("–");
    };
    for (const SegmentRow& row : rows)
        lines << copiedLine({row.name, roundedPeople(row.people, wording), roundedShare(row.share, all),
                             overlap(row.overlap), overlap(row.noGroups),
                             row.overlap ? plainWords(readingOf(*row.overlap)) : QStringLiteral("–"),
                             row.setApart});
    return lines.join(QLatin1Char('\n'));
}

QString copiedContrasts(const std::vector<ContrastLine>& lines, const std::vector<SegmentRow>& rows,
                        const Wording& wording) {
    QStringList head = {Segment::tr("What makes them different")};
    for (const SegmentRow& row : rows)
        head << row.name;
    head << Segment::tr("all") << Segment::tr("Use");
    QStringList words = {copiedLine(head)};
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
        words << copiedLine(cells);
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace vignette
