#include "core/ingest/propose_links.h"

#include "core/base/text.h"
#include "core/ingest/decide_type.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vignette {

namespace {

constexpr std::uint64_t kMostRowsPerKey = 1'000; // on average: a code of few values is no key

/// How sure a header is to name patients.
enum class KeyName { None, PlainId, Record, Patient };

struct KeyColumn {
    const ColumnSurvey* column = nullptr;
    std::string plainName; ///< words in lower case without marks: PatientID and patient_id agree
    KeyName name = KeyName::None;
    bool isUnique = false;
};

/// "PatientID", "patient_id" and "Patient ID" as words.
std::vector<std::string> wordsOf(std::string_view header) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < header.size(); ++i) {
        const char c = header[i];
        const bool isCapital = c >= 'A' && c <= 'Z';
        const bool isHump = isCapital && i > 0 && header[i - 1] >= 'a' && header[i - 1] <= 'z';
        const bool isMark = !isLetter(c) && !isDigit(c);
        if ((isHump || isMark) && !words.back().empty()) words.emplace_back();
        if (!isMark) words.back() += toLowerAscii({&c, 1});
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

template<std::size_t N> bool isOneOf(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

KeyName keyNameOf(std::string_view header) {
    static constexpr std::array<std::string_view, 14> kPatients = {
        "patient", "pat",      "subject", "person",      "member",   "participant", "respondent",
        "client",  "resident", "bene",    "beneficiary", "enrollee", "individual",  "consumer"};
    static constexpr std::array<std::string_view, 9> kNumbers = {"id",  "nbr",  "number",     "no", "num",
                                                                 "key", "code", "identifier", "ref"};
    static constexpr std::array<std::string_view, 12> kJoined = {
        "patientid", "patid", "subjectid", "personid",      "memberid",      "mrn",
        "empi",      "pid",   "enrolid",   "participantid", "beneficiaryid", "subjid"};
    static constexpr std::array<std::string_view, 5> kRecords = {"record", "case", "study", "caseid",
                                                                 "recordid"};
    const std::vector<std::string> words = wordsOf(header);
    if (words.empty() || words.size() > 3) return KeyName::None;
    const bool hasPatient = isOneOf(kPatients, words.front());
    const bool isAllKey = std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return isOneOf(kPatients, word) || isOneOf(kNumbers, word) || isOneOf(kJoined, word);
    });
    const bool hasJoined =
        std::any_of(words.begin(), words.end(), [](const auto& word) { return isOneOf(kJoined, word); });
    if (isAllKey && (hasPatient || hasJoined)) return KeyName::Patient;
    if (words.size() == 1 && words.front() == "id") return KeyName::PlainId;
    const bool isRecord = isOneOf(kRecords, words.front()) &&
                          (words.size() == 1 ? words.front().ends_with("id") : isOneOf(kNumbers, words[1]));
    return isRecord ? KeyName::Record : KeyName::None;
}

bool isUniqueKey(const ColumnSurvey& column, std::uint64_t rows) {
    return column.distinctCount * 100 >= rows * 98;
}

/// Whether values can be keys at all: nearly every row has one, and they are no measure, date or yes-or-no.
bool canBeKey(const ColumnSurvey& column, std::uint64_t rows) {
    switch (column.type) {
    case ColumnType::Unique:
    case ColumnType::Integer:
    case ColumnType::Code:
    case ColumnType::Category:
        break;
    default:
        // A few rows can hold keys that look like free words.
        if (column.type != ColumnType::Text || column.shareWithBlanks > 0.0) return false;
    }
    const bool isFilled = column.valueCount * 100 >= rows * 95;
    return isFilled && column.distinctCount >= 2 && column.distinctCount * kMostRowsPerKey >= rows;
}

std::vector<KeyColumn> keyColumnsOf(const ExtractSurvey& survey) {
    std::vector<KeyColumn> keys;
    for (const ColumnSurvey& column : survey.columns) {
        const KeyName name = keyNameOf(column.name);
        if (name == KeyName::None || isRowNumberHeader(column.name) || !canBeKey(column, survey.rowCount))
            continue;
        keys.push_back({.column = &column,
                        .plainName = join(wordsOf(column.name), ""),
                        .name = name,
                        .isUnique = isUniqueKey(column, survey.rowCount)});
    }
    return keys;
}

/// The surest name, then the unique one, then the first. A record or plain id that repeats is a patient's id
/// only in a panel, where it is the best there is.
const KeyColumn* bestKey(const std::vector<KeyColumn>& keys) {
    const KeyColumn* best = nullptr;
    const auto rank = [](const KeyColumn& key) {
        return static_cast<int>(key.name) * 2 + (key.isUnique ? 1 : 0);
    };
    for (const KeyColumn& key : keys)
        if (best == nullptr || rank(key) > rank(*best)) best = &key;
    return best;
}

/// The patient's name that most files share; empty when no name of a patient stands in any.
std::string sharedName(const std::vector<std::vector<KeyColumn>>& keys) {
    std::map<std::string, std::pair<std::size_t, KeyName>> names;
    for (const auto& ofFile : keys)
        for (const KeyColumn& key : ofFile) {
            auto& [files, name] = names[key.plainName];
            ++files;
            name = key.name;
        }
    std::string best;
    std::pair<std::size_t, KeyName> bestRank{0, KeyName::None};
    for (const auto& [plainName, rank] : names) {
        const bool isBetter =
            rank.second == bestRank.second ? rank.first > bestRank.first : rank.second == KeyName::Patient;
        if (!isBetter && !best.empty()) continue;
        best = plainName;
        bestRank = rank;
    }
    return best;
}

bool looksAlike(const ColumnSurvey& a, const ColumnSurvey& b) {
    const auto isOfNumbers = [](const ColumnSurvey& column) {
        return column.numberCount == column.valueCount;
    };
    if (isOfNumbers(a) != isOfNumbers(b)) return false;
    return isOfNumbers(a) || a.longestBytes == b.longestBytes;
}

/// The key of a file: the shared name; else another name for patients, or a unique plain id, of the same
/// look.
const KeyColumn* keyNamed(const std::string& name, const std::vector<KeyColumn>& keys,
                          const ColumnSurvey* model) {
    for (const KeyColumn& key : keys)
        if (key.plainName == name) return &key;
    const KeyColumn* standIn = nullptr;
    for (const KeyColumn& key : keys) {
        const bool isPatient = key.name == KeyName::Patient || (key.name == KeyName::PlainId && key.isUnique);
        if (!isPatient || (model != nullptr && !looksAlike(*key.column, *model))) continue;
        if (standIn == nullptr || key.name > standIn->name) standIn = &key;
    }
    return standIn;
}

/// The file in which the key is unique and that knows most patients.
std::size_t mainOf(std::span<const ExtractSurvey> surveys, const std::vector<const KeyColumn*>& chosen) {
    std::size_t best = 0;
    std::pair<bool, std::uint64_t> bestRank{false, 0};
    for (std::size_t i = 0; i < surveys.size(); ++i) {
        if (chosen[i] == nullptr) continue;
        const std::pair<bool, std::uint64_t> rank{chosen[i]->isUnique, chosen[i]->column->distinctCount};
        if (rank <= bestRank) continue;
        bestRank = rank;
        best = i;
    }
    return best;
}

} // namespace

LinkProposal proposeLinks(std::span<const ExtractSurvey> surveys) {
    std::vector<std::vector<KeyColumn>> keys;
    for (const ExtractSurvey& survey : surveys)
        keys.push_back(keyColumnsOf(survey));
    std::vector<const KeyColumn*> chosen(surveys.size(), nullptr);
    if (surveys.size() == 1) {
        chosen[0] = bestKey(keys[0]);
    } else if (const std::string name = sharedName(keys); !name.empty()) {
        const ColumnSurvey* model = nullptr;
        for (const auto& ofFile : keys)
            for (const KeyColumn& key : ofFile)
                if (model == nullptr && key.plainName == name) model = key.column;
        for (std::size_t i = 0; i < surveys.size(); ++i)
            chosen[i] = keyNamed(name, keys[i], model);
    }
    LinkProposal proposal{.keyColumns = std::vector<std::optional<std::string>>(surveys.size()),
                          .mainExtract = mainOf(surveys, chosen),
                          .shapes =
                              std::vector<ExtractShape>(surveys.size(), ExtractShape::OneRowPerPatient)};
    for (std::size_t i = 0; i < surveys.size(); ++i) {
        if (chosen[i] == nullptr) continue;
        const ColumnSurvey& column = *chosen[i]->column;
        proposal.keyColumns[i] = column.name;
        const bool isMany = column.distinctCount * 100 < surveys[i].rowCount * 95;
        if (isMany) proposal.shapes[i] = ExtractShape::ManyRowsPerPatient;
    }
    return proposal;
}

} // namespace vignette
