#include "core/base/failure.h"

namespace vignette {

Failure::Failure(FailureCode code, const std::string& message) : std::runtime_error(message), m_code(code) {}

Cancelled::Cancelled() : std::runtime_error("cancelled") {}

} // namespace vignette
