#pragma once

#include "resources/samples/harbor_valley/csv_table.h"
#include "resources/samples/harbor_valley/generator_plan.h"
#include "resources/samples/harbor_valley/identifiers.h"

#include <filesystem>
#include <map>
#include <string>

namespace vignette::harbor_valley {

/// All tables by their path inside the sample's folder: "patients.csv", ..., "truth/groups.csv".
using SampleTables = std::map<std::string, CsvTable>;

/// Harbor Valley: an invented community hospital with six clinics. The same plan gives the same bytes.
SampleTables generateSample(const GeneratorPlan& plan, const NameFacts& names);

/// Writes every table below `folder`, which is made when missing. Throws Failure(NotWritable).
void saveSample(const SampleTables& tables, const std::filesystem::path& folder);

} // namespace vignette::harbor_valley
