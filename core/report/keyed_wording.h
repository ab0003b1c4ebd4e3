#pragma once

#include "core/model/wording.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Everything of Wording that follows from say() and sayCount(): how statements, figures, titles and people
/// are put together. A language gives say, sayCount, number, date, isRightToLeft and languageTag.
class KeyedWording : public Wording {
public:
    std::string statement(const ShownStatement& statement) const override;
    std::string phrase(const ShownStatement& statement) const override;
    std::string figure(const ShownNumber& number, const ShownStatement& statement) const override;
    std::string people(const ShownNumber& number) const override;
    std::string percent(const ShownNumber& number) const override;
    std::string ageBand(const AgeBand& band) const override;
    std::string title(const ShownPersona& persona) const override;
    std::string name(const ShownPersona& persona) const override;

protected:
    /// Makes a label fit inside a sentence: lowers its first letter unless it is a name or an abbreviation.
    /// The default leaves it alone.
    virtual std::string insideSentence(std::string label) const { return label; }

private:
    std::string marked(const ShownNumber& number, std::string_view key) const;
};

/// Replaces %1 … %9 in `text` by arguments (missing ones by nothing) and %n by `count`.
std::string fillIn(std::string_view text, const std::vector<std::string>& arguments,
                   std::string_view count = {});

} // namespace vignette
