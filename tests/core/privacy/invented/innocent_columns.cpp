#include "tests/core/privacy/invented/innocent_kinds.h"

#include <array>

namespace vignette::testing_aids {

namespace {

constexpr std::uint64_t kSeed = 164514;

enum class Dirt { None, MissingTokens, Blanks, Sparse };

InventedColumn columnOf(const InnocentKind& kind, std::size_t number) {
    static constexpr std::array<const char*, 4> kNames = {"clean", "missing tokens", "blanks", "sparse"};
    static constexpr std::array<const char*, 6> kMissing = {"NA", "n/a", "unknown", "none", "?", "refused"};
    Random random(kSeed, (std::uint64_t{200} << 32) + number);
    const auto dirt = static_cast<Dirt>(random.below(kNames.size()));
    InventedColumn column;
    column.what = std::string(kind.what) + " / " + kNames[static_cast<std::size_t>(dirt)];
    column.header = pick(random, kind.headers);
    if (random.chance(0.2)) column.header = upper(column.header);
    column.alsoFine = kind.alsoFine;
    const std::size_t rows = dirt == Dirt::Sparse ? 2000 : 300;
    const double filled = dirt == Dirt::Sparse ? 0.05 : dirt == Dirt::MissingTokens ? 0.85 : 0.97;
    const char* missing = pick(random, kMissing);
    for (std::size_t row = 0; row < rows; ++row) {
        if (!random.chance(filled)) {
            column.cells.emplace_back(dirt == Dirt::MissingTokens ? missing : "");
            continue;
        }
        std::string value = kind.make(random);
        if (dirt == Dirt::Blanks) value = " " + value + "  ";
        column.cells.push_back(std::move(value));
    }
    return column;
}

} // namespace

std::function<std::string(Random&)> oneOf(std::vector<const char*> texts) {
    return [texts = std::move(texts)](Random& random) { return std::string(pick(random, texts)); };
}

std::vector<InventedColumn> inventInnocentColumns() {
    constexpr std::size_t kCount = 500;
    std::vector<InnocentKind> kinds = innocentCodes();
    for (const auto& more : {innocentMeasures(), innocentWords()})
        kinds.insert(kinds.end(), more.begin(), more.end());
    std::vector<InventedColumn> columns;
    for (std::size_t i = 0; i < kCount; ++i)
        columns.push_back(columnOf(kinds[i % kinds.size()], i));
    return columns;
}

} // namespace vignette::testing_aids
