// Twin of page_of_result.cpp: a page is made of a Release.
#include "core/model/study_result.h"
#include "core/report/pages.h"

vignette::CardPage make(const vignette::Release& source, const vignette::PersonaId& id,
                        const vignette::Wording& words) {
    return vignette::storyPage(source, id, words);
}
