#pragma once

#include "core/base/dates.h"
#include "core/model/dataset.h"
#include "core/model/import_plan.h"
#include "core/model/missing.h"
#include "core/model/persona.h"
#include "core/model/privacy_record.h"
#include "core/model/segmentation.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What a study says about itself.
struct StudyInfo {
    std::string name;
    std::string windowText; ///< "24 months to December 2024"; may be empty
    std::optional<Date> dataEnd;
    bool isInvented = false;
    std::vector<std::string> notes; ///< cautions every export prints
    std::int64_t created = 0;       ///< seconds since 1970
    int dataVersion = 1;            ///< 1 for the first import, +1 a snapshot
};

/// Everything known about a study's personas, exact. Working pages may read it; anything that presents a
/// persona reads the Release that disclose() makes of it.
struct StudyResult {
    StudyInfo info;
    const Dataset* data = nullptr; ///< not owned; outlives the result
    Segmentation segmentation;
    SegmentationPlan plan;
    EncodingPlan encoding;
    ValidationReport validation;
    LikenessMap map; ///< may be empty
    PersonaSet personas;
    std::vector<PersonaEdit> edits;       ///< those in force, oldest first
    std::vector<ScreeningPlan> screening; ///< one an extract
    ImportReport import;
    PrivacyRecords privacyRecords;
    std::vector<SetApartByMissing> setApart; ///< segments that missing values set apart
};

} // namespace vignette
