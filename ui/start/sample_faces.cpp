#include "ui/start/sample_faces.h"

#include "core/base/hash.h"
#include "core/model/portrait_draw.h"
#include "ui/portrait/portrait.h"

#include <QPainter>

#include <array>

namespace vignette {

namespace {

constexpr int kFaces = 6;
constexpr int kSide = 34;
constexpr int kGap = 4;

std::array<PortraitRecipe, kFaces> faces() {
    using Age = PortraitRecipe::Age;
    using Sex = PortraitRecipe::Sex;
    struct Line {
        Age age;
        Sex sex;
        std::uint8_t skin;
    };
    static constexpr std::array<Line, kFaces> kLines = {{{Age::Young, Sex::Male, 6},
                                                         {Age::Middle, Sex::Female, 4},
                                                         {Age::Older, Sex::Female, 2},
                                                         {Age::Adult, Sex::Male, 1},
                                                         {Age::Oldest, Sex::Male, 5},
                                                         {Age::Teen, Sex::Female, 0}}};
    std::array<PortraitRecipe, kFaces> recipes;
    for (std::size_t index = 0; index < kLines.size(); ++index) {
        const Line& line = kLines[index];
        recipes[index] =
            portraitFromSeed(sha256("start-face|" + std::to_string(index)), line.age, line.sex, line.skin);
        recipes[index].background = static_cast<std::uint8_t>(index);
    }
    return recipes;
}

} // namespace

SampleFaces::SampleFaces(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleName(tr("Six drawn faces"));
}

QSize SampleFaces::sizeHint() const {
    return {kFaces * kSide + (kFaces - 1) * kGap, kSide};
}

/// Where room is short, fewer faces are drawn.
QSize SampleFaces::minimumSizeHint() const {
    return {0, kSide};
}

void SampleFaces::paintEvent(QPaintEvent*) {
    static const std::array<PortraitRecipe, kFaces> kRecipes = faces();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < kFaces; ++index) {
        const int left = index * (kSide + kGap);
        if (left + kSide > width()) return;
        paintPortrait(painter, QRectF(left, 0, kSide, kSide), kRecipes[static_cast<std::size_t>(index)],
                      {.cornerShare = 0.14});
    }
}

} // namespace vignette
