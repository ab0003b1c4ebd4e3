#include "core/base/failure.h"
#include "core/base/reference_table.h"
#include "core/study/samples.h"
#include "tests/core/study/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace vignette::test {
namespace {

TEST(Samples, SayWhatTheyCanAndCannotShow) {
    const std::vector<Sample> samples = bundledSamples();
    ASSERT_EQ(samples.size(), 2U);
    for (const Sample& sample : samples) {
        EXPECT_FALSE(sample.canShow.empty()) << sample.id;
        EXPECT_FALSE(sample.cantShow.empty()) << sample.id;
    }
    EXPECT_TRUE(sampleById("harbor-valley").isInvented);
    EXPECT_FALSE(sampleById("brfss-2020").isInvented);
    EXPECT_THROW(sampleById("nowhere"), Failure);
}

TEST(Samples, HarborValleysCodebookNamesWhatItsImportStores) {
    const Clinic clinic;
    Progress progress;
    const Sample sample = sampleById("harbor-valley");
    ImportProposal proposal = proposeImport(sample.files, optionsForSample(sample), progress);
    describeSample(sample, proposal);
    const auto session = StudySession::import(clinic.study(), proposal, progress, Clinic::options());
    std::set<std::string> stored;
    for (const Field& field : session->fields()) {
        stored.insert(field.extract + "." + field.column);
        EXPECT_TRUE(field.hasPlainLabel || field.use == FieldUse::Hide) << field.key;
        const bool isHeldBack = field.care != FieldCare::Ordinary;
        EXPECT_FALSE(isHeldBack && field.use == FieldUse::Form) << field.key;
    }
    const ReferenceTable codebook = ReferenceTable::load(*sample.codebook);
    std::size_t summaries = 0;
    for (std::size_t row = 0; row < codebook.rowCount(); ++row) {
        const std::string column = codebook.at(row, "column");
        if (column.find('#') == std::string::npos) continue;
        ++summaries;
        EXPECT_TRUE(stored.contains(codebook.at(row, "file") + "." + column)) << column;
    }
    EXPECT_GT(summaries, 20U);
}

} // namespace
} // namespace vignette::test
