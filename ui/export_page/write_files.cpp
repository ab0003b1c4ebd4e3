#include "ui/export_page/write_files.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/report/exports.h"
#include "core/report/pages.h"
#include "ui/export/export_pdf.h"
#include "ui/export/export_png.h"

#include <algorithm>

namespace vignette {

namespace {

namespace fs = std::filesystem;

class Writer {
public:
    Writer(StudySession& session, const Release& release, const Wording& wording, const ExportOrder& order,
           Progress& progress)
        : m_session(session), m_release(release), m_wording(wording), m_order(order), m_progress(progress) {}

    WrittenFiles write() {
        m_progress.begin("export", stepCount());
        if (!m_order.pdf.empty()) writePdf();
        if (!m_order.json.empty()) writeText("json", m_order.json, jsonText(m_release, m_wording));
        if (!m_order.csv.empty()) writeText("csv", m_order.csv, csvText(m_release, m_wording));
        if (!m_order.pngFolder.empty()) writePictures();
        return std::move(m_written);
    }

private:
    std::vector<const ShownPersona*> chosen() const {
        std::vector<const ShownPersona*> personas;
        for (const ShownPersona& persona : m_release.personas())
            if (!m_order.personas || std::find(m_order.personas->begin(), m_order.personas->end(),
                                               persona.id) != m_order.personas->end())
                personas.push_back(&persona);
        return personas;
    }

    std::uint64_t stepCount() const {
        const std::uint64_t pictures = m_order.pngFolder.empty() ? 0 : chosen().size();
        return (m_order.pdf.empty() ? 0U : 1U) + (m_order.json.empty() ? 0U : 1U) +
               (m_order.csv.empty() ? 0U : 1U) + pictures;
    }

    void begin(const fs::path& target) {
        m_progress.checkpoint();
        m_progress.setDetail(target.filename().string());
    }

    void note(const std::string& kind, const fs::path& target, const std::string& bytes) {
        m_written.files.push_back(target);
        if (const auto caution = m_session.logExport(kind, bytes)) addCaution(*caution);
        m_progress.advance(1);
    }

    void addCaution(const std::string& caution) {
        if (std::find(m_written.cautions.begin(), m_written.cautions.end(), caution) ==
            m_written.cautions.end())
            m_written.cautions.push_back(caution);
    }

    void noteMissing(const ExportOutcome& outcome) {
        if (!outcome.missingCharacters.empty())
            addCaution("No font on this computer draws these characters: " + outcome.missingCharacters +
                       ". Install a font for them, such as Noto, and make the file again.");
    }

    void writePdf() {
        begin(m_order.pdf);
        PdfPlan plan;
        plan.paper = m_order.isLetter ? PdfPlan::Paper::Letter : PdfPlan::Paper::A4;
        plan.title = m_release.content().studyName;
        plan.language = m_wording.languageTag();
        plan.direction = m_wording.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
        plan.time = m_order.time;
        ExportOutcome outcome;
        const std::string bytes = pdfBytes(orderedPages(m_release, m_wording, m_order), plan, outcome);
        m_progress.checkpoint();
        writeFileAtomically(m_order.pdf, bytes, FileAudience::UserDefault);
        noteMissing(outcome);
        note("pdf", m_order.pdf, bytes);
    }

    void writeText(const std::string& kind, const fs::path& target, const std::string& bytes) {
        begin(target);
        writeFileAtomically(target, bytes, FileAudience::UserDefault);
        note(kind, target, bytes);
    }

    void writePictures() {
        std::error_code trouble;
        fs::create_directories(m_order.pngFolder, trouble);
        if (trouble)
            throw Failure(FailureCode::NotWritable, "Could not make the folder " +
                                                        m_order.pngFolder.string() + ": " +
                                                        trouble.message() + ".");
        PngPlan plan;
        plan.paper = m_order.isLetter ? PdfPlan::Paper::Letter : PdfPlan::Paper::A4;
        plan.direction = m_wording.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
        for (const ShownPersona* persona : chosen()) {
            const fs::path target = m_order.pngFolder / pictureName(*persona, m_wording);
            begin(target);
            noteMissing(exportPng(storyPage(m_release, persona->id, m_wording), plan, target));
            note("png", target, readWholeFile(target, kLargestPicture));
        }
    }

    static constexpr std::uint64_t kLargestPicture = 256U << 20U;
    StudySession& m_session;
    const Release& m_release;
    const Wording& m_wording;
    const ExportOrder& m_order;
    Progress& m_progress;
    WrittenFiles m_written;
};

bool isSafeInFileNames(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return isLetter(c) || isDigit(c) || c == ' ' || c == '-' || byte >= 0x80;
}

} // namespace

std::vector<CardPage> orderedPages(const Release& release, const Wording& wording, const ExportOrder& order) {
    std::vector<CardPage> pages;
    // Without personas the overview says why there are none; it always comes with the methods.
    if (order.hasOverview || release.personas().empty()) pages.push_back(overviewPage(release, wording));
    for (const ShownPersona& persona : release.personas()) {
        const bool isChosen = !order.personas || std::find(order.personas->begin(), order.personas->end(),
                                                           persona.id) != order.personas->end();
        if (!isChosen) continue;
        if (order.hasStory) pages.push_back(storyPage(release, persona.id, wording));
        if (order.hasEvidence) pages.push_back(evidencePage(release, persona.id, wording));
    }
    if (order.hasMethods)
        for (CardPage& page : methodsPages(release, wording))
            pages.push_back(std::move(page));
    return pages;
}

std::string pictureName(const ShownPersona& persona, const Wording& wording) {
    constexpr std::size_t kLongest = 60;
    std::string name = "P" + std::to_string(persona.number);
    std::string typed;
    for (const char c : wording.name(persona))
        if (isSafeInFileNames(c)) typed += c;
    if (typed.size() > kLongest) {
        typed.resize(kLongest);
        while (!typed.empty() && !isValidUtf8(typed))
            typed.pop_back();
    }
    const std::string trimmedName(trimmed(typed));
    if (!trimmedName.empty()) name += " " + trimmedName;
    return name + ".png";
}

WrittenFiles writeFiles(StudySession& session, const Release& release, const Wording& wording,
                        const ExportOrder& order, Progress& progress) {
    return Writer(session, release, wording, order, progress).write();
}

} // namespace vignette
