#include "ui/export/pdf_finish.h"

#include "core/base/clock.h"
#include "ui/export/character_map.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace vignette {
namespace {

/// D:20261123094200Z, from 2026-11-23T09:42:00Z.
std::string pdfDate(std::int64_t time) {
    std::string digits = "D:";
    for (const char character : isoTime(time)) {
        if (character >= '0' && character <= '9') digits += character;
    }
    return digits + "Z";
}

QPDFObjectHandle words(const std::string& text) {
    return QPDFObjectHandle::newUnicodeString(text);
}

void setInfo(QPDF& pdf, const PdfPlan& plan) {
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", words(plan.title));
    if (!plan.author.empty()) info.replaceKey("/Author", words(plan.author));
    info.replaceKey("/Creator", words(std::string("Vignette ") + VIGNETTE_VERSION));
    info.replaceKey("/Producer", words("Vignette, Qt, qpdf"));
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdfDate(plan.time)));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(pdfDate(plan.time)));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
}

void setOutline(QPDF& pdf, const std::vector<PdfOutlineEntry>& outline) {
    if (outline.empty()) return;
    const std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
    QPDFObjectHandle root = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    std::vector<QPDFObjectHandle> entries;
    for (const PdfOutlineEntry& entry : outline) {
        QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        QPDFObjectHandle target = QPDFObjectHandle::newArray();
        target.appendItem(pages.at(static_cast<std::size_t>(entry.sheet)).getObjectHandle());
        target.appendItem(QPDFObjectHandle::newName("/Fit"));
        item.replaceKey("/Title", words(entry.title));
        item.replaceKey("/Parent", root);
        item.replaceKey("/Dest", target);
        if (!entries.empty()) {
            item.replaceKey("/Prev", entries.back());
            entries.back().replaceKey("/Next", item);
        }
        entries.push_back(item);
    }
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    root.replaceKey("/First", entries.front());
    root.replaceKey("/Last", entries.back());
    root.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(entries.size())));
    pdf.getRoot().replaceKey("/Outlines", root);
    pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void setView(QPDF& pdf, const PdfPlan& plan) {
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    if (plan.direction == Qt::RightToLeft)
        preferences.replaceKey("/Direction", QPDFObjectHandle::newName("/R2L"));
    pdf.getRoot().replaceKey("/ViewerPreferences", preferences);
    pdf.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString(plan.language));
    // The writer's own metadata stream carries its clock and a random identifier.
    pdf.getRoot().removeKey("/Metadata");
}

} // namespace

std::string finishPdf(const std::string& drawn, const std::vector<PdfOutlineEntry>& outline,
                      const PdfPlan& plan) {
    QPDF pdf;
    pdf.processMemoryFile("drawn pages", drawn.data(), drawn.size());
    setInfo(pdf, plan);
    setOutline(pdf, outline);
    setView(pdf, plan);
    repairCharacterMaps(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace vignette
