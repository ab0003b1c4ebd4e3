#include "core/ingest/xlsx_xml.h"

#include "core/base/failure.h"

#include <expat.h>

namespace vignette {

namespace {

constexpr int kMostNested = 64;
constexpr std::uint64_t kLongestTag = std::uint64_t{1} << 20;

std::string_view localName(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2) {
        const std::string_view key = pair[0];
        if (!key.ends_with(name)) continue;
        const std::size_t before = key.size() - name.size();
        if (before == 0 || key[before - 1] == ':') return std::string_view(pair[1]);
    }
    return std::nullopt;
}

std::string XmlAttributes::text(std::string_view name) const {
    return std::string(find(name).value_or(std::string_view()));
}

bool XmlAttributes::isOn(std::string_view name) const {
    const auto value = find(name);
    return value && (*value == "1" || *value == "true");
}

/// What expat calls. It is C: what a handler throws is kept, and thrown again by settle().
struct XmlScanner::Calls {
    template<typename Work> static void guarded(void* self, Work work) {
        auto& scanner = *static_cast<XmlScanner*>(self);
        if (scanner.m_error) return;
        try {
            work(scanner);
        } catch (...) {
            scanner.m_error = std::current_exception();
            XML_StopParser(scanner.m_parser.get(), XML_FALSE);
        }
    }
    static void XMLCALL start(void* self, const char* name, const char** attributes) {
        guarded(self, [&](XmlScanner& scanner) {
            if (++scanner.m_depth > kMostNested)
                throw Failure(FailureCode::Damaged,
                              scanner.m_what + " holds elements nested deeper than any workbook has.");
            scanner.m_handler.start(localName(name), XmlAttributes(attributes));
        });
    }
    static void XMLCALL end(void* self, const char* name) {
        guarded(self, [&](XmlScanner& scanner) {
            --scanner.m_depth;
            scanner.m_handler.end(localName(name));
        });
    }
    static void XMLCALL text(void* self, const char* bytes, int size) {
        guarded(self, [&](XmlScanner& scanner) {
            scanner.m_handler.text({bytes, static_cast<std::size_t>(size)});
        });
    }
    static void XMLCALL documentType(void* self, const char*, const char*, const char*, int) {
        guarded(self, [&](XmlScanner& scanner) {
            throw Failure(FailureCode::Damaged,
                          scanner.m_what + " declares XML entities, which no workbook does. It is not read.");
        });
    }
};

XmlScanner::XmlScanner(XmlHandler& handler, std::string what)
    : m_handler(handler), m_what(std::move(what)), m_parser(XML_ParserCreate(nullptr), &XML_ParserFree) {
    XML_SetUserData(m_parser.get(), this);
    XML_SetElementHandler(m_parser.get(), &Calls::start, &Calls::end);
    XML_SetCharacterDataHandler(m_parser.get(), &Calls::text);
    XML_SetStartDoctypeDeclHandler(m_parser.get(), &Calls::documentType);
}

XmlScanner::~XmlScanner() = default;

void XmlScanner::feed(std::string_view bytes) {
    m_fed += bytes.size();
    const int isLast = bytes.empty() ? 1 : 0;
    settle(XML_Parse(m_parser.get(), bytes.data(), static_cast<int>(bytes.size()), isLast));
}

void XmlScanner::pause() {
    XML_StopParser(m_parser.get(), XML_TRUE);
}

void XmlScanner::resume() {
    settle(XML_ResumeParser(m_parser.get()));
}

void XmlScanner::settle(int status) {
    if (m_error) std::rethrow_exception(m_error);
    m_isPaused = status == XML_STATUS_SUSPENDED;
    if (status == XML_STATUS_ERROR)
        throw Failure(FailureCode::Damaged, m_what +
                                                " is damaged: one of its parts is not well-formed XML. Open "
                                                "it in Excel, save it again and choose that file.");
    if (!m_isPaused) checkTagLength();
}

void XmlScanner::checkTagLength() {
    const XML_Index done = XML_GetCurrentByteIndex(m_parser.get());
    if (done < 0 || m_fed - static_cast<std::uint64_t>(done) <= kLongestTag) return;
    throw Failure(FailureCode::Damaged, m_what + " holds an XML tag longer than any workbook has.");
}

} // namespace vignette
