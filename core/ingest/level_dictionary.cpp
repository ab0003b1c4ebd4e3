#include "core/ingest/level_dictionary.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cstring>

namespace vignette {

namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kFirstPage = 1024;
constexpr std::size_t kLargestPage = std::size_t{1} << 20;

template<typename Number> std::uint64_t load(const char* bytes) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof(number));
    return number;
}

/// Up to eight bytes as one number, different for different text of the same length.
std::uint64_t packed(std::string_view text) {
    const char* bytes = text.data();
    const std::size_t size = text.size();
    if (size >= 4) return (load<std::uint32_t>(bytes) << 32) | load<std::uint32_t>(bytes + size - 4);
    if (size == 0) return 0;
    return (load<std::uint8_t>(bytes) << 16) | (load<std::uint8_t>(bytes + size / 2) << 8) |
           load<std::uint8_t>(bytes + size - 1);
}

} // namespace

std::uint64_t cellHash(std::string_view text) {
    if (text.size() > 8) return hash64(text);
    // Adding, multiplying by an odd number and shifting into itself can each be undone, so nothing collides.
    std::uint64_t x = packed(text) + text.size() * 0x9E3779B97F4A7C15ULL;
    x *= 0xBF58476D1CE4E5B9ULL;
    return x ^ (x >> 32);
}

LevelDictionary::LevelDictionary() : m_slots(kFirstSlots, 0) {}

void LevelDictionary::add(std::string_view text, std::uint64_t hash, std::uint64_t count) {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const std::uint32_t entry = m_slots[slot];
        if (entry == 0) {
            m_slots[slot] = static_cast<std::uint32_t>(m_levels.size() + 1);
            m_levels.push_back({.text = keep(text), .hash = hash, .count = count});
            if (m_levels.size() * 2 > m_slots.size()) grow();
            return;
        }
        Level& level = m_levels[entry - 1];
        const bool isSame =
            level.hash == hash && level.text.size() == text.size() &&
            (text.size() <= 8 || std::memcmp(level.text.data(), text.data(), text.size()) == 0);
        if (isSame) {
            level.count += count;
            return;
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
        m_pages.push_back(std::make_unique<char[]>(m_pageSize));
        m_pageUsed = 0;
    }
    char* place = m_pages.back().get() + m_pageUsed;
    std::memcpy(place, text.data(), text.size());
    m_pageUsed += text.size();
    m_textBytes += text.size();
    return {place, text.size()};
}

void LevelDictionary::clear() {
    *this = LevelDictionary();
}

} // namespace vignette
