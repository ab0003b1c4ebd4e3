#pragma once

#include "core/model/extract.h"
#include "core/model/import_plan.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// How files belong together. One entry an extract, in their order.
struct LinkProposal {
    std::vector<std::optional<std::string>> keyColumns; ///< empty: no patient key was found in this file
    std::size_t mainExtract = 0;                        ///< says who the patients are
    std::vector<ExtractShape> shapes;
};

/// Proposes the patient key from names, types and numbers of different values (values themselves are not
/// compared). A key's header says patient, subject, person, member … or plainly "id"; row numbers are no
/// key. Of several files the key is the name most of them share, a plain unique "id" standing in where a
/// file lacks it; a file without either has none. The main extract is the one in which the key is unique and
/// that has most patients. Many rows a patient: fewer than 95 different keys in 100 rows.
LinkProposal proposeLinks(std::span<const ExtractSurvey> surveys);

} // namespace vignette
