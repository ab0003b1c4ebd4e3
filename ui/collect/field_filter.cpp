#include "ui/collect/field_filter.h"

#include "ui/collect/field_model.h"

#include <algorithm>

namespace vignette {

FieldFilter::FieldFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(FieldModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void FieldFilter::setTyped(const QString& typed) {
    m_typed = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void FieldFilter::setShow(Show show) {
    m_show = show;
    invalidateFilter();
}

bool FieldFilter::isShown(int row) const {
    using Kind = QualityFindingKind;
    const auto& model = static_cast<const FieldModel&>(*sourceModel());
    const Field& field = model.field(row);
    const FieldQuality* quality = model.quality(row);
    const auto has = [quality](Kind kind) { return quality && quality->has(kind); };
    switch (m_show) {
    case Show::All:
        return true;
    case Show::NeedName:
        return !field.hasPlainLabel;
    case Show::Form:
        return field.use == FieldUse::Form;
    case Show::Check:
        return field.use == FieldUse::Check;
    case Show::Hide:
        return field.use == FieldUse::Hide;
    case Show::Findings:
        return quality && !quality->findings.empty();
    case Show::Impossible:
        return has(Kind::Impossible) || has(Kind::Unlikely) || has(Kind::FutureYear);
    case Show::Constant:
        return has(Kind::Constant) || has(Kind::NearlyConstant);
    case Show::Duplicate:
        return has(Kind::Duplicate);
    case Show::MixedUnits:
        return has(Kind::MixedUnits);
    case Show::ManyMissing:
        return has(Kind::ManyMissing);
    }
    return true;
}

bool FieldFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (!isShown(row)) return false;
    if (m_typed.isEmpty()) return true;
    const QString words = sourceModel()->index(row, 0, parent).data(FieldModel::SearchRole).toString();
    return std::ranges::all_of(
        m_typed, [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace vignette
