#include "ui/shell/page_list.h"

#ifdef VIGNETTE_HAS_COLLECT
#include "ui/collect/collect_page.h"
#endif
#ifdef VIGNETTE_HAS_SEGMENT
#include "ui/segment/segment_page.h"
#endif
#ifdef VIGNETTE_HAS_PERSONAS
#include "ui/personas/personas_page.h"
#endif
#ifdef VIGNETTE_HAS_EXPORT
#include "ui/export_page/export_page.h"
#endif

#include <QCoreApplication>

namespace vignette {

namespace {
struct Steps {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};
} // namespace

std::vector<PageEntry> builtPages() {
    std::vector<PageEntry> pages;
#ifdef VIGNETTE_HAS_COLLECT
    pages.push_back({QStringLiteral("collect"), Steps::tr("Collect"), Steps::tr("Bring in files"),
                     IconName::Database, makeCollectPage});
#endif
#ifdef VIGNETTE_HAS_SEGMENT
    pages.push_back({QStringLiteral("segment"), Steps::tr("Segment"), Steps::tr("Find groups that differ"),
                     IconName::Shapes, makeSegmentPage});
#endif
#ifdef VIGNETTE_HAS_PERSONAS
    pages.push_back({QStringLiteral("personas"), Steps::tr("Personas"), Steps::tr("Generate · Enrich"),
                     IconName::Users, makePersonasPage});
#endif
#ifdef VIGNETTE_HAS_EXPORT
    pages.push_back({QStringLiteral("export"), Steps::tr("Export"), Steps::tr("PDF and more"),
                     IconName::FileOutput, makeExportPage});
#endif
    return pages;
}

} // namespace vignette
