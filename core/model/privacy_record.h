#pragma once

#include "core/base/dates.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// That an expert found the risk of telling a patient apart very small (45 CFR 164.514(b)(1)). The program
/// records who said so; it never says so itself.
struct ExpertDetermination {
    std::string expert;      ///< name of the person who determined it
    std::string credentials; ///< knowledge and experience: degrees, role, organisation
    std::optional<Date> date;
    std::string method;         ///< methods and results that justify it, or where the document is kept
    std::string statement;      ///< the expert's conclusion, as typed
    std::optional<Date> expiry; ///< last day it holds; empty: no end was stated
    bool operator==(const ExpertDetermination&) const = default;
};

/// That the study is used as a limited data set under an agreement (45 CFR 164.514(e)): dates and town may
/// stay, direct identifiers may not. The typed reason is printed on every export.
struct LimitedDataSet {
    std::string recipient;             ///< who receives or uses it under the agreement
    std::optional<Date> agreementDate; ///< of the data use agreement
    std::string purpose;               ///< research, public health or health care operations, in words
    std::string reason;                ///< typed by the person who declared it
    bool operator==(const LimitedDataSet&) const = default;
};

/// What a study holds of the two.
struct PrivacyRecords {
    std::optional<ExpertDetermination> expert;
    std::optional<LimitedDataSet> limited;
    bool operator==(const PrivacyRecords&) const = default;
};

/// What a record still needs, as words for the screen ("the expert's name"); empty when it is complete. Dates
/// must be there; an expiry may not lie before its date.
std::vector<std::string> missingParts(const ExpertDetermination& record);
std::vector<std::string> missingParts(const LimitedDataSet& record);

/// Whether the determination is complete and holds on this day: its date is not later, its expiry not before.
bool isValidOn(const ExpertDetermination& record, Date day);

} // namespace vignette
