#pragma once

#include "ui/workbench/recent_studies.h"

#include <QFrame>

class QPushButton;
class QVBoxLayout;

namespace vignette {

/// The studies opened lately, one row each, and a button that forgets them. Says what to do when there are
/// none.
class RecentList : public QFrame {
    Q_OBJECT

public:
    explicit RecentList(QWidget* parent);
    void show(const QList<RecentStudies::Entry>& entries);

signals:
    void studyChosen(const QString& path);
    void clearRequested();

private:
    QWidget* makeRow(const RecentStudies::Entry& entry);

    QPushButton* m_clear;
    QVBoxLayout* m_rows;
};

} // namespace vignette
