#include "ui/theme/lead_sentence.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace vignette {

namespace {
constexpr int kLeastWidth = 160;
} // namespace

LeadSentence::LeadSentence(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LeadSentence::setWords(const QString& bold, const QString& rest) {
    m_boldLength = static_cast<int>(bold.size());
    m_text = bold.isEmpty() ? rest : bold + QLatin1Char(' ') + rest;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

qreal LeadSentence::breakInto(QTextLayout& layout, int width) const {
    QTextLayout::FormatRange bold;
    bold.start = 0;
    bold.length = m_boldLength;
    bold.format.setFontWeight(QFont::DemiBold);
    layout.setFont(font());
    layout.setText(m_text);
    layout.setFormats({bold});
    QTextOption option;
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0.0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0.0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

int LeadSentence::heightForWidth(int width) const {
    QTextLayout layout;
    return static_cast<int>(std::ceil(breakInto(layout, std::max(width, 1))));
}

QSize LeadSentence::sizeHint() const {
    QTextLayout layout;
    const qreal height = breakInto(layout, QWIDGETSIZE_MAX);
    return {static_cast<int>(std::ceil(layout.maximumWidth())) + 1, static_cast<int>(std::ceil(height))};
}

QSize LeadSentence::minimumSizeHint() const {
    return {kLeastWidth, fontMetrics().height()};
}

void LeadSentence::paintEvent(QPaintEvent*) {
    QTextLayout layout;
    const qreal height = breakInto(layout, width());
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    layout.draw(&painter, {0.0, std::max(0.0, (this->height() - height) / 2.0)});
}

} // namespace vignette
