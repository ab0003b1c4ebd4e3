#pragma once

#include "core/ingest/byte_masks.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace vignette {

/// Walks the bytes of a text that may end a cell: delimiters, line ends and, where there are any, quotes and
/// escapes.
class MarkWalker {
public:
    MarkWalker(const char* text, std::size_t size, std::span<const char> marks)
        : m_text(text), m_size(size), m_marks(marks) {
        load();
    }
    /// Position of the next mark, or the size of the text.
    std::size_t next() {
        while (m_mask == 0) {
            m_base += 64;
            if (m_base >= m_size) return m_size;
            load();
        }
        const std::size_t at = m_base + lowestBit(m_mask);
        m_mask &= m_mask - 1;
        return at;
    }
    /// Forgets marks before `at`.
    void skipTo(std::size_t at) {
        if (at >= m_base + 64) {
            m_base = at - at % 64;
            if (m_base < m_size)
                load();
            else
                m_mask = 0;
        }
        if (m_base < at) m_mask &= ~lowBits(at - m_base);
    }

private:
    void load() {
        if (m_base >= m_size) return;
        m_mask = 0;
        for (const char mark : m_marks)
            m_mask |= maskOf(m_text + m_base, mark);
        m_mask &= lowBits(m_size - m_base);
    }

    const char* m_text;
    std::size_t m_size;
    std::span<const char> m_marks;
    std::size_t m_base = 0;
    std::uint64_t m_mask = 0;
};

} // namespace vignette
