#pragma once

#include "core/model/privacy_record.h"

#include <functional>

class QWidget;

namespace vignette {

/// Forms for the two records of privacy. `given` gets the record when it is complete and accepted, or nothing
/// when the person takes the present one back; it is not called on Cancel.
void askForExpert(QWidget* parent, const std::optional<ExpertDetermination>& present,
                  std::function<void(const std::optional<ExpertDetermination>&)> given);
void askForLimitedUse(QWidget* parent, const std::optional<LimitedDataSet>& present,
                      std::function<void(const std::optional<LimitedDataSet>&)> given);

} // namespace vignette
