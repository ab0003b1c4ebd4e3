#include "ui/text/pseudo_translator.h"

#include <cmath>

namespace vignette {

namespace {

constexpr double kExtra = 0.4;

QChar accented(QChar letter) {
    switch (letter.unicode()) {
    case u'a':
        return QChar(u'ä');
    case u'o':
        return QChar(u'ö');
    case u'u':
        return QChar(u'ü');
    case u's':
        return QChar(u'ß');
    default:
        return letter;
    }
}

/// Placeholders and the letters of shortcuts stay as they are.
QString withAccents(const QString& text) {
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isMarked = i > 0 && (text[i - 1] == QLatin1Char('%') || text[i - 1] == QLatin1Char('&'));
        result.append(isMarked ? text[i] : accented(text[i]));
    }
    return result;
}

} // namespace

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const {
    // What Qt asks of a translation to know which way its language is written.
    const bool isDirection = source && QByteArray(source) == "QT_LAYOUT_DIRECTION";
    if (isDirection) return m_direction == Qt::RightToLeft ? QStringLiteral("RTL") : QStringLiteral("LTR");
    // Qt's own texts (dialog buttons, shortcuts) come with their own translations.
    if (!context || QByteArray(context).startsWith("Q")) return {};
    const QString text = QString::fromUtf8(source);
    const auto extra = static_cast<qsizetype>(std::ceil(static_cast<double>(text.size()) * kExtra));
    static const QString kTail = QStringLiteral(" ungemein länger als gedacht");
    return QLatin1Char('[') + withAccents(text) + kTail.repeated(8).left(extra).trimmed() + QLatin1Char(']');
}

} // namespace vignette
