#include "core/quality/missing_limit.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kFewestPeople = 11;

std::size_t missingCount(const DataColumn& column) {
    const auto numbers = std::count_if(column.numbers.begin(), column.numbers.end(),
                                       [](double number) { return !std::isfinite(number); });
    const auto levels = std::count(column.levels.begin(), column.levels.end(), kNoLevel);
    return static_cast<std::size_t>(numbers + levels);
}

std::vector<std::size_t> missingCounts(const Dataset& dataset) {
    std::vector<std::size_t> counts(dataset.fieldCount());
    parallelTasks(counts.size(), [&](std::size_t i) { counts[i] = missingCount(dataset.columns[i]); });
    return counts;
}

double shareOf(std::size_t missing, std::size_t patients) {
    return patients ? static_cast<double>(missing) / static_cast<double>(patients) : 1.0;
}

std::string limitText() {
    return std::to_string(std::lround(100.0 * kMostMissingToForm)) + " %";
}

} // namespace

std::vector<double> missingShares(const Dataset& dataset) {
    std::vector<double> shares;
    for (const std::size_t missing : missingCounts(dataset))
        shares.push_back(shareOf(missing, dataset.patientCount));
    return shares;
}

std::string missingReason(std::size_t missing, std::size_t patients) {
    std::string figure = std::to_string(std::lround(100.0 * shareOf(missing, patients))) + " % of patients";
    if (missing < kFewestPeople)
        figure = "Many patients";
    else if (patients - missing < kFewestPeople)
        figure = "Nearly all patients";
    return figure + " have no value; over " + limitText() +
           ", a field forms segments only when a person says why.";
}

void holdBackMissing(std::vector<Field>& fields, const Dataset& dataset,
                     const std::set<std::string>& demanded) {
    const std::vector<std::size_t> missing = missingCounts(dataset);
    for (std::size_t i = 0; i < fields.size() && i < missing.size(); ++i) {
        Field& field = fields[i];
        const bool isOver = shareOf(missing[i], dataset.patientCount) > kMostMissingToForm;
        if (!isOver || field.use != FieldUse::Form || !trimmed(field.formReason).empty()) continue;
        if (demanded.contains(field.key))
            throw Failure(FailureCode::BadUsage,
                          "The plan forms segments with \"" + field.key + "\", but more than " + limitText() +
                              " of the patients have no value there. Say why under \"form_reason\" of that "
                              "field, or set its \"use\" to \"check\".");
        field.use = FieldUse::Check;
        field.useReason = missingReason(missing[i], dataset.patientCount);
    }
}

} // namespace vignette
