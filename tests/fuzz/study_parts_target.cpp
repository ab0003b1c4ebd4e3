#include "core/base/failure.h"
#include "core/model/json/field_json.h"
#include "core/model/json/import_plan_json.h"
#include "core/model/json/privacy_record_json.h"
#include "core/model/json/report_json.h"
#include "core/model/json/segmentation_json.h"
#include "core/store/column_codec.h"
#include "core/study/persona_document.h"
#include "tests/fuzz/fuzz_target.h"

#include <span>

namespace vignette::fuzz {

namespace {

/// Reading what was written gives the same text again.
void writeAgain(const nlohmann::json& value, const auto& read) {
    const std::string text = jsonText(toJson(read(value)));
    const std::string again = jsonText(toJson(read(parseJson(text, {}))));
    require(again == text, "what a study keeps reads back to the same text");
}

void readDocument(unsigned kind, std::string_view text) {
    if (kind == 0) {
        const std::string kept = personaDocument(personaFromDocument(std::string(text)));
        require(personaDocument(personaFromDocument(kept)) == kept, "a persona reads back to the same text");
        return;
    }
    const nlohmann::json value = parseJson(text, {});
    using Json = nlohmann::json;
    if (kind == 1) writeAgain(value, [](const Json& json) { return fieldFromJson(JsonReader(json, {})); });
    if (kind == 2) writeAgain(value, [](const Json& json) { return importPlanFromJson(json); });
    if (kind == 3) writeAgain(value, [](const Json& json) { return importReportFromJson(json); });
    if (kind == 4) writeAgain(value, [](const Json& json) { return validationReportFromJson(json); });
    if (kind == 5) writeAgain(value, [](const Json& json) { return segmentationPlanFromJson(json); });
    if (kind == 6) writeAgain(value, [](const Json& json) { return encodingPlanFromJson(json); });
    if (kind == 7) writeAgain(value, [](const Json& json) { return expertDeterminationFromJson(json); });
    if (kind == 8) writeAgain(value, [](const Json& json) { return limitedDataSetFromJson(json); });
}

void readBlock(std::string_view input) {
    const auto encoding = static_cast<BlockEncoding>(takeByte(input) % 10);
    const std::size_t rows = takePair(input);
    const std::uint64_t levels = takeByte(input);
    const auto bytes = std::as_bytes(std::span(input.data(), input.size()));
    const auto attempt = [](const auto& work) {
        try {
            work();
        } catch (const Failure&) {
            return;
        }
    };
    attempt([&] {
        std::vector<double> numbers;
        decodeNumbers(encoding, bytes, rows, numbers);
        require(numbers.size() == rows, "a block gives its rows");
    });
    attempt([&] {
        std::vector<std::uint32_t> codes;
        decodeCodes(encoding, bytes, rows, levels, codes);
        require(codes.size() == rows, "a block gives its rows");
        for (const std::uint32_t code : codes)
            require(code == kMissingCode || code < levels, "a code stands for a level");
    });
    attempt([&] {
        std::vector<Surrogate> patients;
        decodeSurrogates(encoding, bytes, rows, patients);
        require(patients.size() == rows, "a block gives its rows");
    });
    attempt([&] {
        const auto dictionary = decodeDictionary(bytes, levels);
        const auto again = encodeDictionary(dictionary);
        require(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()),
                "levels keep their bytes");
    });
}

} // namespace

/// 0–8: a document of that kind. B: a block or dictionary as it is stored.
void runTarget(std::string_view input) {
    const unsigned kind = takeByte(input);
    if (kind == 'B') return readBlock(input);
    try {
        readDocument(kind - '0', input);
    } catch (const Failure&) {
        return;
    }
}

} // namespace vignette::fuzz
