#pragma once

#include <QTranslator>

namespace vignette {

/// A language that does not exist: every text 40 % longer, in [brackets] and with accents, so that a layout
/// can be tried before it is translated and a text without translation stands out. VIGNETTE_PSEUDO=1 installs
/// it.
class PseudoTranslator : public QTranslator {
    Q_OBJECT

public:
    explicit PseudoTranslator(QObject* parent = nullptr) : QTranslator(parent) {}
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int count) const override;
};

} // namespace vignette
