#pragma once

#include "core/base/outcome.h"
#include "core/base/progress.h"

#include <functional>
#include <string>

namespace vignette {

/// Exit codes of every verb.
enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2, kRowsSetAside = 3, kCancelled = 4 };

/// stdout is data, stderr is messages and progress; the bar stands only on a terminal.
class Terminal {
public:
    explicit Terminal(bool isQuiet);
    void say(const std::string& message) const;  ///< a line on stderr, unless quiet
    void warn(const std::string& message) const; ///< a line on stderr, always
    void print(const std::string& data) const;   ///< to stdout, as it is

    /// Runs a job with progress on stderr; SIGINT and SIGTERM cancel it. Failures come back as an Outcome.
    template<typename Job> auto run(Job&& job) const -> Outcome<decltype(job(std::declval<Progress&>()))> {
        Progress progress;
        const Watch watch(*this, progress);
        return attempt([&] { return job(progress); });
    }
    /// Says what went wrong and gives the exit code for it.
    int report(const std::string& message, bool isCancelled) const;

private:
    /// Shows the progress and passes on the signals while a job runs.
    class Watch {
    public:
        Watch(const Terminal& terminal, Progress& progress);
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;
        ~Watch();

    private:
        struct State;
        State* m_state;
    };
    bool m_isQuiet;
    bool m_hasBar;
};

} // namespace vignette
