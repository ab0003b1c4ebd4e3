#pragma once

#include "core/study/study_session.h"
#include "tests/core/ingest/test_files.h"

#include <random>
#include <sstream>

namespace vignette::test {

/// A small invented clinic: 300 people who walk a lot and own a smartphone, 300 who don't, with a name and a
/// number each; a second file holds their diagnoses. Written from scratch for each test.
class Clinic {
public:
    explicit Clinic(std::uint32_t seed = 7) {
        std::mt19937 random(seed);
        std::ostringstream patients;
        std::ostringstream conditions;
        patients << "patient_id,name,age,smartphone,walks,lonely,distance_km,coffee_cups\n";
        conditions << "patient_id,code,onset_date\n";
        for (int i = 0; i < 600; ++i) {
            const bool isActive = i % 2 == 0;
            const auto chance = [&](int percent) { return static_cast<int>(random() % 100) < percent; };
            const int id = 100000 + i;
            patients << id << ",Person Number" << i << ',' << (isActive ? 30 : 62) + random() % 15 << ','
                     << (chance(isActive ? 95 : 8) ? "yes" : "no") << ','
                     << (chance(isActive ? 92 : 6) ? "yes" : "no") << ','
                     << (chance(isActive ? 5 : 90) ? "yes" : "no") << ','
                     << (isActive ? 2 : 30) + random() % 6 << ',' << random() % 5 << '\n';
            if (chance(isActive ? 6 : 85)) conditions << id << ",I10,2024-0" << 1 + i % 9 << "-11\n";
            if (chance(isActive ? 4 : 70)) conditions << id << ",E11.9,2024-0" << 1 + i % 9 << "-12\n";
            if (chance(30)) conditions << id << ",F32.1,2024-0" << 1 + i % 9 << "-13\n";
        }
        folder.write("patients.csv", patients.str());
        folder.write("conditions.csv", conditions.str());
    }

    std::vector<std::filesystem::path> files() const {
        return {folder.path() / "patients.csv", folder.path() / "conditions.csv"};
    }
    std::filesystem::path study() const { return folder.path() / "clinic.vignette"; }

    static SessionOptions options() {
        SessionOptions options;
        options.clock = [] { return std::int64_t{1767225600}; }; // 2026-01-01
        options.editor = "A. Tester";
        return options;
    }
    std::unique_ptr<StudySession> import() const {
        Progress progress;
        ProposalOptions names;
        names.studyName = "Small clinic";
        const ImportProposal proposal = proposeImport(files(), names, progress);
        return StudySession::import(study(), proposal, progress, options());
    }
    std::unique_ptr<StudySession> reopen(StudySession::Mode mode = StudySession::Mode::ReadWrite) const {
        Progress progress;
        return StudySession::open(study(), mode, progress, options());
    }
    /// Two segments, quickly.
    static SegmentationPlan plan() {
        SegmentationPlan plan;
        plan.segmentCount = 2;
        plan.resamples = 20;
        plan.starts = 4;
        return plan;
    }

    TempFolder folder;
};

/// Imported, segmented, kept.
inline std::unique_ptr<StudySession> withPersonas(const Clinic& clinic) {
    std::unique_ptr<StudySession> session = clinic.import();
    Progress progress;
    session->keepSegments(session->findSegments(Clinic::plan(), progress), progress);
    return session;
}

} // namespace vignette::test
