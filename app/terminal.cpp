#include "app/terminal.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <map>
#include <thread>

namespace vignette {

namespace {

volatile std::sig_atomic_t g_stopSignal = 0;

void noteSignal(int signal) {
    g_stopSignal = signal;
}

std::string stageWords(const std::string& stage) {
    static const std::map<std::string, std::string> kWords = {
        {"survey", "Reading"},           {"import", "Bringing in"},
        {"load", "Loading patients"},    {"choose", "Trying numbers of segments"},
        {"segment", "Finding segments"}, {"map", "Drawing the map"},
        {"draft", "Drafting personas"},  {"export", "Writing"},
        {"verify", "Checking"}};
    const auto found = kWords.find(stage);
    return found == kWords.end() ? stage : found->second;
}

std::string progressLine(const ProgressSnapshot& snapshot) {
    std::string line = stageWords(snapshot.stage);
    if (!snapshot.detail.empty()) line += " " + snapshot.detail;
    if (snapshot.total > 0) {
        const double share =
            std::min(1.0, static_cast<double>(snapshot.done) / static_cast<double>(snapshot.total));
        line += " " + std::to_string(static_cast<int>(share * 100)) + " %";
        if (share > 0.05 && snapshot.secondsInStage > 1.0)
            line += ", " +
                    std::to_string(static_cast<int>(snapshot.secondsInStage * (1.0 - share) / share) + 1) +
                    " s left";
    }
    if (snapshot.isCancelling) line += " (stopping)";
    return line;
}

} // namespace

struct Terminal::Watch::State {
    std::atomic<bool> isDone{false};
    std::thread thread;
};

Terminal::Watch::Watch(const Terminal& terminal, Progress& progress) : m_state(new State) {
    g_stopSignal = 0;
    std::signal(SIGINT, noteSignal);
    std::signal(SIGTERM, noteSignal);
    m_state->thread = std::thread([state = m_state, &progress, hasBar = terminal.m_hasBar] {
        while (!state->isDone.load()) {
            if (g_stopSignal != 0) progress.cancel();
            if (hasBar) std::fprintf(stderr, "\r\033[K%s", progressLine(progress.snapshot()).c_str());
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        if (hasBar) std::fputs("\r\033[K", stderr);
    });
}

Terminal::Watch::~Watch() {
    m_state->isDone.store(true);
    m_state->thread.join();
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    delete m_state;
}

Terminal::Terminal(bool isQuiet) : m_isQuiet(isQuiet), m_hasBar(!isQuiet && ::isatty(STDERR_FILENO) == 1) {}

void Terminal::say(const std::string& message) const {
    if (!m_isQuiet) warn(message);
}

void Terminal::warn(const std::string& message) const {
    std::fprintf(stderr, "%s\n", message.c_str());
}

void Terminal::print(const std::string& data) const {
    std::fwrite(data.data(), 1, data.size(), stdout);
}

int Terminal::report(const std::string& message, bool isCancelled) const {
    warn(isCancelled ? "Cancelled. Nothing was changed." : message);
    return isCancelled ? kCancelled : kFailed;
}

} // namespace vignette
