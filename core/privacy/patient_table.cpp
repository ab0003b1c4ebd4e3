#include "core/privacy/patient_table.h"

#include "core/base/failure.h"

#include <oneapi/tbb/parallel_sort.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace vignette {

namespace {

constexpr std::size_t kFirstSlots = 1024;

/// The first bytes as a number that sorts as they do.
std::uint64_t sortPrefix(const PatientKey& key) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | key.bytes[i];
    return prefix;
}

} // namespace

PatientTable::PatientTable() : m_slots(kFirstSlots, 0) {}

void PatientTable::reserve(std::size_t patients) {
    m_entries.reserve(patients);
    const std::size_t slots = std::bit_ceil(2 * std::max(patients, kFirstSlots / 2));
    if (slots > m_slots.size()) makeSlots(slots);
}

std::size_t PatientTable::slotOf(const PatientKey& key) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = PatientKeyHash()(key) & mask;
    while (m_slots[slot] != 0 && m_entries[m_slots[slot] - 1].key != key)
        slot = (slot + 1) & mask;
    return slot;
}

const Surrogate& PatientTable::findOrAdd(const PatientKey& key, const Surrogate& fresh) {
    const std::size_t slot = slotOf(key);
    if (m_slots[slot] != 0) return m_entries[m_slots[slot] - 1].surrogate;
    if (m_entries.size() >= std::numeric_limits<std::uint32_t>::max() - 1)
        throw Failure(FailureCode::TooLarge, "A study holds at most 4 billion patients.");
    m_entries.push_back({.key = key, .surrogate = fresh});
    m_slots[slot] = static_cast<std::uint32_t>(m_entries.size());
    if (m_entries.size() * 2 > m_slots.size()) makeSlots(m_slots.size() * 2);
    return m_entries.back().surrogate;
}

void PatientTable::makeSlots(std::size_t slots) {
    m_slots.assign(slots, 0);
    const std::size_t mask = slots - 1;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::size_t slot = PatientKeyHash()(m_entries[i].key) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

std::vector<std::uint32_t> PatientTable::inOrder() const {
    struct Place {
        std::uint64_t prefix;
        std::uint32_t entry;
    };
    std::vector<Place> places(m_entries.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = {.prefix = sortPrefix(m_entries[i].key), .entry = static_cast<std::uint32_t>(i)};
    oneapi::tbb::parallel_sort(places.begin(), places.end(), [this](const Place& a, const Place& b) {
        if (a.prefix != b.prefix) return a.prefix < b.prefix;
        return m_entries[a.entry].key < m_entries[b.entry].key;
    });
    std::vector<std::uint32_t> order;
    order.reserve(places.size());
    for (const Place& place : places)
        order.push_back(place.entry);
    return order;
}

} // namespace vignette
