#pragma once

#include "core/study/study_session.h"

#include <functional>
#include <memory>

namespace vignette::test {

/// What core/study's doors do in a test that links ui_fake_doors. Set before a job starts; called on its
/// thread.
struct FakeDoors {
    /// StudySession::open and import, with the study's path. Empty: throws Failure(NotFound).
    std::function<std::unique_ptr<StudySession>(const std::filesystem::path&, Progress&)> open;
    /// proposeImport. Empty: throws Failure(BadInput).
    std::function<ImportProposal(const std::vector<std::filesystem::path>&, Progress&)> propose;
    /// verifyStudyFile.
    std::vector<std::string> damage;
};
FakeDoors& fakeDoors();

} // namespace vignette::test
