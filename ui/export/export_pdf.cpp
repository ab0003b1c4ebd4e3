#include "ui/export/export_pdf.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "ui/card/card_painter.h"
#include "ui/export/pdf_finish.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

#include <memory>

namespace vignette {
namespace {

/// 20 units a point: what text is measured with, so that no length is rounded on its way into the file.
constexpr int kResolution = 72 * 20;

CardSheet sheetOf(PdfPlan::Paper paper) {
    return paper == PdfPlan::Paper::Letter ? CardSheet::letter() : CardSheet::a4();
}

const CardHeader* headerOf(const CardPage& page) {
    for (const CardRow& row : page.rows) {
        for (const CardBlock& block : row.left) {
            if (const auto* header = std::get_if<CardHeader>(&block)) return header;
        }
    }
    return nullptr;
}

/// Whether a page goes on about the persona of the page before it.
bool continuesPersona(const std::vector<CardPage>& pages, std::size_t index) {
    if (index == 0) return false;
    const CardHeader* before = headerOf(pages[index - 1]);
    const CardHeader* here = headerOf(pages[index]);
    return before != nullptr && here != nullptr && before->number == here->number;
}

QByteArray drawn(const std::vector<CardLayout>& layouts, const PdfPlan& plan) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(plan.paper == PdfPlan::Paper::Letter ? QPageSize::Letter : QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(QString::fromStdString(plan.title));
    QPainter painter(&writer);
    bool isFirst = true;
    for (const CardLayout& layout : layouts) {
        for (const LaidSheet& sheet : layout.sheets) {
            if (!isFirst) writer.newPage();
            isFirst = false;
            painter.save();
            painter.scale(kResolution / 72.0, kResolution / 72.0);
            paintSheet(painter, sheet, layout.style);
            painter.restore();
        }
    }
    painter.end();
    return bytes;
}

void addCharacters(std::string& all, const QString& missing) {
    QString known = QString::fromStdString(all);
    for (const QChar character : missing) {
        if (!known.contains(character)) known += character;
    }
    all = known.toStdString();
}

} // namespace

std::string pdfBytes(const std::vector<CardPage>& pages, const PdfPlan& plan, ExportOutcome& outcome) {
    if (pages.empty()) throw Failure(FailureCode::NothingToDo, "There are no pages to put into the PDF.");
    CardStyle style;
    style.theme = printTheme();
    style.medium = CardStyle::Medium::Print;
    style.direction = plan.direction;
    std::vector<CardLayout> layouts;
    std::vector<PdfOutlineEntry> outline;
    outcome = {};
    for (std::size_t i = 0; i < pages.size(); ++i) {
        layouts.push_back(layCard(pages[i], sheetOf(plan.paper), style));
        if (!continuesPersona(pages, i)) outline.push_back({pages[i].title, outcome.sheets});
        outcome.sheets += static_cast<int>(layouts.back().sheets.size());
        addCharacters(outcome.missingCharacters, layouts.back().missingCharacters());
    }
    std::string bytes = finishPdf(drawn(layouts, plan).toStdString(), outline, plan);
    outcome.bytes = bytes.size();
    return bytes;
}

ExportOutcome exportPdf(const std::vector<CardPage>& pages, const PdfPlan& plan,
                        const std::filesystem::path& target) {
    ExportOutcome outcome;
    const std::string bytes = pdfBytes(pages, plan, outcome);
    writeFileAtomically(target, bytes, FileAudience::UserDefault);
    return outcome;
}

} // namespace vignette
