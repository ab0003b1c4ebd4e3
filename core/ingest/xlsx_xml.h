#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace vignette {

/// The attributes of one element, by local name ("r:id" is found as "id").
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : m_pairs(pairs) {}
    /// Empty when there is none of that name. Valid during the call only.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string text(std::string_view name) const; ///< empty when there is none
    bool isOn(std::string_view name) const;        ///< "1" or "true"

private:
    const char** m_pairs;
};

/// Takes the events of one XML part. Names are local: prefixes are cut off.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view utf8) = 0; ///< in pieces of any size
};

/// Reads one XML part (XML 1.0) as its bytes arrive, by expat, and never holds more than one tag of it.
/// A document type is refused, so there are no entities but the five of XML; so are over 64 nested elements
/// and a tag of over 1 MiB. Throws Failure(Damaged) for these and for malformed XML, and what the handler
/// throws.
class XmlScanner {
public:
    /// `what` names the part in messages: "cohort.xlsx".
    XmlScanner(XmlHandler& handler, std::string what);
    ~XmlScanner();
    XmlScanner(const XmlScanner&) = delete;
    XmlScanner& operator=(const XmlScanner&) = delete;

    /// Takes the next bytes; none: the part ends here.
    void feed(std::string_view bytes);
    /// From a handler: feed() returns after this event; resume() goes on with the rest of its bytes.
    void pause();
    bool isPaused() const { return m_isPaused; }
    void resume();

private:
    struct Calls;
    void settle(int status);
    void checkTagLength();

    XmlHandler& m_handler;
    std::string m_what;
    std::unique_ptr<XML_ParserStruct, void (*)(XML_ParserStruct*)> m_parser;
    std::exception_ptr m_error;
    std::uint64_t m_fed = 0;
    int m_depth = 0;
    bool m_isPaused = false;
};

} // namespace vignette
