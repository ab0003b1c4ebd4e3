#include "tests/core/privacy/invented/recipes.h"

#include <array>

namespace vignette::testing_aids {

namespace {

const Headers kPhoneHeaders = {{"phone", "Phone Number", "home_phone", "cell", "MobilePhone", "telephone",
                                "contact_number", "work phone", "emergency_phone", "daytime_telephone"},
                               {"ph_no", "tel", "phn", "hm_ph", "cell_no", "phone1", "mob", "ph_home"},
                               {"Telefon", "Telefonnummer", "Handy", "Mobilnummer", "teléfono",
                                "telefono_movil", "celular", "téléphone", "tél_portable",
                                "telephone_domicile"}};
const Headers kFaxHeaders = {
    {"fax", "Fax Number", "fax_no", "office fax", "provider_fax", "FaxNumber"},
    {"fx", "fax_nbr", "faxno", "ofc_fax"},
    {"Telefax", "Faxnummer", "fax_consultorio", "télécopie", "telecopieur", "número_fax"}};
const Headers kEmailHeaders = {
    {"email", "Email Address", "e-mail", "patient_email", "contact_email", "EmailAddress"},
    {"eml", "email1", "em_addr", "pt_email", "emailid"},
    {"E-Mail-Adresse", "Mailadresse", "correo", "correo_electronico", "courriel", "adresse_mail"}};
const Headers kUrlHeaders = {
    {"url", "website", "profile_url", "portal link", "homepage", "web address", "link"},
    {"lnk", "web_addr", "href", "prof_url", "uri"},
    {"Webseite", "Internetadresse", "pagina_web", "enlace", "lien", "site_web"}};
const Headers kIpHeaders = {
    {"ip", "ip_address", "client_ip", "last_login_ip", "IPAddress", "remote_addr", "source ip"},
    {"ipaddr", "src_ip", "cli_ip", "ip4", "usr_ip"},
    {"IP-Adresse", "direccion_ip", "adresse_ip"}};

/// A US number that could be dialled: area and exchange from 2.
struct UsPhone {
    std::string area, exchange, line;
    explicit UsPhone(Random& r) {
        area = std::to_string(between(r, 201, 989));
        exchange = std::to_string(between(r, 200, 999));
        line = fill(r, "####");
    }
};

std::vector<Recipe> telephoneForms(const Headers* headers, const char* before, Telling plain) {
    return {
        {"dashes",
         [](Random& r) {
             const UsPhone p(r);
             return p.area + "-" + p.exchange + "-" + p.line;
         },
         headers, Telling::Always, before},
        {"brackets",
         [](Random& r) {
             const UsPhone p(r);
             return "(" + p.area + ") " + p.exchange + "-" + p.line;
         },
         headers, Telling::Always, before},
        {"dots",
         [](Random& r) {
             const UsPhone p(r);
             return p.area + "." + p.exchange + "." + p.line;
         },
         headers, Telling::Always, before},
        {"ten digits",
         [](Random& r) {
             const UsPhone p(r);
             return p.area + p.exchange + p.line;
         },
         headers, plain, ""},
        {"brackets, no blank",
         [](Random& r) {
             const UsPhone p(r);
             return "(" + p.area + ")" + p.exchange + p.line;
         },
         headers, Telling::Always, before},
        {"one in front",
         [](Random& r) {
             const UsPhone p(r);
             return "1-" + p.area + "-" + p.exchange + "-" + p.line;
         },
         headers, Telling::Always, before},
        {"plus one",
         [](Random& r) {
             const UsPhone p(r);
             return "+1 " + p.area + " " + p.exchange + " " + p.line;
         },
         headers, Telling::Always, before},
        {"extension",
         [](Random& r) {
             const UsPhone p(r);
             return p.area + "-" + p.exchange + "-" + p.line + " x" + fill(r, "###");
         },
         headers, Telling::Always, before},
        {"local",
         [](Random& r) {
             const UsPhone p(r);
             return p.exchange + "-" + p.line;
         },
         headers, Telling::Never, before},
        {"plus, packed",
         [](Random& r) {
             const UsPhone p(r);
             return "+1" + p.area + p.exchange + p.line;
         },
         headers, Telling::Always, before},
        {"German",
         [](Random& r) {
             return "0" + fill(r, "30 / ") + std::to_string(between(r, 2, 9)) + fill(r, "######");
         },
         headers, Telling::Never, before},
        {"German, plus",
         [](Random& r) { return "+49 " + std::to_string(between(r, 151, 179)) + " " + fill(r, "#######"); },
         headers, Telling::Always, before},
        {"French", [](Random& r) { return "0" + std::to_string(between(r, 1, 7)) + fill(r, " ## ## ## ##"); },
         headers, Telling::Never, before},
        {"British, plus", [](Random& r) { return "+44 20 " + fill(r, "7### ####"); }, headers,
         Telling::Always, before},
        {"read as decimal",
         [](Random& r) {
             const UsPhone p(r);
             return p.area + p.exchange + p.line + ".0";
         },
         headers, Telling::Never, "", false},
    };
}

std::string mailbox(Random& random) {
    static constexpr std::array<const char*, 7> kHosts = {
        "example.com",   "example.org", "mail.example.net", "clinic-example.org",
        "example.co.uk", "example.de",  "post.example.edu"};
    std::string name = givenName(random) + (random.chance(0.5) ? "." : "_") + familyName(random);
    std::string plain;
    for (const char c : name)
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_') plain += c;
    return lower(plain) + fill(random, "##") + "@" + pick(random, kHosts);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string fourOctets(Random& random) {
    return std::to_string(between(random, 1, 223)) + "." + std::to_string(between(random, 0, 255)) + "." +
           std::to_string(between(random, 0, 255)) + "." + std::to_string(between(random, 1, 254));
}

} // namespace

std::vector<Recipe> phoneRecipes() {
    return telephoneForms(&kPhoneHeaders, "Tel: ", Telling::Unique);
}

std::vector<Recipe> faxRecipes() {
    return telephoneForms(&kFaxHeaders, "Fax: ", Telling::Unique);
}

std::vector<Recipe> emailRecipes() {
    return {
        {"plain", mailbox, &kEmailHeaders, Telling::Always, "Email: "},
        {"capitals", [](Random& r) { return upper(mailbox(r)); }, &kEmailHeaders, Telling::Always, "E: "},
        {"link", [](Random& r) { return "mailto:" + mailbox(r); }, &kEmailHeaders},
        {"name and address",
         [](Random& r) {
             const std::string n = givenName(r) + " " + familyName(r);
             return n + " <" + mailbox(r) + ">";
         },
         &kEmailHeaders},
        {"tagged", [](Random& r) { return replaced(mailbox(r), "@", "+clinic@"); }, &kEmailHeaders},
        {"two of them", [](Random& r) { return mailbox(r) + "; " + mailbox(r); }, &kEmailHeaders},
        {"at in brackets", [](Random& r) { return replaced(mailbox(r), "@", " [at] "); }, &kEmailHeaders},
        {"with a remark", [](Random& r) { return mailbox(r) + " (work)"; }, &kEmailHeaders, Telling::Always,
         "try "},
    };
}

std::vector<Recipe> urlRecipes() {
    return {
        {"https", [](Random& r) { return "https://portal.example.org/p/" + fill(r, "######"); }, &kUrlHeaders,
         Telling::Always, "see "},
        {"http", [](Random& r) { return "http://example.com/~" + lower(fill(r, "@@@@@@##")); }, &kUrlHeaders,
         Telling::Always, "see "},
        {"www", [](Random& r) { return "www.example" + fill(r, "##") + ".org/" + fill(r, "~~~~~"); },
         &kUrlHeaders, Telling::Always, "web: "},
        {"bare host and path", [](Random& r) { return "facebook.com/" + fill(r, "~~~~~~.~~~~~##"); },
         &kUrlHeaders, Telling::Always, "fb: "},
        {"ftp", [](Random& r) { return "ftp://files.example.net/" + fill(r, "########") + ".pdf"; },
         &kUrlHeaders},
        {"with query",
         [](Random& r) {
             return "https://example.org/visit?id=" + fill(r, "#######") + "&t=" + fill(r, "^^^^^^^^");
         },
         &kUrlHeaders},
        {"in angle brackets", [](Random& r) { return "<https://example.org/u/" + fill(r, "~~~~~~##") + ">"; },
         &kUrlHeaders},
        {"bucket", [](Random& r) { return "s3://patient-files/" + fill(r, "######") + "/scan.dcm"; },
         &kUrlHeaders},
    };
}

std::vector<Recipe> ipAddressRecipes() {
    return {
        {"four numbers", fourOctets, &kIpHeaders, Telling::Always, "IP: "},
        {"private network",
         [](Random& r) {
             return "192.168." + std::to_string(between(r, 0, 255)) + "." +
                    std::to_string(between(r, 1, 254));
         },
         &kIpHeaders, Telling::Always, "ip "},
        {"with port", [](Random& r) { return fourOctets(r) + ":" + std::to_string(between(r, 1024, 65535)); },
         &kIpHeaders},
        {"with prefix length", [](Random& r) { return fourOctets(r) + "/24"; }, &kIpHeaders},
        {"IPv6", [](Random& r) { return fill(r, "2001:0db8:^^^^:^^^^:^^^^:^^^^:^^^^:^^^^"); }, &kIpHeaders,
         Telling::Always, "IP: "},
        {"IPv6, shortened", [](Random& r) { return fill(r, "2001:db8::^^^^:^^^^"); }, &kIpHeaders,
         Telling::Always, "IP: "},
        {"IPv6 in brackets", [](Random& r) { return fill(r, "[2001:db8::^^^^:^^^^]"); }, &kIpHeaders},
        {"IPv4 inside IPv6", [](Random& r) { return "::ffff:" + fourOctets(r); }, &kIpHeaders},
        {"with a name", [](Random& r) { return "host-" + fill(r, "##") + " " + fourOctets(r); }, &kIpHeaders},
    };
}

} // namespace vignette::testing_aids
