#pragma once

#include <string>

namespace vignette::testing_aids {

/// Check digits by the standards' own descriptions, written for the generator alone. Each takes the number
/// without its check digit and gives the whole number.

std::string withLuhn(const std::string& digits);                   ///< cards, IMEI
std::string withProviderCheck(const std::string& nineDigits);      ///< NPI
std::string withPrescriberCheck(const std::string& lettersAndSix); ///< DEA: two letters, six digits
std::string withVehicleCheck(const std::string& sixteen); ///< VIN: 16 characters, the check goes ninth
std::string withBankCheck(const std::string& country, const std::string& account); ///< IBAN
std::string withTradeItemCheck(const std::string& thirteenDigits);                 ///< GTIN-14
std::string withRoutingCheck(const std::string& eightDigits);                      ///< ABA routing number

} // namespace vignette::testing_aids
