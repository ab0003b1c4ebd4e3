#pragma once

#include "ui/icons/icons.h"

#include <QAbstractButton>

class QLabel;

namespace vignette {

class IconLabel;

/// One step: icon, seed word, plain line, and a tick when it is done.
class StepButton : public QAbstractButton {
    Q_OBJECT

public:
    StepButton(IconName icon, const QString& step, const QString& line, QWidget* parent);
    void setDone(bool isDone);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void checkStateSet() override;
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void showWords(); ///< faded while the step cannot be taken

    IconName m_iconName;
    QString m_step;
    QLabel* m_name;
    QLabel* m_line;
    IconLabel* m_icon;
    IconLabel* m_tick;
    bool m_isDone = false;
};

} // namespace vignette
