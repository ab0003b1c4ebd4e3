#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// A header as lower-case words: split at blanks, punctuation, lower-to-upper steps and between letters and
/// digits ("PatientFirstName" → patient first name, "zip5" → zip 5, "DOB_1" → dob 1); accents are dropped
/// ("prénom" → prenom, "Straße" → strasse).
std::vector<std::string> headerWords(std::string_view header);

/// What a header says about a topic.
enum class HeaderHint { None, Weak, Sure };

/// The bundled list of header words (resources/reference/identifier_header_words.csv). Immutable.
class HeaderWords {
public:
    /// Throws Failure(NotFound | Damaged).
    static const HeaderWords& bundled();

    /// `topic`: an identifier class as in toText(IdentifierClass), or "birth", "version".
    HeaderHint hint(std::string_view topic, const std::vector<std::string>& words) const;

private:
    struct Pattern {
        std::vector<std::string> words;
        std::vector<std::string> unless;
        bool isWholeHeader = false;
        bool isEnding = false; ///< a word of the header ends so: German compounds
        HeaderHint weight = HeaderHint::Weak;
        bool matches(const std::vector<std::string>& header) const;
    };
    std::map<std::string, std::vector<Pattern>, std::less<>> m_patterns;
};

} // namespace vignette
