#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace vignette {

/// Overwrites memory that held patients' texts, in a way no compiler leaves out.
void wipe(void* bytes, std::size_t size);

/// The different cells of a column as one thread of a survey met them: cells are kept as places in it. Place
/// 0 is the blank cell. Texts are without blanks around them.
struct TextList {
    std::vector<std::string_view> texts;
    std::vector<std::uint64_t> counts;                     ///< cells of each, over all rows
    std::vector<std::shared_ptr<std::vector<char>>> pages; ///< own what the texts point into
};

/// One block of rows, column by column: places in a TextList, one, two or four bytes each, or the texts
/// themselves where a column has too many.
class KeptBlock {
public:
    KeptBlock(std::size_t index, std::size_t rowCount, std::size_t columnCount, std::size_t lists);
    ~KeptBlock();
    KeptBlock(KeptBlock&&) = default;
    KeptBlock& operator=(KeptBlock&& other) noexcept;
    KeptBlock(const KeptBlock&) = delete;
    KeptBlock& operator=(const KeptBlock&) = delete;

    /// In the order of columns.
    void addPlaces(std::span<const std::uint32_t> places);
    void addTexts(std::span<const std::string_view> texts);
    void addNothing() { m_columns.push_back({}); }
    /// Gives back the room that was not needed.
    void shrink();

    std::size_t index() const { return m_index; }
    std::size_t rowCount() const { return m_rowCount; }
    std::size_t lists() const { return m_lists; } ///< which lists its places are of
    std::size_t bytes() const { return m_bytes.size(); }

    bool isKept(std::size_t column) const { return m_columns[column].form != Form::Nothing; }
    bool hasPlaces(std::size_t column) const {
        return m_columns[column].form != Form::Nothing && m_columns[column].form != Form::Texts;
    }
    /// Calls take(place) for the rows [from, from + count).
    template<typename Take>
    void eachPlace(std::size_t column, std::size_t from, std::size_t count, const Take& take) const {
        switch (m_columns[column].form) {
        case Form::OneByte:
            return walk<std::uint8_t>(column, from, count, take);
        case Form::TwoBytes:
            return walk<std::uint16_t>(column, from, count, take);
        default:
            return walk<std::uint32_t>(column, from, count, take);
        }
    }
    /// The rows [from, from + count) of a column kept as texts, added to `out`.
    void texts(std::size_t column, std::size_t from, std::size_t count,
               std::vector<std::string_view>& out) const;

private:
    enum class Form : std::uint8_t { Nothing, OneByte, TwoBytes, FourBytes, Texts };
    struct Column {
        Form form = Form::Nothing;
        std::size_t offset = 0;
    };
    template<typename Place> void pack(std::span<const std::uint32_t> places, Form form);
    template<typename Place, typename Take>
    void walk(std::size_t column, std::size_t from, std::size_t count, const Take& take) const {
        const std::byte* bytes = m_bytes.data() + m_columns[column].offset + from * sizeof(Place);
        for (std::size_t i = 0; i < count; ++i) {
            Place place;
            std::memcpy(&place, bytes + i * sizeof(Place), sizeof place);
            take(place);
        }
    }

    std::size_t m_index;
    std::size_t m_rowCount;
    std::size_t m_lists;
    std::vector<Column> m_columns;
    std::vector<std::byte> m_bytes;
};

/// The rows of an extract as a survey read them, kept in memory so that bringing them in needs no second
/// reading. As raw as a RawBatch: may hold identifiers, goes nowhere but to the gate, is never written, and
/// is overwritten when it is let go.
struct KeptRows {
    std::vector<KeptBlock> blocks;            ///< in file order
    std::vector<std::vector<TextList>> lists; ///< by KeptBlock::lists(), then by column
    std::uint64_t rowCount = 0;

    KeptRows() = default;
    ~KeptRows();
    KeptRows(const KeptRows&) = delete;
    KeptRows& operator=(const KeptRows&) = delete;
    /// The parts of blocks that the rows [begin, end) stand in.
    struct Slice {
        const KeptBlock* block = nullptr;
        std::size_t from = 0;
        std::size_t count = 0;
    };
    std::uint64_t bytes() const; ///< of the blocks
    std::vector<Slice> slices(std::size_t begin, std::size_t end) const;
    /// Whether every block has the column, and the list that its places are of.
    bool isKept(std::size_t column) const;
};

} // namespace vignette
