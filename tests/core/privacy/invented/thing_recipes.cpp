#include "tests/core/privacy/invented/check_digits.h"
#include "tests/core/privacy/invented/recipes.h"

#include <array>

namespace vignette::testing_aids {

namespace {

const Headers kVehicleHeaders = {{"vin", "VIN", "vehicle_id", "vehicle_identification_number",
                                  "license_plate", "plate_number", "car_registration", "vehicle plate"},
                                 {"veh_id", "lic_plate", "plt_no", "veh_reg", "veh_no"},
                                 {"Kennzeichen", "Fahrgestellnummer", "Fahrzeugnummer", "matricula",
                                  "bastidor", "immatriculation", "plaque"}};
const Headers kDeviceHeaders = {
    {"serial_number", "device_id", "UDI", "implant_serial", "DeviceSerial", "pump serial no",
     "pacemaker_serial", "device identifier"},
    {"dev_id", "ser_no", "dvc_sn", "equip_id", "sn", "imp_sn"},
    {"Seriennummer", "Gerätenummer", "Geräte-ID", "numero_serie", "id_dispositivo", "no_serie_appareil"}};
const Headers kNetworkHeaders = {{"mac_address", "MAC Address", "device_mac", "wifi_mac"},
                                 {"mac", "mac_addr", "bt_mac"},
                                 {"MAC-Adresse", "direccion_mac", "adresse_mac"}};
const Headers kHandsetHeaders = {{"imei", "IMEI", "device_imei"}, {"imei_no"}, {}};
const Headers kBiometricHeaders = {
    {"fingerprint", "iris_code", "voiceprint", "face_template", "biometric_id", "retina_scan", "palm_print",
     "finger_print_hash", "voice_print"},
    {"fp_tmpl", "bio_id", "fprint", "vprint", "biom"},
    {"Fingerabdruck", "huella_dactilar", "huella", "empreinte_digitale", "empreinte", "Stimmabdruck"}};
const Headers kImageHeaders = {
    {"photo", "face_image", "picture", "headshot", "id_photo", "image", "patient_photo", "portrait"},
    {"img", "pic", "pt_photo", "photo_b64", "img_file"},
    {"Foto", "Lichtbild", "Bild", "fotografia", "imagen", "foto_paciente", "photographie"}};
const Headers kCodeHeaders = {
    {"encounter_id", "uid", "guid", "hash", "mrn_hash", "record_key", "row_id", "study_id", "case token",
     "unique_id"},
    {"enc_id", "rec_id", "csn", "acc_no", "pk", "uuid4"},
    {"Fall-ID", "Kennung", "Schlüssel", "identificador", "clave", "identifiant", "clé"}};

std::string vehicleNumber(Random& r) {
    static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    static constexpr std::array<const char*, 5> kMakers = {"1HG", "2T1", "WBA", "JTD", "5YJ"};
    std::string text = pick(r, kMakers);
    for (int i = 0; i < 5; ++i)
        text += r.chance(0.5) ? fill(r, "#") : std::string(1, pick(r, kLetters));
    text += pick(r, kLetters);
    text += pick(r, kLetters);
    return withVehicleCheck(text + fill(r, "######"));
}

std::string deviceCode(Random& r) {
    return "(01)" + withTradeItemCheck("0" + fill(r, "############")) + "(17)" + fill(r, "2#0#1#") + "(21)" +
           fill(r, "@#######");
}

std::string repeated(const std::string& piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += piece;
    return text;
}

std::string embedding(Random& r) {
    std::string text;
    for (int i = 0; i < 16; ++i)
        text += (i > 0 ? ";" : "") + std::string(r.chance(0.5) ? "-" : "") + "0." + fill(r, "####");
    return text;
}

} // namespace

std::vector<Recipe> vehicleRecipes() {
    return {
        {"identification number", vehicleNumber, &kVehicleHeaders, Telling::Always, "VIN: "},
        {"identification number, small letters", [](Random& r) { return lower(vehicleNumber(r)); },
         &kVehicleHeaders},
        {"identification number with blanks",
         [](Random& r) {
             const std::string v = vehicleNumber(r);
             return v.substr(0, 3) + " " + v.substr(3, 6) + " " + v.substr(9);
         },
         &kVehicleHeaders},
        {"plate", [](Random& r) { return fill(r, "@@@ ####"); }, &kVehicleHeaders, Telling::Never, "", false},
        {"Californian plate", [](Random& r) { return fill(r, "7@@@###"); }, &kVehicleHeaders, Telling::Unique,
         "plate "},
        {"German plate", [](Random& r) { return fill(r, "B-@@ ####"); }, &kVehicleHeaders, Telling::Never, "",
         false},
        {"French plate", [](Random& r) { return fill(r, "@@-###-@@"); }, &kVehicleHeaders, Telling::Unique,
         ""},
    };
}

std::vector<Recipe> deviceRecipes() {
    return {
        {"serial", [](Random& r) { return fill(r, "SN-########"); }, &kDeviceHeaders, Telling::Unique,
         "S/N "},
        {"unique device identifier", deviceCode, &kDeviceHeaders, Telling::Always, "UDI "},
        {"trade item number", [](Random& r) { return withTradeItemCheck("0" + fill(r, "############")); },
         &kDeviceHeaders, Telling::Unique, ""},
        {"network card, colons", [](Random& r) { return upper(fill(r, "^^:^^:^^:^^:^^:^^")); },
         &kNetworkHeaders, Telling::Always, "MAC "},
        {"network card, dashes", [](Random& r) { return fill(r, "^^-^^-^^-^^-^^-^^"); }, &kNetworkHeaders},
        {"network card, dots", [](Random& r) { return fill(r, "^^^^.^^^^.^^^^"); }, &kNetworkHeaders},
        {"handset", [](Random& r) { return withLuhn("35" + fill(r, "############")); }, &kHandsetHeaders,
         Telling::Never, "", false},
        {"implant", [](Random& r) { return fill(r, "PJN######S"); }, &kDeviceHeaders, Telling::Unique,
         "SN: "},
        {"letters and digits", [](Random& r) { return fill(r, "@@##@####"); }, &kDeviceHeaders,
         Telling::Unique, ""},
    };
}

std::vector<Recipe> biometricRecipes() {
    return {
        {"template, hex", [](Random& r) { return fill(r, repeated("^", 48)); }, &kBiometricHeaders,
         Telling::Unique, "", false},
        {"template, base64", [](Random& r) { return fill(r, repeated("?", 88)); }, &kBiometricHeaders,
         Telling::Unique, "", false},
        {"number", [](Random& r) { return fill(r, "FP-######"); }, &kBiometricHeaders, Telling::Unique, ""},
        {"iris code", [](Random& r) { return upper(fill(r, repeated("^", 128))); }, &kBiometricHeaders,
         Telling::Unique, "", false},
        {"recording", [](Random& r) { return "voice_" + fill(r, "######") + ".wav"; }, &kBiometricHeaders,
         Telling::Unique, ""},
        {"face embedding", embedding, &kBiometricHeaders, Telling::Unique, "", false},
        {"short hex", [](Random& r) { return upper(fill(r, "^^^^^^^^^^^^")); }, &kBiometricHeaders,
         Telling::Unique, ""},
    };
}

std::vector<Recipe> imageRecipes() {
    return {
        {"data link, base64",
         [](Random& r) { return "data:image/png;base64,iVBORw0KGgo" + fill(r, repeated("?", 120)); },
         &kImageHeaders, Telling::Always, "", false},
        {"JPEG, base64",
         [](Random& r) { return "/9j/4AAQSkZJRgABAQAA" + fill(r, repeated("?", 140)) + "=="; },
         &kImageHeaders, Telling::Always, "", false},
        {"PNG, base64", [](Random& r) { return "iVBORw0KGgoAAAANSUhEUg" + fill(r, repeated("?", 200)); },
         &kImageHeaders, Telling::Always, "", false},
        {"file name", [](Random& r) { return "IMG_" + fill(r, "####") + ".jpg"; }, &kImageHeaders,
         Telling::Always, "file "},
        {"file of a patient", [](Random& r) { return "patient_" + fill(r, "#####") + ".png"; },
         &kImageHeaders, Telling::Always, ""},
        {"path", [](Random& r) { return "/photos/2024/" + fill(r, "######") + ".jpeg"; }, &kImageHeaders,
         Telling::Always, ""},
        {"scan file", [](Random& r) { return "face_" + fill(r, "####") + ".TIF"; }, &kImageHeaders,
         Telling::Always, ""},
        {"link to an image",
         [](Random& r) { return "https://img.example.org/" + fill(r, "######") + ".jpg"; }, &kImageHeaders,
         Telling::Always, ""},
    };
}

std::vector<Recipe> uniqueCodeRecipes() {
    return {
        {"UUID", [](Random& r) { return fill(r, "^^^^^^^^-^^^^-4^^^-a^^^-^^^^^^^^^^^^"); }, &kCodeHeaders},
        {"hash of 64", [](Random& r) { return fill(r, repeated("^", 64)); }, &kCodeHeaders},
        {"hash of 40", [](Random& r) { return fill(r, repeated("^", 40)); }, &kCodeHeaders},
        {"hash of 32", [](Random& r) { return upper(fill(r, repeated("^", 32))); }, &kCodeHeaders},
        {"encounter", [](Random& r) { return fill(r, "ENC-2024-######"); }, &kCodeHeaders, Telling::Unique,
         ""},
        {"eighteen digits",
         [](Random& r) { return std::to_string(between(r, 1, 9)) + fill(r, "#################"); },
         &kCodeHeaders, Telling::Unique, "", false},
        {"token, base64", [](Random& r) { return fill(r, repeated("?", 22)); }, &kCodeHeaders,
         Telling::Unique, ""},
        {"accession", [](Random& r) { return fill(r, "S24-#####"); }, &kCodeHeaders, Telling::Unique, ""},
        {"contact number", [](Random& r) { return std::to_string(between(r, 100000000, 399999999)); },
         &kCodeHeaders, Telling::Unique, "", false},
        {"object key", [](Random& r) { return fill(r, repeated("^", 24)); }, &kCodeHeaders, Telling::Unique,
         ""},
        {"UUID in braces",
         [](Random& r) { return "{" + upper(fill(r, "^^^^^^^^-^^^^-4^^^-a^^^-^^^^^^^^^^^^")) + "}"; },
         &kCodeHeaders},
        {"UUID without dashes",
         [](Random& r) {
             return fill(r, repeated("^", 12) + "4" + repeated("^", 3) + "a" + repeated("^", 15));
         },
         &kCodeHeaders},
    };
}

} // namespace vignette::testing_aids
