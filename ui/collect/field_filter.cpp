#include "ui/collect/field_filter.h"

#include "ui/collect/field_model.h"

#include <algorithm>

namespace vignette {

void FieldFilter::setTyped(const QString& typed) {
    m_typed = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void FieldFilter::setShow(Show show) {
    m_show = show;
    invalidateFilter();
}

bool FieldFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    const auto use =
        static_cast<FieldUse>(sourceModel()->index(row, FieldModel::Use, parent).data(Qt::EditRole).toInt());
    if (m_show == Show::NeedName && !first.data(FieldModel::NeedsNameRole).toBool()) return false;
    if (m_show == Show::Form && use != FieldUse::Form) return false;
    if (m_show == Show::Check && use != FieldUse::Check) return false;
    if (m_show == Show::Hide && use != FieldUse::Hide) return false;
    const QString words = first.data(FieldModel::SearchRole).toString();
    return std::ranges::all_of(
        m_typed, [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace vignette
