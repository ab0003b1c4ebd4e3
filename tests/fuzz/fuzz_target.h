#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace vignette::fuzz {

/// Something that must hold for every input and does not. libFuzzer counts it as a find because nobody
/// catches it; the replay test names the file.
struct BrokenProperty : std::logic_error {
    using std::logic_error::logic_error;
};

/// `sentence` says what should hold.
inline void require(bool holds, const char* sentence) {
    if (!holds) throw BrokenProperty(sentence);
}

/// One run of this program's target over one input. A Failure inside it is an answer, not a find. Each
/// *_target.cpp defines it; one is linked into each program.
void runTarget(std::string_view input);

/// The first byte of what is left of an input, taken off it; 0 at its end.
inline unsigned takeByte(std::string_view& input) {
    if (input.empty()) return 0;
    const auto byte = static_cast<unsigned char>(input.front());
    input.remove_prefix(1);
    return byte;
}

/// The first two, the high one first.
inline unsigned takePair(std::string_view& input) {
    const unsigned high = takeByte(input);
    return high << 8 | takeByte(input);
}

} // namespace vignette::fuzz
