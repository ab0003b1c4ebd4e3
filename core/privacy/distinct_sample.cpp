#include "core/privacy/distinct_sample.h"

#include <algorithm>

namespace vignette {

void DistinctSample::add(std::uint64_t hash, SignSet signs) {
    if (hash > m_limit) return;
    m_items.push_back({.hash = hash, .signs = signs});
    m_isSettled = false;
    if (m_items.size() >= 2 * kSize) settle();
}

void DistinctSample::merge(const DistinctSample& other) {
    for (const Item& item : other.m_items)
        add(item.hash, item.signs);
}

void DistinctSample::settle() const {
    if (m_isSettled) return;
    std::ranges::sort(m_items, {}, &Item::hash);
    const auto isSame = [](const Item& a, const Item& b) { return a.hash == b.hash; };
    m_items.erase(std::unique(m_items.begin(), m_items.end(), isSame), m_items.end());
    if (m_items.size() > kSize) m_items.resize(kSize);
    if (m_items.size() == kSize) m_limit = m_items.back().hash;
    m_isSettled = true;
}

std::size_t DistinctSample::size() const {
    settle();
    return m_items.size();
}

std::size_t DistinctSample::countWith(Sign sign) const {
    settle();
    const auto has = [sign](const Item& item) { return (item.signs & bitOf(sign)) != 0; };
    return static_cast<std::size_t>(std::ranges::count_if(m_items, has));
}

double DistinctSample::shareWith(Sign sign) const {
    const std::size_t all = size();
    return all == 0 ? 0.0 : static_cast<double>(countWith(sign)) / static_cast<double>(all);
}

} // namespace vignette
