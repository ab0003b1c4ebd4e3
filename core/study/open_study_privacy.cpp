#include "core/base/failure.h"
#include "core/features/load_dataset.h"
#include "core/model/json/look_alikes_json.h"
#include "core/model/json/privacy_record_json.h"
#include "core/privacy/destroy_key_file.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_tables.h"
#include "core/study/absence.h"
#include "core/study/look_alikes.h"
#include "core/study/open_study.h"
#include "core/study/read_back.h"

#include <algorithm>
#include <filesystem>

// What a study records about privacy: who vouches for it, how alike its patients look, its key file.

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;
constexpr const char* kRecordsSetting = "privacy_records";

/// Throws where a part of a record is missing: half a record would vouch for nothing.
template<typename Record> void requireComplete(const std::optional<Record>& record, const char* name) {
    if (!record) return;
    const std::vector<std::string> missing = missingParts(*record);
    if (missing.empty()) return;
    std::string parts;
    for (const std::string& part : missing)
        parts += (parts.empty() ? "" : ", ") + part;
    throw Failure(FailureCode::BadUsage,
                  std::string(name) + " is not complete. Still needed: " + parts + ".");
}

} // namespace

PrivacyRecords OpenStudy::privacyRecords() const {
    const Lock lock(m_fileMutex);
    const auto text = SettingTable(*m_file).find(kRecordsSetting);
    return text ? privacyRecordsFromJson(parseJson(*text, {})) : PrivacyRecords{};
}

void OpenStudy::setPrivacyRecords(const PrivacyRecords& records) {
    requireComplete(records.expert, "The expert determination");
    requireComplete(records.limited, "The record of a limited data set");
    const Lock state(m_stateMutex);
    const Lock lock(m_fileMutex);
    const std::string text = jsonText(toJson(records));
    m_file->atomically([&] {
        SettingTable(*m_file).set(kRecordsSetting, text);
        AuditLog(*m_file).add({.time = 0, .actor = editor(), .action = "privacy_records", .detail = text});
    });
    if (m_result) m_result->privacyRecords = records;
}

std::optional<LookAlikes> OpenStudy::lookAlikes() const {
    const Lock lock(m_fileMutex);
    const auto text = SettingTable(*m_file).find(kLookAlikesSetting);
    if (!text) return std::nullopt;
    return lookAlikesFromJson(parseJson(*text, {}));
}

LookAlikes OpenStudy::countLookAlikes(const std::vector<std::string>& fieldKeys, Progress& progress) {
    const Dataset& patients = data(progress);
    const bool isProposed = fieldKeys.empty();
    LookAlikes report =
        countLookAlikesIn(patients, isProposed ? proposedQuasiIdentifiers(patients.fields) : fieldKeys);
    report.isProposed = isProposed;
    progress.checkpoint();
    if (isReadOnly()) return report;
    const Lock lock(m_fileMutex);
    SettingTable(*m_file).set(kLookAlikesSetting, jsonText(toJson(report)));
    return report;
}

bool OpenStudy::hasKeyFile() const {
    std::error_code ignored;
    return std::filesystem::exists(PatientKeys::fileBeside(path()), ignored);
}

void OpenStudy::destroyKeys() {
    const Lock lock(m_fileMutex);
    if (isReadOnly())
        throw Failure(
            FailureCode::NotWritable,
            "The study is open for reading only, so its key file stays. Open it to change it first.");
    // Written down first: a key that is gone without a word in the log would be a riddle.
    AuditLog(*m_file).add({.time = 0,
                           .actor = editor(),
                           .action = "destroy_keys",
                           .detail = "The key file is destroyed: later files can't be linked any more."});
    destroyKeyFile(PatientKeys::fileBeside(path()));
}

} // namespace vignette
