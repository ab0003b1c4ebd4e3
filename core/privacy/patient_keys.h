#pragma once

#include "core/base/hash.h"
#include "core/privacy/patient_table.h"

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// The key file beside a study (NAME.vignette-key, 0600): a secret and the map keyed hash → surrogate. With
/// it a later extract links to the same patients; without it nothing does. The linking keys themselves are
/// nowhere in it, but whoever holds it and a list of keys can tell who is who: it is never exported.
///
/// File: "VIGNETTE-KEY 1\n", 32 bytes of secret, the number of patients (8 bytes, little endian), then 16 +
/// 16 bytes a patient in ascending order of hash, then the SHA-256 of all before.
///
/// keyOf() and surrogateFor() may be called from several threads at once.
class PatientKeys {
public:
    /// A new secret and no patients.
    static PatientKeys create(RandomBytes random = systemRandomBytes);
    /// Throws Failure(NotFound | NotReadable | Damaged | NewerStudy).
    static PatientKeys load(const std::filesystem::path& file, RandomBytes random = systemRandomBytes);
    /// load() where the file is there, else create().
    static PatientKeys loadOrCreate(const std::filesystem::path& file,
                                    RandomBytes random = systemRandomBytes);
    /// STUDY.vignette-key beside STUDY.vignette.
    static std::filesystem::path fileBeside(const std::filesystem::path& study);

    PatientKeys(PatientKeys&& other) noexcept;
    PatientKeys& operator=(PatientKeys&&) = delete;

    /// What save() writes. Takes a while for millions of patients.
    std::string fileContent() const;
    /// Replaces the file in one step. Throws Failure(NotWritable).
    void save(const std::filesystem::path& file) const { save(file, fileContent()); }
    static void save(const std::filesystem::path& file, std::string_view content);

    /// Blanks around the key are dropped; everything else counts, leading zeros too.
    PatientKey keyOf(std::string_view rawKey) const;
    /// Room for so many patients, so that it need not be made bit by bit.
    void reserve(std::size_t patients);
    /// The patient's surrogate, drawn on first sight.
    Surrogate surrogateFor(const PatientKey& key);
    std::vector<Surrogate> surrogatesFor(const std::vector<PatientKey>& keys);
    /// A surrogate for a row without a key: belongs to nobody else and is not kept here.
    Surrogate freshSurrogate() { return freshSurrogates(1).front(); }
    std::vector<Surrogate> freshSurrogates(std::size_t count);
    bool knows(const PatientKey& key) const;
    std::size_t patientCount() const;

private:
    PatientKeys(const Digest& secret, RandomBytes random)
        : m_secret(secret), m_hasher(secret), m_random(random) {}

    Digest m_secret;
    KeyedHasher m_hasher;
    RandomBytes m_random;
    mutable std::mutex m_mutex;
    PatientTable m_surrogates;
};

} // namespace vignette
