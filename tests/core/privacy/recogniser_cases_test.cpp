#include "core/base/reference_table.h"
#include "core/privacy/value_signs.h"
#include "tests/core/privacy/scored_columns.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>

using namespace vignette;
using namespace vignette::testing_aids;
namespace fs = std::filesystem;

namespace {

fs::path sharedFile(const char* relative) {
    const char* folder = std::getenv("VIGNETTE_SHARED_DATA");
    return folder == nullptr || *folder == '\0' ? fs::path() : fs::path(folder) / relative;
}

/// The signs that stand for a recogniser's entity. Passports, driver's licences and bank accounts are plain
/// digits and letters: a column of them is told by its header or by being unique, a value alone by nothing;
/// health service numbers (United Kingdom) and wallets of cryptographic money are outside the US classes.
SignSet signsOfEntity(const std::string& entity) {
    static const std::map<std::string, SignSet> kSigns = {
        {"CREDIT_CARD", bitOf(Sign::CardForm) | bitOf(Sign::CardInText)},
        {"DATE_TIME", bitOf(Sign::DateForm) | bitOf(Sign::DatePartForm) | bitOf(Sign::ShortDate)},
        {"EMAIL_ADDRESS", bitOf(Sign::Email)},
        {"IP_ADDRESS", bitOf(Sign::IpForm)},
        {"PHONE", bitOf(Sign::PhoneForm) | bitOf(Sign::PhoneDigits)},
        {"URL", bitOf(Sign::Url) | bitOf(Sign::BareHost)},
        {"US_ITIN", bitOf(Sign::SocialValid) | bitOf(Sign::SocialHalf) | bitOf(Sign::NineDigits)},
        {"US_MBI", bitOf(Sign::MedicareForm)},
        {"US_NPI", bitOf(Sign::ProviderForm) | bitOf(Sign::LabelledNumber)},
        {"US_SSN", bitOf(Sign::SocialValid) | bitOf(Sign::SocialHalf) | bitOf(Sign::NineDigits)}};
    const auto found = kSigns.find(entity);
    return found == kSigns.end() ? 0 : found->second;
}

/// Cases in scope that we judge otherwise, and why.
const std::map<std::string, const char*>& judgedOtherwise() {
    static const char* kUatp = "a travel card of one scheme; cards from 1 are no payment cards of patients";
    static const char* kPart =
        "month and day or year by a slash is a ratio among words; alone or under a header it is seen";
    static const char* kNine =
        "nine bare digits count only under a header or when all differ, and then any nine do";
    static const char* kNobody = "an address that names no machine";
    static const char* kFive = "five numbers by dots are a version or an OID";
    static const char* kGlued = "glued to a word in front";
    static const char* kPhone = "a foreign number without + or brackets is asked for a header";
    static const char* kTen =
        "ten digits count as a provider's number by their check digit in most values of a column";
    static const std::map<std::string, const char*> kCases = {
        {"122000000000003", kUatp},
        {"my credit card: 122000000000003", kUatp},
        {"Today is 05/21", kPart},
        {"Today is 5/21", kPart},
        {"Today is 5/2021", kPart},
        {"Today is 05/2021", kPart},
        {"Today is,5/21,and it's sunny", kPart},
        {"Today is2024-06-05T09:15:30.500-07:00", "a date all the same"},
        {"Use local ipv6 ::", kNobody},
        {"Unspecified ::", kNobody},
        {"::/0", kNobody},
        {"::/128", kNobody},
        {"192.168.1.1.1", kFive},
        {"text::ffff:192.0.2.1", kGlued},
        {"foo2001:db8::10.0.0.1", kGlued},
        {"My Israeli number is 09-7625400", kPhone},
        {"My Japanese number is 090-1234-5678", kPhone},
        {"My CN number is 13812345678", kPhone},
        {"http://microsoft", "an address inside a network is an address"},
        {"1234-567-893", kTen},
        {"1234 567 893", kTen},
        {"1111111112", kTen},
        {"078051120", kNine},
        {"000000000", kNine},
        {"666000000", kNine},
    };
    return kCases;
}

} // namespace

TEST(RecogniserCases, AreSeenByFormWhereTheyAreInScope) {
    const fs::path file = sharedFile("identifiers/presidio_recognizer_cases.csv");
    if (!fs::exists(file)) GTEST_SKIP() << "no shared data: identifiers/presidio_recognizer_cases.csv";
    const ReferenceTable cases = ReferenceTable::load(file);
    int seen = 0;
    for (std::size_t row = 0; row < cases.rowCount(); ++row) {
        const SignSet wanted = signsOfEntity(cases.at(row, "entity"));
        const std::string& text = cases.at(row, "text");
        if (wanted == 0 || judgedOtherwise().contains(text)) continue;
        const bool isExpected = cases.at(row, "expected_count") != "0";
        const bool isSeen = (signsOf(text) & wanted) != 0;
        EXPECT_EQ(isSeen, isExpected) << cases.at(row, "entity") << ": " << text;
        seen += isSeen == isExpected;
    }
    EXPECT_GE(seen, 230);
}

TEST(RecogniserCases, OfSentencesWithIdentifiersNoColumnIsKept) {
    const fs::path file = sharedFile("identifiers/presidio_context_sentences.csv");
    if (!fs::exists(file)) GTEST_SKIP() << "no shared data: identifiers/presidio_context_sentences.csv";
    const ReferenceTable cases = ReferenceTable::load(file);
    InventedColumn column;
    column.header = "comment";
    column.identifier = IdentifierClass::FreeText;
    for (std::size_t row = 0; row < cases.rowCount(); ++row)
        column.cells.push_back(cases.at(row, "sentence"));
    EXPECT_EQ(proposedFor(column).action, ColumnAction::Drop);
}

TEST(RecogniserCases, OfInventedSentencesNoColumnIsKept) {
    const fs::path file = sharedFile("identifiers/presidio_research_synth_dataset_v2.json.gz");
    if (!fs::exists(file))
        GTEST_SKIP() << "no shared data: identifiers/presidio_research_synth_dataset_v2.json.gz";
    const std::string command = "gzip -dc '" + file.string() + "' | grep '\"full_text\"'";
    std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    InventedColumn column;
    column.header = "x1";
    column.identifier = IdentifierClass::FreeText;
    char line[1 << 14];
    while (std::fgets(line, sizeof line, pipe.get()) != nullptr)
        column.cells.push_back(std::string(line).substr(22));
    ASSERT_GT(column.cells.size(), 1000U);
    // All of them, and any fifty that follow one another, as a small extract would hold them.
    EXPECT_EQ(proposedFor(column).action, ColumnAction::Drop);
    for (std::size_t begin = 0; begin + 50 <= column.cells.size(); begin += 50) {
        InventedColumn part = column;
        part.cells.assign(column.cells.begin() + static_cast<std::ptrdiff_t>(begin),
                          column.cells.begin() + static_cast<std::ptrdiff_t>(begin + 50));
        EXPECT_EQ(proposedFor(part).action, ColumnAction::Drop) << begin;
    }
}
