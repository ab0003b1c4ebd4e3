#include "core/ingest/zip_contents.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/file_kind.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/sample.h"
#include "core/ingest/xlsx_source.h"
#include "core/ingest/zip_reader.h"

#include <algorithm>
#include <array>
#include <map>

namespace vignette {

namespace {

constexpr std::size_t kMostFiles = 1'000;
constexpr std::size_t kMostNamed = 5;
constexpr std::size_t kLookedAt = std::size_t{64} << 10;
constexpr std::size_t kKindBytes = 512;

/// A file in the archive and what its first bytes are.
struct Member {
    ZipEntry entry;
    std::string start;
    bool isWhole = false;
};

std::string_view lastPart(std::string_view path) {
    return path.substr(path.find_last_of('/') + 1);
}

std::string endingOf(std::string_view path) {
    const std::string_view name = lastPart(path);
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string_view::npos ? std::string() : toLowerAscii(name.substr(dot + 1));
}

/// What systems put beside a person's files.
bool isClutter(std::string_view path) {
    const std::string_view name = lastPart(path);
    return path.starts_with("__MACOSX/") || name.starts_with(".") || name == "Thumbs.db" ||
           name == "desktop.ini";
}

bool hasControls(std::string_view name) {
    return std::any_of(name.begin(), name.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Nothing is unpacked to a disk, so no name can do harm; but whoever writes such names means it.
bool leadsOut(const std::string& name) {
    if (name.starts_with('/') || name.find('\\') != std::string::npos) return true;
    if (name.size() > 1 && name[1] == ':' && isLetter(name[0])) return true;
    const std::vector<std::string> parts = split(name, '/');
    return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

/// How a name is shown.
std::string shownName(const std::string& name) {
    constexpr std::size_t kLongest = 80;
    std::string shown = name.empty() ? "a file without a name" : name;
    for (char& c : shown)
        if (hasControls({&c, 1})) c = '?';
    if (shown.size() <= kLongest) return shown;
    std::size_t end = kLongest;
    while ((static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80)
        --end;
    return shown.substr(0, end) + "…";
}

/// Why an entry can't be read, whatever it holds; empty when it may be.
std::string troubleOf(const ZipEntry& entry) {
    if (!entry.isFile) return "a link";
    if (entry.name.empty() || hasControls(entry.name)) return "its name can't be shown";
    if (leadsOut(entry.name)) return "its name leads out of the archive";
    if (entry.isEncrypted) return "locked with a password";
    if (entry.bytes == 0U) return "empty";
    return {};
}

bool isNamedTable(const std::string& name) {
    static constexpr std::array<std::string_view, 4> kEndings = {"csv", "tsv", "tab", "psv"};
    return std::find(kEndings.begin(), kEndings.end(), endingOf(name)) != kEndings.end();
}

/// Two columns or more, and nine rows in ten of one width.
bool hasEvenRows(const Member& member) {
    const ExtractStart raw{.fileName = member.entry.name, .text = member.start, .isWhole = member.isWhole};
    try {
        const Dialect dialect = guessDialect(raw);
        const auto rows = recordsOf(decodedSample(raw, dialect.encoding), dialect, SIZE_MAX).rows;
        const std::size_t usual = usualWidth(rows);
        const auto isRow = [](const auto& row) { return !row.empty(); };
        const auto filled = std::count_if(rows.begin(), rows.end(), isRow);
        const auto even =
            std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.size() == usual; });
        return usual >= 2 && filled >= 2 && even * 10 >= filled * 9;
    } catch (const Failure&) {
        return false; // UTF-32
    }
}

std::string kindTrouble(FileKind kind) {
    switch (kind) {
    case FileKind::Text:
        return {};
    case FileKind::Gzip:
    case FileKind::Zstd:
    case FileKind::Xz:
    case FileKind::Bzip2:
    case FileKind::Zip:
    case FileKind::Tar:
    case FileKind::OtherArchive:
    case FileKind::OldExcel:
        return "packed itself: unpack the archive and choose this file";
    default:
        return "no table";
    }
}

/// Only the start: 512 bytes tell text from other kinds, and the name may already say the rest.
void readStart(ZipReader& zip, Member& member) {
    member.start.resize(isNamedTable(member.entry.name) ? kKindBytes : kLookedAt);
    std::size_t filled = 0;
    while (filled < member.start.size()) {
        const std::size_t got = zip.read(std::span(member.start).subspan(filled));
        member.isWhole = got == 0;
        if (got == 0) break;
        filled += got;
    }
    member.start.resize(filled);
}

void refuseTooMany(const DiskFile& file, std::size_t count) {
    if (count <= kMostFiles) return;
    throw Failure(FailureCode::TooLarge,
                  file.name() + " holds more than 1,000 files. Unpack it and choose the ones you need.");
}

/// Every file that a person put there.
std::vector<Member> membersOf(const DiskFile& file, std::vector<std::string>& troubles) {
    std::vector<Member> members;
    ZipReader zip(file);
    while (std::optional<ZipEntry> entry = zip.next()) {
        const bool isFolder = !entry->isFile && entry->name.ends_with('/');
        if (isFolder || isClutter(entry->name)) continue;
        Member member{.entry = std::move(*entry), .start = {}};
        troubles.push_back(troubleOf(member.entry));
        if (troubles.back().empty()) readStart(zip, member);
        members.push_back(std::move(member));
        refuseTooMany(file, members.size());
    }
    return members;
}

/// Of two files of one name nobody can say which one is meant.
void noteTwins(const std::vector<Member>& members, std::vector<std::string>& troubles) {
    std::map<std::string, std::size_t> counts;
    for (const Member& member : members)
        ++counts[member.entry.name];
    for (std::size_t i = 0; i < members.size(); ++i)
        if (troubles[i].empty() && counts[members[i].entry.name] > 1)
            troubles[i] = "several files of this name";
}

void refuseBomb(const DiskFile& file, const std::vector<Member>& members, std::uint64_t limit) {
    std::uint64_t claimed = 0;
    for (const Member& member : members) {
        const std::uint64_t bytes = member.entry.bytes.value_or(0);
        if (bytes <= limit) claimed += bytes;
        if (bytes > limit || claimed > limit)
            throw Failure(
                FailureCode::TooLarge,
                file.name() + " unpacks to more than " + std::to_string(limit >> 20) +
                    " MiB, far more than its size suggests. If it is in order, unpack it and choose "
                    "the files you need.");
    }
}

} // namespace

std::string ZipContents::passedOverSentence(const std::string& archive) const {
    if (others.empty()) return {};
    std::string list;
    for (std::size_t i = 0; i < std::min(others.size(), kMostNamed); ++i)
        list += (i > 0 ? ", " : "") + others[i].name + " (" + others[i].why + ")";
    if (others.size() > kMostNamed) list += " and " + std::to_string(others.size() - kMostNamed) + " more";
    return "Not read of " + archive + ": " + list + ".";
}

ZipContents contentsOf(const DiskFile& file, std::uint64_t limit) {
    std::vector<std::string> troubles;
    const std::vector<Member> members = membersOf(file, troubles);
    if (members.empty())
        throw Failure(FailureCode::Damaged,
                      file.name() +
                          " is a zip archive in which no file can be found. Nothing was brought in. "
                          "Copy or download it again.");
    refuseBomb(file, members, limit);
    noteTwins(members, troubles);
    ZipContents contents;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Member& member = members[i];
        const std::string& name = member.entry.name;
        if (troubles[i].empty()) troubles[i] = kindTrouble(fileKindOf(member.start.substr(0, kKindBytes)));
        const bool mayBeTable = members.size() == 1 || isNamedTable(name);
        if (troubles[i].empty() && !mayBeTable && !hasEvenRows(member)) troubles[i] = "no table";
        if (troubles[i].empty())
            contents.tables.push_back({.name = name, .bytes = member.entry.bytes});
        else
            contents.others.push_back({.name = shownName(name), .why = troubles[i]});
    }
    return contents;
}

std::optional<ZipContents> tablesInside(const std::filesystem::path& file, const ReadLimits& limits) {
    const DiskFile disk(file, HashSource::No);
    const bool isArchive =
        fileKindOf(disk.firstBytes(kKindBytes)) == FileKind::Zip && !isOfficeDocument(disk);
    if (!isArchive) return std::nullopt;
    return contentsOf(disk, limits.expansionOf(disk.size()));
}

} // namespace vignette
