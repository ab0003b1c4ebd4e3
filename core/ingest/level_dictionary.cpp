#include "core/ingest/level_dictionary.h"

#include <algorithm>
#include <cstring>

namespace vignette {

namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kFirstPage = 1024;
constexpr std::size_t kLargestPage = std::size_t{1} << 20;

/// Of texts of one size, more than kBytesToldApart.
bool isSameText(const char* a, const char* b, std::size_t size) {
    if (size > 16) return std::memcmp(a, b, size) == 0;
    const auto word = [](const char* bytes) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes, sizeof value);
        return value;
    };
    return word(a) == word(b) && word(a + size - 8) == word(b + size - 8);
}

} // namespace

LevelDictionary::LevelDictionary() : m_slots(kFirstSlots, 0) {}

std::size_t LevelDictionary::add(std::string_view text, std::uint64_t hash, std::uint64_t count) {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const std::uint32_t entry = m_slots[slot];
        if (entry == 0) {
            m_slots[slot] = static_cast<std::uint32_t>(m_levels.size() + 1);
            m_levels.push_back({.text = keep(text), .hash = hash, .count = count});
            if (m_levels.size() * 2 > m_slots.size()) grow();
            return m_levels.size() - 1;
        }
        Level& level = m_levels[entry - 1];
        const bool isSame =
            level.hash == hash && level.text.size() == text.size() &&
            (text.size() <= kBytesToldApart || isSameText(level.text.data(), text.data(), text.size()));
        if (isSame) {
            level.count += count;
            return entry - 1;
        }
    }
}

void LevelDictionary::grow() {
    std::vector<std::uint32_t> slots(m_slots.size() * 4, 0);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        std::size_t slot = m_levels[i].hash & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
    m_slots = std::move(slots);
}

std::string_view LevelDictionary::keep(std::string_view text) {
    if (text.empty()) return {};
    if (m_pageUsed + text.size() > m_pageSize) {
        const std::size_t next = m_pages.empty() ? kFirstPage : std::min(m_pageSize * 2, kLargestPage);
        m_pageSize = std::max(next, text.size());
        m_pages.push_back(std::make_shared<std::vector<char>>(m_pageSize));
        m_pageUsed = 0;
    }
    char* place = m_pages.back()->data() + m_pageUsed;
    std::memcpy(place, text.data(), text.size());
    m_pageUsed += text.size();
    m_textBytes += text.size();
    return {place, text.size()};
}

TextList LevelDictionary::texts(std::uint64_t blanks) const {
    TextList list;
    list.texts.reserve(m_levels.size() + 1);
    list.counts.reserve(m_levels.size() + 1);
    list.texts.emplace_back();
    list.counts.push_back(blanks);
    for (const Level& level : m_levels) {
        list.texts.push_back(level.text);
        list.counts.push_back(level.count);
    }
    list.pages = m_pages;
    return list;
}

void LevelDictionary::clear() {
    *this = LevelDictionary();
}

} // namespace vignette
