#pragma once

namespace vignette {

class Sketch;

/// One function a feature, called by paintPortrait from back to front. Each looks at the recipe and draws
/// nothing when the recipe does not have it.
void drawWheelchair(Sketch& sketch);
void drawHairBehind(Sketch& sketch);
void drawNeck(Sketch& sketch);
void drawClothing(Sketch& sketch);
void drawCoveringBehind(Sketch& sketch);
void drawEars(Sketch& sketch);
void drawHead(Sketch& sketch); ///< face, soft shade, cheeks, stubble
void drawAgeLines(Sketch& sketch);
void drawNose(Sketch& sketch);
void drawBeard(Sketch& sketch); ///< goatee, full and long beard; stubble belongs to the head
void drawMouth(Sketch& sketch);
void drawMoustache(Sketch& sketch);
void drawLenses(
    Sketch& sketch); ///< the light tint of glasses, under the eyes so that it needs no transparency
void drawEyes(Sketch& sketch);
void drawBrows(Sketch& sketch);
void drawHairInFront(Sketch& sketch);
void drawCovering(Sketch& sketch);
void drawEarrings(Sketch& sketch);
void drawNasalOxygen(Sketch& sketch);
void drawGlasses(Sketch& sketch);
void drawHearingAid(Sketch& sketch);

} // namespace vignette
