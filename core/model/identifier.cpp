#include "core/model/identifier.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

using Class = IdentifierClass;
constexpr EnumText<Class> kClasses[] = {{Class::Name, "name"},
                                        {Class::Geography, "geography"},
                                        {Class::Zip, "zip"},
                                        {Class::Date, "date"},
                                        {Class::Age, "age"},
                                        {Class::Phone, "phone"},
                                        {Class::Fax, "fax"},
                                        {Class::Email, "email"},
                                        {Class::SocialSecurity, "social_security"},
                                        {Class::MedicalRecord, "medical_record"},
                                        {Class::HealthPlan, "health_plan"},
                                        {Class::Account, "account"},
                                        {Class::Licence, "licence"},
                                        {Class::Vehicle, "vehicle"},
                                        {Class::Device, "device"},
                                        {Class::Url, "url"},
                                        {Class::IpAddress, "ip_address"},
                                        {Class::Biometric, "biometric"},
                                        {Class::Image, "image"},
                                        {Class::UniqueCode, "unique_code"},
                                        {Class::FreeText, "free_text"}};

} // namespace

const char* toText(IdentifierClass identifier) {
    return textOf(kClasses, identifier);
}
IdentifierClass identifierClassFromText(const std::string& text) {
    return valueOf(kClasses, text, "identifier class");
}

} // namespace vignette
