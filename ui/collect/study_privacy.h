#pragma once

#include "ui/workbench/workbench.h"

#include <QWidget>

class QVBoxLayout;

namespace vignette {

/// What the open study records about privacy: how alike its patients look, its key file, an expert's
/// determination, an agreement. Each line can be changed.
class StudyPrivacy : public QWidget {
    Q_OBJECT

public:
    StudyPrivacy(Workbench& workbench, QWidget* parent);
    /// Shows the study as it is now; without one, nothing changes.
    void refresh();

private:
    struct Line;
    void addLine(const Line& line);
    void addLookAlikes();
    void addKeyFile();
    void addExpert(const PrivacyRecords& records);
    void addLimitedUse(const PrivacyRecords& records);
    void count(const std::vector<std::string>& fields);
    void store(const PrivacyRecords& records);
    void askToDestroy();
    void destroy();

    Workbench& m_workbench;
    QVBoxLayout* m_lines;
    QWidget* m_list = nullptr;
};

/// "14 patients by age, sex": the smallest crowd and the fields, for the card and for tests.
QString lookAlikeWords(const LookAlikes& report, const std::vector<Field>& fields);

} // namespace vignette
