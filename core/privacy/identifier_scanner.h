#pragma once

#include "core/model/identifier.h"

namespace vignette {

/// Looks for the identifier classes of 45 CFR 164.514(b)(2)(i) in a column, by the words of its header and by
/// what its values look like, over all rows. Reads the bundled word lists once; throws Failure(NotFound |
/// Damaged) when they are not there. A scanner holds no values: counts of signs and hashes only, about 16
/// KiB.
///
/// Rare cells count too: one e-mail address in a million values is a finding. A header alone is a finding
/// unless the values contradict it (a `phone_calls` column of small whole numbers is not a phone number).
/// "Nearly all different" and free text are decided over the whole survey, see proposeScreening().
ColumnScannerFactory identifierScanners();

} // namespace vignette
