#pragma once

#include "ui/workbench/workbench.h"

#include <memory>

namespace vignette {

/// The explanation of the segments that were found last, made in a job of its own when it is wanted. An
/// answer about other segments or fields is dropped; a job that was stopped is not begun again by itself.
class ExplanationSource : public QObject {
    Q_OBJECT

public:
    enum class State { None, Waiting, Running, Stopped, Ready };

    explicit ExplanationSource(Workbench& workbench, QObject* parent = nullptr);
    State state() const;
    const SegmentExplanation* explanation() const { return m_explanation.get(); } ///< null unless Ready

    /// Wanted: explained as soon as nothing else runs. Not wanted: nothing new is begun.
    void setWanted(bool isWanted);
    /// Also after it was stopped.
    void askAgain();

signals:
    void changed();

private:
    void drop();
    void noteFound();
    void begin();
    void take(const Outcome<std::shared_ptr<SegmentExplanation>>& outcome);

    Workbench& m_workbench;
    std::shared_ptr<const FoundSegments> m_of; ///< what is or was last explained
    std::shared_ptr<SegmentExplanation> m_explanation;
    quint64 m_turn = 0; ///< goes up when what is running is about something old
    bool m_isWanted = false;
    bool m_isRunning = false;
    bool m_wasStopped = false;
};

} // namespace vignette
