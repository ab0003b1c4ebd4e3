#pragma once

#include "resources/samples/harbor_valley/circumstances.h"
#include "resources/samples/harbor_valley/csv_table.h"
#include "resources/samples/harbor_valley/faults.h"
#include "resources/samples/harbor_valley/identifiers.h"

#include <string>
#include <vector>

namespace vignette::harbor_valley {

std::vector<std::string> patientsHeader();

/// The five columns that depend on nothing and must never be called distinctive.
const std::vector<std::string>& negativeControls();

/// One row. `totalAllowed` is the person's cost in the window: risk_tier is made from it, which leaks.
void writePatient(const GeneratorPlan& plan, const Person& person, const Circumstances& life,
                  const Identifiers& identifiers, double totalAllowed, CsvTable& table, FaultLog& log);

} // namespace vignette::harbor_valley
