#include "core/privacy/level_codes.h"

namespace vignette {

void LevelCodes::add(std::string_view text, Level level) {
    const std::uint64_t hash = cellHash(text);
    Slot& slot = m_slots[slotOf(text, hash)];
    if (slot.entry != 0) return;
    m_entries.push_back({.text = std::string(text), .level = level});
    slot = {.hash = hash,
            .size = static_cast<std::uint32_t>(text.size()),
            .entry = static_cast<std::uint32_t>(m_entries.size())};
    if (m_entries.size() * 2 <= m_slots.size()) return;
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const Slot& moved : old)
        if (moved.entry != 0) m_slots[slotOf(m_entries[moved.entry - 1].text, moved.hash)] = moved;
}

} // namespace vignette
