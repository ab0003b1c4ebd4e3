#include "core/model/kept_rows.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vignette {

void wipe(void* bytes, std::size_t size) {
    if (size == 0) return;
    std::memset(bytes, 0, size);
    // The compiler must believe that somebody looks at what was written.
    __asm__ __volatile__("" : : "r"(bytes) : "memory");
}

KeptBlock::KeptBlock(std::size_t index, std::size_t rowCount, std::size_t columnCount, std::size_t lists)
    : m_index(index), m_rowCount(rowCount), m_lists(lists) {
    m_columns.reserve(columnCount);
    m_bytes.reserve(columnCount * rowCount * 3 / 2);
}

KeptBlock::~KeptBlock() {
    wipe(m_bytes.data(), m_bytes.size());
}

KeptBlock& KeptBlock::operator=(KeptBlock&& other) noexcept {
    std::swap(m_index, other.m_index);
    std::swap(m_rowCount, other.m_rowCount);
    std::swap(m_lists, other.m_lists);
    m_columns.swap(other.m_columns);
    m_bytes.swap(other.m_bytes);
    return *this;
}

void KeptBlock::shrink() {
    std::vector<std::byte> exact(m_bytes.begin(), m_bytes.end());
    wipe(m_bytes.data(), m_bytes.size());
    m_bytes.swap(exact);
}

template<typename Place> void KeptBlock::pack(std::span<const std::uint32_t> places, Form form) {
    const std::size_t offset = m_bytes.size();
    m_columns.push_back({.form = form, .offset = offset});
    m_bytes.resize(offset + places.size() * sizeof(Place));
    std::byte* out = m_bytes.data() + offset;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto place = static_cast<Place>(places[i]);
        std::memcpy(out + i * sizeof place, &place, sizeof place);
    }
}

void KeptBlock::addPlaces(std::span<const std::uint32_t> places) {
    std::uint32_t largest = 0;
    for (const std::uint32_t place : places)
        largest = std::max(largest, place);
    if (largest <= std::numeric_limits<std::uint8_t>::max())
        pack<std::uint8_t>(places, Form::OneByte);
    else if (largest <= std::numeric_limits<std::uint16_t>::max())
        pack<std::uint16_t>(places, Form::TwoBytes);
    else
        pack<std::uint32_t>(places, Form::FourBytes);
}

/// Where each text ends, four bytes a row, then the texts without a gap.
void KeptBlock::addTexts(std::span<const std::string_view> texts) {
    std::size_t total = 0;
    for (const std::string_view text : texts)
        total += text.size();
    const std::size_t offset = m_bytes.size();
    m_columns.push_back({.form = Form::Texts, .offset = offset});
    m_bytes.resize(offset + texts.size() * sizeof(std::uint32_t) + total);
    std::byte* ends = m_bytes.data() + offset;
    std::byte* const first = ends + texts.size() * sizeof(std::uint32_t);
    std::byte* out = first;
    for (const std::string_view text : texts) {
        if (!text.empty()) std::memcpy(out, text.data(), text.size());
        out += text.size();
        const auto end = static_cast<std::uint32_t>(out - first);
        std::memcpy(ends, &end, sizeof end);
        ends += sizeof end;
    }
}

void KeptBlock::texts(std::size_t column, std::size_t from, std::size_t count,
                      std::vector<std::string_view>& out) const {
    const std::byte* ends = m_bytes.data() + m_columns[column].offset;
    const auto* first = reinterpret_cast<const char*>(ends + m_rowCount * sizeof(std::uint32_t));
    const auto endOf = [ends](std::size_t row) {
        std::uint32_t end = 0;
        std::memcpy(&end, ends + row * sizeof end, sizeof end);
        return end;
    };
    std::uint32_t start = from == 0 ? 0 : endOf(from - 1);
    for (std::size_t row = from; row < from + count; ++row) {
        const std::uint32_t end = endOf(row);
        out.emplace_back(first + start, end - start);
        start = end;
    }
}

KeptRows::~KeptRows() {
    for (std::vector<TextList>& columns : lists)
        for (TextList& list : columns)
            for (const auto& page : list.pages)
                if (page.use_count() == 1) wipe(page->data(), page->size());
}

std::uint64_t KeptRows::bytes() const {
    std::uint64_t bytes = 0;
    for (const KeptBlock& block : blocks)
        bytes += block.bytes();
    return bytes;
}

std::vector<KeptRows::Slice> KeptRows::slices(std::size_t begin, std::size_t end) const {
    std::vector<Slice> slices;
    std::size_t start = 0;
    for (const KeptBlock& block : blocks) {
        const std::size_t from = std::max(begin, start);
        const std::size_t to = std::min(end, start + block.rowCount());
        if (from < to) slices.push_back({.block = &block, .from = from - start, .count = to - from});
        start += block.rowCount();
    }
    return slices;
}

bool KeptRows::isKept(std::size_t column) const {
    return std::all_of(blocks.begin(), blocks.end(), [&](const KeptBlock& block) {
        const bool isListed = !block.hasPlaces(column) || !lists[block.lists()][column].texts.empty();
        return block.isKept(column) && isListed;
    });
}

} // namespace vignette
