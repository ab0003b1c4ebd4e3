#include "tests/core/privacy/invented/check_digits.h"
#include "tests/core/privacy/invented/recipes.h"

#include <array>

namespace vignette::testing_aids {

namespace {

constexpr std::uint64_t kSeed = 164514;

constexpr std::array<const char*, 15> kHeaders = {
    "notes",     "comment",       "remarks",   "Narrative", "free_text", "cmt",     "nts",      "misc",
    "Bemerkung", "observaciones", "remarques", "x1",        "field_9",   "details", "Kommentar"};

/// What stands in most cells of a column of short remarks.
constexpr std::array<const char*, 10> kShortRemarks = {"none",      "follow up",    "stable",   "no change",
                                                       "see chart", "call patient", "improved", "new patient",
                                                       "refill",    "declined"};

constexpr std::array<const char*, 12> kOpenings = {"Patient reports that the pain is worse at night and",
                                                   "Seen today for a routine check of blood pressure, and",
                                                   "Discussed the plan of care with the family because",
                                                   "Returned after two weeks with a persistent cough and",
                                                   "The wound is healing well without any redness but",
                                                   "Medication was changed to a lower dose since",
                                                   "Complains of shortness of breath on exertion although",
                                                   "No acute distress was noted at this visit and",
                                                   "Lab results were reviewed together in detail and",
                                                   "Transport to the clinic remains difficult because",
                                                   "Missed the last two appointments for work and",
                                                   "Sleeps poorly and wakes up early most days so"};
constexpr std::array<const char*, 8> kEndings = {" we agreed to wait",          " will come back next month",
                                                 " asked for a second opinion", " the dose stays",
                                                 " a referral was made",        " he wants to think about it",
                                                 " she feels much better",      " nothing else changed"};

/// An identifier as it turns up in a remark, told by its form alone.
std::string slip(Random& r) {
    switch (r.below(9)) {
    case 0:
        return "call 617-555-" + fill(r, "0###");
    case 1:
        return fill(r, "write to ~~~~~.~~~~~~") + "@example.org";
    case 2:
        return "SSN " + std::to_string(between(r, 100, 665)) + fill(r, "-4#-1###");
    case 3:
        return "seen " + std::to_string(between(r, 1, 12)) + "/" + std::to_string(between(r, 1, 28)) +
               "/2023";
    case 4:
        return "see https://example.org/v/" + fill(r, "#####");
    case 5:
        return "paid with " + withLuhn("4" + fill(r, "##############"));
    case 6:
        return "moved to " + streetAddress(r);
    case 7:
        return "MRN " + fill(r, "00######");
    default:
        return "cell (508) 555-" + fill(r, "0###");
    }
}

std::vector<std::string> shortRemarks(Random& random, double share) {
    std::vector<std::string> cells;
    for (int row = 0; row < 400; ++row)
        cells.emplace_back(random.chance(0.4) ? "" : pick(random, kShortRemarks));
    // At least one cell, whatever the share.
    const std::size_t slips = 1 + static_cast<std::size_t>(share * 400);
    for (std::size_t i = 0; i < slips; ++i)
        cells[random.below(cells.size())] = slip(random);
    return cells;
}

std::vector<std::string> longNotes(Random& random) {
    std::vector<std::string> cells;
    const double filled = random.chance(0.3) ? 0.05 : 0.9;
    for (int row = 0; row < 400; ++row) {
        if (!random.chance(filled)) {
            cells.emplace_back();
            continue;
        }
        std::string text = std::string(pick(random, kOpenings)) + pick(random, kEndings) + ".";
        if (random.chance(0.1)) text += " Spoke with " + givenName(random) + " " + familyName(random) + ".";
        if (random.chance(0.05)) text += " " + slip(random) + ".";
        cells.push_back(std::move(text));
    }
    return cells;
}

/// Short texts, nearly all different: who was spoken to about what.
std::vector<std::string> variedRemarks(Random& random) {
    std::vector<std::string> cells;
    for (int row = 0; row < 300; ++row)
        cells.push_back("spoke with " + givenName(random) + " " + familyName(random) + " " +
                        std::to_string(between(random, 1, 99)) + " min");
    return cells;
}

} // namespace

std::vector<InventedColumn> noteColumns(std::size_t count) {
    std::vector<InventedColumn> columns;
    for (std::size_t i = 0; i < count; ++i) {
        Random random(kSeed, (std::uint64_t{99} << 32) + i);
        InventedColumn column;
        column.identifier = IdentifierClass::FreeText;
        column.header = pick(random, kHeaders);
        switch (i % 4) {
        case 0:
            column.what = "long notes";
            column.cells = longNotes(random);
            break;
        case 1:
            column.what = "short remarks with one identifier";
            column.cells = shortRemarks(random, 0.0);
            break;
        case 2:
            column.what = "short remarks with some identifiers";
            column.cells = shortRemarks(random, 0.03);
            break;
        default:
            column.what = "varied remarks";
            column.cells = variedRemarks(random);
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<InventedColumn> inventIdentifierColumns() {
    using Class = IdentifierClass;
    constexpr std::size_t kEach = 100;
    std::vector<InventedColumn> all;
    const auto add = [&](std::vector<InventedColumn> columns) {
        for (InventedColumn& column : columns)
            all.push_back(std::move(column));
    };
    add(columnsOf(Class::Name, nameRecipes(), kEach));
    add(columnsOf(Class::Geography, geographyRecipes(), kEach));
    add(columnsOf(Class::Zip, zipRecipes(), kEach));
    add(columnsOf(Class::Date, dateRecipes(), kEach));
    add(columnsOf(Class::Age, ageRecipes(), kEach));
    add(columnsOf(Class::Phone, phoneRecipes(), kEach));
    add(columnsOf(Class::Fax, faxRecipes(), kEach));
    add(columnsOf(Class::Email, emailRecipes(), kEach));
    add(columnsOf(Class::SocialSecurity, socialSecurityRecipes(), kEach));
    add(columnsOf(Class::MedicalRecord, medicalRecordRecipes(), kEach));
    add(columnsOf(Class::HealthPlan, healthPlanRecipes(), kEach));
    add(columnsOf(Class::Account, accountRecipes(), kEach));
    add(columnsOf(Class::Licence, licenceRecipes(), kEach));
    add(columnsOf(Class::Vehicle, vehicleRecipes(), kEach));
    add(columnsOf(Class::Device, deviceRecipes(), kEach));
    add(columnsOf(Class::Url, urlRecipes(), kEach));
    add(columnsOf(Class::IpAddress, ipAddressRecipes(), kEach));
    add(columnsOf(Class::Biometric, biometricRecipes(), kEach));
    add(columnsOf(Class::Image, imageRecipes(), kEach));
    add(columnsOf(Class::UniqueCode, uniqueCodeRecipes(), kEach));
    add(noteColumns(kEach));
    return all;
}

} // namespace vignette::testing_aids
