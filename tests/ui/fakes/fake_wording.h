#pragma once

#include "core/model/wording.h"

namespace vignette::test {

/// Short English, enough to see a page; says keys it does not know as they are.
class FakeWording : public Wording {
public:
    std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const override;
    std::string sayCount(std::string_view key, long long count,
                         const std::vector<std::string>& arguments = {}) const override;
    std::string statement(const ShownStatement& statement) const override;
    std::string phrase(const ShownStatement& statement) const override;
    std::string figure(const ShownNumber& number, const ShownStatement& statement) const override;
    std::string people(const ShownNumber& number) const override;
    std::string percent(const ShownNumber& number) const override;
    std::string number(double value, int decimals) const override;
    std::string ageBand(const AgeBand& band) const override;
    std::string date(std::int64_t secondsSinceEpoch) const override;
    std::string title(const ShownPersona& persona) const override;
    std::string name(const ShownPersona& persona) const override;
    bool isRightToLeft() const override { return false; }
    std::string languageTag() const override { return "en-US"; }
};

} // namespace vignette::test
