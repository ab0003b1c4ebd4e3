#pragma once

#include "ui/theme/style_sheet.h"

#include <QComboBox>
#include <QFrame>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

class QVBoxLayout;

namespace vignette {

/// Labels never read markup: their text may come from data.
QLabel* makeLabel(const QString& text, WidgetRole role = WidgetRole::Plain, QWidget* parent = nullptr);
QLabel* makeWrappedLabel(const QString& text, WidgetRole role = WidgetRole::Plain, QWidget* parent = nullptr);

/// A push button with a name for screen readers; the name is the text when none is given.
QPushButton* makeButton(const QString& text, WidgetRole role = WidgetRole::Secondary, const QIcon& icon = {},
                        QWidget* parent = nullptr);
/// A checkable chip: "✓ Behaviour".
QPushButton* makeChip(const QString& text, QWidget* parent = nullptr);
/// A combo box with round ends; `name` is for screen readers.
QComboBox* makePillCombo(const QString& name, QWidget* parent = nullptr);
/// A thin bar that runs until a share is known: setRange(0, 0).
QProgressBar* makeBusyBar(const QString& name, QWidget* parent = nullptr);

/// A card: border, round corners, heading at the left and an optional note at the right over its content.
class CardFrame : public QFrame {
    Q_OBJECT

public:
    explicit CardFrame(const QString& heading = {}, const QString& note = {}, QWidget* parent = nullptr);
    QVBoxLayout* content() { return m_content; }
    void setHeading(const QString& heading);
    void setNote(const QString& note);
    void setSelected(bool isSelected);

private:
    QLabel* m_heading;
    QLabel* m_note;
    QVBoxLayout* m_content;
};

/// A strip over a page: warning sign, bold words and what follows. "Exact counts. Not for sharing · copying
/// …".
class NoticeStrip : public QFrame {
    Q_OBJECT

public:
    NoticeStrip(const QString& bold, const QString& rest, QWidget* parent = nullptr);
    void setWords(const QString& bold, const QString& rest);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshIcon();

    QLabel* m_icon;
    QLabel* m_bold;
    QLabel* m_rest;
};

} // namespace vignette
