#pragma once

#include "ui/icons/icons.h"

#include <QAbstractButton>

class QLabel;

namespace vignette {

class IconLabel;

/// One of several large answers to a question: icon, title and a line; framed in the accent when chosen. As
/// wide as its column, as high as its words.
class ChoiceCard : public QAbstractButton {
    Q_OBJECT

public:
    ChoiceCard(IconName icon, const QString& title, const QString& line, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void checkStateSet() override;
    void nextCheckState() override;

private:
    void showState();

    IconName m_iconName;
    IconLabel* m_icon;
    IconLabel* m_tick;
};

} // namespace vignette
