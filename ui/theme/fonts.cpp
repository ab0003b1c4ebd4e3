#include "ui/theme/fonts.h"

#include <QDir>
#include <QFontDatabase>

namespace vignette {
namespace {

constexpr int kDisplayFrom = 16;

void registerInter() {
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) return;
    const char* const folders[] = {"/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter",
                                   "/usr/share/fonts/inter"};
    for (const char* folder : folders) {
        const QDir directory{QString::fromLatin1(folder)};
        for (const QString& file :
             directory.entryList({QStringLiteral("Inter*.otf"), QStringLiteral("Inter*.ttf")})) {
            QFontDatabase::addApplicationFont(directory.filePath(file));
        }
    }
}

QStringList makeFamilies() {
    registerInter();
    return {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"),
            QStringLiteral("Noto Sans Hebrew"), QStringLiteral("Noto Sans CJK JP")};
}

} // namespace

const QStringList& fontFamilies() {
    static const QStringList families = makeFamilies();
    return families;
}

const QStringList& displayFamilies() {
    static const QStringList families = QStringList{QStringLiteral("Inter Display")} + fontFamilies();
    return families;
}

QFont screenFont(int pixels, QFont::Weight weight) {
    QFont font;
    font.setFamilies(pixels >= kDisplayFrom ? displayFamilies() : fontFamilies());
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace vignette
