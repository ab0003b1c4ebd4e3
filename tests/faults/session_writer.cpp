// Edits a study's first persona again and again through StudySession, as the window does, and says each edit
// on stdout once it is durable; kill_scenario.py kills it in between. use: session_writer STUDY        (edits
// until killed, at most 2,000 times)
//      session_writer STUDY count  (how many edits the history holds, and the text in force)
#include "core/study/study_session.h"

#include <cstdio>
#include <string>

using namespace vignette;

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const bool counts = argc > 2;
    Progress progress;
    const auto session = StudySession::open(argv[1], StudySession::Mode::ReadWrite, progress);
    const PersonaId persona = session->release().personas().at(0).id;
    const auto history = session->editHistory(persona, "note");
    if (counts) {
        std::printf("%zu %s\n", history.size(), history.empty() ? "-" : history.back().text.c_str());
        return 0;
    }
    std::printf("ready\n");
    std::fflush(stdout);
    for (std::size_t i = history.size(); i < history.size() + 2000; ++i) {
        PersonaEdit edit;
        edit.persona = persona;
        edit.slot = "note";
        edit.text = "edit-" + std::to_string(i + 1);
        session->saveEdit(edit);
        std::printf("%zu\n", i + 1);
        std::fflush(stdout);
    }
    return 0;
}
