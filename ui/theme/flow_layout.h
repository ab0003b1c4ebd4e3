#pragma once

#include <QLayout>

#include <vector>

namespace vignette {

/// Widgets in a line that breaks where the room ends, as words do; right to left where the language does.
class FlowLayout : public QLayout {
public:
    enum class End {
        Leading,  ///< what is over stays free at a line's end
        Trailing, ///< the very last widget stands at the far end of its line, unless it is alone there
    };
    explicit FlowLayout(int gap, QWidget* parent = nullptr, End end = End::Leading);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Pass { Measure, Place };
    int flow(const QRect& rect, Pass pass) const;
    int placeRow(const std::vector<QLayoutItem*>& row, const QRect& rect, int top, Pass pass) const;

    std::vector<QLayoutItem*> m_items; ///< owned, as Qt's layouts do
    int m_gap;
    End m_end;
};

} // namespace vignette
