#pragma once

#include "core/ingest/disk_file.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace vignette {

/// What all readings of a package may expand to together.
struct ExpansionBudget {
    std::uint64_t limit = 0;
    std::uint64_t used = 0;
};

/// One part of a package, unpacked as it is read.
class PartReader {
public:
    virtual ~PartReader() = default;
    /// Fills `out`; less than asked for only at the end, where the part's checksum has been compared.
    virtual std::size_t read(std::span<char> out) = 0;
    virtual std::uint64_t packedBytesRead() const = 0; ///< of the file on disk, for progress
};

/// The zip file of an Office document (ISO/IEC 29500-2, Open Packaging Conventions): parts with names such as
/// "xl/workbook.xml", without a leading slash, upper and lower case alike. The file is read at places, so its
/// directory must be whole: a file that is cut short is Failure(Damaged). Unpacking counts against the
/// budget: Failure(TooLarge) beyond it.
class XlsxPackage {
public:
    /// Whether a zip file is an Office document: by the name of its first entry, or of any.
    static bool isPackage(const DiskFile& file);

    /// The file must outlive the package and its parts.
    XlsxPackage(const DiskFile& file, std::uint64_t expansionLimit);
    bool has(const std::string& part) const;
    /// Throws Failure(Damaged) when there is none.
    std::unique_ptr<PartReader> open(const std::string& part);
    /// The whole of a small part; Failure(TooLarge) over 64 MiB.
    std::string textOf(const std::string& part);
    const std::string& fileName() const { return m_file.name(); }
    std::uint64_t bytesOnDisk() const { return m_file.size(); }

private:
    const DiskFile& m_file;
    std::set<std::string> m_parts; ///< in small letters
    ExpansionBudget m_budget;
};

} // namespace vignette
