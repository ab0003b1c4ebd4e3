#include "core/ingest/xlsx_workbook.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/xlsx_xml.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace vignette {

namespace {

Failure incomplete(const std::string& name) {
    return Failure(FailureCode::Damaged, name + " is damaged: a part of the workbook is missing. Open it in "
                                                "Excel, save it again and choose that file.");
}

/// Calls a function for each element of a small part.
template<typename Function> class EachElement final : public XmlHandler {
public:
    explicit EachElement(Function function) : m_function(std::move(function)) {}
    void start(std::string_view name, const XmlAttributes& attributes) override {
        m_function(m_parents.empty() ? std::string_view() : std::string_view(m_parents.back()), name,
                   attributes);
        m_parents.emplace_back(name);
    }
    void end(std::string_view) override { m_parents.pop_back(); }
    void text(std::string_view) override {}

private:
    Function m_function;
    std::vector<std::string> m_parents;
};

template<typename Function>
void forEachElement(XlsxPackage& package, const std::string& part, Function function) {
    EachElement handler(std::move(function));
    XmlScanner scanner(handler, package.fileName());
    const std::string text = package.textOf(part);
    if (!text.empty()) scanner.feed(text);
    scanner.feed({});
}

/// "../worksheets/sheet1.xml" seen from "xl/workbook.xml" gives "worksheets/sheet1.xml".
std::string resolved(const std::string& target, const std::string& from) {
    const std::size_t slash = from.rfind('/');
    const bool isAbsolute = target.starts_with('/');
    const std::string base = isAbsolute || slash == std::string::npos ? "" : from.substr(0, slash + 1);
    std::vector<std::string> steps;
    for (const std::string& step : split(base + target, '/')) {
        if (step.empty() || step == ".") continue;
        if (step != "..")
            steps.push_back(step);
        else if (!steps.empty())
            steps.pop_back();
    }
    return join(steps, "/");
}

struct Relationship {
    std::string type; ///< the last word of the type's URI, such as "worksheet"
    std::string part;
};

/// The relationships of a part ("" for the package itself), by id.
std::map<std::string, Relationship> relationshipsOf(XlsxPackage& package, const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
    const std::string list = folder + "_rels/" + name + ".rels";
    std::map<std::string, Relationship> relationships;
    if (!package.has(list)) return relationships;
    forEachElement(package, list, [&](std::string_view, std::string_view element, const XmlAttributes& with) {
        if (element != "Relationship" || with.text("TargetMode") == "External") return;
        const std::string type = with.text("Type");
        relationships[with.text("Id")] = {.type = type.substr(type.rfind('/') + 1),
                                          .part = resolved(with.text("Target"), part)};
    });
    return relationships;
}

std::string firstOf(const std::map<std::string, Relationship>& relationships, const std::string& type) {
    for (const auto& [id, relationship] : relationships)
        if (relationship.type == type) return relationship.part;
    return {};
}

/// The content type of a part: its own, or else that of its file ending.
std::string contentTypeOf(XlsxPackage& package, const std::string& part) {
    const std::string wanted = toLowerAscii("/" + part);
    const std::string ending = wanted.substr(std::min(wanted.size(), wanted.rfind('.') + 1));
    std::string own;
    std::string usual;
    forEachElement(package, "[Content_Types].xml",
                   [&](std::string_view, std::string_view element, const XmlAttributes& with) {
                       if (element == "Override" && toLowerAscii(with.text("PartName")) == wanted)
                           own = toLowerAscii(with.text("ContentType"));
                       if (element == "Default" && toLowerAscii(with.text("Extension")) == ending)
                           usual = toLowerAscii(with.text("ContentType"));
                   });
    return own.empty() ? usual : own;
}

void refuseOtherDocuments(const std::string& contentType, const std::string& name) {
    const auto holds = [&contentType](const char* word) {
        return contentType.find(word) != std::string::npos;
    };
    if (holds("sheet.binary") || holds("excel.binary"))
        throw Failure(FailureCode::BadInput, name + " is a binary workbook (.xlsb), whatever its name says. "
                                                    "Open it in Excel and save it as .xlsx.");
    const bool isWorkbook = holds("spreadsheetml.sheet.main+xml") || holds("excel.sheet.macroenabled.main") ||
                            holds("spreadsheetml.template.main+xml") ||
                            holds("excel.template.macroenabled.main");
    if (isWorkbook) return;
    throw Failure(FailureCode::BadInput, name + " is an Office document, but not an Excel workbook. Copy its "
                                                "table into a sheet and save that as .xlsx.");
}

int numberOf(const XmlAttributes& with, std::string_view name) {
    const std::string_view text = with.find(name).value_or("");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

XlsxWorkbook readWorkbook(XlsxPackage& package) {
    if (!package.has("[Content_Types].xml")) throw incomplete(package.fileName());
    const std::string part = firstOf(relationshipsOf(package, ""), "officeDocument");
    if (part.empty() || !package.has(part)) throw incomplete(package.fileName());
    refuseOtherDocuments(contentTypeOf(package, part), package.fileName());

    const auto relationships = relationshipsOf(package, part);
    XlsxWorkbook workbook;
    workbook.stringsPart = firstOf(relationships, "sharedStrings");
    workbook.stylesPart = firstOf(relationships, "styles");
    forEachElement(package, part,
                   [&](std::string_view parent, std::string_view element, const XmlAttributes& with) {
                       if (element == "workbookPr" && with.isOn("date1904"))
                           workbook.epoch = DateEpoch::From1904;
                       if (element != "sheet" || parent != "sheets") return;
                       const auto found = relationships.find(with.text("id"));
                       if (found == relationships.end()) throw incomplete(package.fileName());
                       if (found->second.type != "worksheet") return;
                       if (!package.has(found->second.part)) throw incomplete(package.fileName());
                       const std::string state = with.text("state");
                       workbook.sheets.push_back({.name = with.text("name"),
                                                  .part = found->second.part,
                                                  .isHidden = !state.empty() && state != "visible"});
                   });
    if (workbook.sheets.empty())
        throw Failure(FailureCode::BadInput,
                      package.fileName() + " has no sheet of cells. Put the table on a sheet and save it.");
    for (const std::string* named : {&workbook.stringsPart, &workbook.stylesPart})
        if (!named->empty() && !package.has(*named)) throw incomplete(package.fileName());
    return workbook;
}

std::vector<NumberShows> readCellStyles(XlsxPackage& package, const XlsxWorkbook& workbook) {
    std::vector<NumberShows> styles;
    if (workbook.stylesPart.empty()) return styles;
    std::map<int, NumberShows> formats;
    forEachElement(package, workbook.stylesPart,
                   [&](std::string_view parent, std::string_view element, const XmlAttributes& with) {
                       if (element == "numFmt" && parent == "numFmts")
                           formats[numberOf(with, "numFmtId")] =
                               whatFormatShows(with.find("formatCode").value_or(""));
                       if (element != "xf" || parent != "cellXfs") return;
                       const int id = numberOf(with, "numFmtId");
                       const auto own = formats.find(id);
                       styles.push_back(own != formats.end() ? own->second : whatBuiltInFormatShows(id));
                   });
    return styles;
}

} // namespace vignette
