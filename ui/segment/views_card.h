#pragma once

#include "core/model/feature_matrix.h"
#include "core/model/field.h"
#include "ui/segment/segment_setup.h"
#include "ui/theme/widgets.h"

#include <QMap>

#include <map>

class QLineEdit;
class QSlider;
class QSpinBox;

namespace vignette {

/// What forms the segments: views as chips, a slider a theme, how many fields, and for those who check the
/// numbers seed and starts. Shows a setup and asks for changes; it changes nothing itself.
class ViewsCard : public CardFrame {
    Q_OBJECT

public:
    explicit ViewsCard(QWidget* parent);

    /// `found`: what the segments of this very setup were found with; null before that.
    void show(const SegmentSetup& setup, const std::vector<Field>& fields, const MissingShares& missing,
              const EncodingPlan* found);
    static QStringList countWords(int chosen, int checking, const EncodingPlan* found);
    void setSeedVisible(bool isVisible);

signals:
    void viewSwitched(FieldView view, bool isOn);
    void weightChosen(Theme theme, double weight);
    void fieldsRequested();
    void seedChosen(quint64 seed);
    void startsChosen(int starts);

private:
    struct Weight {
        QWidget* line = nullptr;
        QLabel* word = nullptr;
        QSlider* slider = nullptr;
    };
    QWidget* makeChips();
    QWidget* makeWeights();
    QWidget* makeFields();
    QWidget* makeSeed();
    void addWeight(Theme theme, QLayout* column);
    void showChips(const SegmentSetup& setup, const std::vector<Field>& fields, const MissingShares& missing);
    void showWeights(const SegmentSetup& setup, const std::set<Theme>& themes);

    std::map<FieldView, QPushButton*> m_chips;
    std::map<Theme, Weight> m_weights;
    QLabel* m_heardFrom;
    QLabel* m_matter;
    QLabel* m_counts;
    QPushButton* m_fields;
    QWidget* m_seedLine = nullptr;
    QLineEdit* m_seed = nullptr;
    QSpinBox* m_starts = nullptr;
};

} // namespace vignette
