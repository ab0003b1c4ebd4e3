#include "test_files.h"

#include <gtest/gtest.h>

#include <archive.h>
#include <archive_entry.h>

#include <atomic>
#include <fstream>
#include <map>
#include <mutex>
#include <unistd.h>

namespace vignette::test {

TempFolder::TempFolder() {
    static std::atomic<int> counter = 0;
    m_path = std::filesystem::temp_directory_path() /
             ("vignette-ingest-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(m_path);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::filesystem::path TempFolder::write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = m_path / name;
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
}

namespace {

std::string written(const NamedFiles& files, const std::function<void(archive*)>& choose) {
    std::size_t size = 65'536;
    for (const auto& [name, bytes] : files)
        size += 2 * bytes.size() + 4'096;
    std::string out(size, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    choose(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const auto& [name, bytes] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

} // namespace

std::string packedAs(const std::string& filter, std::string_view bytes) {
    return written({{"data", std::string(bytes)}}, [&](archive* writer) {
        archive_write_add_filter_by_name(writer, filter.c_str());
        archive_write_set_format_raw(writer);
    });
}

std::string gzipped(std::string_view bytes) {
    return packedAs("gzip", bytes);
}

std::string zipped(const NamedFiles& files) {
    return written(files, [](archive* writer) { archive_write_set_format_zip(writer); });
}

std::string tarred(const NamedFiles& files) {
    return written(files, [](archive* writer) { archive_write_set_format_ustar(writer); });
}

Rows rowsOf(const std::filesystem::path& file, const Dialect& dialect, const ReadOptions& options) {
    std::mutex mutex;
    std::map<std::size_t, Rows> blocks;
    Progress progress;
    readBatches(file, dialect, options, progress, [&](RawBatch&& batch) {
        Rows rows(batch.rowCount);
        for (std::size_t row = 0; row < batch.rowCount; ++row)
            for (const auto& column : batch.columns)
                rows[row].emplace_back(column.empty() ? std::string_view{} : column[row]);
        const std::lock_guard lock(mutex);
        EXPECT_TRUE(blocks.emplace(batch.index, std::move(rows)).second) << "a block came twice";
    });
    Rows all;
    std::size_t expected = 0;
    for (auto& [index, rows] : blocks) {
        EXPECT_EQ(index, expected++);
        all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
}

ReadReport reportOf(const std::filesystem::path& file, const Dialect& dialect, const ReadOptions& options) {
    Progress progress;
    return readBatches(file, dialect, options, progress, [](RawBatch&&) {});
}

ExtractSurvey surveyOf(const std::filesystem::path& file, const SurveyOptions& options) {
    Progress progress;
    return surveyExtract(file, options, {}, progress);
}

const ColumnSurvey& columnOf(const ExtractSurvey& survey, const std::string& name) {
    for (const ColumnSurvey& column : survey.columns)
        if (column.name == name) return column;
    ADD_FAILURE() << "no column " << name;
    static const ColumnSurvey kNone;
    return kNone;
}

std::optional<Failure> failureOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure;
    }
    ADD_FAILURE() << "no Failure was thrown";
    return std::nullopt;
}

} // namespace vignette::test
