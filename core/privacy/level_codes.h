#pragma once

#include "core/base/cell_hash.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Text of a level in the file → what is stored for it. Built once, then asked by any number of threads, once
/// a cell: open addressing, and short texts are told apart by their hash alone.
class LevelCodes {
public:
    struct Level {
        std::uint32_t code = 0;
        bool isChanged = false; ///< capped or restricted
    };

    LevelCodes() : m_slots(kFirstSlots) {}
    /// Of a text that came before the first stands.
    void add(std::string_view text, Level level);
    const Level* find(std::string_view text) const {
        const Slot& slot = m_slots[slotOf(text, cellHash(text))];
        return slot.entry == 0 ? nullptr : &m_entries[slot.entry - 1].level;
    }

private:
    struct Entry {
        std::string text;
        Level level;
    };
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t size = 0;
        std::uint32_t entry = 0; ///< 1 + position in m_entries; 0 is free
    };
    static constexpr std::size_t kFirstSlots = 16;

    std::size_t slotOf(std::string_view text, std::uint64_t hash) const {
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
            const Slot& slot = m_slots[at];
            if (slot.entry == 0) return at;
            if (slot.hash != hash || slot.size != text.size()) continue;
            if (text.size() <= kBytesToldApart || m_entries[slot.entry - 1].text == text) return at;
        }
    }

    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots;
};

} // namespace vignette
