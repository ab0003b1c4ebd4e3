#pragma once

#include "core/base/ids.h"
#include "core/model/import_plan.h"
#include "core/model/screening.h"
#include "core/store/extract_sink.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vignette {

class BlockSource;
class StudyFile;

/// What finish() keeps beside the rows.
struct ImportOutcome {
    ImportPlan plan; ///< as carried out: with its fields, data end, name and notes
    ImportReport report;
    struct SetAside {
        std::string extract;
        std::vector<RowProblem> rows;
    };
    std::vector<SetAside> setAside;
};

/// Brings extracts into a study. Until finish() nobody sees any of it, and until then the study reads as
/// before, whatever happens: a writer let go without finish() takes its rows back, and what a killed process
/// left behind is swept when the study is next opened.
///
/// append() may be called from several threads. Batches of one extract are numbered 0, 1, 2 … and stored in
/// that order, so one that comes early is held in memory until the ones before it came: callers must bound
/// how far ahead they run. Blocks hold kBlockRows rows whatever the batches held. Each block is one short
/// transaction.
class ImportWriter {
public:
    enum class Scope {
        Add,        ///< beside what the study has; an extract of the same name stands in for the older one
        ReplaceAll, ///< what the study had goes when this is finished
    };
    /// Throws Failure(NotWritable) for a study open for reading only.
    explicit ImportWriter(StudyFile& study, Scope scope = Scope::Add);
    ~ImportWriter();
    ImportWriter(const ImportWriter&) = delete;
    ImportWriter& operator=(const ImportWriter&) = delete;

    /// Starts an extract; gives its number for append(). In the order of the plan.
    std::size_t addExtract(const std::string& name, const std::vector<ColumnSpec>& columns);
    /// Throws Failure(NotWritable) on a full disk, Failure(BadUsage) for columns that are not the extract's.
    void append(std::size_t extract, ScreenedBatch batch);
    std::uint64_t rowCount(std::size_t extract) const;

    /// Says what the stored columns are: labels, kinds, roles.
    using DescribeFields = std::function<std::vector<Field>(const BlockSource&)>;
    /// One last transaction: rows become readable, their fields are described (without `describe`: they are
    /// the plan's), plan, report, screening decisions and study info are set from the outcome as it stands
    /// after `describe`, which may add to it. What `describe` throws undoes all of it. A new study still
    /// waits for StudyFile::publish(). Call when no append() is running.
    ImportId finish(const ImportOutcome& outcome, const DescribeFields& describe = {});

private:
    ExtractSink& sinkOf(std::size_t extract) const;
    void makeReady();
    void record(const ImportOutcome& outcome);

    StudyFile& m_study;
    Scope m_scope;
    ImportId m_id;
    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<ExtractSink>> m_extracts;
    bool m_isFinished = false;
};

} // namespace vignette
