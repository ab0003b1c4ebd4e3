#include "core/privacy/patient_keys.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace vignette {

namespace {

constexpr std::string_view kMark = "VIGNETTE-KEY ";
constexpr std::string_view kHeader = "VIGNETTE-KEY 1\n";
constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kCountBytes = 8;
constexpr std::size_t kEntryBytes = 32;
constexpr std::size_t kFrameBytes = kDigestBytes + kCountBytes + kDigestBytes;
constexpr std::uint64_t kFileLimit = std::uint64_t{4} << 30;

void append(std::string& bytes, std::span<const std::uint8_t> more) {
    bytes.append(reinterpret_cast<const char*>(more.data()), more.size());
}

void take(std::string_view& bytes, std::span<std::uint8_t> out) {
    std::memcpy(out.data(), bytes.data(), out.size());
    bytes.remove_prefix(out.size());
}

[[noreturn]] void failDamaged(const std::filesystem::path& file) {
    throw Failure(FailureCode::Damaged,
                  "The key file " + file.filename().string() +
                      " is damaged. Put back a copy of it, or import into a new study.");
}

/// The file's content without its first line and its last 32 bytes, both checked.
std::string_view checkedBody(std::string_view bytes, const std::filesystem::path& file) {
    if (!bytes.starts_with(kMark)) failDamaged(file);
    if (!bytes.starts_with(kHeader))
        throw Failure(FailureCode::NewerStudy, "The key file " + file.filename().string() +
                                                   " was made by a later version of Vignette.");
    if (bytes.size() < kHeader.size() + kFrameBytes) failDamaged(file);
    const std::string_view content = bytes.substr(0, bytes.size() - kDigestBytes);
    if (std::memcmp(sha256(content).bytes.data(), bytes.data() + content.size(), kDigestBytes) != 0)
        failDamaged(file);
    return content.substr(kHeader.size());
}

} // namespace

PatientKeys PatientKeys::create(RandomBytes random) {
    Digest secret;
    random(secret.bytes);
    return {secret, random};
}

PatientKeys PatientKeys::load(const std::filesystem::path& file, RandomBytes random) {
    const std::string bytes = readWholeFile(file, kFileLimit);
    std::string_view body = checkedBody(bytes, file);
    Digest secret;
    take(body, secret.bytes);
    std::array<std::uint8_t, kCountBytes> countBytes{};
    take(body, countBytes);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < kCountBytes; ++i)
        count |= std::uint64_t{countBytes[i]} << (8 * i);
    if (body.size() % kEntryBytes != 0 || body.size() / kEntryBytes != count) failDamaged(file);
    PatientKeys keys(secret, random);
    keys.m_surrogates.reserve(count);
    while (!body.empty()) {
        PatientKey key;
        Surrogate surrogate;
        take(body, key.bytes);
        take(body, surrogate.bytes);
        keys.m_surrogates.findOrAdd(key, surrogate);
    }
    return keys;
}

PatientKeys PatientKeys::loadOrCreate(const std::filesystem::path& file, RandomBytes random) {
    return std::filesystem::exists(file) ? load(file, random) : create(random);
}

std::filesystem::path PatientKeys::fileBeside(const std::filesystem::path& study) {
    std::filesystem::path file = study;
    return file.replace_extension(".vignette-key");
}

PatientKeys::PatientKeys(PatientKeys&& other) noexcept
    : m_secret(other.m_secret), m_hasher(other.m_hasher), m_random(other.m_random),
      m_surrogates(std::move(other.m_surrogates)) {}

std::string PatientKeys::fileContent() const {
    const std::lock_guard lock(m_mutex);
    const std::vector<PatientTable::Entry>& entries = m_surrogates.entries();
    std::string bytes(kHeader);
    bytes.reserve(kHeader.size() + kFrameBytes + entries.size() * kEntryBytes);
    append(bytes, m_secret.bytes);
    for (std::size_t i = 0; i < kCountBytes; ++i)
        bytes += static_cast<char>((std::uint64_t{entries.size()} >> (8 * i)) & 0xFF);
    for (const std::uint32_t place : m_surrogates.inOrder()) {
        append(bytes, entries[place].key.bytes);
        append(bytes, entries[place].surrogate.bytes);
    }
    append(bytes, sha256(std::string_view(bytes)).bytes);
    return bytes;
}

void PatientKeys::save(const std::filesystem::path& file, std::string_view content) {
    writeFileAtomically(file, content, FileAudience::OwnerOnly);
}

PatientKey PatientKeys::keyOf(std::string_view rawKey) const {
    return {m_hasher(trimmed(rawKey))};
}

void PatientKeys::reserve(std::size_t patients) {
    const std::lock_guard lock(m_mutex);
    m_surrogates.reserve(patients);
}

Surrogate PatientKeys::surrogateFor(const PatientKey& key) {
    return surrogatesFor({key}).front();
}

std::vector<Surrogate> PatientKeys::surrogatesFor(const std::vector<PatientKey>& keys) {
    // Enough for all of them: one call costs as much as one surrogate.
    std::vector<Surrogate> fresh = freshSurrogates(keys.size());
    const std::lock_guard lock(m_mutex);
    constexpr std::size_t kAhead = 8;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i + kAhead < keys.size()) m_surrogates.expect(keys[i + kAhead]);
        fresh[i] = m_surrogates.findOrAdd(keys[i], fresh[i]);
    }
    return fresh;
}

std::vector<Surrogate> PatientKeys::freshSurrogates(std::size_t count) {
    std::vector<Surrogate> surrogates(count);
    static_assert(sizeof(Surrogate) == sizeof(Surrogate::bytes));
    if (count > 0) m_random({reinterpret_cast<std::uint8_t*>(surrogates.data()), count * sizeof(Surrogate)});
    return surrogates;
}

bool PatientKeys::knows(const PatientKey& key) const {
    const std::lock_guard lock(m_mutex);
    return m_surrogates.contains(key);
}

std::size_t PatientKeys::patientCount() const {
    const std::lock_guard lock(m_mutex);
    return m_surrogates.size();
}

} // namespace vignette
