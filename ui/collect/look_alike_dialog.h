#pragma once

#include "core/model/field.h"

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace vignette {

/// Lets a person say which fields others could know of a patient; `given` gets their keys, at least one.
void askForKnownFields(QWidget* parent, const std::vector<Field>& fields,
                       const std::vector<std::string>& chosen,
                       std::function<void(const std::vector<std::string>&)> given);

} // namespace vignette
