#include "resources/samples/harbor_valley/identifiers.h"

#include "core/base/hash.h"
#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "resources/samples/harbor_valley/chance.h"

#include <algorithm>

namespace vignette::harbor_valley {

namespace {

using Text = std::string_view;
constexpr std::uint64_t kRestrictedZipSalt = 0x21B;
constexpr std::uint32_t kRestrictedZipPeople = 58;

std::string padded(std::uint64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

/// Each clinic writes telephone numbers its own way.
std::string drawPhone(int site, Random& random) {
    static constexpr std::array<Text, 8> kAreas = {"315", "585", "607", "716", "518", "845", "914", "838"};
    const std::string area(kAreas[random.below(kAreas.size())]);
    const std::string last = "01" + padded(random.below(100), 2);
    if (site <= 2) return "(" + area + ") 555-" + last;
    return site <= 5 ? area + "-555-" + last : area + "555" + last;
}

std::string drawStreet(Random& random) {
    static constexpr std::array<Text, 12> kNames = {"Harbor",   "Mill",     "Chapel",  "Orchard",
                                                    "Quarry",   "Lakeview", "Depot",   "Summit",
                                                    "Prospect", "Willow",   "Granite", "Ferry"};
    static constexpr std::array<Text, 4> kKinds = {"St", "Ave", "Rd", "Ln"};
    return std::to_string(1 + random.below(1998)) + " " + std::string(kNames[random.below(kNames.size())]) +
           " " + std::string(kKinds[random.below(kKinds.size())]);
}

std::string drawZip(const GeneratorPlan& plan, const Person& person, Random& random) {
    static constexpr std::array<Text, 2> kRestricted = {"036", "059"};
    static constexpr std::array<Text, 3> kUsual = {"146", "147", "148"};
    if (SpreadSet(plan.seed, kRestrictedZipSalt, kRestrictedZipPeople).contains(person.index))
        return std::string(kRestricted[random.below(2)]) + padded(1 + random.below(60), 2);
    const std::size_t town = person.site <= 2 ? 0 : person.site <= 4 ? 1 : 2;
    return std::string(random.chance(0.8) ? kUsual[town] : kUsual[random.below(3)]) +
           padded(1 + random.below(98), 2);
}

std::string drawEmail(const Person& person, const std::string& given, const std::string& surname,
                      Random& random) {
    static constexpr std::array<Text, 3> kDomains = {"example.com", "example.org", "example.net"};
    if (person.age < 14 || !random.chance(logistic(1.6 + 0.9 * person.felt.digital))) return {};
    return toLowerAscii(given) + "." + toLowerAscii(surname) + std::to_string(random.below(1000)) + "@" +
           std::string(kDomains[random.below(kDomains.size())]);
}

std::string uuidOf(std::uint64_t high, std::uint64_t low) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
        const std::uint64_t part = i < 16 ? high : low;
        text += kDigits[(part >> (4 * (i % 16))) & 15];
    }
    return text;
}

} // namespace

NameFacts NameFacts::load(const std::filesystem::path& referenceFolder) {
    static constexpr std::array<Text, 4> kBearers = {"white", "black", "asian", "hispanic"};
    NameFacts facts;
    const ReferenceTable given = ReferenceTable::load(referenceFolder / "given_names_by_decade.csv");
    for (std::size_t row = 0; row < given.rowCount(); ++row) {
        const auto decade =
            static_cast<std::size_t>(parseNumber(given.at(row, "decade")).value_or(1920) - 1920) / 10;
        Names& names = facts.m_given.at(decade)[given.at(row, "sex") == "F" ? 1 : 0];
        names.names.push_back(given.at(row, "name"));
        names.weights.push_back(parseNumber(given.at(row, "count")).value_or(0.0));
    }
    const ReferenceTable surnames = ReferenceTable::load(referenceFolder / "surnames_common.csv");
    for (std::size_t row = 0; row < surnames.rowCount(); ++row)
        for (std::size_t bearer = 0; bearer < kBearers.size(); ++bearer) {
            const double share = parseNumber(surnames.at(row, kBearers[bearer])).value_or(0.0);
            facts.m_surnames[bearer].names.push_back(surnames.at(row, "name"));
            facts.m_surnames[bearer].weights.push_back(share / static_cast<double>(row + 20));
        }
    return facts;
}

const std::string& NameFacts::drawGiven(const Person& person, Random& random) const {
    const int decade = std::clamp((person.born.year() - 1920) / 10, 0, 9);
    const Names& names = m_given[static_cast<std::size_t>(decade)][person.isWoman ? 1 : 0];
    return names.names[random.weighted(names.weights)];
}

const std::string& NameFacts::drawSurname(const Person& person, Random& random) const {
    const std::size_t bearer = person.isHispanic        ? 3
                               : person.race == "Asian" ? 2
                               : person.race == "Black" ? 1
                                                        : 0;
    return m_surnames[bearer].names[random.weighted(m_surnames[bearer].weights)];
}

Identifiers drawIdentifiers(const GeneratorPlan& plan, const Person& person, const NameFacts& facts) {
    Random random = streamOf(plan.seed, person.index, Stream::Identifiers);
    Identifiers found;
    const std::string& given = facts.drawGiven(person, random);
    const std::string& surname = facts.drawSurname(person, random);
    found.name = given + " " + surname;
    found.ssn = std::to_string(850 + random.below(50)) + "-" + padded(1 + random.below(99), 2) + "-" +
                padded(1 + random.below(9999), 4);
    if (random.chance(0.965)) found.phone = drawPhone(person.site, random);
    found.email = drawEmail(person, given, surname, random);
    found.street = drawStreet(random);
    found.zip = drawZip(plan, person, random);
    found.hashedRecordNumber =
        sha256("record " + person.id + " of " + std::to_string(plan.seed)).hex().substr(0, 40);
    const std::uint64_t high = random.next();
    found.token = uuidOf(high, random.next());
    return found;
}

void changeAddress(Identifiers& identifiers, Random& random) {
    identifiers.phone = drawPhone(1, random);
    identifiers.street = drawStreet(random);
}

} // namespace vignette::harbor_valley
