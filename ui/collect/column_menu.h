#pragma once

#include "ui/collect/proposal_edits.h"

#include <QMenu>

namespace vignette {

/// The menu of a column in the preview: what it is read as, and what becomes of it. Belongs to `parent` and
/// deletes itself when it closes. Null when the proposal has no such column.
QMenu* makeColumnMenu(ProposalEdits& edits, const ImportProposal& proposal, std::size_t file,
                      const QString& column, QWidget* parent);

} // namespace vignette
