#include "core/ingest/zip_source.h"

#include "core/base/failure.h"
#include "core/ingest/zip_contents.h"
#include "core/ingest/zip_reader.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kMostListed = 10;

[[noreturn]] void refuseWithoutTable(const ZipContents& contents, const std::string& archive) {
    const auto isLocked = [](const auto& other) { return other.why == "locked with a password"; };
    if (std::all_of(contents.others.begin(), contents.others.end(), isLocked))
        throw Failure(FailureCode::BadInput,
                      archive + " is locked with a password. Unpack it and choose the files inside.");
    throw Failure(FailureCode::BadInput,
                  archive + " holds no table that can be read. " + contents.passedOverSentence(archive));
}

class ZipTable final : public ByteSource {
public:
    ZipTable(std::unique_ptr<DiskFile> file, const std::string& name, std::uint64_t limit)
        : m_file(std::move(file)), m_limit(limit), m_contents(contentsOf(*m_file, limit)),
          m_table(chosen(name)), m_zip(*m_file) {
        for (auto entry = m_zip.next(); !entry || entry->name != m_table.name; entry = m_zip.next())
            if (!entry) m_zip.refuse();
    }

    std::size_t read(std::span<char> out) override {
        std::size_t filled = 0;
        while (filled < out.size() && !m_isAtEnd) {
            const std::size_t got = unpacked(out.subspan(filled));
            m_isAtEnd = got == 0;
            filled += got;
            m_expanded += got;
            if (m_expanded > m_limit) refuseSize();
            if (m_expanded > m_table.bytes.value_or(m_limit)) m_zip.refuse();
        }
        return filled;
    }
    std::uint64_t bytesOnDisk() const override { return m_file->size(); }
    /// Of an archive of several the table's own share of the file is not known: as much of it as of the
    /// table.
    std::uint64_t diskBytesRead() const override {
        if (m_isAtEnd) return m_file->size();
        const auto all = static_cast<double>(m_table.bytes.value_or(m_limit));
        const double share = all > 0.0 ? static_cast<double>(m_expanded) / all : 0.0;
        return static_cast<std::uint64_t>(std::min(share, 1.0) * static_cast<double>(m_file->size()));
    }
    Digest finish() override { return m_file->finish(); }
    std::string sheet() const override { return m_contents.tables.size() > 1 ? m_table.name : ""; }
    std::vector<std::string> sheetNames() const override {
        std::vector<std::string> names;
        for (const ZipContents::Table& table : m_contents.tables)
            names.push_back(table.name);
        return names.size() > 1 ? names : std::vector<std::string>{};
    }
    std::vector<std::string> notes() const override {
        if (m_contents.tables.size() > 1)
            return {"The table is the file \"" + m_table.name + "\", one of " +
                    std::to_string(m_contents.tables.size()) + " tables in the archive."};
        if (m_contents.others.empty()) return {};
        return {m_contents.passedOverSentence(m_file->name())};
    }

private:
    const ZipContents::Table& chosen(const std::string& name) const {
        const auto& tables = m_contents.tables;
        if (tables.empty()) refuseWithoutTable(m_contents, m_file->name());
        if (name.empty() || tables.size() == 1) return tables.front();
        std::string all;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            if (tables[i].name == name) return tables[i];
            if (i < kMostListed) all += (i > 0 ? ", \"" : "\"") + tables[i].name + "\"";
        }
        throw Failure(FailureCode::BadInput,
                      m_file->name() + " has no table named \"" + name + "\". Its tables are: " + all +
                          (tables.size() > kMostListed ? " …" : "") + ". Choose one of them.");
    }
    /// What can't be unpacked any further; the sentence says how far it was.
    std::size_t unpacked(std::span<char> out) {
        try {
            return m_zip.read(out);
        } catch (const Failure& failure) {
            if (failure.code() != FailureCode::Damaged) throw;
            throw Failure(FailureCode::Damaged,
                          m_file->name() + " is cut short or damaged: \"" + m_table.name +
                              "\" in it can be unpacked only up to byte " + std::to_string(m_expanded) +
                              ". Nothing was brought in. Copy or download it again.");
        }
    }
    [[noreturn]] void refuseSize() const {
        throw Failure(FailureCode::TooLarge,
                      m_file->name() + " unpacks to more than " + std::to_string(m_limit >> 20) +
                          " MiB, far more than its size suggests. If it is in order, unpack it and choose "
                          "the unpacked file.");
    }

    std::unique_ptr<DiskFile> m_file;
    std::uint64_t m_limit;
    ZipContents m_contents;
    ZipContents::Table m_table;
    ZipReader m_zip;
    std::uint64_t m_expanded = 0;
    bool m_isAtEnd = false;
};

} // namespace

std::unique_ptr<ByteSource> openZipTable(std::unique_ptr<DiskFile> file, const std::string& name,
                                         std::uint64_t limit) {
    return std::make_unique<ZipTable>(std::move(file), name, limit);
}

} // namespace vignette
