#pragma once

#include "core/model/release.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Turns keys and figures into sentences of one language; implemented by ui/text, taken by report and the
/// command line.
class Wording {
public:
    Wording() = default;
    Wording(const Wording&) = delete;
    Wording& operator=(const Wording&) = delete;
    virtual ~Wording() = default;

    /// A fixed text by key with %1, %2 … replaced: say("card.others", {"35"}). Unknown keys are a fault of
    /// ours (assert).
    virtual std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const = 0;
    /// The same where the words depend on a count: "1 persona", "5 personas".
    virtual std::string sayCount(std::string_view key, long long count,
                                 const std::vector<std::string>& arguments = {}) const = 0;

    /// Bar label of a statement: "Has heart failure", "Preferred channel: phone", "Hours of sleep, on
    /// average".
    virtual std::string statement(const ShownStatement& statement) const = 0;
    /// A statement as a short phrase for titles, with its spread word where it is not nearly all: "about half
    /// lack a sure ride".
    virtual std::string phrase(const ShownStatement& statement) const = 0;
    /// "71 of 100", "< 1 of 100", "nearly all", "too few to show"; for means "6.4 hours".
    virtual std::string figure(const ShownNumber& number, const ShownStatement& statement) const = 0;
    /// "about 2,195 people", "fewer than 11 people".
    virtual std::string people(const ShownNumber& number) const = 0;
    virtual std::string percent(const ShownNumber& number) const = 0;
    virtual std::string number(double value, int decimals) const = 0;
    /// "65–74", "90 and over".
    virtual std::string ageBand(const AgeBand& band) const = 0;
    virtual std::string date(std::int64_t secondsSinceEpoch) const = 0;
    /// The persona's title line: the edit if there is one, else made from titleKeys.
    virtual std::string title(const ShownPersona& persona) const = 0;
    /// The persona's name as shown: the edit if there is one.
    virtual std::string name(const ShownPersona& persona) const = 0;
    virtual bool isRightToLeft() const = 0;
    virtual std::string languageTag() const = 0; ///< BCP 47: "en-US"
};

} // namespace vignette
