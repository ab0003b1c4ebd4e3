#pragma once

#include <QTranslator>

namespace vignette {

/// A language that does not exist: every text 40 % longer, in [brackets] and with accents, so that a layout
/// can be tried before it is translated and a text without translation stands out. VIGNETTE_PSEUDO=1 installs
/// it; VIGNETTE_PSEUDO=rtl the same, written from right to left.
class PseudoTranslator : public QTranslator {
    Q_OBJECT

public:
    explicit PseudoTranslator(QObject* parent = nullptr, Qt::LayoutDirection direction = Qt::LeftToRight)
        : QTranslator(parent), m_direction(direction) {}
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int count) const override;

private:
    Qt::LayoutDirection m_direction;
};

} // namespace vignette
