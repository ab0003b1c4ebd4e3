#include "core/privacy/identifier_scanner.h"

#include "core/base/hash.h"
#include "core/privacy/value_checksums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace vignette;
using Class = IdentifierClass;
using Values = std::vector<std::string>;

namespace {

std::vector<IdentifierFinding> scan(const std::string& header, const Values& values) {
    static const ColumnScannerFactory factory = identifierScanners();
    const auto scanner = factory(header);
    for (const std::string& value : values)
        scanner->look(value, 1);
    return scanner->findings();
}

bool finds(const std::string& header, const Values& values, Class identifier) {
    const auto found = scan(header, values);
    return std::ranges::find(found, identifier, &IdentifierFinding::identifier) != found.end();
}

std::string numbered(const std::string& before, int number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return before + std::string(digits - std::min(digits, text.size()), '0') + text;
}

Values many(const std::string& before, int from, int count, std::size_t digits) {
    Values values;
    for (int i = 0; i < count; ++i)
        values.push_back(numbered(before, from + i * 37, digits));
    return values;
}

struct Case {
    const char* header;
    Values values;
    Class expected;
};

} // namespace

TEST(IdentifierScanner, FindsEveryClassByHeaderAndContent) {
    const std::vector<Case> cases = {
        {"first_name", {"Maria", "James", "Linda", "Thanh", "Zbigniew"}, Class::Name},
        {"LAST", {"Garcia12", "Nguyen3", "Smith44", "Koss811"}, Class::Name},
        {"patient", {"Garcia, Maria", "Smith, James B.", "Mr. John Lee"}, Class::Name},
        {"street", {"12 Oak Street", "9 Elm Ave Apt 4"}, Class::Geography},
        {"ADDRESS", {"609 Lizeth Streets Bolton MA 01740 US"}, Class::Geography},
        {"city", {"Boston", "Worcester"}, Class::Geography},
        {"county_fips", {"001", "017", "025"}, Class::Geography},
        {"lat", {"42.3601", "42.2711"}, Class::Geography},
        {"zip", {"02138", "01740"}, Class::Zip},
        {"ZipCode", {"2138", "1740"}, Class::Zip},
        {"area", {"02138-1234", "01740-0001"}, Class::Zip},
        {"dob", {"1980-02-28", "1990-11-05"}, Class::Date},
        {"seen", {"1/31/2024", "2/1/2024"}, Class::Date},
        {"status", {"never", "never", "12-Jan-2024"}, Class::Date},
        {"visit_date", {"20240115", "20240116"}, Class::Date},
        {"discharge_date", {"45306", "45307"}, Class::Date},
        {"period", {"2024-01", "2024-02"}, Class::Date},
        {"age", {"88", "89", "90", "101"}, Class::Age},
        {"phone", {"6175550123", "5551234"}, Class::Phone},
        {"contact", {"(617) 555-0123", "617.555.0124"}, Class::Phone},
        {"reach", {"+44 20 7946 0958"}, Class::Phone},
        {"fax_no", {"617-555-0199"}, Class::Fax},
        {"note", {"none", "none", "write to ann.lee@example.org"}, Class::Email},
        {"SSN", {"999-60-7250", "123-45-6789"}, Class::SocialSecurity},
        {"tax", {"123-45-6789", "n/a"}, Class::SocialSecurity},
        {"ssn", {"123456789", "987654321"}, Class::SocialSecurity},
        {"mrn", many("", 100234, 60, 7), Class::MedicalRecord},
        {"patient_nbr", many("", 8222157, 60, 7), Class::MedicalRecord},
        {"coverage", {"1EG4-TE5-MK73"}, Class::HealthPlan},
        {"subscriber_id", many("XYZ", 12345, 60, 8), Class::HealthPlan},
        {"payment", {"4012888888881881", "5555555555554444"}, Class::Account},
        {"bank", {"GB82 WEST 1234 5698 7654 32"}, Class::Account},
        {"DRIVERS", many("S999", 10240, 60, 5), Class::Licence},
        {"prescriber", {"1234567893", "1245319599"}, Class::Licence},
        {"dea_number", {"AB1234563"}, Class::Licence},
        {"car", {"1M8GDM9AXKP042788"}, Class::Vehicle},
        {"adapter", {"00:1B:44:11:3A:B7"}, Class::Device},
        {"serial_number", many("SN", 5512, 60, 7), Class::Device},
        {"page", {"https://example.org/p/1"}, Class::Url},
        {"host", {"192.168.10.24", "10.0.0.7"}, Class::IpAddress},
        {"ip", {"2001:db8::ff00:42:8329"}, Class::IpAddress},
        {"fingerprint", {"A81FD2", "77C0E1"}, Class::Biometric},
        {"picture", {"data:image/png;base64,iVBORw0KGgo="}, Class::Image},
        {"ref", {"71949668-1c2e-43ae-ab0a-64654608defb"}, Class::UniqueCode},
        {"ref2", {"d41d8cd98f00b204e9800998ecf8427e"}, Class::UniqueCode},
        {"encounter_id", many("", 100000, 300, 7), Class::UniqueCode},
    };
    for (const Case& one : cases)
        EXPECT_TRUE(finds(one.header, one.values, one.expected))
            << one.header << " should be " << toText(one.expected);
}

TEST(IdentifierScanner, FindsNamesWithoutAHeaderOnlyAmongManyDifferentOnes) {
    const Values names = {"Maria",  "James",   "Linda",   "Robert",  "Patricia", "Jennifer", "Michael",
                          "David",  "Barbara", "Susan",   "Jessica", "Thomas",   "Karen",    "Nancy",
                          "Daniel", "Matthew", "Anthony", "Donald",  "Ashley",   "Kimberly", "Donna"};
    EXPECT_TRUE(finds("x1", names, Class::Name));
    EXPECT_FALSE(finds("x1", {"White", "Black", "Asian", "Hispanic", "Other"}, Class::Name));
}

TEST(IdentifierScanner, LeavesClinicalAndOrdinaryColumnsAlone) {
    const std::vector<std::pair<const char*, Values>> traps = {
        {"phone_calls_count", {"0", "1", "2", "14"}},
        {"has_phone", {"yes", "no"}},
        {"preferred_channel", {"phone", "text", "email", "mail"}},
        {"emails_opened", {"0", "3", "12"}},
        {"duration", {"01:30:00", "00:45:10"}},
        {"length_of_stay", {"1", "4", "13"}},
        {"lab_value", {"20240115", "20231231", "19991231"}},
        {"schema_version", {"10.64.3.128", "10.64.3.129"}},
        {"component", {"1.2.3.4", "2.0.1.7"}},
        {"oid", {"1.2.840.113619", "2.16.840.1.113883"}},
        {"icd10", {"E11.9", "I10", "J45.909", "Z59.0"}},
        {"loinc", {"4548-4", "8480-6", "39156-5", "2160-0"}},
        {"allowed_amount", {"12345", "90210", "401.55", "10001"}},
        {"drug_name", {"Metformin", "Lisinopril", "Atorvastatin"}},
        {"plan_name", {"Gold", "Silver", "Bronze"}},
        {"diagnosis", {"Parkinson disease", "Crohn disease", "Graves disease"}},
        {"race", {"White", "Black", "Asian"}},
        {"AgeCategory", {"55-59", "80 or older"}},
        {"gestational_age", {"38", "95"}},
        {"bmi", {"22.41", "31.05"}},
        {"blood_pressure", {"120/80", "135/90"}},
        {"year", {"2019", "2020"}},
        {"admission_type_id", {"1", "2", "3"}},
        {"state", {"MA", "NH", "VT"}},
        {"sex", {"F", "M"}},
        {"white_cell", {"4.5", "11.2"}},
        {"time", {"10:30", "22:15"}},
        {"ratio", {"1:40", "1:80"}},
        {"birth_weight", {"3200", "2850"}},
        {"city_moves_count", {"0", "1", "2"}},
        {"account_status", {"open", "closed"}},
        {"ndc", {"0002-8215-01", "50580-0170-1"}},
    };
    for (const auto& [header, values] : traps) {
        const auto found = scan(header, values);
        EXPECT_TRUE(found.empty()) << header << " was taken for " << toText(found.front().identifier);
    }
}

TEST(IdentifierScanner, GivesTheSameFindingsWhateverTheOrderOfBlocks) {
    const ColumnScannerFactory factory = identifierScanners();
    Values values = many("ID-", 0, 5000, 6);
    for (int i = 0; i < 1000; ++i)
        values.push_back(i % 2 == 0 ? "Maria" : "ann@example.org");
    const auto inBlocks = [&](std::size_t blockSize, bool isBackward) {
        std::vector<std::unique_ptr<ColumnScanner>> blocks;
        for (std::size_t begin = 0; begin < values.size(); begin += blockSize) {
            blocks.push_back(factory("first_name"));
            for (std::size_t i = begin; i < std::min(values.size(), begin + blockSize); ++i)
                blocks.back()->look(values[i], 1);
        }
        if (isBackward) std::ranges::reverse(blocks);
        for (std::size_t i = 1; i < blocks.size(); ++i)
            blocks[0]->merge(*blocks[i]);
        return blocks[0]->findings();
    };
    const auto whole = inBlocks(values.size(), false);
    EXPECT_FALSE(whole.empty());
    EXPECT_EQ(inBlocks(700, false), whole);
    EXPECT_EQ(inBlocks(700, true), whole);
}

TEST(ValueChecksums, HoldForPublishedExamples) {
    EXPECT_TRUE(isDeaNumber("AB1234563"));
    EXPECT_FALSE(isDeaNumber("AB1234564"));
    EXPECT_TRUE(isProviderNumber("1234567893")); // CMS, NPI standard, example
    EXPECT_FALSE(isProviderNumber("1234567890"));
    EXPECT_TRUE(isVehicleNumber("1M8GDM9AXKP042788"));
    EXPECT_FALSE(isVehicleNumber("1M8GDM9A1KP042788"));
    EXPECT_TRUE(isMedicareNumber("1EG4-TE5-MK73")); // CMS, understanding the MBI
    EXPECT_FALSE(isMedicareNumber("1SG4-TE5-MK73"));
    EXPECT_TRUE(isIban("GB82WEST12345698765432"));
    EXPECT_FALSE(isIban("GB82WEST12345698765433"));
}
