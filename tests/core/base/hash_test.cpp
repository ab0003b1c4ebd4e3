#include "core/base/failure.h"
#include "core/base/hash.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <string>

using namespace vignette;

TEST(Hash, GivesThePublishedSha256OfAbc) {
    // FIPS 180-4 example, "abc".
    EXPECT_EQ(sha256("abc").hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(Sha256().add("a").add("bc").finish(), sha256("abc"));
    EXPECT_EQ(Digest::fromHex(sha256("abc").hex()), sha256("abc"));
}

TEST(Hash, RefusesTextThatIsNoDigest) {
    EXPECT_THROW(Digest::fromHex("zz"), Failure);
    EXPECT_THROW(Digest::fromHex(std::string(64, 'g')), Failure);
}

TEST(Hash, KeyedHashIsTheFirstHalfOfHmac) {
    // RFC 4231 test case 2 pads its 4-byte key with zeros to the block, so 32 bytes "Jefe" + zeros give the
    // same HMAC.
    Digest secret;
    secret.bytes[0] = 'J';
    secret.bytes[1] = 'e';
    secret.bytes[2] = 'f';
    secret.bytes[3] = 'e';
    const Key16 key = keyedHash(secret, "what do ya want for nothing?");
    EXPECT_EQ(key[0], 0x5b);
    EXPECT_EQ(key[1], 0xdc);
    EXPECT_EQ(key[2], 0xc1);
    EXPECT_EQ(key[15], 0xc7);
}

TEST(Hash, KeyedHasherGivesTheSameForTextOfEveryLength) {
    // Lengths around the ends of SHA-256's blocks, against the library's own HMAC.
    const Digest secret = sha256("a secret");
    const KeyedHasher hasher(secret);
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string text(size, static_cast<char>('a' + size % 26));
        std::array<unsigned char, 32> full{};
        unsigned length = 0;
        HMAC(EVP_sha256(), secret.bytes.data(), static_cast<int>(secret.bytes.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), full.data(), &length);
        const Key16 key = hasher(text);
        EXPECT_TRUE(std::equal(key.begin(), key.end(), full.begin())) << size;
        EXPECT_EQ(keyedHash(secret, text), key);
    }
}

TEST(Hash, MixingDependsOnEveryByteAndOnTheSeed) {
    EXPECT_NE(hash64("patients"), hash64("patient"));
    EXPECT_NE(hash64(std::string("a\0", 2)), hash64("a"));
    EXPECT_NE(hash64("a", 1), hash64("a", 2));
}
