#include "core/store/column_codec.h"

#include "core/base/failure.h"
#include "core/model/screening.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace vignette {

namespace {

static_assert(std::endian::native == std::endian::little, "blocks are copied as little-endian arrays");

constexpr std::size_t kHeaderBytes = 2;
constexpr std::byte kHasBitmap{1};
constexpr std::array<double, 5> kPowers = {1.0, 10.0, 100.0, 1000.0, 10000.0};

[[noreturn]] void refuse() {
    throw Failure(FailureCode::Damaged, "A stored block does not have the form it should have.");
}

std::size_t bitmapBytes(std::size_t rows) {
    return (rows + 7) / 8;
}

/// Nearest whole number for |value| < 2^51, ties to even: adding 1.5 * 2^52 drops the fraction. Unlike
/// nearbyint() it needs no call on a baseline CPU. Larger values come back wrong and fail the check below.
double nearestWhole(double value) {
    constexpr double kShift = 6755399441055744.0;
    return (value + kShift) - kShift;
}

/// Whether value == whole / power bit by bit, with whole within a 32-bit number. Not for -0.0.
bool isScaled(double value, double power) {
    const double whole = nearestWhole(value * power);
    return std::abs(whole) <= std::numeric_limits<std::int32_t>::max() &&
           std::bit_cast<std::uint64_t>(whole / power) == std::bit_cast<std::uint64_t>(value);
}

/// isScaled() with a power of one.
bool isWhole(double value) {
    const double whole = nearestWhole(value);
    return std::abs(whole) <= std::numeric_limits<std::int32_t>::max() &&
           std::bit_cast<std::uint64_t>(whole) == std::bit_cast<std::uint64_t>(value);
}

template<typename IsFitting> bool areAll(std::span<const double> numbers, const IsFitting& isFitting) {
    constexpr std::size_t kStretch = 256;
    for (std::size_t begin = 0; begin < numbers.size(); begin += kStretch) {
        bool fit = true;
        for (const double value : numbers.subspan(begin, std::min(kStretch, numbers.size() - begin)))
            fit = static_cast<bool>(fit & (int(std::isnan(value)) | int(isFitting(value))));
        if (!fit) return false;
    }
    return true;
}

bool areScaled(std::span<const double> numbers, double power) {
    if (power == 1.0) return areAll(numbers, isWhole);
    return areAll(numbers, [power](double value) { return isScaled(value, power); });
}

struct Scaling {
    std::uint8_t decimals = 0;
    double largest = 0.0; ///< absolute whole number
};

/// The fewest decimals that hold every number exactly, or empty.
std::optional<Scaling> scalingOf(std::span<const double> numbers) {
    for (std::size_t decimals = 0; decimals < kPowers.size(); ++decimals) {
        const double power = kPowers[decimals];
        if (!areScaled(numbers, power)) continue;
        Scaling scaling{.decimals = static_cast<std::uint8_t>(decimals), .largest = 0.0};
        for (const double value : numbers)
            if (!std::isnan(value))
                scaling.largest = std::max(scaling.largest, std::abs(nearestWhole(value * power)));
        return scaling;
    }
    return std::nullopt;
}

/// Writes header, bitmap where something is missing, and leaves room for the values; gives their place.
template<typename Value>
std::byte* layOut(EncodedBlock& block, std::size_t rows, bool hasMissing, std::uint8_t decimals) {
    const std::size_t bitmap = hasMissing ? bitmapBytes(rows) : 0;
    block.bytes.assign(kHeaderBytes + bitmap + rows * sizeof(Value), std::byte{0});
    block.bytes[0] = hasMissing ? kHasBitmap : std::byte{0};
    block.bytes[1] = static_cast<std::byte>(decimals);
    return block.bytes.data() + kHeaderBytes + bitmap;
}

/// One value after another through `convert`; `isMissing` decides the bitmap.
template<typename Value, typename Source, typename IsMissing, typename Convert>
void fill(EncodedBlock& block, std::span<const Source> source, bool hasMissing, std::uint8_t decimals,
          IsMissing isMissing, Convert convert) {
    std::byte* values = layOut<Value>(block, source.size(), hasMissing, decimals);
    std::byte* bitmap = block.bytes.data() + kHeaderBytes;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const bool isKnown = !hasMissing || !isMissing(source[i]);
        const Value value = isKnown ? convert(source[i]) : Value{};
        std::memcpy(values + i * sizeof(Value), &value, sizeof value);
        if (hasMissing && isKnown) bitmap[i / 8] |= static_cast<std::byte>(1U << (i % 8));
    }
}

template<typename Value>
EncodedBlock encodeScaled(BlockEncoding encoding, std::span<const double> numbers, bool hasMissing,
                          std::uint8_t decimals) {
    EncodedBlock block{.encoding = encoding, .bytes = {}};
    const double power = kPowers[decimals];
    fill<Value>(
        block, numbers, hasMissing, decimals, [](double value) { return std::isnan(value); },
        [power](double value) { return static_cast<Value>(nearestWhole(value * power)); });
    return block;
}

template<typename Value>
EncodedBlock encodeNarrow(BlockEncoding encoding, std::span<const std::uint32_t> codes, bool hasMissing) {
    EncodedBlock block{.encoding = encoding, .bytes = {}};
    fill<Value>(
        block, codes, hasMissing, 0, [](std::uint32_t code) { return code == kMissingCode; },
        [](std::uint32_t code) { return static_cast<Value>(code); });
    return block;
}

/// The parts of a block, checked against its number of rows.
struct BlockParts {
    std::span<const std::byte> bitmap; ///< empty: every row has a value
    const std::byte* values = nullptr;
    double power = 1.0;
    bool isKnown(std::size_t row) const {
        return bitmap.empty() || (std::to_integer<unsigned>(bitmap[row / 8]) >> (row % 8) & 1U) != 0;
    }
};

BlockParts partsOf(std::span<const std::byte> bytes, std::size_t rows, std::size_t width) {
    if (rows > kBlockRows || bytes.size() < kHeaderBytes) refuse();
    if ((bytes[0] | kHasBitmap) != kHasBitmap) refuse();
    const auto decimals = std::to_integer<std::size_t>(bytes[1]);
    if (decimals >= kPowers.size()) refuse();
    const std::size_t bitmap = bytes[0] == kHasBitmap ? bitmapBytes(rows) : 0;
    if (bytes.size() != kHeaderBytes + bitmap + rows * width) refuse();
    return {.bitmap = bytes.subspan(kHeaderBytes, bitmap),
            .values = bytes.data() + kHeaderBytes + bitmap,
            .power = kPowers[decimals]};
}

template<typename Value>
void readNumbers(std::span<const std::byte> bytes, std::size_t rows, std::vector<double>& out) {
    const BlockParts parts = partsOf(bytes, rows, sizeof(Value));
    out.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        Value value;
        std::memcpy(&value, parts.values + i * sizeof(Value), sizeof value);
        out[i] = static_cast<double>(value);
    }
    if (parts.power != 1.0)
        for (double& number : out)
            number /= parts.power;
    if (parts.bitmap.empty()) return;
    for (std::size_t i = 0; i < rows; ++i)
        if (!parts.isKnown(i)) out[i] = std::numeric_limits<double>::quiet_NaN();
}

template<typename Value>
void readCodes(std::span<const std::byte> bytes, std::size_t rows, std::uint64_t levels,
               std::vector<std::uint32_t>& out) {
    const BlockParts parts = partsOf(bytes, rows, sizeof(Value));
    out.resize(rows);
    bool isBelow = true;
    for (std::size_t i = 0; i < rows; ++i) {
        Value value;
        std::memcpy(&value, parts.values + i * sizeof(Value), sizeof value);
        const bool isKnown = parts.isKnown(i);
        out[i] = isKnown ? std::uint32_t{value} : kMissingCode;
        isBelow = isBelow && (!isKnown || value < levels);
    }
    if (!isBelow) refuse();
}

} // namespace

EncodedBlock encodeNumbers(std::span<const double> numbers) {
    assert(numbers.size() <= kBlockRows);
    const bool hasMissing =
        std::any_of(numbers.begin(), numbers.end(), [](double v) { return std::isnan(v); });
    if (const std::optional<Scaling> scaling = scalingOf(numbers)) {
        if (scaling->largest <= 127)
            return encodeScaled<std::int8_t>(BlockEncoding::Scaled8, numbers, hasMissing, scaling->decimals);
        if (scaling->largest <= 32767)
            return encodeScaled<std::int16_t>(BlockEncoding::Scaled16, numbers, hasMissing,
                                              scaling->decimals);
        return encodeScaled<std::int32_t>(BlockEncoding::Scaled32, numbers, hasMissing, scaling->decimals);
    }
    EncodedBlock block{.encoding = BlockEncoding::Doubles, .bytes = {}};
    fill<double>(
        block, numbers, hasMissing, 0, [](double value) { return std::isnan(value); },
        [](double value) { return value; });
    return block;
}

EncodedBlock encodeCodes(std::span<const std::uint32_t> codes) {
    assert(codes.size() <= kBlockRows);
    std::uint32_t largest = 0;
    bool hasMissing = false;
    for (const std::uint32_t code : codes) {
        if (code == kMissingCode)
            hasMissing = true;
        else
            largest = std::max(largest, code);
    }
    if (largest <= 0xFF) return encodeNarrow<std::uint8_t>(BlockEncoding::Codes8, codes, hasMissing);
    if (largest <= 0xFFFF) return encodeNarrow<std::uint16_t>(BlockEncoding::Codes16, codes, hasMissing);
    return encodeNarrow<std::uint32_t>(BlockEncoding::Codes32, codes, hasMissing);
}

EncodedBlock encodeSurrogates(std::span<const Surrogate> patients) {
    assert(patients.size() <= kBlockRows);
    const auto bytes = std::as_bytes(patients);
    return {.encoding = BlockEncoding::Surrogates, .bytes = {bytes.begin(), bytes.end()}};
}

void decodeNumbers(BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rowCount,
                   std::vector<double>& out) {
    switch (encoding) {
    case BlockEncoding::Doubles:
        return readNumbers<double>(bytes, rowCount, out);
    case BlockEncoding::Scaled8:
        return readNumbers<std::int8_t>(bytes, rowCount, out);
    case BlockEncoding::Scaled16:
        return readNumbers<std::int16_t>(bytes, rowCount, out);
    case BlockEncoding::Scaled32:
        return readNumbers<std::int32_t>(bytes, rowCount, out);
    default:
        refuse();
    }
}

void decodeCodes(BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rowCount,
                 std::uint64_t levelCount, std::vector<std::uint32_t>& out) {
    switch (encoding) {
    case BlockEncoding::Codes8:
        return readCodes<std::uint8_t>(bytes, rowCount, levelCount, out);
    case BlockEncoding::Codes16:
        return readCodes<std::uint16_t>(bytes, rowCount, levelCount, out);
    case BlockEncoding::Codes32:
        return readCodes<std::uint32_t>(bytes, rowCount, levelCount, out);
    default:
        refuse();
    }
}

void decodeSurrogates(BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rowCount,
                      std::vector<Surrogate>& out) {
    if (encoding != BlockEncoding::Surrogates || rowCount > kBlockRows ||
        bytes.size() != rowCount * sizeof(Surrogate))
        refuse();
    out.resize(rowCount);
    if (rowCount > 0) std::memcpy(out.data(), bytes.data(), bytes.size());
}

std::vector<std::byte> encodeDictionary(const std::vector<std::string>& levels) {
    std::vector<std::byte> bytes;
    for (const std::string& level : levels) {
        const auto size = static_cast<std::uint32_t>(level.size());
        const auto sizeBytes = std::as_bytes(std::span(&size, 1));
        const auto textBytes = std::as_bytes(std::span(level.data(), level.size()));
        bytes.insert(bytes.end(), sizeBytes.begin(), sizeBytes.end());
        bytes.insert(bytes.end(), textBytes.begin(), textBytes.end());
    }
    return bytes;
}

std::vector<std::string> decodeDictionary(std::span<const std::byte> bytes, std::uint64_t levelCount) {
    std::vector<std::string> levels;
    while (!bytes.empty()) {
        std::uint32_t size = 0;
        if (bytes.size() < sizeof size) refuse();
        std::memcpy(&size, bytes.data(), sizeof size);
        bytes = bytes.subspan(sizeof size);
        if (size > bytes.size() || levels.size() == levelCount) refuse();
        std::string level(reinterpret_cast<const char*>(bytes.data()), size);
        if (!levels.empty() && !(levels.back() < level)) refuse();
        levels.push_back(std::move(level));
        bytes = bytes.subspan(size);
    }
    if (levels.size() != levelCount) refuse();
    return levels;
}

} // namespace vignette
