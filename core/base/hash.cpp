// SHA256_CTX can be copied where it stands. The newer EVP interface allocates for each copy, which took half
// of the time of hashing short keys.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "core/base/hash.h"

#include "core/base/failure.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <cstring>
#include <utility>

namespace vignette {

namespace {

int hexValue(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

} // namespace

std::string Digest::hex() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

Digest Digest::fromHex(std::string_view hex) {
    Digest digest;
    bool isValid = hex.size() == 64;
    for (std::size_t i = 0; isValid && i < 32; ++i) {
        const int high = hexValue(hex[2 * i]);
        const int low = hexValue(hex[2 * i + 1]);
        isValid = high >= 0 && low >= 0;
        digest.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    if (!isValid) throw Failure(FailureCode::Damaged, "A fingerprint is not 64 hexadecimal digits.");
    return digest;
}

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
    return *this;
}

Sha256& Sha256::add(std::string_view text) {
    return add(std::as_bytes(std::span(text.data(), text.size())));
}

Sha256& Sha256::addNumber(std::uint64_t number) {
    std::array<std::byte, 8> bytes{};
    for (int i = 0; i < 8; ++i)
        bytes[static_cast<std::size_t>(i)] = static_cast<std::byte>((number >> (8 * i)) & 0xFF);
    return add(bytes);
}

Digest Sha256::finish() {
    Digest digest;
    unsigned length = 0;
    EVP_DigestFinal_ex(m_state->context, digest.bytes.data(), &length);
    EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr);
    return digest;
}

Digest sha256(std::span<const std::byte> bytes) {
    return Sha256().add(bytes).finish();
}
Digest sha256(std::string_view text) {
    return Sha256().add(text).finish();
}

/// SHA-256 after the two blocks that hold the secret (RFC 2104).
struct KeyedHasher::State {
    SHA256_CTX inner{};
    SHA256_CTX outer{};
};

KeyedHasher::KeyedHasher(const Digest& secret) {
    constexpr std::size_t kBlock = SHA256_CBLOCK;
    static_assert(sizeof(secret.bytes) <= kBlock);
    std::array<std::uint8_t, kBlock> innerPad{};
    std::array<std::uint8_t, kBlock> outerPad{};
    innerPad.fill(0x36);
    outerPad.fill(0x5C);
    for (std::size_t i = 0; i < secret.bytes.size(); ++i) {
        innerPad[i] ^= secret.bytes[i];
        outerPad[i] ^= secret.bytes[i];
    }
    auto state = std::make_shared<State>();
    SHA256_Init(&state->inner);
    SHA256_Update(&state->inner, innerPad.data(), kBlock);
    SHA256_Init(&state->outer);
    SHA256_Update(&state->outer, outerPad.data(), kBlock);
    m_state = std::move(state);
}

namespace {

/// The digest of what a context has taken (whole blocks only) and `size` bytes more that end in one block,
/// without the detours of SHA256_Update and SHA256_Final, which take longer than the hash of a short key.
void finishInOneBlock(SHA256_CTX& context, std::uint64_t bytesBefore, const void* bytes, std::size_t size,
                      std::uint8_t* digest) {
    std::array<std::uint8_t, SHA256_CBLOCK> block{};
    if (size > 0) std::memcpy(block.data(), bytes, size);
    block[size] = 0x80;
    const std::uint64_t bits = 8 * (bytesBefore + size);
    for (std::size_t i = 0; i < 8; ++i)
        block[SHA256_CBLOCK - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
    SHA256_Transform(&context, block.data());
    for (std::size_t word = 0; word < 8; ++word)
        for (std::size_t byte = 0; byte < 4; ++byte)
            digest[4 * word + byte] = static_cast<std::uint8_t>(context.h[word] >> (24 - 8 * byte));
}

} // namespace

Key16 KeyedHasher::operator()(std::string_view text) const {
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    constexpr std::size_t kLongestInOneBlock = SHA256_CBLOCK - 9; // the end mark and the length follow
    SHA256_CTX inner = m_state->inner;
    if (text.size() <= kLongestInOneBlock) {
        finishInOneBlock(inner, SHA256_CBLOCK, text.data(), text.size(), digest.data());
    } else {
        SHA256_Update(&inner, text.data(), text.size());
        SHA256_Final(digest.data(), &inner);
    }
    SHA256_CTX outer = m_state->outer;
    finishInOneBlock(outer, SHA256_CBLOCK, digest.data(), digest.size(), digest.data());
    Key16 key{};
    std::memcpy(key.data(), digest.data(), key.size());
    return key;
}

Key16 keyedHash(const Digest& secret, std::string_view text) {
    return KeyedHasher(secret)(text);
}

std::uint64_t mix64(std::uint64_t hash, std::uint64_t value) {
    // Finaliser of SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195) over the running hash.
    std::uint64_t x = hash ^ (value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2));
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

std::uint64_t hash64(std::span<const std::byte> bytes, std::uint64_t seed) {
    std::uint64_t hash = mix64(seed, bytes.size());
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8); // little endian on every machine we build for
        hash = mix64(hash, word);
    }
    std::uint64_t tail = 0;
    for (unsigned shift = 0; i < bytes.size(); ++i, shift += 8)
        tail |= static_cast<std::uint64_t>(bytes[i]) << shift;
    return mix64(hash, tail);
}

std::uint64_t hash64(std::string_view text, std::uint64_t seed) {
    return hash64(std::as_bytes(std::span(text.data(), text.size())), seed);
}

void systemRandomBytes(std::span<std::uint8_t> out) {
    if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1)
        throw Failure(FailureCode::NotReadable,
                      "The operating system gave no random numbers, so no patient numbers can be made.");
}

} // namespace vignette
