#pragma once

#include "core/base/cell_hash.h"
#include "core/ingest/distinct_sketch.h"
#include "core/ingest/level_dictionary.h"
#include "core/ingest/value_profile.h"
#include "core/model/extract.h"
#include "core/model/identifier.h"
#include "core/model/kept_rows.h"

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vignette {

/// A dictionary larger than either is given up; the column then has counts but no levels.
struct DictionaryCap {
    std::size_t levels = 1'000'000;
    std::uint64_t bytes = std::uint64_t{64} << 20;
    std::size_t numberLevels = 65'536; ///< columns of nothing but numbers stop collecting levels here
};

/// Whether a column of many numbers may stop collecting levels.
enum class NumberLevels { MayStop, Collect };

/// Everything pass 1 counts of one column on one thread. Tallies are merged at the end; what comes out does
/// not depend on which thread saw which cells.
class ColumnTally {
public:
    ColumnTally(std::string header, const NumberReader& reader, const ColumnScannerFactory& scanners,
                const DictionaryCap& cap, NumberLevels numberLevels);

    void add(std::span<const std::string_view> cells) { addCells<false>(cells); }
    /// Puts the cells in `kept` too, as its next column: as places in texts(), or else as they are.
    void addAndKeep(std::span<const std::string_view> cells, KeptBlock& kept);
    /// Of a tally that keeps: the list of texts; empty where there are too many. Called before it is merged.
    TextList texts();
    void merge(ColumnTally& other); ///< takes what `other` holds

    /// What the column is, once all tallies are merged. Clears the tally.
    ColumnSurvey finish();
    /// Whether levels were given up on the strength of rows that turned out not to be typical: the column is
    /// no column of numbers after all, so its cells must be read again with NumberLevels::Collect.
    bool needsLevels();

private:
    enum class Mode { Levels, StoppedAtNumbers, OverCap };

    template<bool Keeps> void addCells(std::span<const std::string_view> cells);
    std::uint32_t placeOfShort(std::size_t place, std::string_view cell);
    void takeShortCells();
    void addLoose(std::string_view text, std::uint64_t hash, std::uint64_t count);
    void checkCaps();
    bool isAllNumbers() const;
    bool isOfNumbers() const;
    void placeGaps(ColumnSurvey& survey);
    void stopCollecting(Mode mode);
    void lookAtLevels();
    void mergeLoose(const ColumnTally& other);
    ColumnScanner* scanner();

    std::string m_header;
    NumberReader m_reader;
    const ColumnScannerFactory& m_scanners;
    DictionaryCap m_cap;
    NumberLevels m_numberLevels;
    bool m_isAsked = false; ///< whether it may stop at numbers
    std::size_t m_checkAt;  ///< with more levels than this the caps are looked at
    Mode m_mode = Mode::Levels;
    std::uint64_t m_blank = 0;                        ///< empty cells
    std::array<std::uint64_t, kShortCells> m_short{}; ///< cells by place, not yet taken over from here
    LevelDictionary m_levels;                         ///< cells not yet looked at (missing tokens among them)
    std::map<std::string, std::uint64_t> m_missing;
    ValueProfile m_profile; ///< of cells that are not in m_levels, but for those of m_gaps
    /// Cells that say "refused", "don't know": missing among numbers, values among words.
    std::map<std::string, std::uint64_t> m_gaps;
    DistinctSketch m_sketch; ///< likewise
    std::unique_ptr<ColumnScanner> m_scanner;
    bool m_keeps = false;
    TextList m_texts;                                       ///< taken when the levels are given up
    std::vector<std::uint32_t> m_places;                    ///< of the cells at hand in the list of texts
    std::array<std::uint32_t, kShortCells> m_shortPlaces{}; ///< 0: not met yet
};

} // namespace vignette
