#include "core/ingest/encodings.h"

#include "core/base/failure.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <mutex>

namespace vignette {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char16_t kReplacementUnit = 0xFFFD;

constexpr std::array<TableEncoding, 18> kEncodings = {{
    {"windows-1250", "CP1250", false, true},
    {"windows-1251", "CP1251", false, false},
    {"windows-1253", "CP1253", false, false},
    {"windows-1254", "CP1254", false, true},
    {"windows-1255", "CP1255", false, false},
    {"windows-1256", "CP1256", false, false},
    {"windows-1257", "CP1257", false, true},
    {"ISO-8859-2", "ISO-8859-2", false, true},
    {"ISO-8859-5", "ISO-8859-5", false, false},
    {"ISO-8859-7", "ISO-8859-7", false, false},
    {"ISO-8859-15", "ISO-8859-15", false, true},
    {"KOI8-R", "KOI8-R", false, false},
    {"macintosh", "MACINTOSH", false, true},
    {"Shift_JIS", "CP932", true, false},
    {"EUC-JP", "EUC-JP", true, false},
    {"GB18030", "GB18030", true, false},
    {"Big5", "BIG5-HKSCS", true, false},
    {"EUC-KR", "CP949", true, false},
}};

std::shared_ptr<void> tableFor(const char* to, const TableEncoding& encoding, const char* from) {
    iconv_t table = ::iconv_open(to, from);
    if (table == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr): how iconv says no
        throw Failure(FailureCode::BadUsage, "This computer has no table for the encoding " +
                                                 std::string(encoding.name) +
                                                 ". Save the file as UTF-8 and choose that.");
    return {table, [](void* handle) { ::iconv_close(handle); }};
}

/// Converts all of `bytes` into `out` and says how many bytes were written; 0 when it can't.
std::size_t convert(void* table, std::string_view bytes, std::span<char> out) {
    char* in = const_cast<char*>(bytes.data()); // iconv does not write to it
    char* to = out.data();
    std::size_t left = bytes.size();
    std::size_t room = out.size();
    ::iconv(table, nullptr, nullptr, nullptr, nullptr);
    if (::iconv(table, &in, &left, &to, &room) == static_cast<std::size_t>(-1)) return 0;
    ::iconv(table, nullptr, nullptr, &to, &room);
    return out.size() - room;
}

std::shared_ptr<const std::array<char16_t, 256>> readMeanings(const TableEncoding& encoding) {
    const auto table = tableFor("UTF-16LE", encoding, std::string(encoding.tableName).c_str());
    auto meanings = std::make_shared<std::array<char16_t, 256>>();
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const char from = static_cast<char>(byte);
        std::array<char, 8> to{};
        const bool isOne = convert(table.get(), {&from, 1}, to) == 2;
        const auto low = static_cast<unsigned char>(to[0]);
        const auto high = static_cast<unsigned char>(to[1]);
        (*meanings)[byte] = isOne ? static_cast<char16_t>(low | (high << 8)) : kReplacementUnit;
    }
    return meanings;
}

std::shared_ptr<const CharacterLengths> readLengths(const TableEncoding& encoding) {
    const auto table = tableFor(std::string(encoding.tableName).c_str(), encoding, "UTF-16LE");
    auto lengths = std::make_shared<CharacterLengths>();
    for (std::size_t unit = 0; unit < lengths->size(); ++unit) {
        const std::array<char, 2> from = {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
        std::array<char, 16> to{};
        const std::size_t size =
            unit == kReplacementUnit ? 1 : convert(table.get(), {from.data(), from.size()}, to);
        (*lengths)[unit] = static_cast<std::uint8_t>(std::max<std::size_t>(size, 1));
    }
    return lengths;
}

/// Tables are made once and kept.
template<typename Table, typename Read> Table kept(const TableEncoding& encoding, Read read) {
    static std::mutex mutex;
    static std::map<std::string_view, Table> tables;
    const std::lock_guard lock(mutex);
    Table& table = tables[encoding.name];
    if (!table) table = read(encoding);
    return table;
}

} // namespace

std::span<const TableEncoding> tableEncodings() {
    return kEncodings;
}

const TableEncoding* tableEncodingNamed(std::string_view name) {
    const auto* found = std::find_if(kEncodings.begin(), kEncodings.end(),
                                     [&](const TableEncoding& encoding) { return encoding.name == name; });
    return found == kEncodings.end() ? nullptr : found;
}

std::shared_ptr<const std::array<char16_t, 256>> byteMeanings(const TableEncoding& encoding) {
    return kept<std::shared_ptr<const std::array<char16_t, 256>>>(encoding, readMeanings);
}

std::shared_ptr<const CharacterLengths> characterLengths(const TableEncoding& encoding) {
    return kept<std::shared_ptr<const CharacterLengths>>(encoding, readLengths);
}

TableDecoder::TableDecoder(const TableEncoding& encoding)
    : m_table(tableFor("UTF-8", encoding, std::string(encoding.tableName).c_str())) {}

std::uint64_t TableDecoder::decode(std::string_view bytes, std::string& out) {
    m_rest += bytes;
    char* in = m_rest.data();
    std::size_t left = m_rest.size();
    std::uint64_t replaced = 0;
    std::array<char, 16'384> piece{};
    while (left > 0) {
        char* to = piece.data();
        std::size_t room = piece.size();
        const std::size_t result = ::iconv(m_table.get(), &in, &left, &to, &room);
        const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
        out.append(piece.data(), piece.size() - room);
        if (error == EINVAL) break; // an unfinished character
        if (error != EILSEQ) continue;
        out += kReplacement;
        ++replaced;
        ++in;
        --left;
    }
    m_rest.erase(0, m_rest.size() - left);
    return replaced;
}

std::uint64_t TableDecoder::finish(std::string& out) {
    std::array<char, 64> piece{};
    char* to = piece.data();
    std::size_t room = piece.size();
    ::iconv(m_table.get(), nullptr, nullptr, &to, &room); // what BIG5-HKSCS holds back
    out.append(piece.data(), piece.size() - room);
    const std::uint64_t replaced = m_rest.size();
    for (std::uint64_t i = 0; i < replaced; ++i)
        out += kReplacement;
    m_rest.clear();
    return replaced;
}

} // namespace vignette
