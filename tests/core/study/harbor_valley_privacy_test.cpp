// The invented sample's planted identifiers: none of them is in anything an import leaves behind.
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_file.h"
#include "core/study/samples.h"
#include "tests/core/study/clinic.h"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <unordered_map>

namespace vignette::test {
namespace {

/// Texts looked for in bytes, by their first eight; shorter ones are not taken.
class Needles {
public:
    void add(const std::string& text) {
        if (text.size() < kHead) return;
        m_texts[headOf(text.data())].insert(text);
        ++m_count;
    }
    std::size_t count() const { return m_count; }
    /// The first text found in the bytes; empty: none.
    std::string foundIn(const std::string& bytes) const {
        for (std::size_t i = 0; i + kHead <= bytes.size(); ++i) {
            const auto candidates = m_texts.find(headOf(bytes.data() + i));
            if (candidates == m_texts.end()) continue;
            for (const std::string& text : candidates->second)
                if (bytes.compare(i, text.size(), text) == 0 && !isInsideNumber(bytes, i, text)) return text;
        }
        return {};
    }

private:
    static constexpr std::size_t kHead = 8;
    /// Digits amid the digits of a longer number: chance, not a record number.
    static bool isInsideNumber(const std::string& bytes, std::size_t at, const std::string& text) {
        const std::size_t end = at + text.size();
        const bool startsInside = isDigit(text.front()) && at > 0 && isDigit(bytes[at - 1]);
        const bool endsInside = isDigit(text.back()) && end < bytes.size() && isDigit(bytes[end]);
        return startsInside || endsInside;
    }
    static std::uint64_t headOf(const char* at) {
        std::uint64_t head = 0;
        std::memcpy(&head, at, kHead);
        return head;
    }
    std::unordered_map<std::uint64_t, std::set<std::string>> m_texts;
    std::size_t m_count = 0;
};

std::string digitsOf(const std::string& text) {
    std::string digits;
    for (const char c : text)
        if (isDigit(c)) digits += c;
    return digits;
}

struct Planted {
    Needles needles;
    std::set<std::string> zips;
    std::string example;
};

Planted plantedIn(const std::filesystem::path& patients) {
    const ExtractSurvey survey = surveyOf(patients);
    const auto columnAt = [&](const std::string& name) {
        for (std::size_t i = 0; i < survey.columns.size(); ++i)
            if (survey.columns[i].name == name) return i;
        throw Failure(FailureCode::NotFound, "no column " + name);
    };
    Planted planted;
    const Rows rows = rowsOf(patients, survey.dialect);
    for (const char* name :
         {"patient_id", "name", "dob", "ssn", "phone", "email", "street", "ref2", "row_token"}) {
        const std::size_t column = columnAt(name);
        for (const std::vector<std::string>& row : rows) {
            planted.needles.add(row.at(column));
            const std::string digits = digitsOf(row.at(column));
            if (digits.size() >= 9 && digits.size() <= 11) planted.needles.add(digits);
        }
    }
    const std::size_t zip = columnAt("zip5");
    for (const std::vector<std::string>& row : rows)
        if (row.at(zip).size() == 5) planted.zips.insert(row.at(zip));
    planted.example = rows.front().at(columnAt("email"));
    return planted;
}

class HarborValleyPrivacy : public ::testing::Test {
protected:
    void SetUp() override {
        Progress progress;
        const Sample sample = sampleById("harbor-valley");
        m_planted = plantedIn(sample.files.front());
        ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
        describeSample(sample, proposal);
        auto session = StudySession::import(m_study, proposal, progress, Clinic::options());
        SegmentationPlan plan = Clinic::plan();
        plan.sampleSize = 2000;
        session->keepSegments(session->findSegments(plan, progress), progress);
        session->logExport("json", "text");
    }

    TempFolder m_folder;
    std::filesystem::path m_study = m_folder.path() / "study.vignette";
    Planted m_planted;
};

TEST_F(HarborValleyPrivacy, NoPlantedIdentifierIsInAnyByteLeftBehind) {
    ASSERT_GT(m_planted.needles.count(), 100000U);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
        const std::string bytes = readWholeFile(entry.path(), 1ULL << 30);
        EXPECT_EQ(m_planted.needles.foundIn(bytes), "") << entry.path();
        ++files;
    }
    EXPECT_GE(files, 2) << "the study and its key file";
    EXPECT_NE(m_planted.needles.foundIn("xx" + m_planted.example + "yy"), "") << "the control must be found";
}

TEST_F(HarborValleyPrivacy, NoPlantedIdentifierIsInADictionaryOrADecodedBlock) {
    const auto file = StudyFile::open(m_study, StudyFile::OpenMode::ReadOnly);
    const StoredBlocks blocks(*file);
    std::size_t columns = 0;
    for (const std::string& extract : blocks.extracts())
        for (const StoredColumn& column : blocks.columns(extract)) {
            ++columns;
            for (const std::string& level : column.dictionary) {
                EXPECT_EQ(m_planted.needles.foundIn(level + " "), "") << column.name;
                EXPECT_FALSE(m_planted.zips.contains(level)) << column.name;
            }
            if (column.isCoded) continue;
            blocks.readColumn(extract, column.name, [&](const StoredBlock& block) {
                std::string text;
                for (const double number : block.numbers)
                    if (!std::isnan(number)) text += shortest(number) + "\n";
                EXPECT_EQ(m_planted.needles.foundIn(text), "") << column.name;
            });
        }
    EXPECT_GT(columns, 100U);
}

} // namespace
} // namespace vignette::test
