#include "tests/faults/study_writer.h"

#include "core/store/logs.h"
#include "core/store/persona_table.h"
#include "core/store/segmentation_table.h"
#include "tests/core/store/study_fixture.h"

#include <string>

namespace vignette {

namespace {

void editCards(StudyFile& study, std::size_t step) {
    study.atomically([&] {
        for (int i = 0; i < 5; ++i) {
            PersonaEdit edit;
            edit.persona = PersonaId{"a1"};
            edit.slot = "note" + std::to_string(i);
            edit.text = "step " + std::to_string(step) + std::string(3000, '.');
            EditTable(study).add(edit);
        }
        AuditLog(study).add({.time = 0, .actor = "writer", .action = "edit", .detail = std::to_string(step)});
    });
}

void keepSegments(StudyFile& study, std::size_t step) {
    SegmentationRecord record;
    record.isCurrent = true;
    record.fingerprint = sha256(std::to_string(step));
    record.segmentation.segmentCount = 1;
    record.segmentation.labels.assign(40000 + step, 0);
    record.segmentation.sizes = {40000 + step};
    study.atomically([&] {
        const SegmentationId id = SegmentationTable(study).add(record);
        PersonaTable(study).replaceAll({{.id = PersonaId{"a1"},
                                         .segmentation = id.value,
                                         .number = 1,
                                         .document = "{\"step\":" + std::to_string(step) + "}"}});
    });
}

} // namespace

void doStep(StudyFile& study, std::size_t step) {
    const MadeExtract extract{
        .name = "extract " + std::to_string(step), .rows = 20000 + step, .batchRows = 4000};
    switch (step % 4) {
    case 0:
        return editCards(study, step);
    case 1:
        bringIn(study, extract);
        return;
    case 2:
        return keepSegments(study, step);
    default:
        bringIn(study, extract, ImportWriter::Scope::ReplaceAll);
    }
}

void writeSteadily(const std::filesystem::path& path, const std::function<void(std::size_t)>& done) {
    const auto study = StudyFile::open(path, StudyFile::OpenMode::ReadWrite, fixedClock());
    for (std::size_t step = 0; step < kWriterSteps; ++step) {
        doStep(*study, step);
        done(step);
    }
}

std::vector<Digest> contentsByStep(const std::filesystem::path& path) {
    const auto study = StudyFile::open(path, StudyFile::OpenMode::ReadWrite, fixedClock());
    std::vector<Digest> contents = {contentOf(*study)};
    for (std::size_t step = 0; step < kWriterSteps; ++step) {
        doStep(*study, step);
        contents.push_back(contentOf(*study));
    }
    return contents;
}

} // namespace vignette
