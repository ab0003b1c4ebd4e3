#pragma once

#include "core/base/cell_hash.h"
#include "core/model/kept_rows.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace vignette {

/// Different texts and how often each was seen. Texts are copied. Not safe for several threads at once.
class LevelDictionary {
public:
    struct Level {
        std::string_view text; ///< valid as long as the dictionary
        std::uint64_t hash = 0;
        std::uint64_t count = 0;
    };

    LevelDictionary();
    /// Gives the level's position, which stays as it is.
    std::size_t add(std::string_view text, std::uint64_t count = 1) {
        return add(text, cellHash(text), count);
    }
    std::size_t add(std::string_view text, std::uint64_t hash, std::uint64_t count);
    /// Levels whose texts live on when the dictionary is cleared; the blank cell stands before them.
    TextList texts(std::uint64_t blanks) const;
    const std::vector<Level>& levels() const { return m_levels; } ///< in order of first sight
    std::size_t size() const { return m_levels.size(); }
    std::uint64_t textBytes() const { return m_textBytes; }
    void clear(); ///< gives its memory back

private:
    void grow();
    std::string_view keep(std::string_view text);

    std::vector<std::uint32_t> m_slots; ///< 1 + index into m_levels; 0 is free
    std::vector<Level> m_levels;
    std::vector<std::shared_ptr<std::vector<char>>> m_pages;
    std::size_t m_pageSize = 0;
    std::size_t m_pageUsed = 0;
    std::uint64_t m_textBytes = 0;
};

} // namespace vignette
