#pragma once

#include "core/model/portrait_recipe.h"

#include <QWidget>

namespace vignette {

/// Shows one portrait, as large as the square that fits. The owner sets the accessible name ("Portrait of
/// …"). It takes no focus and no input.
class PortraitView : public QWidget {
    Q_OBJECT

public:
    explicit PortraitView(QWidget* parent = nullptr);

    const PortraitRecipe& recipe() const { return m_recipe; }
    void setRecipe(const PortraitRecipe& recipe);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PortraitRecipe m_recipe;
};

} // namespace vignette
