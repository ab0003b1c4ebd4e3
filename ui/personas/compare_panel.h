#pragma once

#include "ui/personas/comparison.h"

#include <QFrame>

class QComboBox;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace vignette {

/// Folded rows, one a section of the cards: an opened one shows every persona's figure for a statement; the
/// last puts two personas side by side. One is open at a time.
class ComparePanel : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(const Wording& wording, QWidget* parent);

    /// Keeps the opened row where it still exists.
    void show(const Release* release);
    void setSelected(const PersonaId& persona);
    /// The table of two personas, to copy from; null while folded.
    QTableView* openTable() const { return m_pair; }

signals:
    void personaChosen(const PersonaId& persona);
    void opened(bool isOpen); ///< an opened row needs more room

private:
    void addRow(const QString& id, const QString& heading, const QString& note);
    void open(const QString& id);
    QWidget* makeChart(const ComparisonTopic& topic);
    QWidget* makePair();
    void refreshIcons();
    void changeEvent(QEvent* event) override;
    int selectedIndex() const;

    const Wording& m_wording;
    const Release* m_release = nullptr;
    std::vector<ComparisonTopic> m_topics;
    PersonaId m_selected;
    QString m_open;
    QVBoxLayout* m_rows;
    QList<QPushButton*> m_buttons;
    QList<QWidget*> m_parts; ///< everything under the heading
    QWidget* m_body = nullptr;
    ComparisonChart* m_chart = nullptr;
    QTableView* m_pair = nullptr;
};

} // namespace vignette
