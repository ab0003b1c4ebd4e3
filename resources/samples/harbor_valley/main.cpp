// harbor_valley_generator OUT_FOLDER REFERENCE_FOLDER [PATIENTS [SEED]]: writes the sample's tables as CSV.

#include "core/base/failure.h"
#include "core/base/text.h"
#include "resources/samples/harbor_valley/harbor_valley.h"

#include <cstdio>
#include <exception>

namespace {

using namespace vignette;

std::uint64_t wholeNumber(const char* text) {
    const std::optional<double> number = parseNumber(text);
    if (!number || *number < 1 || *number > 5e6)
        throw Failure(FailureCode::BadUsage, "PATIENTS and SEED are whole numbers from 1 to 5,000,000.");
    return static_cast<std::uint64_t>(*number);
}

} // namespace

int main(int count, char** words) {
    if (count < 3 || count > 5) {
        std::fputs("usage: harbor_valley_generator OUT_FOLDER REFERENCE_FOLDER [PATIENTS [SEED]]\n", stderr);
        return 2;
    }
    try {
        harbor_valley::GeneratorPlan plan;
        if (count > 3) plan.patients = static_cast<std::uint32_t>(wholeNumber(words[3]));
        if (count > 4) plan.seed = wholeNumber(words[4]);
        const auto names = harbor_valley::NameFacts::load(words[2]);
        harbor_valley::saveSample(harbor_valley::generateSample(plan, names), words[1]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
