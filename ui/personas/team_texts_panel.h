#pragma once

#include "ui/personas/team_texts.h"

#include <QFrame>

class QVBoxLayout;

namespace vignette {

/// Lists what people wrote on a card: their words, who and when, the data's words beside them, and the way
/// back.
class TeamTextsPanel : public QFrame {
    Q_OBJECT

public:
    explicit TeamTextsPanel(QWidget* parent);
    void show(const std::vector<TeamText>& texts, bool mayWrite);

signals:
    void revertRequested(const QString& slot, const QString& label);

private:
    void addText(const TeamText& text, bool mayWrite);

    QVBoxLayout* m_texts;
    QWidget* m_list = nullptr;
};

} // namespace vignette
