#pragma once

#include "core/model/persona.h"

#include <string>

namespace vignette {

/// A persona as the text that a study keeps, with every statement, its query and its exact figures. Doubles
/// read back bit by bit. Throws Failure(Damaged) on reading what is no persona.
std::string personaDocument(const Persona& persona);
Persona personaFromDocument(const std::string& document);

/// One statement of such a document: equal texts are equal bits.
std::string statementDocument(const Statement& statement);

} // namespace vignette
