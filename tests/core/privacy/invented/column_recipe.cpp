#include "tests/core/privacy/invented/column_recipe.h"

#include <array>

namespace vignette::testing_aids {

namespace {

constexpr std::uint64_t kSeed = 164514;
constexpr std::size_t kRows = 300;
constexpr std::size_t kSparseRows = 2000;

enum class Dirt {
    None,
    MissingTokens,
    Blanks,
    Affix,
    LetterCase,
    Separators,
    Sparse,
    Mixed,
    Repeats,
    Count_
};

constexpr std::array<const char*, static_cast<std::size_t>(Dirt::Count_)> kDirtNames = {
    "clean",      "missing tokens", "blanks", "affixes", "letter case",
    "separators", "sparse",         "mixed",  "repeats"};

constexpr std::array<const char*, 10> kMuteHeaders = {"x1",   "field_7", "col_3", "V12",   "attr",
                                                      "info", "data2",   "val_b", "extra", "Q14"};

constexpr std::array<const char*, 8> kMissing = {"NA",   "n/a", "-",           "unknown",
                                                 "none", "?",   "not on file", "NULL"};

std::string withSeparators(const std::string& text, const std::string& mark) {
    std::string result;
    for (const char c : text) {
        if (c == '-')
            result += mark;
        else
            result += c;
    }
    return result;
}

std::string dirtied(std::string value, Dirt dirt, const Recipe& recipe, Random& random) {
    static constexpr std::array<const char*, 3> kAround = {" ", "  ", "\t"};
    static constexpr std::array<const char*, 4> kBehind = {" (old)", ";", " *", " - verified"};
    static constexpr std::array<const char*, 4> kMarks = {"\u2013", " - ", "_", "\u2011"};
    switch (dirt) {
    case Dirt::Blanks:
        return pick(random, kAround) + value + pick(random, kAround);
    case Dirt::Affix:
        if (random.chance(0.7)) value = recipe.before + value;
        return random.chance(0.15) ? value + pick(random, kBehind) : value;
    case Dirt::LetterCase:
        return random.chance(0.5) ? upper(std::move(value)) : lower(std::move(value));
    case Dirt::Separators:
        return random.chance(0.4) ? withSeparators(value, pick(random, kMarks)) : value;
    default:
        return value;
    }
}

/// Letter case carries meaning in base64 and tokens; there it stays.
Dirt fitting(Dirt dirt, const Recipe& recipe) {
    if (dirt == Dirt::LetterCase && std::string_view(recipe.what).find("base64") != std::string_view::npos)
        return Dirt::None;
    if (dirt == Dirt::Mixed && !recipe.isMixable) return Dirt::MissingTokens;
    return dirt;
}

/// 5 columns in 10 have a plain header, 2 a shortened one, 2 a foreign one, 1 none that speaks; a form that
/// cannot be told without its header always has one, and so has a form told by being unique if it repeats.
std::string headerOf(const Recipe& recipe, std::size_t turn, Dirt dirt, Random& random) {
    const bool isMute = turn == 9 && (recipe.telling == Telling::Always ||
                                      (recipe.telling == Telling::Unique && dirt != Dirt::Repeats));
    if (isMute) return pick(random, kMuteHeaders);
    const std::vector<const char*>& list = turn < 5 || turn == 9 ? recipe.headers->plain
                                           : turn < 7            ? recipe.headers->shortened
                                                                 : recipe.headers->foreign;
    const std::string header = pick(random, list.empty() ? recipe.headers->plain : list);
    return random.chance(0.2) ? upper(header) : header;
}

/// Another form of the class that goes with this one in a column.
const Recipe& companion(const std::vector<Recipe>& recipes, const Recipe& recipe, Random& random) {
    const Recipe& other = pick(random, recipes);
    const bool isAsTelling = static_cast<int>(other.telling) >= static_cast<int>(recipe.telling);
    return other.isMixable && isAsTelling ? other : recipe;
}

std::vector<std::string> cellsOf(const std::vector<Recipe>& recipes, const Recipe& recipe, Dirt dirt,
                                 Random& random) {
    const std::size_t rows = dirt == Dirt::Sparse ? kSparseRows : kRows;
    const double filled = dirt == Dirt::Sparse          ? random.uniform(0.015, 0.05)
                          : dirt == Dirt::MissingTokens ? random.uniform(0.5, 0.95)
                                                        : random.uniform(0.93, 1.0);
    std::vector<std::string> pool;
    for (std::size_t i = 0; dirt == Dirt::Repeats && i < 90; ++i)
        pool.push_back(recipe.make(random));
    std::vector<std::string> cells;
    cells.reserve(rows);
    const char* missing = pick(random, kMissing);
    for (std::size_t row = 0; row < rows; ++row) {
        if (!random.chance(filled)) {
            cells.emplace_back(dirt == Dirt::MissingTokens ? missing : "");
            continue;
        }
        const Recipe& here = dirt == Dirt::Mixed ? companion(recipes, recipe, random) : recipe;
        std::string value = pool.empty() ? here.make(random) : pick(random, pool);
        cells.push_back(dirtied(std::move(value), dirt, here, random));
    }
    return cells;
}

} // namespace

std::string fill(Random& random, std::string_view pattern) {
    static constexpr std::string_view kBase64 =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (const char c : pattern) {
        if (c == '#')
            text += static_cast<char>('0' + random.below(10));
        else if (c == '@')
            text += static_cast<char>('A' + random.below(26));
        else if (c == '~')
            text += static_cast<char>('a' + random.below(26));
        else if (c == '^')
            text += kHex[random.below(kHex.size())];
        else if (c == '?')
            text += kBase64[random.below(kBase64.size())];
        else
            text += c;
    }
    return text;
}

std::uint64_t between(Random& random, std::uint64_t low, std::uint64_t high) {
    return low + random.below(high - low + 1);
}

std::string zeroPadded(std::uint64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() >= width ? text : std::string(width - text.size(), '0') + text;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

std::vector<InventedColumn> columnsOf(IdentifierClass identifier, const std::vector<Recipe>& recipes,
                                      std::size_t count) {
    std::vector<InventedColumn> columns;
    for (std::size_t i = 0; i < count; ++i) {
        Random random(kSeed, (static_cast<std::uint64_t>(identifier) << 32) + i);
        const Recipe& recipe = recipes[i % recipes.size()];
        const auto turn = static_cast<Dirt>(random.below(kDirtNames.size()));
        const Dirt dirt = fitting(turn, recipe);
        InventedColumn column;
        column.identifier = identifier;
        column.what = std::string(recipe.what) + " / " + kDirtNames[static_cast<std::size_t>(dirt)];
        column.header = headerOf(recipe, random.below(10), dirt, random);
        column.cells = cellsOf(recipes, recipe, dirt, random);
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace vignette::testing_aids
