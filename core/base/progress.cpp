#include "core/base/progress.h"

#include "core/base/failure.h"

namespace vignette {

void Progress::begin(const std::string& stage, std::uint64_t total, const std::string& detail) {
    checkpoint();
    const std::lock_guard lock(m_mutex);
    m_stage = stage;
    m_detail = detail;
    m_start = std::chrono::steady_clock::now();
    m_done.store(0);
    m_total.store(total);
}

void Progress::setDetail(const std::string& detail) {
    const std::lock_guard lock(m_mutex);
    m_detail = detail;
}

void Progress::checkpoint() const {
    if (isCancelled()) throw Cancelled();
}

ProgressSnapshot Progress::snapshot() const {
    const std::lock_guard lock(m_mutex);
    const std::chrono::duration<double> elapsed =
        m_stage.empty() ? std::chrono::duration<double>{0} : std::chrono::steady_clock::now() - m_start;
    return {.stage = m_stage,
            .detail = m_detail,
            .done = m_done.load(),
            .total = m_total.load(),
            .secondsInStage = elapsed.count(),
            .isCancelling = isCancelled()};
}

} // namespace vignette
