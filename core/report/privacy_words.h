#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <string>
#include <vector>

namespace vignette {

/// The wording key of what was done with a column.
const char* actionKey(ColumnAction action);
/// What a privacy action is about: the field's label, or the class of identifier in words.
std::string subjectOf(const ShownPrivacyAction& action, const Wording& wording);

/// A day as the wording writes it: "15 Jan 2028".
std::string dateWords(Date day, const Wording& wording);
/// "Limited data set, used by Harbor Health under an agreement of 2 Jan 2025 for research. …"; empty where
/// the study is none.
std::string limitedNotice(const Release::Content& content, const Wording& wording);
/// What stands on every page: the study's notes, and that it is a limited data set.
std::vector<std::string> studyNotes(const Release::Content& content, const Wording& wording);

} // namespace vignette
