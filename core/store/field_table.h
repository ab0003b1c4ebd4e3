#pragma once

#include "core/model/field.h"

#include <vector>

namespace vignette {

class StudyFile;

/// The study's fields, in their lasting order.
class FieldTable {
public:
    explicit FieldTable(StudyFile& study) : m_study(study) {}
    std::vector<Field> all() const;
    void replaceAll(const std::vector<Field>& fields);
    /// Writes the field of the same key. Throws Failure(BadUsage) when there is none.
    void update(const Field& field);

private:
    StudyFile& m_study;
};

} // namespace vignette
