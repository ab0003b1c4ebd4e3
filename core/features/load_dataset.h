#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"

#include <set>
#include <string>
#include <vector>

namespace vignette {

/// Brings the listed fields of every patient of the first extract into memory, in the order of a 128-bit hash
/// of all values (Dataset).
///
/// - Other extracts are joined by surrogate; a patient they don't know is missing there, or 0 (the level "0"
///   for flags) where `absenceMeansZero` lists the field's key: "no row of visits" can mean "no visit".
/// - A second row of a patient in one extract is ignored; the first stands.
/// - A stored column is found by Field::column, else by what follows "extract." in Field::key.
/// - Numbers: ±infinity reads as missing. Levels: a level that Field::values does not list is added to the
///   returned field when it is a Category, and is missing when it is a Flag or Ordered (it has no place).
/// - The order of rows, surrogates and fields and the names of extracts change neither the order of patients
///   nor the fingerprint: columns count by their own names, and those of one name in two extracts by their
///   values.
///
/// Throws Failure(Damaged) when a field's extract or column is not stored. Cost: one pass a field, and a sort
/// of the patients.
Dataset loadDataset(const BlockSource& source, const std::vector<Field>& fields, Progress& progress,
                    const std::set<std::string>& absenceMeansZero = {});

} // namespace vignette
