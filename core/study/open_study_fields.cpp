#include "core/quality/missing_limit.h"
#include "core/quality/quality_report.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/study/describe_fields.h"
#include "core/study/open_study.h"

#include <algorithm>

// What the fields of a study are called and used for, and what their values are worth.

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;

/// Whether another interpretation of the stored values changes what is in memory.
bool isReadDifferently(const std::vector<Field>& before, const std::vector<Field>& after) {
    if (before.size() != after.size()) return true;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].key != after[i].key || before[i].kind != after[i].kind) return true;
        if (before[i].values.size() != after[i].values.size()) return true;
        for (std::size_t v = 0; v < before[i].values.size(); ++v)
            if (before[i].values[v].code != after[i].values[v].code) return true;
    }
    return false;
}

/// Takes over how a field is described. Levels that only the data know keep their places at the end.
void describeAnew(Field& loaded, const Field& described) {
    const std::vector<ValueLabel> known = std::move(loaded.values);
    loaded = described;
    for (std::size_t level = described.values.size(); level < known.size(); ++level)
        loaded.values.push_back(known[level]);
}

} // namespace

std::vector<Field> OpenStudy::fields() const {
    const Lock lock(m_fileMutex);
    return FieldTable(*m_file).all();
}

void OpenStudy::setFields(const std::vector<Field>& fields) {
    const Lock state(m_stateMutex);
    const std::vector<Field> before = this->fields();
    {
        const Lock lock(m_fileMutex);
        FieldTable(*m_file).replaceAll(fields);
        logReasons(before, fields);
    }
    if (!m_data) return;
    if (!isReadDifferently(before, fields)) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            describeAnew(m_data->fields[i], fields[i]);
        return;
    }
    const std::unique_ptr<Dataset> old = std::move(m_data);
    Progress progress;
    data(progress);
    if (m_kept) relabel(*old, progress);
}

void OpenStudy::logReasons(const std::vector<Field>& before, const std::vector<Field>& after) {
    const auto reasonBefore = [&](const Field& field) {
        const auto same = std::find_if(before.begin(), before.end(),
                                       [&](const Field& other) { return other.key == field.key; });
        return same == before.end() ? std::string() : same->formReason;
    };
    for (const Field& field : after) {
        if (field.formReason == reasonBefore(field)) continue;
        const bool isTakenBack = field.formReason.empty();
        AuditLog(*m_file).add(
            {.time = 0,
             .actor = editor(),
             .action = isTakenBack ? "form despite missing: taken back" : "form despite missing",
             .detail = field.key + (isTakenBack ? "" : ": " + field.formReason)});
    }
}

void OpenStudy::holdBackMissing(const std::set<std::string>& demanded) {
    const std::vector<Field> before = fields();
    std::vector<Field> after = before;
    vignette::holdBackMissing(after, *m_data, demanded);
    logReasons({}, after); // a plan may bring reasons with it
    if (after != before) setFields(after);
}

bool OpenStudy::needsReload(const std::vector<Field>& fields) const {
    return m_data && isReadDifferently(this->fields(), fields);
}

CodebookReport OpenStudy::applyCodebook(const std::filesystem::path& codebook) {
    std::vector<Field> fields = this->fields();
    CodebookReport report = overlayCodebook(fields, codebook);
    setFields(fields);
    return report;
}

QualityReport OpenStudy::quality(Progress& progress) {
    const std::optional<Date> dataEnd = info().dataEnd;
    return qualityOf(data(progress), {.lastYear = dataEnd ? std::optional(dataEnd->year()) : std::nullopt},
                     progress);
}

} // namespace vignette
