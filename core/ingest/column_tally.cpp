#include "core/ingest/column_tally.h"

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/ingest/decide_type.h"
#include "core/model/survey_answers.h"

#include <oneapi/tbb/parallel_sort.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <utility>

namespace vignette {

namespace {

constexpr std::size_t kNumberLevelsKept = 256; // coded numbers such as 1 to 5 keep their levels
constexpr std::size_t kLevelsAtOnce = 65'536;  // a task
constexpr std::size_t kRoomForMissing = 104;   // missing tokens in a dictionary do not count as levels

/// The first bytes as a number that sorts as they do.
std::uint64_t sortPrefix(std::string_view text) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = (prefix << 8) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return prefix;
}

std::vector<LevelCount> sortedLevels(const std::vector<LevelDictionary::Level>& levels) {
    struct Place {
        std::uint64_t prefix;
        const LevelDictionary::Level* level;
    };
    std::vector<Place> places;
    places.reserve(levels.size());
    for (const auto& level : levels)
        if (!isMissingToken(level.text)) places.push_back({sortPrefix(level.text), &level});
    oneapi::tbb::parallel_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : a.level->text < b.level->text;
    });
    std::vector<LevelCount> sorted(places.size());
    parallelBlocks(places.size(), kLevelsAtOnce, [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i)
            sorted[i] = {.text = std::string(places[i].level->text), .count = places[i].level->count};
    });
    return sorted;
}

bool mayNeedTrim(std::string_view cell) {
    const auto isEdge = [](char c) { return static_cast<unsigned char>(c) <= ' ' || (c & 0x80) != 0; };
    return isEdge(cell.front()) || isEdge(cell.back());
}

/// Cheap look before words are compared: the letters that "refused", "don't know" … start with.
bool mayBeGap(std::string_view text) {
    constexpr std::size_t kLongest = 24;
    if (text.size() > kLongest) return false;
    switch (text.front()) {
    case 'd':
    case 'D':
    case 'n':
    case 'N':
    case 'p':
    case 'P':
    case 'r':
    case 'R':
    case 'u':
    case 'U':
        return true;
    default:
        return false;
    }
}

void copyProfile(const ValueProfile& profile, ColumnSurvey& survey) {
    const auto values = static_cast<double>(std::max<std::uint64_t>(profile.values, 1));
    survey.valueCount = profile.values;
    survey.numberCount = profile.numbers;
    survey.minimum = profile.minimum;
    survey.maximum = profile.maximum;
    survey.longestBytes = profile.longestBytes;
    survey.meanWords = static_cast<double>(profile.words) / values;
    survey.shareWithBlanks = static_cast<double>(profile.withBlanks) / values;
}

} // namespace

ColumnTally::ColumnTally(std::string header, const NumberReader& reader, const ColumnScannerFactory& scanners,
                         const DictionaryCap& cap, NumberLevels numberLevels)
    : m_header(std::move(header)), m_reader(reader), m_scanners(scanners), m_cap(cap),
      m_numberLevels(numberLevels), m_checkAt(std::min(cap.numberLevels, cap.levels)) {}

template<bool Keeps> void ColumnTally::addCells(std::span<const std::string_view> cells) {
    for (std::size_t row = 0; row < cells.size(); ++row) {
        std::string_view cell = cells[row];
        if (!cell.empty() && mayNeedTrim(cell)) cell = trimmed(cell);
        if (cell.empty()) {
            ++m_blank;
            if constexpr (Keeps) m_places[row] = 0;
            continue;
        }
        const std::size_t place = shortCellPlace(cell);
        if (place < kShortCells) {
            ++m_short[place];
            if constexpr (Keeps) m_places[row] = placeOfShort(place, cell);
        } else if (Keeps || m_mode == Mode::Levels) {
            const std::size_t level = m_levels.add(cell);
            if constexpr (Keeps) m_places[row] = static_cast<std::uint32_t>(level + 1);
        } else {
            addLoose(cell, cellHash(cell), 1);
        }
    }
    const bool isOver = m_levels.size() > m_checkAt || m_levels.textBytes() > m_cap.bytes;
    if (m_mode == Mode::Levels && isOver) checkCaps();
}

template void ColumnTally::addCells<false>(std::span<const std::string_view>);

std::uint32_t ColumnTally::placeOfShort(std::size_t place, std::string_view cell) {
    std::uint32_t& known = m_shortPlaces[place];
    if (known == 0) known = static_cast<std::uint32_t>(m_levels.add(cell, 0) + 1);
    return known;
}

void ColumnTally::addAndKeep(std::span<const std::string_view> cells, KeptBlock& kept) {
    m_keeps = true;
    if (m_mode == Mode::OverCap) {
        addCells<false>(cells);
        return kept.addNothing();
    }
    if (m_mode == Mode::StoppedAtNumbers) {
        addCells<false>(cells);
        std::vector<std::string_view> texts(cells.begin(), cells.end());
        for (std::string_view& text : texts)
            text = trimmed(text);
        return kept.addTexts(texts);
    }
    m_places.resize(cells.size());
    addCells<true>(cells);
    kept.addPlaces(m_places);
}

TextList ColumnTally::texts() {
    m_keeps = false;
    if (m_mode != Mode::Levels) return std::move(m_texts);
    takeShortCells();
    return m_levels.texts(m_blank);
}

/// Puts the short cells counted so far where the others are.
void ColumnTally::takeShortCells() {
    for (std::size_t place = 0; place < kShortCells; ++place) {
        const std::uint64_t count = std::exchange(m_short[place], 0);
        if (count == 0) continue;
        const std::string text = shortCellAt(place);
        if (m_mode == Mode::Levels)
            m_levels.add(text, count);
        else
            addLoose(text, cellHash(text), count);
    }
}

void ColumnTally::addLoose(std::string_view text, std::uint64_t hash, std::uint64_t count) {
    if (isMissingToken(text)) {
        m_missing[std::string(text)] += count;
        return;
    }
    if (mayBeGap(text) && plainGapOf(std::string(text)))
        m_gaps[std::string(text)] += count;
    else
        m_profile.add(text, count, m_reader);
    m_sketch.add(hash);
    if (ColumnScanner* looker = scanner()) looker->look(text, count);
}

void ColumnTally::checkCaps() {
    if (m_levels.size() > m_cap.levels || m_levels.textBytes() > m_cap.bytes) {
        takeShortCells();
        stopCollecting(Mode::OverCap);
        return;
    }
    // Asked once: a column of numbers with a word among its first levels collects on.
    if (m_isAsked || m_levels.size() < m_cap.numberLevels + kRoomForMissing) return;
    m_isAsked = true;
    takeShortCells();
    if (m_numberLevels == NumberLevels::MayStop && isAllNumbers()) stopCollecting(Mode::StoppedAtNumbers);
}

bool ColumnTally::isAllNumbers() const {
    ValueProfile profile;
    for (const auto& level : m_levels.levels())
        if (!isMissingToken(level.text) && !(mayBeGap(level.text) && plainGapOf(std::string(level.text))))
            profile.add(level.text, 1, m_reader);
    return profile.numbers == profile.values && profile.values > m_cap.numberLevels && isNumeric(profile);
}

void ColumnTally::stopCollecting(Mode mode) {
    if (m_keeps && m_mode == Mode::Levels && mode == Mode::StoppedAtNumbers)
        m_texts = m_levels.texts(m_blank);
    m_mode = mode;
    lookAtLevels();
    m_levels.clear();
}

/// Takes the levels as loose cells. Of many levels parts are looked at side by side: only sums, minima and
/// maxima come of it, so the parts make no difference.
void ColumnTally::lookAtLevels() {
    const std::vector<LevelDictionary::Level>& levels = m_levels.levels();
    const std::size_t parts = blockCount(levels.size(), kLevelsAtOnce);
    std::vector<std::unique_ptr<ColumnTally>> others(parts);
    const auto lookAt = [&](const Block& block) {
        ColumnTally* part = this;
        if (block.index > 0) {
            others[block.index] =
                std::make_unique<ColumnTally>(m_header, m_reader, m_scanners, m_cap, m_numberLevels);
            part = others[block.index].get();
        }
        for (std::size_t i = block.begin; i < block.end; ++i)
            part->addLoose(levels[i].text, levels[i].hash, levels[i].count);
    };
    // Isolated: this thread must not begin another block of rows, and with it this tally, while it waits.
    oneapi::tbb::this_task_arena::isolate([&] { parallelBlocks(levels.size(), kLevelsAtOnce, lookAt); });
    // Where the reading has failed elsewhere, parts are left out: nobody will see what comes of it.
    for (const auto& part : others)
        if (part) mergeLoose(*part);
}

ColumnScanner* ColumnTally::scanner() {
    if (!m_scanner && m_scanners) m_scanner = m_scanners(m_header);
    return m_scanner.get();
}

void ColumnTally::merge(ColumnTally& other) {
    takeShortCells();
    other.takeShortCells();
    m_blank += other.m_blank;
    if (m_mode == Mode::Levels && other.m_mode == Mode::Levels) {
        for (const auto& level : other.m_levels.levels())
            m_levels.add(level.text, level.hash, level.count);
        other.m_levels.clear();
        if (m_levels.size() > m_cap.levels || m_levels.textBytes() > m_cap.bytes)
            stopCollecting(Mode::OverCap);
        return;
    }
    // A dictionary that stopped at numbers weighs more: only it may have to be collected again.
    const bool hasStopped = m_mode == Mode::StoppedAtNumbers || other.m_mode == Mode::StoppedAtNumbers;
    const Mode merged = hasStopped ? Mode::StoppedAtNumbers : Mode::OverCap;
    stopCollecting(merged);
    other.stopCollecting(merged);
    mergeLoose(other);
}

void ColumnTally::mergeLoose(const ColumnTally& other) {
    m_profile.merge(other.m_profile);
    m_sketch.merge(other.m_sketch);
    for (const auto& [token, count] : other.m_missing)
        m_missing[token] += count;
    for (const auto& [word, count] : other.m_gaps)
        m_gaps[word] += count;
    if (!other.m_scanner) return;
    if (ColumnScanner* looker = scanner()) looker->merge(*other.m_scanner);
}

bool ColumnTally::needsLevels() {
    takeShortCells();
    if (m_mode != Mode::StoppedAtNumbers || isOfNumbers()) return false;
    const TypeDecision decision = decideType({.profile = m_profile, .header = m_header});
    return decision.type != ColumnType::Date;
}

/// Numbers beside some cells that give no answer are numbers; words beside them are words.
bool ColumnTally::isOfNumbers() const {
    std::uint64_t gaps = 0;
    for (const auto& [word, count] : m_gaps)
        gaps += count;
    return m_profile.values >= gaps && isNumeric(m_profile);
}

/// Decides whether "refused" and its like are missing tokens or values, once all cells have been seen.
void ColumnTally::placeGaps(ColumnSurvey& survey) {
    if (!isOfNumbers()) {
        for (const auto& [word, count] : m_gaps)
            m_profile.add(word, count, m_reader);
        return;
    }
    for (const auto& [word, count] : m_gaps)
        m_missing[word] += count;
    std::erase_if(survey.levels, [this](const LevelCount& level) { return m_gaps.contains(level.text); });
}

ColumnSurvey ColumnTally::finish() {
    ColumnSurvey survey;
    survey.name = m_header;
    takeShortCells();
    std::uint64_t exactDistinct = 0;
    if (m_mode == Mode::Levels) {
        survey.levels = sortedLevels(m_levels.levels());
        survey.hasAllLevels = true;
        stopCollecting(Mode::Levels);
    }
    placeGaps(survey);
    if (m_mode == Mode::Levels) exactDistinct = survey.levels.size();
    survey.missingTokens = m_missing;
    if (m_blank > 0) survey.missingTokens[""] += m_blank;
    for (const auto& [token, count] : survey.missingTokens)
        survey.missingCount += count;
    copyProfile(m_profile, survey);
    // Columns of numbers may or may not have stopped collecting, by how rows fell on threads: what is told
    // of them must not show it.
    const bool isOfNumbers = isNumeric(m_profile);
    const bool isExact = survey.hasAllLevels && !(isOfNumbers && exactDistinct > m_cap.numberLevels);
    survey.distinctCount = isExact ? exactDistinct : std::min(m_sketch.atLeast(), m_profile.values);
    const TypeDecision decision = decideType({.profile = m_profile,
                                              .distinctCount = survey.distinctCount,
                                              .missingCount = survey.missingCount,
                                              .levels = survey.hasAllLevels ? &survey.levels : nullptr,
                                              .header = m_header});
    survey.type = decision.type;
    survey.dateFormat = decision.dateFormat;
    survey.isDateAmbiguous = decision.isDateAmbiguous;
    survey.coercedCount = decision.coercedCount;
    if (decision.dateFormat) {
        survey.firstDate = m_profile.datesAs(*decision.dateFormat).first;
        survey.lastDate = m_profile.datesAs(*decision.dateFormat).last;
    }
    if (isOfNumbers && exactDistinct > kNumberLevelsKept) {
        survey.hasAllLevels = false;
        survey.levels = {};
    }
    if (ColumnScanner* looker = scanner()) survey.findings = looker->findings();
    return survey;
}

} // namespace vignette
