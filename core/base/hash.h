#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vignette {

/// A SHA-256 digest (FIPS 180-4).
struct Digest {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const Digest&) const = default;
    std::string hex() const;
    static Digest fromHex(std::string_view hex); ///< throws Failure(Damaged) when it is not 64 hex digits
};

/// SHA-256 over pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256& add(std::span<const std::byte> bytes);
    Sha256& add(std::string_view text);
    Sha256& addNumber(std::uint64_t number); ///< eight bytes, little endian
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Digest sha256(std::span<const std::byte> bytes);
Digest sha256(std::string_view text);

/// First 16 bytes of HMAC-SHA-256 (FIPS 198-1): maps a patient key to a value that can't be guessed without
/// the secret.
using Key16 = std::array<std::uint8_t, 16>;
Key16 keyedHash(const Digest& secret, std::string_view text);

/// keyedHash() with one secret for many texts: the secret is mixed in once. May be used by several threads.
class KeyedHasher {
public:
    explicit KeyedHasher(const Digest& secret);
    Key16 operator()(std::string_view text) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

/// 64-bit mixing hash for tables and row order (not for secrets): same value on every machine.
std::uint64_t hash64(std::span<const std::byte> bytes, std::uint64_t seed = 0);
std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0);
/// Mixes one more number into a running hash.
std::uint64_t mix64(std::uint64_t hash, std::uint64_t value);

/// Bytes from the operating system's generator, for secrets and surrogates. Tests inject their own
/// RandomBytes.
using RandomBytes = void (*)(std::span<std::uint8_t>);
void systemRandomBytes(std::span<std::uint8_t> out);

} // namespace vignette
