#include "core/study/study_session.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/store/import_writer.h"
#include "core/store/study_tables.h"
#include "core/store/verify_study.h"
#include "core/study/data_end.h"
#include "core/study/describe_fields.h"
#include "core/study/import_extracts.h"
#include "core/study/item_marks.h"
#include "core/study/open_study.h"

#include <algorithm>
#include <set>

namespace vignette {

namespace {

bool hasKeys(const ImportPlan& plan) {
    return std::any_of(plan.extracts.begin(), plan.extracts.end(),
                       [](const ExtractPlan& extract) { return extract.keyColumn.has_value(); });
}

StudyInfo infoOf(const ImportPlan& plan, Date dataEnd, const SessionOptions& options) {
    StudyInfo info;
    info.name = plan.studyName;
    info.windowText = plan.windowText;
    info.dataEnd = dataEnd;
    info.isInvented = plan.isInvented;
    info.notes = plan.notes;
    info.created = options.clock();
    return info;
}

/// The key file stands before its study does. One that was made for a study that then can't be put in place
/// goes again.
void publishWithKeys(OpenStudy& session, std::string_view keys, const std::filesystem::path& keyFile) {
    const bool hadKeyFile = std::filesystem::exists(keyFile);
    PatientKeys::save(keyFile, keys);
    try {
        session.publish();
    } catch (...) {
        std::error_code ignored;
        if (!hadKeyFile) std::filesystem::remove(keyFile, ignored);
        throw;
    }
}

/// Keys of the fields that a plan forms segments with.
std::set<std::string> formingKeys(const std::vector<Field>& planned) {
    std::set<std::string> keys;
    for (const Field& field : planned)
        if (field.use == FieldUse::Form) keys.insert(field.key);
    return keys;
}

void requireExtracts(const ImportProposal& proposal) {
    if (proposal.extracts.empty())
        throw Failure(FailureCode::NothingToDo, "There is no file to bring in. Choose one or more extracts.");
}

} // namespace

std::unique_ptr<StudySession> StudySession::import(const std::filesystem::path& study,
                                                   const ImportProposal& proposal, Progress& progress,
                                                   const SessionOptions& options) {
    requireExtracts(proposal);
    if (const auto taken = broughtIn(proposal)) return import(study, *taken, progress, options);
    const Date today = dateOf(options.clock());
    ImportOutcome outcome;
    outcome.plan = proposal.plan;
    outcome.plan.dataEnd = dataEndOf(proposal, today);
    const auto whenExists =
        options.replacesExisting ? StudyFile::WhenExists::Replace : StudyFile::WhenExists::Refuse;
    auto file = StudyFile::create(study, infoOf(outcome.plan, *outcome.plan.dataEnd, options), whenExists,
                                  options.clock);

    const std::filesystem::path keyFile = PatientKeys::fileBeside(study);
    PatientKeys keys = PatientKeys::loadOrCreate(keyFile, options.randomBytes);
    ImportWriter writer(*file);
    importExtracts(proposal, keys, *outcome.plan.dataEnd, today, writer, outcome, progress);
    progress.checkpoint();

    writer.finish(outcome, [&](const BlockSource& stored) {
        std::vector<Field> fields = describeFields(stored, outcome.plan, proposal.codebook, progress);
        markItems(stored, fields, outcome.report, progress);
        return fields;
    });
    auto session = std::make_unique<OpenStudy>(std::move(file), options);
    const bool refuses = options.fieldsWithoutReason == SessionOptions::FieldsWithoutReason::Refuse;
    const std::set<std::string> demanded =
        refuses ? formingKeys(proposal.plan.fields) : std::set<std::string>{};
    const auto readWhatWasStored = [&] {
        if (options.afterImport == SessionOptions::AfterImport::NothingInMemory)
            return session->readBackStored(demanded, progress);
        session->load(progress);
        session->holdBackMissing(demanded);
        session->countLookAlikes({}, progress);
    };
    std::string keyContent; // made meanwhile, saved when all has been read back
    const std::size_t tasks = hasKeys(outcome.plan) ? 2 : 1;
    parallelTasks(tasks, [&](std::size_t task) {
        if (task == 0)
            readWhatWasStored();
        else
            keyContent = keys.fileContent();
    });
    progress.checkpoint();
    if (hasKeys(outcome.plan))
        publishWithKeys(*session, keyContent, keyFile);
    else
        session->publish();
    return session;
}

std::unique_ptr<StudySession> StudySession::open(const std::filesystem::path& study, Mode mode,
                                                 Progress& progress, const SessionOptions& options) {
    const auto openMode =
        mode == Mode::ReadWrite ? StudyFile::OpenMode::ReadWrite : StudyFile::OpenMode::ReadOnly;
    auto session = std::make_unique<OpenStudy>(StudyFile::open(study, openMode, options.clock), options);
    session->load(progress);
    return session;
}

std::vector<std::string> verifyStudyFile(const std::filesystem::path& study, Progress& progress) {
    return verifyStudy(study, progress).findings;
}

} // namespace vignette
