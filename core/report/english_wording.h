#pragma once

#include "core/report/keyed_wording.h"

namespace vignette {

/// American English out of wordingKeys(), without any screen library: what the command line speaks and what a
/// translation falls back to.
class EnglishWording : public KeyedWording {
public:
    std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const override;
    std::string sayCount(std::string_view key, long long count,
                         const std::vector<std::string>& arguments = {}) const override;
    std::string number(double value, int decimals) const override;   ///< 2195.4, 1 → "2,195.4"
    std::string date(std::int64_t secondsSinceEpoch) const override; ///< "12 Mar 2025", UTC
    bool isRightToLeft() const override { return false; }
    std::string languageTag() const override { return "en-US"; }

protected:
    std::string insideSentence(std::string label) const override;
};

} // namespace vignette
