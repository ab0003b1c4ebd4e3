#pragma once

#include "core/model/field.h"

#include <QString>

#include <functional>

class QWidget;

namespace vignette {

struct ValueWords {
    std::vector<ValueLabel> values;
    std::string yesCode;
};

/// Asks for plain words for each value of a field and, for yes-or-no fields, which value means yes. `given`
/// is called only when the person agrees. Does not hold up the event loop.
void askValueWords(QWidget* parent, const Field& field, std::function<void(const ValueWords&)> given);

} // namespace vignette
