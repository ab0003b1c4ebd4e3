#pragma once

#include <string_view>

namespace vignette {

/// Check digits and fixed forms of numbers that point to a person, card, vehicle or device. Text without
/// surrounding blanks; every function is total.

bool passesLuhn(std::string_view digits); ///< ISO/IEC 7812-1, digits only
bool isCardNumber(std::string_view text); ///< 13–19 digits in groups by blanks or dashes, Luhn, first 2–6
bool isIban(std::string_view text);       ///< ISO 13616, mod 97
bool isDeaNumber(std::string_view text);  ///< two letters and seven digits with their check digit
bool isProviderNumber(std::string_view text); ///< NPI: ten digits from 1 or 2, Luhn after 80840
bool isVehicleNumber(std::string_view text);  ///< VIN: 17 characters, check digit of 49 CFR 565.15
bool isMedicareNumber(std::string_view text); ///< MBI: 11 places of fixed kinds (CMS, 2018), dashes allowed

} // namespace vignette
