#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// The 18 classes of 45 CFR 164.514(b)(2)(i), split where the action differs.
enum class IdentifierClass {
    Name,
    Geography,
    Zip,
    Date,
    Age,
    Phone,
    Fax,
    Email,
    SocialSecurity,
    MedicalRecord,
    HealthPlan,
    Account,
    Licence,
    Vehicle,
    Device,
    Url,
    IpAddress,
    Biometric,
    Image,
    UniqueCode,
    FreeText,
};
const char* toText(IdentifierClass identifier);
IdentifierClass identifierClassFromText(const std::string& text);

/// What raised the suspicion.
enum class IdentifierSign { Header, Content, Both };

/// "Detected", never "de-identified".
struct IdentifierFinding {
    IdentifierClass identifier = IdentifierClass::UniqueCode;
    IdentifierSign sign = IdentifierSign::Content;
    std::uint64_t valueCount = 0; ///< cells that look like it
    std::string why; ///< plain words without any value: "9 of 10 values have the form 999-99-9999"
    bool operator==(const IdentifierFinding&) const = default;
};

/// Looks at the distinct values of one column, block by block; implemented by privacy, driven by ingest in
/// pass 1. Results must not depend on the order of look() and merge().
class ColumnScanner {
public:
    ColumnScanner() = default;
    ColumnScanner(const ColumnScanner&) = delete;
    ColumnScanner& operator=(const ColumnScanner&) = delete;
    virtual ~ColumnScanner() = default;
    virtual void look(std::string_view value,
                      std::uint64_t count) = 0;         ///< a non-missing value seen `count` times
    virtual void merge(const ColumnScanner& other) = 0; ///< `other` came from the same factory and header
    virtual std::vector<IdentifierFinding> findings() const = 0;
};
/// Makes a scanner for a column with this header.
using ColumnScannerFactory = std::function<std::unique_ptr<ColumnScanner>(std::string_view header)>;

} // namespace vignette
