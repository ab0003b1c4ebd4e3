#pragma once

#include "core/privacy/value_signs.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vignette {

/// Different values of a column with their signs: all of them up to kSize, above that the kSize whose hashes
/// are lowest, which is a fair sample of the different values whatever the order of rows, blocks and merges
/// (bottom-k sketch, Cohen and Kaplan 2007, doi:10.1145/1281100.1281133). Keeps no text.
class DistinctSample {
public:
    static constexpr std::size_t kSize = 1024;

    void add(std::uint64_t hash, SignSet signs);
    void merge(const DistinctSample& other);

    std::size_t size() const;               ///< values held, at most kSize
    std::size_t countWith(Sign sign) const; ///< of them, those with the sign
    double shareWith(Sign sign) const;      ///< 0 when empty

private:
    struct Item {
        std::uint64_t hash = 0;
        SignSet signs = 0;
    };
    void settle() const;

    mutable std::vector<Item> m_items;
    mutable std::uint64_t m_limit = ~std::uint64_t{0}; ///< hashes above it cannot be among the lowest
    mutable bool m_isSettled = true;
};

} // namespace vignette
