#include "app/process_setup.h"

#include "core/base/files.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>

namespace vignette {

void protectProcess() {
    protectNewFiles();
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace vignette
