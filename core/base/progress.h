#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace vignette {

/// What a screen or terminal shows of a job. `fraction` runs 0..1 over the current stage; unknown totals give
/// -1.
struct ProgressSnapshot {
    std::string stage;  ///< a stable key such as "survey", "import", "segment": words come from the wording
    std::string detail; ///< a file name or "5 of 11", for display only; may be empty
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0: unknown
    double secondsInStage = 0.0;
    bool isCancelling = false;
};

/// The only thing a worker sees of the world outside: it says how far it is and asks whether to go on.
/// Thread-safe: advance() and checkpoint() may be called from any worker thread. Polled, never pushed.
class Progress {
public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Starts a stage of `total` units (0: unknown).
    void begin(const std::string& stage, std::uint64_t total, const std::string& detail = {});
    void advance(std::uint64_t units) { m_done.fetch_add(units, std::memory_order_relaxed); }
    void setDetail(const std::string& detail);
    /// Throws Cancelled if the person asked to stop. Call at least every 50 ms of work.
    void checkpoint() const;

    void cancel() { m_cancel.store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_cancel.load(std::memory_order_relaxed); }
    ProgressSnapshot snapshot() const;

private:
    mutable std::mutex m_mutex;
    std::string m_stage;
    std::string m_detail;
    std::chrono::steady_clock::time_point m_start{};
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<std::uint64_t> m_total{0};
    std::atomic<bool> m_cancel{false};
};

} // namespace vignette
