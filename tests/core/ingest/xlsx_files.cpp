#include "xlsx_files.h"

namespace vignette::test {

namespace {

const std::string kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + kDocument + "/" + type + "\" Target=\"" + target +
           "\"/>";
}

std::string relationships(const std::string& inside) {
    return kDeclaration + "<Relationships xmlns=\"" + kRelations + "\">" + inside + "</Relationships>";
}

} // namespace

NamedFiles TestWorkbook::entries() const {
    std::string list;
    std::string links = relationship("rIdTexts", "sharedStrings", "../odd/texts.xml") +
                        relationship("rIdLooks", "styles", "/odd/looks.xml");
    NamedFiles parts;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string id = "rId" + std::to_string(i + 7);
        list += "<x:sheet name=\"" + sheets[i].name + "\" sheetId=\"" + std::to_string(i + 40) + "\"" +
                (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"") + " r:id=\"" + id +
                "\"/>";
        links += relationship(id, "worksheet", "leaves/leaf" + std::to_string(9 - i) + ".xml");
        parts.emplace_back("book/leaves/leaf" + std::to_string(9 - i) + ".xml",
                           kDeclaration + "<worksheet xmlns=\"" + kMain + "\">" + sheets[i].xml +
                               "</worksheet>");
    }
    parts.emplace_back("[Content_Types].xml",
                       kDeclaration +
                           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                           "<Override PartName=\"/Book/Index.xml\" ContentType=\"" +
                           mainType + "\"/></Types>");
    parts.emplace_back("_rels/.rels", relationships(relationship("r1", "officeDocument", "book/index.xml")));
    parts.emplace_back("book/index.xml", kDeclaration + "<x:workbook xmlns:x=\"" + kMain + "\" xmlns:r=\"" +
                                             kDocument + "\"><x:workbookPr " + workbookPr + "/><x:sheets>" +
                                             list + "</x:sheets></x:workbook>");
    parts.emplace_back("book/_rels/index.xml.rels", relationships(links));
    parts.emplace_back("odd/looks.xml", kDeclaration + "<styleSheet xmlns=\"" + kMain + "\"><numFmts>" +
                                            numFormats +
                                            "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
                                            "</cellStyleXfs><cellXfs>" +
                                            cellXfs + "</cellXfs></styleSheet>");
    parts.emplace_back("odd/texts.xml", kDeclaration + "<sst xmlns=\"" + kMain + "\">" + strings + "</sst>");
    return parts;
}

TestWorkbook oneSheet(const std::string& rows) {
    TestWorkbook book;
    book.sheets = {{.name = "Data", .xml = "<sheetData>" + rows + "</sheetData>", .state = ""}};
    book.cellXfs = "<xf numFmtId=\"0\"/>";
    return book;
}

} // namespace vignette::test
