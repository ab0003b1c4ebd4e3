#include "resources/samples/harbor_valley/generator_plan.h"

namespace vignette::harbor_valley {

SpreadSet::SpreadSet(std::uint64_t seed, std::uint64_t salt, std::uint32_t count)
    : m_step(kFullSize / count), m_count(count),
      m_start(static_cast<std::uint32_t>(Random(seed, salt).below(m_step))) {}

bool SpreadSet::contains(std::uint32_t index) const {
    return index < m_step * m_count && index % m_step == m_start;
}

} // namespace vignette::harbor_valley
