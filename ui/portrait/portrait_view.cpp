#include "ui/portrait/portrait_view.h"

#include "ui/portrait/portrait.h"

#include <QPainter>

namespace vignette {

PortraitView::PortraitView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PortraitView::setRecipe(const PortraitRecipe& recipe) {
    if (recipe == m_recipe) return;
    m_recipe = recipe;
    update();
}

QSize PortraitView::sizeHint() const {
    return {104, 104};
}

QSize PortraitView::minimumSizeHint() const {
    return {32, 32};
}

void PortraitView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPortrait(painter, rect(), m_recipe);
}

} // namespace vignette
