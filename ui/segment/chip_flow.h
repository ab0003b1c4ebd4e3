#pragma once

#include <QLayout>
#include <QList>

namespace vignette {

/// Puts widgets beside each other and begins a new line where one is full, as words in a text; from the right
/// in right-to-left languages.
class ChipFlow : public QLayout {
    Q_OBJECT

public:
    ChipFlow(int gap, QWidget* parent);
    ~ChipFlow() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect& rect) override;

private:
    enum class Work { Measure, Place };
    int arrange(const QRect& rect, Work work) const;

    int m_gap;
    QList<QLayoutItem*> m_items;
};

} // namespace vignette
