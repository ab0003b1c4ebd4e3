#pragma once

#include "core/model/patient_id.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vignette {

/// Keyed hash → surrogate for millions of patients: entries side by side, found by open addressing. About 48
/// bytes a patient. Not safe for several threads at once.
class PatientTable {
public:
    struct Entry {
        PatientKey key;
        Surrogate surrogate;
    };

    PatientTable();
    void reserve(std::size_t patients);
    /// The surrogate of `key`; `fresh` when it is new, which is then kept.
    const Surrogate& findOrAdd(const PatientKey& key, const Surrogate& fresh);
    /// Asks the processor to bring in what findOrAdd() will look at.
    void expect(const PatientKey& key) const {
        __builtin_prefetch(&m_slots[PatientKeyHash()(key) & (m_slots.size() - 1)]);
    }
    bool contains(const PatientKey& key) const { return m_slots[slotOf(key)] != 0; }
    std::size_t size() const { return m_entries.size(); }
    const std::vector<Entry>& entries() const { return m_entries; } ///< in order of first sight
    /// Positions of the entries in ascending order of key.
    std::vector<std::uint32_t> inOrder() const;

private:
    /// Where the key stands, or the free slot where it would.
    std::size_t slotOf(const PatientKey& key) const;
    void makeSlots(std::size_t slots);

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_slots; ///< 1 + position in m_entries; 0 is free
};

} // namespace vignette
