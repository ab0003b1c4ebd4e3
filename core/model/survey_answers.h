#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// Why a cell of a survey holds a text and yet no answer.
enum class AnswerGap { Refused, DontKnow, NotApplicable, NotAsked, Unclear };
const char* toText(AnswerGap gap); ///< "refused", "dont_know" …
AnswerGap answerGapFromText(const std::string& text);

/// What a wording says, in any case of letters: "Refused", "Prefer not to say", "Don't know", "N/A", "Not
/// asked", "Unknown". Empty for anything else.
std::optional<AnswerGap> plainGapOf(const std::string& text);

struct GapCode {
    std::string code; ///< as it stands in the file
    AnswerGap gap = AnswerGap::Unclear;
    bool operator==(const GapCode&) const = default;
};

/// Answers that have an order, apart from the codes that give none.
struct AnswerScale {
    std::vector<std::string> codes; ///< lowest first
    std::vector<GapCode> gaps;      ///< by bytes of the code
    bool isNumeric = false;         ///< codes are whole numbers in a row, such as 1–5 or 0–10
    bool operator==(const AnswerScale&) const = default;
};

/// An item that runs against the others of its group: to agree with it means what it means to disagree with
/// them. Proposed to the person, never turned around unasked.
struct ReversedItem {
    std::string name;
    bool byAnswers = false;  ///< by the sign of its correlation with the others
    bool byCodebook = false; ///< by directions ("higher is worse") that differ from the others'
    bool operator==(const ReversedItem&) const = default;
};

/// Questions asked on one scale: at least three columns of one stem ("trust_1", "trust_2", "trust_3"), or of
/// one word scale.
struct ItemGroup {
    std::string stem; ///< "trust"; empty for columns that share a word scale alone
    std::vector<std::string> names;
    AnswerScale scale;
    std::vector<ReversedItem> reversed;
    /// Answers split the items into two halves of the same size: which half is the reversed one can't be
    /// told.
    bool isDirectionUnclear = false;
    bool operator==(const ItemGroup&) const = default;
};

/// What became of one question: everyone is in exactly one of these.
struct AnswerCounts {
    std::uint64_t answered = 0;
    std::uint64_t refused = 0;
    std::uint64_t dontKnow = 0;
    std::uint64_t unclear = 0; ///< a code that gives no answer, whose reason is not known
    std::uint64_t blank = 0;   ///< asked, no answer
    std::uint64_t notApplicable = 0;
    std::uint64_t notAsked = 0;
    std::uint64_t didNotReturn = 0; ///< invited, but without a row

    std::uint64_t invited() const;
    /// Invited without those whom the question was not put to.
    std::uint64_t asked() const { return invited() - notApplicable - notAsked; }
    /// answered / asked; empty when nobody was asked.
    std::optional<double> responseRate() const;
    bool operator==(const AnswerCounts&) const = default;
};

/// One question of an extract of answers. Exact counts: for working screens and the import report only.
struct QuestionAnswers {
    std::string column;
    std::string group;         ///< stem of its ItemGroup; empty when it stands alone
    std::vector<GapCode> gaps; ///< texts that give no answer, each one of the column's missing tokens
    AnswerCounts counts;
    bool operator==(const QuestionAnswers&) const = default;
};

} // namespace vignette
