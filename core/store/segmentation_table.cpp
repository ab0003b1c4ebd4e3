#include "core/store/segmentation_table.h"

#include "core/base/failure.h"
#include "core/model/json/report_json.h"
#include "core/model/json/segmentation_json.h"
#include "core/store/database.h"
#include "core/store/study_file.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

namespace vignette {

namespace {

const JsonOrigin kOrigin{.code = FailureCode::Damaged, .name = "A segmentation of the study"};

[[noreturn]] void refuse() {
    throw Failure(FailureCode::Damaged,
                  "The study is damaged: the labels of a segmentation are not what was once "
                  "written. Find the segments again, or use a copy of the study.");
}

Digest hashOf(const Digest& fingerprint, std::span<const std::byte> labels,
              std::span<const std::byte> centres) {
    return Sha256()
        .add("labels")
        .add(std::as_bytes(std::span(fingerprint.bytes)))
        .addNumber(labels.size())
        .add(labels)
        .add(centres)
        .finish();
}

template<typename Value> std::vector<Value> valuesFrom(std::span<const std::byte> bytes) {
    if (bytes.size() % sizeof(Value) != 0) refuse();
    std::vector<Value> values(bytes.size() / sizeof(Value));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

Digest digestFrom(std::span<const std::byte> bytes) {
    Digest digest;
    if (bytes.size() != digest.bytes.size()) refuse();
    std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
    return digest;
}

std::vector<std::uint64_t> sizesFrom(const std::string& text) {
    std::vector<std::uint64_t> sizes;
    const nlohmann::json object = {{"sizes", parseJson(text, kOrigin)}};
    JsonReader(object, kOrigin).read("sizes", sizes);
    return sizes;
}

/// Whether each label is a segment and each segment is as large as it says.
bool hasMatchingSizes(const Segmentation& segmentation) {
    std::vector<std::uint64_t> counted(segmentation.sizes.size());
    for (const std::uint16_t label : segmentation.labels) {
        if (label >= counted.size()) return false;
        ++counted[label];
    }
    return counted == segmentation.sizes &&
           segmentation.sizes.size() == static_cast<std::size_t>(segmentation.segmentCount);
}

SegmentationRecord recordFrom(const SqlStatement& row) {
    SegmentationRecord record;
    record.id = SegmentationId{row.integer(0)};
    record.time = row.integer(1);
    record.isCurrent = row.integer(2) != 0;
    record.fingerprint = digestFrom(row.blob(3));
    record.segmentation.method = row.text(4);
    record.segmentation.segmentCount = static_cast<int>(row.integer(5));
    record.segmentation.rounds = static_cast<int>(row.integer(6));
    record.segmentation.isSettled = row.integer(7) != 0;
    record.segmentation.inertia = row.real(8);
    record.segmentation.sizes = sizesFrom(row.text(9));
    record.plan = segmentationPlanFromJson(parseJson(row.text(10), kOrigin), kOrigin);
    record.encoding = encodingPlanFromJson(parseJson(row.text(11), kOrigin), kOrigin);
    record.validation = validationReportFromJson(parseJson(row.text(12), kOrigin), kOrigin);
    if (digestFrom(row.blob(13)) != hashOf(record.fingerprint, row.blob(14), row.blob(15))) refuse();
    record.segmentation.labels = valuesFrom<std::uint16_t>(row.blob(14));
    record.segmentation.centres = valuesFrom<double>(row.blob(15));
    if (!hasMatchingSizes(record.segmentation)) refuse();
    return record;
}

constexpr const char* kColumns = "SELECT id, time, is_current, fingerprint, method, segment_count, rounds, "
                                 "is_settled, inertia, sizes, plan, "
                                 "encoding, validation, content_hash, labels, centres FROM segmentation ";

} // namespace

SegmentationId SegmentationTable::add(const SegmentationRecord& record) {
    const Segmentation& found = record.segmentation;
    if (!hasMatchingSizes(found))
        throw Failure(FailureCode::BadUsage,
                      "A segmentation whose sizes are not those of its labels can't be kept.");
    const auto labels = std::as_bytes(std::span(found.labels));
    const auto centres = std::as_bytes(std::span(found.centres));
    const Digest hash = hashOf(record.fingerprint, labels, centres);
    Database& database = m_study.writable();
    Transaction transaction(database);
    database.run(
        "INSERT INTO segmentation (time, is_current, fingerprint, method, segment_count, rounds, is_settled, "
        "inertia, sizes, plan, encoding, validation, content_hash, labels, centres) "
        "VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_study.now(), std::as_bytes(std::span(record.fingerprint.bytes)), found.method, found.segmentCount,
        found.rounds, found.isSettled, found.inertia, jsonText(nlohmann::json(found.sizes)),
        jsonText(toJson(record.plan)), jsonText(toJson(record.encoding)), jsonText(toJson(record.validation)),
        std::as_bytes(std::span(hash.bytes)), labels, centres);
    const SegmentationId id{database.lastRowId()};
    if (record.isCurrent) setCurrent(id);
    transaction.commit();
    return id;
}

std::optional<SegmentationRecord> SegmentationTable::find(SegmentationId id) const {
    SqlStatement row(m_study.database(), std::string(kColumns) + "WHERE id = ?");
    row.bind(id.value);
    if (!row.step()) return std::nullopt;
    return recordFrom(row);
}

std::optional<SegmentationRecord> SegmentationTable::current() const {
    SqlStatement row(m_study.database(), std::string(kColumns) + "WHERE is_current = 1");
    if (!row.step()) return std::nullopt;
    return recordFrom(row);
}

std::vector<SegmentationId> SegmentationTable::ids() const {
    std::vector<SegmentationId> ids;
    SqlStatement row(m_study.database(), "SELECT id FROM segmentation ORDER BY id");
    while (row.step())
        ids.push_back(SegmentationId{row.integer(0)});
    return ids;
}

std::vector<SegmentationSummary> SegmentationTable::summaries(const Digest& fingerprint) const {
    std::vector<SegmentationSummary> summaries;
    SqlStatement row(m_study.database(), "SELECT id, time, is_current, sizes, plan, validation "
                                         "FROM segmentation WHERE fingerprint = ? ORDER BY id DESC");
    row.bind(std::as_bytes(std::span(fingerprint.bytes)));
    while (row.step())
        summaries.push_back(
            {.id = SegmentationId{row.integer(0)},
             .time = row.integer(1),
             .isCurrent = row.integer(2) != 0,
             .sizes = sizesFrom(row.text(3)),
             .plan = segmentationPlanFromJson(parseJson(row.text(4), kOrigin), kOrigin),
             .validation = validationReportFromJson(parseJson(row.text(5), kOrigin), kOrigin)});
    return summaries;
}

void SegmentationTable::remove(SegmentationId id) {
    const std::optional<SegmentationRecord> now = current();
    if (now && now->id == id)
        throw Failure(FailureCode::BadUsage, "The segments in use can't be removed: choose others first.");
    // SQLite may give the number to another segmentation: nothing of this one may be taken for its own.
    m_study.writable().run("DELETE FROM release_pattern WHERE segmentation_id = ?", id.value);
    m_study.writable().run("DELETE FROM segmentation WHERE id = ?", id.value);
}

void SegmentationTable::setCurrent(SegmentationId id) {
    m_study.writable().run("UPDATE segmentation SET is_current = (id = ?)", id.value);
}

} // namespace vignette
