#include "core/privacy/identifier_scanner.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/privacy/identifier_rules.h"
#include "core/privacy/name_dictionary.h"
#include "core/privacy/place_names.h"
#include "core/privacy/sign_counts.h"

#include <bit>
#include <memory>

namespace vignette {

namespace {

class IdentifierScanner final : public ColumnScanner {
public:
    explicit IdentifierScanner(std::string_view header) { m_counts.header = headerWords(header); }

    void look(std::string_view value, std::uint64_t count) override {
        const SignSet signs = signsOf(value);
        m_counts.cells += count;
        for (SignSet left = signs; left != 0; left &= left - 1)
            m_counts.withSign[static_cast<std::size_t>(std::countr_zero(left))] += count;
        m_counts.different.add(hash64(trimmed(value)), signs);
    }

    void merge(const ColumnScanner& other) override {
        const SignCounts& theirs = static_cast<const IdentifierScanner&>(other).m_counts;
        m_counts.cells += theirs.cells;
        for (std::size_t sign = 0; sign < kSignCount; ++sign)
            m_counts.withSign[sign] += theirs.withSign[sign];
        m_counts.different.merge(theirs.different);
    }

    std::vector<IdentifierFinding> findings() const override { return findIdentifiers(m_counts); }

private:
    SignCounts m_counts;
};

} // namespace

ColumnScannerFactory identifierScanners() {
    // Read the lists now: a missing file is told before any row is read, not by a worker thread.
    HeaderWords::bundled();
    NameDictionary::bundled();
    PlaceNames::bundled();
    return [](std::string_view header) { return std::make_unique<IdentifierScanner>(header); };
}

} // namespace vignette
