#include "ui/portrait/head_space.h"

#include <algorithm>

namespace vignette {

namespace {

using Age = PortraitRecipe::Age;
using Sex = PortraitRecipe::Sex;
using Face = PortraitRecipe::Face;

/// What differs by age, and in grown-ups by sex; Unstated stands in the middle.
struct Build {
    qreal top, chin, width, shoulderHalf, neckHalf, eye;
};

Build buildOf(Age age, Sex sex) {
    switch (age) {
    case Age::Baby:
        return {118.0, 276.0, 82.0, 96.0, 30.0, 0.60};
    case Age::Child:
        return {110.0, 272.0, 76.0, 108.0, 27.0, 0.575};
    case Age::Teen:
        return {96.0, 266.0, 67.5, 124.0, 28.0, 0.53};
    default:
        break;
    }
    switch (sex) {
    case Sex::Female:
        return {92.0, 266.0, 66.5, 132.0, 29.0, 0.515};
    case Sex::Male:
        return {88.0, 269.0, 70.0, 150.0, 37.0, 0.515};
    default:
        return {90.0, 267.0, 68.0, 140.0, 33.0, 0.515};
    }
}

void setJaw(HeadSpace& space, Sex sex) {
    if (space.isChild) {
        space.jaw = 0.99;
        space.chin = 0.60;
        return;
    }
    space.jaw = sex == Sex::Female ? 0.92 : sex == Sex::Male ? 0.97 : 0.95;
    space.chin = sex == Sex::Female ? 0.50 : sex == Sex::Male ? 0.60 : 0.55;
}

/// A child's face varies half as much: every child's face is round first.
void shapeFace(HeadSpace& space, qreal& chinLine, Face face) {
    const qreal strength = space.isChild ? 0.5 : 1.0;
    switch (face) {
    case Face::Oval:
        return;
    case Face::Round:
        space.width *= 1.0 + 0.075 * strength;
        chinLine -= 3.0 * strength;
        space.jaw += 0.04 * strength;
        space.chin += 0.07 * strength;
        return;
    case Face::Square:
        space.width *= 1.0 + 0.03 * strength;
        space.jaw += 0.045 * strength;
        space.chin += 0.09 * strength;
        return;
    case Face::Long:
        space.width *= 1.0 - 0.03 * strength;
        chinLine += 5.0 * strength;
        return;
    }
}

} // namespace

Outline& Outline::move(qreal x, qreal y) {
    m_path.moveTo(at(x, y));
    return *this;
}

Outline& Outline::line(qreal x, qreal y) {
    m_path.lineTo(at(x, y));
    return *this;
}

Outline& Outline::arch(qreal x1, qreal y1, qreal x, qreal y) {
    m_path.quadTo(at(x1, y1), at(x, y));
    return *this;
}

Outline& Outline::curve(qreal x1, qreal y1, qreal x2, qreal y2, qreal x, qreal y) {
    m_path.cubicTo(at(x1, y1), at(x2, y2), at(x, y));
    return *this;
}

Outline& Outline::close() {
    m_path.closeSubpath();
    return *this;
}

QPointF Outline::at(qreal x, qreal y) const {
    return {m_origin.x() + x * m_unit.width(), m_origin.y() + y * m_unit.height()};
}

HeadSpace HeadSpace::of(const PortraitRecipe& recipe) {
    const Build build = buildOf(recipe.age, recipe.sex);
    HeadSpace space;
    space.isChild = recipe.age <= Age::Child;
    space.top = build.top;
    space.width = build.width;
    space.shoulderHalf = build.shoulderHalf;
    space.neckHalf = build.neckHalf;
    space.eye = build.eye;
    setJaw(space, recipe.sex);
    qreal chinLine = build.chin;
    shapeFace(space, chinLine, recipe.face);
    space.height = chinLine - space.top;
    space.noseBase = space.eye + (space.isChild ? 0.160 : 0.185);
    space.mouth = space.noseBase + (space.isChild ? 0.115 : 0.125);
    space.eyeDistance = space.isChild ? 0.43 : 0.41;
    space.lineWidth = std::max(1.8, space.width * 0.032);
    space.shoulderLine = chinLine + (space.isChild ? 22.0 : 32.0);
    space.ageLines = std::max(0, static_cast<int>(recipe.age) - static_cast<int>(Age::Adult));
    return space;
}

} // namespace vignette
