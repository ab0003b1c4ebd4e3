#pragma once

#include "core/model/quality.h"
#include "core/model/wording.h"

#include <functional>
#include <string>
#include <vector>

namespace vignette {

/// How counts of patients are written: exact on a working page, rounded wherever they leave it.
struct QualityFigures {
    std::function<std::string(std::uint64_t people)> people;
    std::function<std::string(std::uint64_t count, std::uint64_t base)> share;
};

/// One plain sentence a finding. `fields` give other fields their labels; `quality` is the field it is about.
std::string findingSentence(const QualityFinding& finding, const FieldQuality& quality,
                            const std::vector<Field>& fields, const Wording& wording,
                            const QualityFigures& figures);

} // namespace vignette
