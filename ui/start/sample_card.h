#pragma once

#include "core/study/samples.h"

#include <QFrame>

class QVBoxLayout;

namespace vignette {

/// A bundled sample: what it is, what it can and can't show, and the button that opens it.
class SampleCard : public QFrame {
    Q_OBJECT

public:
    enum class Rank { First, Other }; ///< the first sample's button stands out
    SampleCard(const Sample& sample, Rank rank, QWidget* parent);

signals:
    void openRequested(const QString& id);

private:
    void addList(QVBoxLayout* layout, const QString& heading, const std::vector<std::string>& lines,
                 bool isGood);
};

} // namespace vignette
