#include "ui/export/export_png.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "ui/card/card_painter.h"

#include <QBuffer>

#include <cmath>

namespace vignette {
namespace {

constexpr double kSmallestScale = 0.5;
constexpr double kLargestScale = 8.0;

CardLayout laidOut(const CardPage& page, const PngPlan& plan) {
    CardStyle style;
    style.theme = plan.theme;
    style.medium = CardStyle::Medium::Print;
    style.direction = plan.direction;
    return layCard(page, plan.paper == PdfPlan::Paper::Letter ? CardSheet::letter() : CardSheet::a4(), style);
}

QImage painted(const LaidSheet& sheet, const CardStyle& style, double scale) {
    const QSize size(static_cast<int>(std::lround(sheet.size.width() * scale)),
                     static_cast<int>(std::lround(sheet.size.height() * scale)));
    QImage image(size, QImage::Format_RGB32);
    image.fill(style.theme.surface);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintSheet(painter, sheet, style);
    return image;
}

std::vector<QImage> paintedSheets(const CardLayout& layout, double scale) {
    std::vector<QImage> images;
    for (const LaidSheet& sheet : layout.sheets)
        images.push_back(painted(sheet, layout.style, scale));
    return images;
}

void checkScale(double scale) {
    if (scale >= kSmallestScale && scale <= kLargestScale) return;
    throw Failure(FailureCode::BadUsage, "A picture's scale must lie between 0.5 and 8 pixels a point.");
}

std::string pngBytes(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

std::filesystem::path numbered(const std::filesystem::path& target, std::size_t index) {
    if (index == 0) return target;
    std::filesystem::path name = target.stem();
    name += "-" + std::to_string(index + 1);
    name += target.extension();
    return target.parent_path() / name;
}

} // namespace

std::vector<QImage> cardImages(const CardPage& page, const PngPlan& plan) {
    checkScale(plan.scale);
    return paintedSheets(laidOut(page, plan), plan.scale);
}

ExportOutcome exportPng(const CardPage& page, const PngPlan& plan, const std::filesystem::path& target) {
    checkScale(plan.scale);
    const CardLayout layout = laidOut(page, plan);
    const std::vector<QImage> images = paintedSheets(layout, plan.scale);
    ExportOutcome outcome;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::string bytes = pngBytes(images[i]);
        writeFileAtomically(numbered(target, i), bytes, FileAudience::UserDefault);
        outcome.bytes += bytes.size();
    }
    outcome.sheets = static_cast<int>(images.size());
    outcome.missingCharacters = layout.missingCharacters().toStdString();
    return outcome;
}

} // namespace vignette
