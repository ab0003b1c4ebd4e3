#pragma once

#include "core/model/quality.h"
#include "core/model/wording.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace vignette {

class FieldPicture;

/// Everything that is known of the chosen field: what people were asked, what was found, its picture and its
/// levels with counts. Exact, for the screen only.
class FieldDetail : public QWidget {
    Q_OBJECT

public:
    FieldDetail(const Wording& wording, QWidget* parent);
    /// `field` null: nothing is chosen. `quality` null: not looked at yet.
    void show(const Field* field, const FieldQuality* quality, const std::vector<Field>& fields);

signals:
    void fieldAsked(const QString& key); ///< a duplicate was clicked

private:
    QWidget* makeWords();
    QWidget* makeValues();
    void showWords(const Field& field, const FieldQuality* quality, const std::vector<Field>& fields);
    void showLevels(const FieldQuality* quality);

    const Wording& m_wording;
    QLabel* m_name;
    QLabel* m_line;
    QVBoxLayout* m_findings = nullptr;
    QWidget* m_findingList = nullptr;
    FieldPicture* m_picture;
    QLabel* m_levels;
    QLabel* m_counts;
};

} // namespace vignette
