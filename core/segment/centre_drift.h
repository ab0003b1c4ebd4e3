#pragma once

#include "core/segment/centres.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vignette {

/// Bounds that spare work (Hamerly 2010, doi:10.1137/1.9781611972801.12, in one number a row): a row that was
/// nearer to its centre than to any other by `lead` stays with it until that centre and the fastest of the
/// others together have moved so far. All roundings go the safe way, by more than what the definition in
/// double itself rounds, so a row passed over would have got the same label.
class CentreDrift {
public:
    CentreDrift() = default;
    CentreDrift(std::size_t rows, std::size_t segments) : m_leads(rows, kNone), m_drifts(segments) {}

    /// The centres of the round that begins.
    void moveTo(const Centres& centres);
    /// No row is spared before its first setLead(), whatever its label.
    bool isSpared(std::size_t row, std::uint16_t label) const {
        const std::size_t known = label < m_limits.size() ? label : 0;
        return m_leads[row] > m_limits[known];
    }
    /// After screening: the row leads by `lead`; not above 0: it is screened again next time.
    void setLead(std::size_t row, std::uint16_t label, float lead) {
        constexpr float kDown = 1.0F - 0x1.0p-21F;
        m_leads[row] = lead > 0.0F ? (lead + m_limits[label]) * kDown : kNone;
    }
    void forget(std::size_t row) { m_leads[row] = kNone; }

private:
    static constexpr float kNone = -1.0F;
    std::vector<float> m_leads;       ///< a row: how far its label's limit may grow
    std::vector<double> m_drifts;     ///< a segment: moved since the first round, with the fastest other
    std::vector<float> m_limits;      ///< the same, not rounded down
    std::vector<std::int32_t> m_last; ///< the centres of the round before, in steps
};

} // namespace vignette
