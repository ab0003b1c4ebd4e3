#include "core/base/files.h"
#include "core/base/reference_table.h"
#include "core/base/resources.h"
#include "core/base/text.h"
#include "resources/samples/harbor_valley/harbor_valley.h"
#include "tests/resources/sample_view.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace vignette::harbor_valley {
namespace {

std::filesystem::path samplesSource() {
    return std::filesystem::path(VIGNETTE_SOURCE_DIR) / "resources" / "samples";
}

const SampleTables& someSample() {
    static const SampleTables kTables = [] {
        GeneratorPlan plan;
        plan.patients = 6000;
        return generateSample(plan,
                              NameFacts::load(std::string(VIGNETTE_SOURCE_DIR) + "/resources/reference"));
    }();
    return kTables;
}

std::set<std::string> codesOf(const std::string& values) {
    std::set<std::string> codes;
    for (const std::string& part : split(values, '|'))
        if (!part.empty()) codes.insert(part.substr(0, part.find('=')));
    return codes;
}

void expectKnownWords(const ReferenceTable& codebook) {
    const std::set<std::string> themes = {"demographic", "economic",     "social",      "conditions",
                                          "functional",  "measurements", "use_of_care", "habits",
                                          "needs",       "preferences",  "barriers",    "attitudes",
                                          "channel",     "digital",      "outcome",     "other"};
    const std::set<std::string> roles = {"forms", "checks", "describes", "excluded"};
    const std::set<std::string> kinds = {"", "number", "count", "flag", "category", "ordered"};
    const std::set<std::string> directions = {"better", "worse", "neutral"};
    for (std::size_t row = 0; row < codebook.rowCount(); ++row) {
        const std::string& column = codebook.at(row, "column");
        EXPECT_TRUE(themes.contains(codebook.at(row, "theme"))) << column;
        EXPECT_TRUE(roles.contains(codebook.at(row, "role"))) << column;
        EXPECT_TRUE(kinds.contains(codebook.at(row, "kind"))) << column;
        EXPECT_TRUE(directions.contains(codebook.at(row, "direction"))) << column;
        EXPECT_FALSE(codebook.at(row, "label").empty()) << column;
        EXPECT_EQ(codebook.at(row, "label").find('_'), std::string::npos) << column;
        const std::string& care = codebook.at(row, "notes");
        const bool isHeldBack = care.starts_with("protected") || care.starts_with("sensitive: rep");
        EXPECT_FALSE(isHeldBack && codebook.at(row, "role") == "forms") << column;
    }
}

TEST(Codebook, KnowsEveryColumnOfHarborValley) {
    const ReferenceTable codebook = ReferenceTable::load(samplesSource() / "harbor_valley" / "codebook.csv");
    expectKnownWords(codebook);
    std::set<std::pair<std::string, std::string>> described;
    for (std::size_t row = 0; row < codebook.rowCount(); ++row) {
        const bool isSummary = codebook.at(row, "column").find('#') != std::string::npos;
        EXPECT_EQ(isSummary, !codebook.at(row, "rollup").empty()) << codebook.at(row, "column");
        if (!isSummary) described.emplace(codebook.at(row, "file"), codebook.at(row, "column"));
    }
    for (const char* file : {"patients", "survey", "encounters", "conditions", "observations"}) {
        const ReferenceTable table = tableOf(someSample(), std::string(file) + ".csv");
        for (const std::string& column : table.columns())
            EXPECT_EQ(described.erase({file, column}), 1u) << file << "." << column;
    }
    EXPECT_TRUE(described.empty()) << described.begin()->second << " is described but not in the sample";
}

TEST(Codebook, HasPlainWordsForEveryCodeThatOccurs) {
    const ReferenceTable codebook = ReferenceTable::load(samplesSource() / "harbor_valley" / "codebook.csv");
    for (std::size_t line = 0; line < codebook.rowCount(); ++line) {
        const std::set<std::string> known = codesOf(codebook.at(line, "values"));
        if (known.empty() || codebook.at(line, "column").find('#') != std::string::npos) continue;
        const std::string& notes = codebook.at(line, "notes");
        const std::size_t place = notes.find("missing: ");
        const std::string missing = place == std::string::npos ? std::string() : notes.substr(place + 9);
        const ReferenceTable table = tableOf(someSample(), codebook.at(line, "file") + ".csv");
        const std::string& column = codebook.at(line, "column");
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const std::string& code = table.at(row, column);
            ASSERT_TRUE(code.empty() || code == missing || known.contains(code)) << column;
        }
    }
}

TEST(Codebook, KnowsEveryColumnOfTheHealthSurvey) {
    const ReferenceTable codebook = ReferenceTable::load(samplesSource() / "brfss_2020" / "codebook.csv");
    expectKnownWords(codebook);
    EXPECT_EQ(codebook.rowCount(), 18u);
}

TEST(Samples, EveryListedFileStandsInTheResources) {
    const std::filesystem::path index = resourcePath("samples/samples.json");
    const nlohmann::json json = nlohmann::json::parse(readWholeFile(index, 1 << 20));
    ASSERT_EQ(json.at("samples").size(), 2u);
    for (const auto& sample : json.at("samples")) {
        const std::filesystem::path folder = index.parent_path() / sample.at("folder").get<std::string>();
        EXPECT_TRUE(std::filesystem::exists(folder / sample.at("codebook").get<std::string>()));
        EXPECT_FALSE(sample.at("canShow").empty());
        EXPECT_FALSE(sample.at("cantShow").empty());
        for (const auto& file : sample.at("files"))
            EXPECT_TRUE(std::filesystem::exists(folder / file.at("name").get<std::string>())) << folder;
    }
}

TEST(Samples, TheBuiltHarborValleyIsWhatTheGeneratorMakes) {
    const std::string built = readWholeFile(resourcePath("samples/harbor_valley/patients.csv"), 64 << 20);
    EXPECT_TRUE(built.starts_with(someSample().at("patients.csv").bytes()));
}

} // namespace
} // namespace vignette::harbor_valley
