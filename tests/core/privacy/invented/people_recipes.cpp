#include "tests/core/privacy/invented/recipes.h"

#include <array>

namespace vignette::testing_aids {

namespace {

// Written down from general knowledge, not from any list: people of several origins.
constexpr std::array<const char*, 96> kGiven = {
    "Maria",  "James",   "Linda",    "Robert",    "Patricia", "Michael",  "Barbara",  "William", "Elena",
    "David",  "Jose",    "Susan",    "Carlos",    "Fatima",   "Thomas",   "Margaret", "Priya",   "Joseph",
    "Wei",    "Karen",   "Ahmed",    "Nancy",     "Daniel",   "Sofia",    "Anthony",  "Lakshmi", "Sarah",
    "Hans",   "Ingrid",  "Pierre",   "Camille",   "Jürgen",   "Zbigniew", "Olga",     "Dmitri",  "Yuki",
    "Kenji",  "Nguyet",  "Thanh",    "Amina",     "Kwame",    "Zainab",   "Ibrahim",  "Leila",   "Mehmet",
    "Ayse",   "Rosa",    "Juan",     "Guadalupe", "Miguel",   "Ana",      "Luis",     "Carmen",  "Javier",
    "Emily",  "Joshua",  "Ashley",   "Tyler",     "Brittany", "Kevin",    "Megan",    "Brandon", "Latoya",
    "Jamal",  "Deshawn", "Shanice",  "Tamika",    "Andre",    "Monique",  "Terrence", "Walter",  "Edith",
    "Harold", "Mildred", "Eugene",   "Gladys",    "Clarence", "Norma",    "Rajesh",   "Sanjay",  "Anita",
    "Vikram", "Mei",     "Xiaoming", "Hyun",      "Min-jun",  "Astrid",   "Bjorn",    "Siobhan", "Padraig",
    "Giulia", "Matteo",  "Beatriz",  "Rui",       "Chidi",    "Ngozi"};

constexpr std::array<const char*, 96> kFamily = {
    "Smith",     "Johnson", "Garcia",   "Nguyen",   "Williams",  "Martinez",   "Brown",     "Jones",
    "Hernandez", "Lopez",   "Miller",   "Davis",    "Rodriguez", "Wilson",     "Anderson",  "Patel",
    "Müller",    "Schmidt", "Kowalski", "Ivanov",   "Petrov",    "Tanaka",     "Suzuki",    "Kim",
    "Park",      "Chen",    "Wang",     "Li",       "Tran",      "Pham",       "Le",        "Singh",
    "Kaur",      "Sharma",  "Gupta",    "Khan",     "Hussain",   "Ali",        "Hassan",    "Okafor",
    "Adeyemi",   "Mensah",  "Diallo",   "Traore",   "Dubois",    "Lefebvre",   "Moreau",    "Bernard",
    "Rossi",     "Ferrari", "Esposito", "Silva",    "Santos",    "Oliveira",   "Pereira",   "Costa",
    "O'Brien",   "Murphy",  "Kelly",    "Sullivan", "McCarthy",  "MacDonald",  "Campbell",  "Stewart",
    "Robinson",  "Walker",  "Young",    "Allen",    "King",      "Wright",     "Scott",     "Torres",
    "Hill",      "Flores",  "Green",    "Adams",    "Nelson",    "Baker",      "Hall",      "Rivera",
    "Mitchell",  "Carter",  "Roberts",  "Gomez",    "Phillips",  "Evans",      "Turner",    "Diaz",
    "Parker",    "Cruz",    "Edwards",  "Collins",  "Reyes",     "Washington", "Jefferson", "Jackson"};

constexpr std::array<const char*, 72> kTowns = {
    "Boston",     "Worcester",   "Springfield", "Lowell",     "Cambridge",    "Brockton",    "Quincy",
    "Fall River", "New Bedford", "Lynn",        "Framingham", "Waltham",      "Haverhill",   "Medford",
    "Malden",     "Chicago",     "Houston",     "Phoenix",    "Philadelphia", "San Antonio", "San Diego",
    "Dallas",     "San Jose",    "Austin",      "Columbus",   "Charlotte",    "Seattle",     "Denver",
    "El Paso",    "Detroit",     "Memphis",     "Baltimore",  "Milwaukee",    "Albuquerque", "Tucson",
    "Fresno",     "Sacramento",  "Mesa",        "Atlanta",    "Omaha",        "Raleigh",     "Miami",
    "Oakland",    "Minneapolis", "Tulsa",       "Wichita",    "Tampa",        "Aurora",      "Anaheim",
    "Stockton",   "Pittsburgh",  "Cincinnati",  "Toledo",     "Greensboro",   "Newark",      "Buffalo",
    "Plano",      "Lincoln",     "Orlando",     "Irvine",     "Laredo",       "Chandler",    "Madison",
    "Durham",     "Lubbock",     "Scottsdale",  "Reno",       "Glendale",     "Boise",       "Spokane",
    "Visalia",    "Bakersfield"};

constexpr std::array<const char*, 14> kStates = {"MA", "CA", "TX", "NY", "FL", "IL", "OH",
                                                 "PA", "NC", "WA", "AZ", "CO", "GA", "MI"};
constexpr std::array<const char*, 24> kTrees = {
    "Oak",   "Elm",    "Maple",  "Washington", "Main",   "Park",     "Cedar", "Lake",
    "Pine",  "Church", "High",   "Walnut",     "Spring", "Highland", "Mill",  "Prospect",
    "River", "Sunset", "Beacon", "Franklin",   "Harbor", "Willow",   "Union", "2nd"};
constexpr std::array<const char*, 14> kWays = {"Street", "St", "Avenue", "Ave.", "Road",  "Rd",  "Drive",
                                               "Lane",   "Ln", "Court",  "Blvd", "Place", "Way", "Terrace"};

const Headers kGivenHeaders = {
    {"first_name", "FirstName", "Given Name", "patient_first_name", "middle name", "forename", "nickname"},
    {"fname", "FN", "pt_first", "nm_first", "frst_nm", "mname"},
    {"Vorname", "nombre", "prénom", "Rufname", "primer_nombre", "prenom"}};
const Headers kFamilyHeaders = {
    {"last_name", "LastName", "surname", "Family Name", "maiden_name", "patient_last_name"},
    {"lname", "LN", "pt_last", "nm_last", "lst_nm", "surnm"},
    {"Nachname", "Familienname", "apellido", "nom_de_famille", "Geburtsname", "primer_apellido"}};
const Headers kFullHeaders = {{"patient_name", "Full Name", "name", "emergency_contact", "next_of_kin",
                               "provider_name", "attending_physician", "guardian", "member_name",
                               "spouse name", "referring_doctor", "contact person"},
                              {"pt_name", "ptname", "patnm", "nm", "mbr_name", "prov_nm", "emerg_cont"},
                              {"Name des Patienten", "Patientenname", "Ansprechpartner", "nombre_paciente",
                               "nom_patient", "médico_tratante", "nom_complet", "Hausarzt"}};

const Headers kStreetHeaders = {
    {"street", "address", "home_address", "Address Line 1", "mailing address", "street_address",
     "residence_address"},
    {"addr1", "addr_ln_1", "st_addr", "hm_addr", "str_adr"},
    {"Straße", "Anschrift", "Wohnadresse", "calle", "domicilio", "dirección", "rue", "adresse"}};
const Headers kTownHeaders = {
    {"city", "City of Residence", "town", "home_city", "patient_city", "birthplace", "municipality"},
    {"pt_city", "cty_nm", "res_city", "city_nm", "birthplc"},
    {"Wohnort", "Stadt", "Geburtsort", "ciudad", "municipio", "ville", "commune", "lieu_naissance"}};
const Headers kCountyHeaders = {{"county", "County Name", "county_of_residence", "res_county"},
                                {"cnty", "cnty_nm", "cnty_res"},
                                {"Landkreis", "condado", "comté"}};
const Headers kLatitudeHeaders = {{"latitude", "lat", "home_lat", "Latitude"},
                                  {"lat_dd", "y_lat", "geo_lat"},
                                  {"Breitengrad", "latitud", "Latitude_GPS"}};
const Headers kLongitudeHeaders = {{"longitude", "lon", "home_lng", "Longitude"},
                                   {"long_dd", "lon_dd", "geo_lng"},
                                   {"Längengrad", "longitud", "Longitude_GPS"}};
const Headers kPairHeaders = {{"coordinates", "geolocation", "lat_lon", "home_coordinates"},
                              {"geo_pt", "latlng", "gps"},
                              {"Koordinaten", "coordenadas", "coordonnées"}};
const Headers kTractHeaders = {{"census_tract", "tract", "block_group", "census block", "county_fips"},
                               {"geoid", "ct_geoid", "fips_cd", "cens_trct"},
                               {}};

const Headers kZipHeaders = {
    {"zip", "ZIP Code", "zipcode", "postal_code", "PostalCode", "home_zip", "zip5", "patient zip",
     "mailing_zip_code"},
    {"zip_cd", "pcode", "pstl_cd", "pt_zip", "zipcd"},
    {"PLZ", "Postleitzahl", "código_postal", "codigo_postal", "code_postal", "cod_postal"}};

std::string zipFive(Random& random) {
    return zeroPadded(between(random, 501, 99950), 5);
}

std::string decimals(Random& random, double low, double high) {
    const auto whole = static_cast<std::int64_t>(random.uniform(low, high) * 1e5);
    const std::int64_t size = whole < 0 ? -whole : whole;
    return (whole < 0 ? "-" : "") + std::to_string(size / 100000) + "." +
           zeroPadded(static_cast<std::uint64_t>(size % 100000), 5);
}

std::string latitude(Random& random) {
    return decimals(random, 25, 49);
}
std::string longitude(Random& random) {
    return decimals(random, -124, -67);
}

} // namespace

std::string givenName(Random& random) {
    return pick(random, kGiven);
}
std::string familyName(Random& random) {
    return pick(random, kFamily);
}
std::string town(Random& random) {
    return pick(random, kTowns);
}
std::string streetAddress(Random& random) {
    std::string text =
        std::to_string(between(random, 1, 9999)) + " " + pick(random, kTrees) + " " + pick(random, kWays);
    if (random.chance(0.2)) text += " Apt " + std::to_string(between(random, 1, 40));
    return text;
}

std::vector<Recipe> nameRecipes() {
    const auto initial = [](Random& r) { return fill(r, "@"); };
    return {
        {"given name", givenName, &kGivenHeaders},
        {"family name", familyName, &kFamilyHeaders},
        {"given and family", [](Random& r) { return givenName(r) + " " + familyName(r); }, &kFullHeaders,
         Telling::Always, "Name: "},
        {"family, given", [](Random& r) { return familyName(r) + ", " + givenName(r); }, &kFullHeaders,
         Telling::Always, "Pt: "},
        {"family, given and initial",
         [=](Random& r) {
             return upper(familyName(r)) + ", " + upper(givenName(r)) + " " + initial(r) + ".";
         },
         &kFullHeaders, Telling::Always, "Name: "},
        {"title and name",
         [](Random& r) { return (r.chance(0.5) ? "Dr. " : "Mrs. ") + givenName(r) + " " + familyName(r); },
         &kFullHeaders},
        {"initial and family", [=](Random& r) { return initial(r) + ". " + familyName(r); }, &kFullHeaders},
        {"double family name", [](Random& r) { return familyName(r) + "-" + familyName(r); },
         &kFamilyHeaders},
        {"name with digits", [](Random& r) { return givenName(r) + std::to_string(between(r, 1, 999)); },
         &kGivenHeaders},
        {"name with degree",
         [](Random& r) { return givenName(r) + " " + familyName(r) + (r.chance(0.5) ? ", MD" : " Jr."); },
         &kFullHeaders},
        {"family in capitals", [](Random& r) { return upper(familyName(r)); }, &kFamilyHeaders},
        {"two given names", [](Random& r) { return givenName(r) + " " + givenName(r); }, &kGivenHeaders},
    };
}

std::vector<Recipe> geographyRecipes() {
    return {
        {"street", streetAddress, &kStreetHeaders, Telling::Always, "Home: "},
        {"town", town, &kTownHeaders, Telling::Always, "", false},
        {"full address",
         [](Random& r) {
             return streetAddress(r) + ", " + town(r) + ", " + pick(r, kStates) + " " + zipFive(r);
         },
         &kStreetHeaders, Telling::Always, "Addr: "},
        {"post box",
         [](Random& r) {
             return (r.chance(0.5) ? "PO Box " : "P.O. Box ") + std::to_string(between(r, 1, 9999));
         },
         &kStreetHeaders},
        {"German street",
         [](Random& r) {
             static constexpr std::array<const char*, 6> kRoads = {
                 "Lindenweg", "Hauptstraße", "Goethestr.", "Bahnhofstrasse", "Am Markt", "Schillerplatz"};
             return std::string(pick(r, kRoads)) + " " + std::to_string(between(r, 1, 200));
         },
         &kStreetHeaders, Telling::Always, "", false},
        {"Spanish or French street",
         [](Random& r) {
             static constexpr std::array<const char*, 4> kRoads = {"Calle Mayor ", "Avenida del Sol ",
                                                                   "Calle de Alcalá ", "Plaza Nueva "};
             static constexpr std::array<const char*, 4> kRues = {" rue de la Paix", " avenue Foch",
                                                                  " boulevard Voltaire", " rue Pasteur"};
             const std::string number = std::to_string(between(r, 1, 200));
             return r.chance(0.5) ? pick(r, kRoads) + number : number + pick(r, kRues);
         },
         &kStreetHeaders, Telling::Always, "", false},
        {"town and state", [](Random& r) { return town(r) + ", " + pick(r, kStates); }, &kTownHeaders},
        {"county",
         [](Random& r) {
             static constexpr std::array<const char*, 16> kCounties = {
                 "Middlesex", "Suffolk",  "Norfolk", "Essex",  "Tulare", "Kern",  "Los Angeles", "Cook",
                 "Harris",    "Maricopa", "Bexar",   "Travis", "King",   "Wayne", "Plymouth",    "Bristol"};
             return std::string(pick(r, kCounties)) + " County";
         },
         &kCountyHeaders, Telling::Always, "", false},
        {"latitude", latitude, &kLatitudeHeaders, Telling::Never, "", false},
        {"longitude", longitude, &kLongitudeHeaders, Telling::Never, "", false},
        {"coordinates", [](Random& r) { return latitude(r) + ", " + longitude(r); }, &kPairHeaders,
         Telling::Always, "", false},
        {"well-known text point",
         [](Random& r) { return "POINT (" + longitude(r) + " " + latitude(r) + ")"; }, &kPairHeaders,
         Telling::Always, "", false},
        {"degrees, minutes, seconds",
         [](Random& r) {
             return std::to_string(between(r, 25, 48)) + "°" + zeroPadded(between(r, 0, 59), 2) + "'" +
                    zeroPadded(between(r, 0, 59), 2) + "\"N " + std::to_string(between(r, 67, 124)) + "°" +
                    zeroPadded(between(r, 0, 59), 2) + "'" + zeroPadded(between(r, 0, 59), 2) + "\"W";
         },
         &kPairHeaders, Telling::Always, "", false},
        {"census tract", [](Random& r) { return fill(r, "25017######"); }, &kTractHeaders, Telling::Never, "",
         false},
        {"county code", [](Random& r) { return fill(r, "250##"); }, &kTractHeaders, Telling::Never, "",
         false},
    };
}

std::vector<Recipe> zipRecipes() {
    return {
        {"five digits", zipFive, &kZipHeaders, Telling::Never},
        {"zero in front lost", [](Random& r) { return std::to_string(between(r, 1001, 2799)); }, &kZipHeaders,
         Telling::Never},
        {"nine digits with dash", [](Random& r) { return zipFive(r) + "-" + fill(r, "####"); }, &kZipHeaders,
         Telling::Always, "ZIP: "},
        {"nine digits", [](Random& r) { return zipFive(r) + fill(r, "####"); }, &kZipHeaders, Telling::Never},
        {"read as decimal", [](Random& r) { return std::to_string(between(r, 1001, 99950)) + ".0"; },
         &kZipHeaders, Telling::Never},
        {"nine digits with blank", [](Random& r) { return zipFive(r) + " " + fill(r, "####"); }, &kZipHeaders,
         Telling::Never},
        {"state and five digits", [](Random& r) { return pick(r, kStates) + std::string(" ") + zipFive(r); },
         &kZipHeaders, Telling::Always, "", false},
        {"Canadian", [](Random& r) { return fill(r, "K#A #B#"); }, &kZipHeaders, Telling::Always, "", false},
        {"British", [](Random& r) { return fill(r, "SW# #@@"); }, &kZipHeaders, Telling::Never, "", false},
        {"five digits of one region", [](Random& r) { return "021" + fill(r, "##"); }, &kZipHeaders,
         Telling::Never},
    };
}

} // namespace vignette::testing_aids
