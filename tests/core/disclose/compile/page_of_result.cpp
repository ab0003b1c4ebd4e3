// Must not compile: no page is made of exact personas.
#include "core/model/study_result.h"
#include "core/report/pages.h"

vignette::CardPage make(const vignette::StudyResult& source, const vignette::PersonaId& id,
                        const vignette::Wording& words) {
    return vignette::storyPage(source, id, words);
}
