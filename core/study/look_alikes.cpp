#include "core/study/look_alikes.h"

#include "core/privacy/k_anonymity.h"

#include <cmath>

namespace vignette {

namespace {

constexpr double kBand = 10.0;

DataColumn banded(const DataColumn& column) {
    DataColumn bands = column;
    for (double& number : bands.numbers)
        number = std::floor(number / kBand);
    return bands;
}

} // namespace

std::vector<std::string> proposedQuasiIdentifiers(const std::vector<Field>& fields) {
    std::vector<std::string> keys;
    for (const Field& field : fields)
        if (field.theme == Theme::Demographic && field.use != FieldUse::Hide) keys.push_back(field.key);
    return keys;
}

LookAlikes countLookAlikesIn(const Dataset& data, const std::vector<std::string>& fieldKeys) {
    LookAlikes report;
    std::vector<const DataColumn*> stored;
    std::vector<DataColumn> bands;
    for (const std::string& key : fieldKeys) {
        std::size_t index = 0;
        if (!data.find(key, &index)) continue;
        report.fieldKeys.push_back(key);
        stored.push_back(&data.columns[index]);
        bands.push_back(banded(data.columns[index]));
    }
    report.asStored = kAnonymity(stored, data.patientCount);
    std::vector<const DataColumn*> pointers;
    for (const DataColumn& column : bands)
        pointers.push_back(&column);
    report.inBands = kAnonymity(pointers, data.patientCount);
    return report;
}

} // namespace vignette
