#include "core/study/table_sources.h"

#include "core/base/outcome.h"
#include "core/base/text.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/zip_contents.h"

#include <algorithm>
#include <map>

namespace vignette {

namespace {

/// Archives of several tables give one source each. A file that can't be read at all is the survey's to
/// refuse, with its own words.
std::vector<TableSource> sourcesOf(const std::vector<std::filesystem::path>& files,
                                   const ProposalOptions& options, std::vector<std::string>& cautions) {
    std::vector<TableSource> sources;
    for (const std::filesystem::path& file : files) {
        const auto inside = attempt([&] { return tablesInside(file); });
        const bool isOne = !inside.isDone() || !inside.value() || inside.value()->tables.size() < 2;
        if (isOne) {
            sources.push_back({.path = file});
            continue;
        }
        const ZipContents& contents = *inside.value();
        const auto chosen = options.tables.find(file);
        for (const ZipContents::Table& table : contents.tables)
            if (chosen == options.tables.end() ||
                std::ranges::find(chosen->second, table.name) != chosen->second.end())
                sources.push_back({.path = file, .inside = table.name});
        if (!contents.others.empty())
            cautions.push_back(contents.passedOverSentence(file.filename().string()));
    }
    return sources;
}

OpenedTable openTable(const TableSource& source, std::set<std::string>& names) {
    OpenedTable opened{.source = source, .face = {}, .dialect = {}};
    opened.face.name = extractName(source, names);
    const auto preview = attempt([&] {
        return previewExtract(source.path, source.inside.empty()
                                               ? std::nullopt
                                               : std::optional(guessDialect(source.path, source.inside)));
    });
    if (!preview.isDone()) return opened;
    opened.dialect = preview.value().dialect;
    opened.face.header = preview.value().header;
    return opened;
}

/// Of an archive a plan reads the tables it knows, as it reads the files it is given: the rest is named.
void leaveOutUnplanned(std::vector<OpenedTable>& tables, const ProposalOptions& options,
                       std::vector<std::string>& cautions) {
    std::map<std::filesystem::path, std::vector<std::string>> unplanned;
    const auto isPlannedArchive = [&](const std::filesystem::path& path) {
        return std::ranges::any_of(tables, [&](const OpenedTable& table) {
            return table.earlier != nullptr && !table.source.inside.empty() && table.source.path == path;
        });
    };
    for (const OpenedTable& table : tables)
        if (table.earlier == nullptr && !table.source.inside.empty() &&
            !options.tables.contains(table.source.path) && isPlannedArchive(table.source.path))
            unplanned[table.source.path].push_back(table.source.inside);
    std::erase_if(tables, [&](const OpenedTable& table) {
        const auto found = unplanned.find(table.source.path);
        return found != unplanned.end() &&
               std::ranges::find(found->second, table.source.inside) != found->second.end();
    });
    for (const auto& [path, names] : unplanned)
        cautions.push_back(path.filename().string() + " also holds " + join(names, ", ") +
                           ", which the plan does not know; not read.");
}

} // namespace

std::string stemOf(const TableSource& source) {
    const std::filesystem::path path =
        source.inside.empty() ? source.path : std::filesystem::path(source.inside);
    const std::string file = path.filename().string();
    return file.substr(0, file.find('.', 1));
}

std::string extractName(const TableSource& source, std::set<std::string>& used) {
    const std::string stem = stemOf(source);
    std::string name = stem;
    for (int number = 2; !used.insert(name).second; ++number)
        name = stem + "_" + std::to_string(number);
    return name;
}

std::vector<OpenedTable> openTables(const std::vector<std::filesystem::path>& files,
                                    const ProposalOptions& options, std::vector<std::string>& cautions) {
    std::set<std::string> names;
    std::vector<OpenedTable> tables;
    std::vector<FileFace> faces;
    for (const TableSource& source : sourcesOf(files, options, cautions)) {
        tables.push_back(openTable(source, names));
        faces.push_back(tables.back().face);
    }
    if (!options.plan) return tables;
    const auto found = matchFiles(*options.plan, faces);
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (found[i]) tables[i].earlier = &options.plan->extracts[*found[i]];
    if (!options.isAddition) leaveOutUnplanned(tables, options, cautions);
    return tables;
}

std::optional<Dialect> dialectFor(const OpenedTable& opened, std::vector<std::string>& cautions) {
    const std::filesystem::path& file = opened.source.path;
    Dialect earlier = opened.earlier->dialect;
    const bool isTable = !opened.source.inside.empty() || !opened.dialect || opened.dialect->sheet.empty();
    if (isTable) earlier.sheet = opened.source.inside; // matched by its name, wherever it stands
    if (earlier == opened.dialect) return opened.dialect;
    ImportPlan only;
    only.extracts = {*opened.earlier};
    const auto known = [&](const std::vector<std::string>& header) {
        const FileFace face{.name = opened.earlier->name, .header = header};
        return knownShare(only, {&face, 1});
    };
    // A plan that a person wrote need not say how a file is written.
    const bool saysNothing =
        opened.earlier->dialect == Dialect{} && opened.earlier->screening.columns.empty();
    if (saysNothing) return opened.dialect;
    const auto asBefore = attempt([&] { return previewExtract(file, earlier).header; });
    if (asBefore.isDone() && known(asBefore.value()) >= known(opened.face.header)) return earlier;
    cautions.push_back(file.filename().string() +
                       " is written in another way than last time, so it is read as it looks now.");
    return opened.dialect;
}

} // namespace vignette
