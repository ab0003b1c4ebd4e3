#include "core/model/survey_answers.h"

#include "core/base/text.h"
#include "core/model/enum_text.h"

#include <map>

namespace vignette {

namespace {

constexpr EnumText<AnswerGap> kGaps[] = {{AnswerGap::Refused, "refused"},
                                         {AnswerGap::DontKnow, "dont_know"},
                                         {AnswerGap::NotApplicable, "not_applicable"},
                                         {AnswerGap::NotAsked, "not_asked"},
                                         {AnswerGap::Unclear, "unclear"}};

} // namespace

const char* toText(AnswerGap gap) {
    return textOf(kGaps, gap);
}

AnswerGap answerGapFromText(const std::string& text) {
    return valueOf(kGaps, text, "reason for no answer");
}

std::optional<AnswerGap> plainGapOf(const std::string& text) {
    static const std::map<std::string, AnswerGap> kWords = {
        {"refused", AnswerGap::Refused},
        {"refuse", AnswerGap::Refused},
        {"declined", AnswerGap::Refused},
        {"declined to say", AnswerGap::Refused},
        {"declined to answer", AnswerGap::Refused},
        {"prefer not to say", AnswerGap::Refused},
        {"prefer not to answer", AnswerGap::Refused},
        {"don't know", AnswerGap::DontKnow},
        {"don\xE2\x80\x99t know", AnswerGap::DontKnow},
        {"dont know", AnswerGap::DontKnow},
        {"do not know", AnswerGap::DontKnow},
        {"don't know/not sure", AnswerGap::DontKnow},
        {"not sure", AnswerGap::DontKnow},
        {"unsure", AnswerGap::DontKnow},
        {"not known", AnswerGap::DontKnow},
        {"unknown", AnswerGap::DontKnow},
        {"not applicable", AnswerGap::NotApplicable},
        {"does not apply", AnswerGap::NotApplicable},
        {"n/a", AnswerGap::NotApplicable},
        {"not asked", AnswerGap::NotAsked},
    };
    constexpr std::size_t kLongest = 24;
    const std::string_view plain = trimmed(text);
    if (plain.size() > kLongest) return std::nullopt;
    const auto found = kWords.find(toLowerAscii(plain));
    return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

std::uint64_t AnswerCounts::invited() const {
    return answered + refused + dontKnow + unclear + blank + notApplicable + notAsked + didNotReturn;
}

std::optional<double> AnswerCounts::responseRate() const {
    if (asked() == 0) return std::nullopt;
    return static_cast<double>(answered) / static_cast<double>(asked());
}

} // namespace vignette
