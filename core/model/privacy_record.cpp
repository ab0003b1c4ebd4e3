#include "core/model/privacy_record.h"

#include "core/base/text.h"

namespace vignette {

namespace {

void require(std::vector<std::string>& missing, const std::string& text, const char* what) {
    if (trimmed(text).empty()) missing.emplace_back(what);
}

} // namespace

std::vector<std::string> missingParts(const ExpertDetermination& record) {
    std::vector<std::string> missing;
    require(missing, record.expert, "the expert's name");
    require(missing, record.credentials, "the expert's credentials");
    if (!record.date) missing.emplace_back("the date of the determination");
    require(missing, record.method, "the method");
    require(missing, record.statement, "the statement");
    if (record.date && record.expiry && *record.expiry < *record.date)
        missing.emplace_back("an expiry that is not before the date");
    return missing;
}

std::vector<std::string> missingParts(const LimitedDataSet& record) {
    std::vector<std::string> missing;
    require(missing, record.recipient, "the recipient");
    if (!record.agreementDate) missing.emplace_back("the date of the data use agreement");
    require(missing, record.purpose, "the purpose");
    require(missing, record.reason, "the reason");
    return missing;
}

bool isValidOn(const ExpertDetermination& record, Date day) {
    if (!missingParts(record).empty()) return false;
    return *record.date <= day && (!record.expiry || day <= *record.expiry);
}

} // namespace vignette
