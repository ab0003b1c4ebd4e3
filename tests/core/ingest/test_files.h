#pragma once

#include "core/base/failure.h"
#include "core/ingest/csv_reader.h"
#include "core/ingest/survey_extract.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vignette::test {

using Rows = std::vector<std::vector<std::string>>;

/// A folder that is gone when the test is.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(const std::string& name, std::string_view bytes) const;

private:
    std::filesystem::path m_path;
};

/// Packed as libarchive's filter of that name writes it: "gzip", "zstd", "xz", "bzip2".
std::string packedAs(const std::string& filter, std::string_view bytes);
/// A gzip file of one member.
std::string gzipped(std::string_view bytes);
using NamedFiles = std::vector<std::pair<std::string, std::string>>;
std::string zipped(const NamedFiles& files);
std::string tarred(const NamedFiles& files);

/// Every row in file order, by the parallel reader.
Rows rowsOf(const std::filesystem::path& file, const Dialect& dialect, const ReadOptions& options = {});
ReadReport reportOf(const std::filesystem::path& file, const Dialect& dialect,
                    const ReadOptions& options = {});
ExtractSurvey surveyOf(const std::filesystem::path& file, const SurveyOptions& options = {});
const ColumnSurvey& columnOf(const ExtractSurvey& survey, const std::string& name);

/// The Failure that work throws; none: the test fails.
std::optional<Failure> failureOf(const std::function<void()>& work);

} // namespace vignette::test
