#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What was typed, parsed and checked for contradictions; nothing is done yet.
struct CommandLine {
    enum class Verb { Window, Run, Samples, Import, Segment, Personas, Export, Info, Verify, Plan, Nothing };

    Verb verb = Verb::Window;
    int exitCode = 0; ///< for Verb::Nothing: help and version 0, misuse 2
    std::string study;
    std::vector<std::string> files;
    std::string sample;
    std::string outFolder;
    std::string planFile;
    std::string codebook;
    std::string segments = "auto"; ///< "auto" or a number
    std::string view;              ///< needs, behaviour …; empty: as the plan says
    std::optional<std::uint64_t> seed;
    int threads = 0;                 ///< 0: all
    std::string pdf, json, csv, png; ///< targets of export
    std::string paper = "a4";
    bool confirmsTexts = false; ///< that typed texts which look like identifiers were looked at
    bool asJson = false;
    bool isQuiet = false;
    bool checksEvidence = false;
    bool tellsQuality = false;
    bool tellsSegments = false;
};

/// Parses argv; prints help or what is wrong itself and then gives Verb::Nothing.
CommandLine parseCommandLine(int argc, char** argv);

} // namespace vignette
