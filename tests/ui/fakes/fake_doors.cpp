#include "tests/ui/fakes/fake_doors.h"

#include "core/base/failure.h"

namespace vignette::test {

FakeDoors& fakeDoors() {
    static FakeDoors doors;
    return doors;
}

} // namespace vignette::test

namespace vignette {

namespace {

std::unique_ptr<StudySession> openFake(const std::filesystem::path& study, Progress& progress) {
    if (!test::fakeDoors().open)
        throw Failure(FailureCode::NotFound, "There is no study \"" + study.filename().string() + "\".");
    return test::fakeDoors().open(study, progress);
}

ColumnDecision* decisionOf(ImportProposal& proposal, std::size_t extract, const std::string& column) {
    for (ColumnDecision& decision : proposal.plan.extracts.at(extract).screening.columns)
        if (decision.column == column) return &decision;
    return nullptr;
}

} // namespace

std::unique_ptr<StudySession> StudySession::import(const std::filesystem::path& study, const ImportProposal&,
                                                   Progress& progress, const SessionOptions&) {
    return openFake(study, progress);
}

std::unique_ptr<StudySession> StudySession::open(const std::filesystem::path& study, Mode, Progress& progress,
                                                 const SessionOptions&) {
    return openFake(study, progress);
}

std::vector<std::string> verifyStudyFile(const std::filesystem::path&, Progress&) {
    return test::fakeDoors().damage;
}

ImportProposal proposeImport(const std::vector<std::filesystem::path>& files, const ProposalOptions&,
                             Progress& progress) {
    if (!test::fakeDoors().propose) throw Failure(FailureCode::BadInput, "The file is empty.");
    return test::fakeDoors().propose(files, progress);
}

void changeDialect(ImportProposal& proposal, std::size_t extract, const Dialect& dialect, Progress&) {
    proposal.plan.extracts.at(extract).dialect = dialect;
    proposal.extracts.at(extract).preview.dialect = dialect;
}

void changeKey(ImportProposal& proposal, std::size_t extract, const std::optional<std::string>& keyColumn) {
    proposal.plan.extracts.at(extract).keyColumn = keyColumn;
}

void changeShape(ImportProposal& proposal, std::size_t extract, ExtractShape shape) {
    proposal.plan.extracts.at(extract).shape = shape;
}

void changeType(ImportProposal& proposal, std::size_t extract, const std::string& column, ColumnType type) {
    proposal.plan.extracts.at(extract).types[column] = type;
}

void overrideScreening(ImportProposal& proposal, std::size_t extract, const std::string& column,
                       ColumnAction action, const std::string& reason) {
    ColumnDecision* decision = decisionOf(proposal, extract, column);
    if (!decision) return;
    if (reason.empty() && !decision->findings.empty() && action != ColumnAction::Drop)
        throw Failure(FailureCode::BadUsage, "Say why this column may be stored.");
    decision->action = action;
    decision->overrideReason = reason;
}

bool isLeftOut(const ImportProposal& proposal, std::size_t extract) {
    return extract > 0 && !proposal.plan.extracts.at(extract).keyColumn;
}

std::vector<std::string> cautionsOf(const ImportProposal& proposal) {
    return proposal.cautions;
}

ExtractPreview previewWith(const ProposedExtract& extract, const Dialect& wanted) {
    ExtractPreview preview = extract.preview;
    preview.dialect = wanted;
    return preview;
}

std::vector<std::vector<std::string>> rowsSetAsideOf(const ProposedExtract&) {
    return {};
}

void setMissingTokens(ImportProposal& proposal, std::size_t extract, const std::string& column,
                      const std::vector<std::string>& tokens) {
    proposal.plan.extracts.at(extract).missingTokens[column] = tokens;
}

void setChoicesSplit(ImportProposal& proposal, std::size_t extract, const std::string& column, bool isSplit) {
    proposal.plan.extracts.at(extract).choices[column].isSplit = isSplit;
}

void setAnswerSource(ImportProposal& proposal, std::size_t extract, FieldSource source,
                     const std::optional<std::uint64_t>& invited) {
    proposal.plan.extracts.at(extract).source = source;
    proposal.plan.extracts.at(extract).invitedCount = invited;
}

void setCodebook(ImportProposal& proposal, const std::optional<std::filesystem::path>& codebook) {
    proposal.codebook = codebook;
}

void removeExtract(ImportProposal& proposal, std::size_t extract) {
    const auto place = static_cast<std::ptrdiff_t>(extract);
    proposal.extracts.erase(proposal.extracts.begin() + place);
    proposal.plan.extracts.erase(proposal.plan.extracts.begin() + place);
}

} // namespace vignette
