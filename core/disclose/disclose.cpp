#include "core/disclose/disclose.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/disclose/map_cells.h"
#include "core/disclose/rounded.h"
#include "core/disclose/shown_edits.h"
#include "core/disclose/shown_statement.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

constexpr auto kFewest = static_cast<std::uint64_t>(kFewestPeople);
constexpr double kFewestOverlap = 0.60;

void check(const StudyResult& result) {
    if (!result.data) throw Failure(FailureCode::BadUsage, "There is no data to release.");
    const bool hasLabels = result.segmentation.segmentCount > 0;
    if (hasLabels && result.segmentation.labels.size() != result.data->patientCount)
        throw Failure(FailureCode::BadUsage,
                      "The segmentation does not cover the patients of the study. Find the segments again.");
}

bool isPresented(const Persona& persona) {
    return persona.size >= kFewest && persona.overlap >= kFewestOverlap;
}

std::vector<const Persona*> presentedPersonas(const StudyResult& result) {
    std::vector<const Persona*> presented;
    if (result.validation.verdict == Verdict::NothingStable) return presented;
    for (const Persona& persona : result.personas.personas)
        if (isPresented(persona)) presented.push_back(&persona);
    return presented;
}

/// A field that may stand on a card at all; filters have no table yet that the gate could check.
const Field* releasableField(const Dataset& data, const Statement& statement, std::size_t* index) {
    const Field* field = data.find(statement.query.field, index);
    const bool isReleasable = field && field->hasPlainLabel && field->use != FieldUse::Hide &&
                              field->care != FieldCare::Sensitive && statement.query.filterField.empty();
    return isReleasable ? field : nullptr;
}

/// One field with all that personas want to say of it.
struct FieldWork {
    std::string key;
    std::size_t index = 0;
    std::vector<ShownShare> wanted;
    FieldCounts counts;
    FieldRelease release;
};

std::map<std::string, FieldWork> collectFields(const Dataset& data,
                                               const std::vector<const Persona*>& personas) {
    std::map<std::string, FieldWork> fields;
    for (const Persona* persona : personas)
        for (const Statement& statement : persona->statements) {
            std::size_t index = 0;
            const Field* field = releasableField(data, statement, &index);
            if (!field) continue;
            FieldWork& work = fields[field->key];
            work.key = field->key;
            work.index = index;
            const auto level = levelIndex(*field, statement.query.level);
            if (statement.query.statistic == Statistic::Share && level)
                work.wanted.push_back(
                    {.segment = statement.query.segment, .level = *level, .persona = {}, .others = {}});
        }
    return fields;
}

void releaseFields(const StudyResult& result, std::map<std::string, FieldWork>& fields, GateChecks checks) {
    std::vector<FieldWork*> work;
    for (auto& [key, field] : fields)
        work.push_back(&field);
    parallelTasks(work.size(), [&](std::size_t i) {
        work[i]->counts = FieldCounts::of(*result.data, work[i]->index, result.segmentation);
        work[i]->release = releaseField(work[i]->counts, work[i]->wanted, checks);
    });
}

/// All patients of the study. Where a segment is too small to be shown, the sum of what is shown and a
/// constant for each hidden one: the true total would give its size away.
ShownNumber shownTotal(const StudyResult& result) {
    const std::vector<std::uint64_t>& sizes = result.segmentation.sizes;
    const bool hidesASegment = std::any_of(sizes.begin(), sizes.end(),
                                           [](std::uint64_t size) { return size > 0 && size < kFewest; });
    if (!hidesASegment) return shownPeople(result.data->patientCount);
    std::int64_t total = 0;
    for (const std::uint64_t size : sizes)
        total += size == 0 ? 0 : size < kFewest ? kBehindTheMark : roundedCount(size);
    return {.form = Form::Value, .value = static_cast<double>(total)};
}

ShownNumber shareOfAll(const ShownNumber& people, const ShownNumber& all, std::uint64_t size,
                       std::uint64_t patients) {
    if (!people.hasValue() || !all.hasValue()) return {};
    const auto shown = static_cast<std::int64_t>(people.value);
    const auto total = static_cast<std::int64_t>(all.value);
    return shownShare({.count = size,
                       .base = patients,
                       .shownCount = shown,
                       .shownBase = total,
                       .lowestBase = lowestOf(total)});
}

bool canStandInTitle(const ShownPersona& persona, const std::string& key) {
    const ShownStatement* statement = persona.find(key);
    if (!statement) return false;
    const Form form = statement->persona.form;
    return form == Form::Value || form == Form::NearlyAll || form == Form::Above;
}

std::vector<std::string> keysThatStand(const ShownPersona& persona, const std::vector<std::string>& keys) {
    std::vector<std::string> kept;
    for (const std::string& key : keys)
        if (canStandInTitle(persona, key)) kept.push_back(key);
    return kept;
}

double twoDigits(double share) {
    return roundedTo(share, 2);
}

ShownPersona shownPersona(const Persona& persona, const StudyResult& result, const ShownNumber& all,
                          const std::map<std::string, FieldWork>& fields) {
    ShownPersona shown;
    shown.id = persona.id;
    shown.number = persona.number;
    shown.hue = persona.hue;
    shown.name = persona.name;
    shown.nameAlternatives = persona.nameAlternatives;
    if (persona.size >= 2 * kFewest) shown.age = persona.age; // E6: a median is a quantile
    shown.sex = persona.sex;
    shown.portrait = persona.portrait;
    shown.people = shownPeople(persona.size);
    shown.share = shareOfAll(shown.people, all, persona.size, result.data->patientCount);
    for (const Statement& statement : persona.statements) {
        const Field* field = releasableField(*result.data, statement, nullptr);
        if (!field) continue;
        const FieldWork& work = fields.at(field->key);
        shown.statements.push_back(shownStatement(statement, *field, work.release, work.counts));
    }
    shown.titleKeys = keysThatStand(shown, persona.titleKeys);
    shown.contrastKeys = keysThatStand(shown, persona.contrastKeys);
    shown.overlap = twoDigits(persona.overlap);
    if (persona.noGroupOverlap) shown.noGroupOverlap = twoDigits(*persona.noGroupOverlap);
    shown.reading = readingOf(persona.overlap);
    for (const SetApartByMissing& apart : result.setApart)
        if (apart.segment == persona.segment) shown.setApart.push_back(inWords(apart, result.data->fields));
    applyEdits(result.edits, shown);
    return shown;
}

std::vector<ShownCandidate> shownCandidates(const ValidationReport& report) {
    std::vector<ShownCandidate> shown;
    for (const CandidateReport& candidate : report.candidates) {
        ShownCandidate line{.segmentCount = candidate.segmentCount,
                            .meanOverlap = twoDigits(candidate.meanOverlap),
                            .noGroupOverlap = std::nullopt,
                            .silhouette = twoDigits(candidate.silhouette)};
        if (candidate.noGroupOverlap) line.noGroupOverlap = twoDigits(*candidate.noGroupOverlap);
        shown.push_back(line);
    }
    return shown;
}

/// Index into the shown personas a segment.
std::vector<int> personaOfSegment(const StudyResult& result, const std::vector<const Persona*>& presented) {
    std::vector<int> persona(static_cast<std::size_t>(std::max(0, result.segmentation.segmentCount)), -1);
    for (std::size_t i = 0; i < presented.size(); ++i)
        if (presented[i]->segment < persona.size()) persona[presented[i]->segment] = static_cast<int>(i);
    return persona;
}

void countWithheld(const StudyResult& result, Release::Content& content) {
    if (result.validation.verdict == Verdict::NothingStable) return;
    for (const Persona& persona : result.personas.personas) {
        if (persona.size < kFewest)
            ++content.withheldPersonas;
        else if (persona.overlap < kFewestOverlap)
            ++content.unpublishedPersonas;
    }
}

/// Fields that form despite the missing threshold, with the rounded share of all patients without a value.
std::vector<ShownFormReason> shownFormReasons(const StudyResult& result) {
    std::vector<ShownFormReason> reasons;
    const std::uint64_t patients = result.data->patientCount;
    if (patients < kFewest) return reasons;
    for (const FieldEncoding& encoding : result.encoding.fields) {
        const Field* field = result.data->find(encoding.fieldKey);
        if (!field || encoding.missingShare <= kMostMissingToForm) continue;
        const auto missing =
            static_cast<std::uint64_t>(std::llround(encoding.missingShare * static_cast<double>(patients)));
        const std::int64_t shownAll = roundedCount(patients);
        const bool isFew = missing < kFewest;
        const std::int64_t shown = isFew ? kBehindTheMark : roundedCount(missing);
        reasons.push_back({.label = field->label,
                           .missing = shownShare({.count = missing,
                                                  .base = patients,
                                                  .shownCount = shown,
                                                  .shownBase = shownAll,
                                                  .lowestBase = lowestOf(shownAll)}),
                           .reason = field->formReason});
    }
    return reasons;
}

void describeStudy(const StudyResult& result, const std::string& programVersion, Release::Content& content) {
    content.studyName = result.info.name;
    content.windowText = result.info.windowText;
    content.isInvented = result.info.isInvented;
    content.notes = result.info.notes;
    content.limited = result.privacyRecords.limited;
    content.expert = result.privacyRecords.expert;
    content.dataVersion = result.info.dataVersion;
    content.verdict = result.validation.verdict;
    content.reason = result.validation.reason;
    content.proposed = result.validation.proposed;
    content.candidates = shownCandidates(result.validation);
    content.seed = result.plan.seed;
    content.starts = result.validation.starts;
    content.resamples = result.validation.resamples;
    content.sampleSize = result.validation.sampleSize;
    content.fingerprint = result.data->fingerprint.hex().substr(0, 12);
    content.programVersion = programVersion;
    for (const ImportReport::Extract& extract : result.import.extracts)
        content.extractNames.push_back(extract.name);
    content.formReasons = shownFormReasons(result);
    content.formingFields = static_cast<int>(result.encoding.fields.size());
    for (const Field& field : result.data->fields) {
        if (field.use == FieldUse::Check) ++content.checkingFields;
        if (field.use != FieldUse::Hide && !field.hasPlainLabel) content.unnamedFields.push_back(field.key);
    }
}

} // namespace

Release DisclosureGate::disclose(const StudyResult& result, const std::string& programVersion) const {
    check(result);
    Release::Content content;
    describeStudy(result, programVersion, content);
    content.privacy = shownPrivacyActions(result);
    countWithheld(result, content);
    content.people = shownTotal(result);

    const std::vector<const Persona*> presented = presentedPersonas(result);
    std::map<std::string, FieldWork> fields = collectFields(*result.data, presented);
    releaseFields(result, fields, m_checks);
    for (const Persona* persona : presented)
        content.personas.push_back(shownPersona(*persona, result, content.people, fields));
    if (!presented.empty()) {
        content.map = shownMap(result.map, result.segmentation.labels, personaOfSegment(result, presented));
        content.mapKeptShare = twoDigits(result.map.keptShare);
    }
    return Release(Release::Passkey(), std::move(content));
}

Release disclose(const StudyResult& result, const std::string& programVersion) {
    return DisclosureGate().disclose(result, programVersion);
}

} // namespace vignette
