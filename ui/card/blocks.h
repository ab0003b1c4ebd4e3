#pragma once

#include "ui/card/fragment_writer.h"

#include <vector>

namespace vignette {

/// One function a kind of block: words and figures in, fragments out. Nothing is cut or left out for want of
/// room; in print, slots without a text are left out.

std::vector<Fragment> layHeader(const CardHeader& header, const CardChips* chips, const BlockSpace& space);
std::vector<Fragment> layChips(const CardChips& chips, const BlockSpace& space);
std::vector<Fragment> layBars(const CardBars& bars, const BlockSpace& space);
std::vector<Fragment> layNotes(const CardNotes& notes, const BlockSpace& space);
std::vector<Fragment> layLegend(const CardLegend& legend, const BlockSpace& space);
std::vector<Fragment> layTable(const CardTable& table, const BlockSpace& space);
std::vector<Fragment> layOverlap(const CardOverlap& overlap, const BlockSpace& space);
std::vector<Fragment> layMap(const CardMap& map, const BlockSpace& space);
std::vector<Fragment> laySummaries(const CardSummaries& summaries, const BlockSpace& space);

/// All blocks of a column. Chips that follow a header stand inside it.
std::vector<Fragment> layBlocks(const std::vector<CardBlock>& blocks, const BlockSpace& space);

/// Chips in lines from (x, y); returns the bottom.
double writeChips(FragmentWriter& writer, const CardChips& chips, const BlockSpace& space, QRectF area);

} // namespace vignette
