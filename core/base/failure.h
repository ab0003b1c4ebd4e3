#pragma once

#include <stdexcept>
#include <string>

namespace vignette {

/// Why a job cannot finish. Trouble in the user's data is not a Failure: it is a row in the result
/// (quarantine).
enum class FailureCode {
    NotFound,      ///< a file or folder that is not there
    NotReadable,   ///< no permission, a directory, a device
    NotWritable,   ///< no permission, a full disk, a read-only medium
    Damaged,       ///< a file whose own checks do not hold
    NotAStudy,     ///< a file of another kind where a study was expected
    NewerStudy,    ///< a study made by a later version
    Locked,        ///< another program holds the study
    BadInput,      ///< an extract that cannot be read at all: empty, binary, too many columns
    ChangedSource, ///< an extract that is not the file that was surveyed
    NothingToDo,   ///< a step whose input is missing: no fields to form segments, no segments to draft
    TooLarge,      ///< more than this machine holds; says what would fit
    BadUsage,      ///< a plan or argument that contradicts itself
};

/// The one exception type for "cannot finish". The message is for the person at the screen: it says what,
/// where and what to do, in plain words, and never quotes a cell's value.
class Failure : public std::runtime_error {
public:
    Failure(FailureCode code, const std::string& message);
    FailureCode code() const { return m_code; }

private:
    FailureCode m_code;
};

/// Thrown by Progress::checkpoint() when the person pressed cancel. Not a Failure.
class Cancelled : public std::runtime_error {
public:
    Cancelled();
};

} // namespace vignette
