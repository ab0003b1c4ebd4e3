#include "tests/core/privacy/invented/check_digits.h"
#include "tests/core/privacy/invented/recipes.h"

#include <array>

namespace vignette::testing_aids {

namespace {

const Headers kSocialHeaders = {{"ssn", "SSN", "social_security_number", "Social Security No", "patient_ssn",
                                 "tax_id", "taxpayer id", "itin"},
                                {"ss_no", "ssno", "soc_sec", "socsec", "ss_num"},
                                {"Sozialversicherungsnummer", "numero_seguridad_social",
                                 "numéro_sécurité_sociale", "num_secu", "SV-Nummer"}};
const Headers kLastFourHeaders = {{"ssn_last4", "last4_ssn", "ssn last four"}, {"ssn4", "l4_ssn"}, {}};
const Headers kRecordHeaders = {
    {"mrn", "MRN", "medical_record_number", "chart_no", "patient_id", "PatientID", "hospital_number",
     "patient number", "record number", "subject_id"},
    {"med_rec_no", "pt_id", "pat_id", "empi", "pat_num", "mpi_no", "mr_no", "ptno"},
    {"Patientennummer", "Patienten-ID", "Fallnummer", "historia_clinica", "num_expediente", "numero_dossier",
     "no_dossier", "id_paciente", "id_patient"}};
const Headers kPlanHeaders = {
    {"member_id", "subscriber id", "policy_number", "beneficiary_id", "insurance_id", "Medicare Number",
     "medicaid_id", "health_plan_id", "group_number", "plan_member_number", "mbi"},
    {"mbr_id", "subs_no", "bene_id", "ins_id", "pol_no", "mcaid_id", "cardholder_id", "hicn"},
    {"Versichertennummer", "KVNR", "numero_afiliado", "num_poliza", "numero_assure", "no_mutuelle",
     "numero_adherent"}};
const Headers kAccountHeaders = {{"account_number", "Account No", "credit_card", "card_number",
                                  "bank_account", "billing_account", "guarantor_account", "invoice_number",
                                  "patient_account", "payment card"},
                                 {"acct_nbr", "acctno", "cc_num", "bnk_acct", "acct", "pat_acct", "inv_no"},
                                 {"Kontonummer", "Kreditkarte", "Bankverbindung", "cuenta_bancaria",
                                  "numero_tarjeta", "numero_compte", "carte_bancaire", "IBAN"}};
const Headers kDriverHeaders = {
    {"drivers_license", "Driver License Number", "license_no", "passport_number", "passport", "dl_number"},
    {"dl_num", "drv_lic", "dl_no", "lic_no", "passp_no"},
    {"Führerschein", "Führerscheinnummer", "Reisepass", "Ausweisnummer", "licencia_conducir", "pasaporte",
     "permis_conduire", "passeport"}};
const Headers kProfessionHeaders = {
    {"npi", "provider_npi", "dea_number", "medical_license", "license_number", "certificate_number",
     "rendering_npi", "nurse_license"},
    {"prov_npi", "rend_npi", "dea_no", "med_lic", "lic_nbr", "npi_num"},
    {"Arztnummer", "LANR", "numero_colegiado", "num_licencia", "numero_RPPS", "numéro_licence"}};

std::string socialNumber(Random& r) {
    std::uint64_t area = between(r, 1, 898);
    if (area == 666) area = 667;
    return zeroPadded(area, 3) + "-" + zeroPadded(between(r, 1, 99), 2) + "-" +
           zeroPadded(between(r, 1, 9999), 4);
}
std::string without(const std::string& text, char mark) {
    std::string result;
    for (const char c : text)
        if (c != mark) result += c;
    return result;
}
std::string replacedMark(std::string text, char to) {
    for (char& c : text)
        if (c == '-') c = to;
    return text;
}
std::string taxpayerNumber(Random& r) {
    return "9" + fill(r, "##-") + std::to_string(between(r, 70, 88)) + fill(r, "-####");
}

/// Medicare number: the letters S, L, O, I, B, Z are never used.
std::string medicareNumber(Random& r) {
    static constexpr std::string_view kLetters = "ACDEFGHJKMNPQRTUVWXY";
    static constexpr std::string_view kBoth = "0123456789ACDEFGHJKMNPQRTUVWXY";
    std::string text = std::to_string(between(r, 1, 9));
    text += pick(r, kLetters);
    text += pick(r, kBoth);
    text += fill(r, "#");
    text += pick(r, kLetters);
    text += pick(r, kBoth);
    text += fill(r, "#");
    text += pick(r, kLetters);
    text += pick(r, kLetters);
    return text + fill(r, "##");
}

std::string paymentCard(Random& r) {
    static constexpr std::array<const char*, 5> kStarts = {"4###########", "51##########", "55##########",
                                                           "6011########", "2221########"};
    return withLuhn(fill(r, pick(r, kStarts)) + fill(r, "###"));
}
std::string grouped(const std::string& text, std::size_t size, char mark) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % size == 0) result += mark;
        result += text[i];
    }
    return result;
}
std::string bankAccount(Random& r) {
    switch (r.below(4)) {
    case 0:
        return withBankCheck("DE", fill(r, "##################"));
    case 1:
        return withBankCheck("GB", fill(r, "@@@@##############"));
    case 2:
        return withBankCheck("FR", fill(r, "#######################"));
    default:
        return withBankCheck("ES", fill(r, "####################"));
    }
}
std::string providerNumber(Random& r) {
    return withProviderCheck(std::to_string(between(r, 1, 2)) + fill(r, "########"));
}
std::string prescriberNumber(Random& r) {
    static constexpr std::string_view kFirst = "ABFGM";
    return withPrescriberCheck(std::string(1, pick(r, kFirst)) + fill(r, "@######"));
}

} // namespace

std::vector<Recipe> socialSecurityRecipes() {
    return {
        {"dashes", socialNumber, &kSocialHeaders, Telling::Always, "SSN: "},
        {"blanks", [](Random& r) { return replacedMark(socialNumber(r), ' '); }, &kSocialHeaders,
         Telling::Always, "SSN "},
        {"nine digits", [](Random& r) { return without(socialNumber(r), '-'); }, &kSocialHeaders,
         Telling::Unique, ""},
        {"zero in front lost", [](Random& r) { return std::to_string(between(r, 10010001, 99999999)); },
         &kSocialHeaders, Telling::Unique, "", false},
        {"last four", [](Random& r) { return fill(r, "####"); }, &kLastFourHeaders, Telling::Never, "",
         false},
        {"taxpayer number", taxpayerNumber, &kSocialHeaders, Telling::Always, "ITIN: "},
        {"masked", [](Random& r) { return (r.chance(0.5) ? "XXX-XX-" : "***-**-") + fill(r, "####"); },
         &kSocialHeaders, Telling::Always, "", false},
        {"dots", [](Random& r) { return replacedMark(socialNumber(r), '.'); }, &kSocialHeaders,
         Telling::Always, "SSN "},
        {"read as decimal", [](Random& r) { return std::to_string(between(r, 100010001, 899999999)) + ".0"; },
         &kSocialHeaders, Telling::Never, "", false},
        {"half dashed",
         [](Random& r) {
             const std::string s = socialNumber(r);
             return s.substr(0, 6) + s.substr(7);
         },
         &kSocialHeaders, Telling::Never, ""},
        {"French",
         [](Random& r) { return std::to_string(between(r, 1, 2)) + fill(r, " ## 0# 75 ### ### ##"); },
         &kSocialHeaders, Telling::Never, "", false},
        {"German",
         [](Random& r) {
             return fill(r, "65 ") + zeroPadded(between(r, 1, 28), 2) + "0" + fill(r, "### @ ###");
         },
         &kSocialHeaders, Telling::Never, "", false},
    };
}

std::vector<Recipe> medicalRecordRecipes() {
    return {
        {"seven digits", [](Random& r) { return std::to_string(between(r, 1000000, 9999999)); },
         &kRecordHeaders, Telling::Unique, ""},
        {"zeros in front", [](Random& r) { return "00" + fill(r, "######"); }, &kRecordHeaders,
         Telling::Unique, "MRN "},
        {"letters in front", [](Random& r) { return "MRN-" + fill(r, "#######"); }, &kRecordHeaders,
         Telling::Unique, "#"},
        {"one letter in front", [](Random& r) { return fill(r, "M#######"); }, &kRecordHeaders,
         Telling::Unique, "MRN: "},
        {"read as decimal", [](Random& r) { return std::to_string(between(r, 1000000, 9999999)) + ".0"; },
         &kRecordHeaders, Telling::Never, "", false},
        {"check digit", [](Random& r) { return fill(r, "#######-#"); }, &kRecordHeaders, Telling::Unique,
         "MRN "},
        {"three groups", [](Random& r) { return fill(r, "##-##-##"); }, &kRecordHeaders, Telling::Never, ""},
        {"health service number", [](Random& r) { return fill(r, "9## ### ####"); }, &kRecordHeaders,
         Telling::Always, ""},
        {"site and number", [](Random& r) { return fill(r, "@@@") + "/" + fill(r, "######"); },
         &kRecordHeaders, Telling::Unique, ""},
        {"short number", [](Random& r) { return std::to_string(between(r, 10000, 99999)); }, &kRecordHeaders,
         Telling::Never, ""},
    };
}

std::vector<Recipe> healthPlanRecipes() {
    return {
        {"Medicare, plain", medicareNumber, &kPlanHeaders, Telling::Always, "MBI: "},
        {"Medicare, dashes",
         [](Random& r) {
             std::string m = medicareNumber(r);
             return m.substr(0, 4) + "-" + m.substr(4, 3) + "-" + m.substr(7);
         },
         &kPlanHeaders, Telling::Always, "MBI "},
        {"Medicare, small letters", [](Random& r) { return lower(medicareNumber(r)); }, &kPlanHeaders},
        {"old Medicare claim number",
         [](Random& r) { return without(socialNumber(r), '-') + (r.chance(0.5) ? "A" : "B1"); },
         &kPlanHeaders, Telling::Unique, ""},
        {"member with letters", [](Random& r) { return fill(r, "XYZ#########"); }, &kPlanHeaders,
         Telling::Unique, "ID "},
        {"member with suffix", [](Random& r) { return fill(r, "W########-0#"); }, &kPlanHeaders,
         Telling::Unique, "ID# "},
        {"state programme", [](Random& r) { return fill(r, "@@#####@"); }, &kPlanHeaders, Telling::Unique,
         ""},
        {"policy", [](Random& r) { return fill(r, "POL-#######"); }, &kPlanHeaders, Telling::Unique, ""},
        {"digits", [](Random& r) { return fill(r, "8#########"); }, &kPlanHeaders, Telling::Unique, ""},
        {"German", [](Random& r) { return fill(r, "@#########"); }, &kPlanHeaders, Telling::Unique, ""},
    };
}

std::vector<Recipe> accountRecipes() {
    return {
        {"card", paymentCard, &kAccountHeaders, Telling::Always, "card "},
        {"card in groups", [](Random& r) { return grouped(paymentCard(r), 4, ' '); }, &kAccountHeaders,
         Telling::Always, "CC: "},
        {"card with dashes", [](Random& r) { return grouped(paymentCard(r), 4, '-'); }, &kAccountHeaders,
         Telling::Always, "CC "},
        {"card of 15", [](Random& r) { return withLuhn("37" + fill(r, "############")); }, &kAccountHeaders,
         Telling::Always, "AmEx "},
        {"IBAN", bankAccount, &kAccountHeaders, Telling::Always, "IBAN "},
        {"IBAN in groups", [](Random& r) { return grouped(bankAccount(r), 4, ' '); }, &kAccountHeaders,
         Telling::Always, "IBAN: "},
        {"plain account", [](Random& r) { return std::to_string(between(r, 10000000, 9999999999)); },
         &kAccountHeaders, Telling::Unique, ""},
        {"account with letters", [](Random& r) { return fill(r, "ACCT-########"); }, &kAccountHeaders,
         Telling::Unique, ""},
        {"routing and account",
         [](Random& r) { return withRoutingCheck("0" + fill(r, "#######")) + "-" + fill(r, "########"); },
         &kAccountHeaders, Telling::Unique, ""},
        {"invoice", [](Random& r) { return fill(r, "INV-2024-######"); }, &kAccountHeaders, Telling::Unique,
         ""},
        {"masked card", [](Random& r) { return "XXXX-XXXX-XXXX-" + fill(r, "####"); }, &kAccountHeaders,
         Telling::Always, "", false},
    };
}

std::vector<Recipe> licenceRecipes() {
    return {
        {"provider", providerNumber, &kProfessionHeaders, Telling::Always, "NPI: "},
        {"prescriber", prescriberNumber, &kProfessionHeaders, Telling::Always, "DEA "},
        {"driver, letter", [](Random& r) { return fill(r, "S########"); }, &kDriverHeaders, Telling::Unique,
         "DL "},
        {"driver, groups", [](Random& r) { return fill(r, "D###-####-####"); }, &kDriverHeaders,
         Telling::Unique, "DL# "},
        {"passport", [](Random& r) { return fill(r, "X########X"); }, &kDriverHeaders, Telling::Unique, ""},
        {"passport, digits", [](Random& r) { return fill(r, "9########"); }, &kDriverHeaders, Telling::Unique,
         ""},
        {"medical licence", [](Random& r) { return fill(r, "MD######"); }, &kProfessionHeaders,
         Telling::Unique, "lic "},
        {"nurse's licence", [](Random& r) { return fill(r, "RN-#####"); }, &kProfessionHeaders,
         Telling::Unique, ""},
        {"provider, lost to decimals", [](Random& r) { return providerNumber(r) + ".0"; },
         &kProfessionHeaders, Telling::Never, "", false},
        {"prescriber, small letters", [](Random& r) { return lower(prescriberNumber(r)); },
         &kProfessionHeaders},
    };
}

} // namespace vignette::testing_aids
