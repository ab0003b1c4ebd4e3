#pragma once

#include <QWidget>

class QTextLayout;

namespace vignette {

/// A sentence that opens with bold words and wraps like any text: "Useful slices of a continuum: four …".
/// Plain text only. A screen reader hears it as the widget's name.
class LeadSentence : public QWidget {
    Q_OBJECT

public:
    explicit LeadSentence(QWidget* parent = nullptr);
    void setWords(const QString& bold, const QString& rest);
    QString text() const { return m_text; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Breaks the text to the width; gives its height.
    qreal breakInto(QTextLayout& layout, int width) const;

    QString m_text;
    int m_boldLength = 0;
};

} // namespace vignette
