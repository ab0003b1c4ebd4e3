#include "core/report/quality_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace vignette {

namespace {

using Kind = QualityFindingKind;

constexpr int kDigits = 5;

/// Up to five significant digits, with the wording's decimal mark.
std::string shortNumber(double value, const Wording& wording) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*g", kDigits, value);
    const double rounded = parseNumber(buffer.data()).value_or(value);
    const std::string text = shortest(rounded);
    const std::size_t point = text.find('.');
    const bool isPlain = text.find_first_of("eE") == std::string::npos;
    if (!isPlain) return text;
    return wording.number(rounded,
                          point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1));
}

std::string withUnit(const std::string& number, const std::string& unit) {
    if (unit.empty()) return number;
    return number + (unit == "%" ? "\u00a0%" : " " + unit);
}

std::string labelOf(const std::string& key, const std::vector<Field>& fields) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key == key; });
    return "“" + (found == fields.end() ? key : found->label) + "”";
}

std::string labelsOf(const std::vector<std::string>& keys, const std::vector<Field>& fields) {
    std::vector<std::string> labels;
    for (const std::string& key : keys)
        labels.push_back(labelOf(key, fields));
    return join(labels, ", ");
}

std::string rangeSentence(const QualityFinding& finding, const Wording& wording, const std::string& people) {
    const std::string key = finding.kind == Kind::Unlikely ? "quality.unlikely" : "quality.impossible";
    const std::string low = finding.low ? shortNumber(*finding.low, wording) : std::string();
    if (!finding.high) return wording.say("quality.impossible.below", {people, withUnit(low, finding.unit)});
    const std::string high = withUnit(shortNumber(*finding.high, wording), finding.unit);
    return wording.say(key, {people, wording.say("quality.range", {low, high})});
}

std::string duplicateSentence(const QualityFinding& finding, const std::vector<Field>& fields,
                              const Wording& wording) {
    const std::string labels = labelsOf(finding.others, fields);
    if (finding.form == DuplicateForm::Equal) return wording.say("quality.duplicate.equal", {labels});
    if (finding.form == DuplicateForm::Relabelled || finding.others.size() != 1)
        return wording.say("quality.duplicate.relabelled", {labels});
    const std::string factor = shortNumber(finding.factor, wording);
    const std::string offset = shortNumber(std::abs(finding.offset), wording);
    if (std::abs(finding.offset) < 1e-9) return wording.say("quality.duplicate.multiple", {labels, factor});
    return wording.say("quality.duplicate.linear",
                       {labels, factor, (finding.offset < 0.0 ? "− " : "+ ") + offset});
}

} // namespace

std::string findingSentence(const QualityFinding& finding, const FieldQuality& quality,
                            const std::vector<Field>& fields, const Wording& wording,
                            const QualityFigures& figures) {
    switch (finding.kind) {
    case Kind::Impossible:
    case Kind::Unlikely:
        return rangeSentence(finding, wording, figures.people(finding.count));
    case Kind::FutureYear:
        return wording.say("quality.future_year",
                           {figures.people(finding.count), shortest(finding.high.value_or(0.0))});
    case Kind::Constant:
        return wording.say("quality.constant", {finding.value});
    case Kind::NearlyConstant:
        return wording.say("quality.nearly_constant", {finding.value});
    case Kind::Duplicate:
        return duplicateSentence(finding, fields, wording);
    case Kind::MixedUnits: {
        std::vector<std::string> arguments = {figures.people(finding.count), finding.unit,
                                              figures.people(finding.otherCount), finding.otherUnit};
        if (finding.others.empty()) return wording.say("quality.mixed_units", arguments);
        arguments.push_back(labelOf(finding.others.front(), fields));
        return wording.say("quality.mixed_units.column", arguments);
    }
    case Kind::ManyMissing:
        return wording.say("quality.many_missing",
                           {figures.people(finding.count),
                            figures.share(finding.count, quality.valueCount + quality.missingCount)});
    }
    return {};
}

} // namespace vignette
