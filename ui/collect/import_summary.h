#pragma once

#include "core/model/import_plan.h"
#include "ui/theme/widgets.h"

namespace vignette {

/// What an import brought in, file by file.
class ImportSummary : public CardFrame {
    Q_OBJECT

public:
    explicit ImportSummary(QWidget* parent);
    void show(const ImportReport& report);

private:
    QWidget* m_list = nullptr;
};

/// "visits 20,000 of 20,000 patients"; one an extract beyond the first.
QStringList whoMatched(const ImportReport& report);

} // namespace vignette
