#include "core/explain/grow_tree.h"

#include "core/base/parallel.h"

#include <algorithm>

namespace vignette {

namespace {

using Counts = std::vector<std::uint64_t>;

std::uint64_t totalOf(const Counts& counts) {
    std::uint64_t total = 0;
    for (const std::uint64_t count : counts)
        total += count;
    return total;
}

std::uint64_t squaresOf(const Counts& counts) {
    std::uint64_t squares = 0;
    for (const std::uint64_t count : counts)
        squares += count * count;
    return squares;
}

/// Σ count² / patients: higher is purer (Gini's impurity is 1 − this / patients).
double purity(std::uint64_t squares, std::uint64_t patients) {
    return static_cast<double>(squares) / static_cast<double>(patients);
}

/// The best split of one node seen so far.
struct BestSplit {
    double score = 0.0; ///< purity left + right
    TreeSplit split;
    std::uint32_t low = 0; ///< AtMost: codes on either side of the cut
    std::uint32_t high = 0;
};

/// One side while a cut moves up: the counts a segment and the sum of their squares, kept in step.
class Side {
public:
    void start(Counts counts) {
        m_counts = std::move(counts);
        m_total = totalOf(m_counts);
        m_squares = squaresOf(m_counts);
    }
    void add(std::size_t segment) {
        m_squares += 2 * m_counts[segment]++ + 1;
        ++m_total;
    }
    void remove(std::size_t segment) {
        m_squares -= 2 * m_counts[segment]-- - 1;
        --m_total;
    }
    std::uint64_t total() const { return m_total; }
    double purity() const { return vignette::purity(m_squares, m_total); }

private:
    Counts m_counts;
    std::uint64_t m_total = 0;
    std::uint64_t m_squares = 0;
};

Counts difference(const Counts& from, const Counts& take) {
    Counts rest = from;
    for (std::size_t s = 0; s < rest.size(); ++s)
        rest[s] -= take[s];
    return rest;
}

/// Looks for the best split of every open node by one column.
class ColumnSearch {
public:
    ColumnSearch(const TreeColumn& column, std::size_t index, std::span<const std::uint16_t> labels,
                 std::span<const std::int32_t> nodeOf, std::span<const Counts> totals,
                 const TreeLimits& limits)
        : m_column(column), m_index(index), m_labels(labels), m_nodeOf(nodeOf), m_totals(totals),
          m_limits(limits), m_best(totals.size()) {}

    std::vector<BestSplit> search() {
        countMissing();
        for (std::size_t node = 0; node < m_totals.size(); ++node)
            tryHasValue(node);
        if (m_column.isOrdered)
            searchCuts();
        else
            searchLevels();
        return std::move(m_best);
    }

private:
    /// A node's two sides with its patients without a value on the right, and on the left.
    struct Cut {
        Side left, right, leftWithMissing, rightWithout;
        std::uint32_t last = kNoCode;
    };

    void countMissing() {
        const Counts none(m_totals.empty() ? 0 : m_totals.front().size());
        m_missing.assign(m_totals.size(), none);
        for (std::size_t i = 0; i < m_nodeOf.size(); ++i)
            if (m_nodeOf[i] >= 0 && m_column.codes[i] == kNoCode)
                ++m_missing[static_cast<std::size_t>(m_nodeOf[i])][m_labels[i]];
    }

    void offer(std::size_t node, const Side& left, const Side& right, TreeSplit split, std::uint32_t low,
               std::uint32_t high) {
        if (left.total() < m_limits.leaf || right.total() < m_limits.leaf) return;
        const double score = left.purity() + right.purity();
        if (score <= m_best[node].score) return;
        split.column = m_index;
        m_best[node] = {.score = score, .split = split, .low = low, .high = high};
    }

    void offerBoth(std::size_t node, const Cut& cut, TreeSplit split, std::uint32_t low, std::uint32_t high) {
        split.missingLeft = false;
        const bool hasMissing = cut.left.total() != cut.leftWithMissing.total();
        if (!hasMissing) split.missingLeft = cut.left.total() >= cut.right.total();
        offer(node, cut.left, cut.right, split, low, high);
        if (!hasMissing) return;
        split.missingLeft = true;
        offer(node, cut.leftWithMissing, cut.rightWithout, split, low, high);
    }

    Cut startCut(std::size_t node) const {
        Cut cut;
        cut.left.start(Counts(m_totals[node].size()));
        cut.right.start(m_totals[node]);
        cut.leftWithMissing.start(m_missing[node]);
        cut.rightWithout.start(difference(m_totals[node], m_missing[node]));
        return cut;
    }

    static void moveLeft(Cut& cut, std::size_t segment) {
        cut.left.add(segment);
        cut.right.remove(segment);
        cut.leftWithMissing.add(segment);
        cut.rightWithout.remove(segment);
    }

    void tryHasValue(std::size_t node) {
        Side with;
        Side without;
        with.start(difference(m_totals[node], m_missing[node]));
        without.start(m_missing[node]);
        offer(node, with, without, {.kind = TreeSplit::Kind::HasValue}, 0, 0);
    }

    void searchCuts() {
        std::vector<Cut> cuts;
        for (std::size_t node = 0; node < m_totals.size(); ++node)
            cuts.push_back(startCut(node));
        for (const std::uint32_t i : m_column.order) {
            if (m_nodeOf[i] < 0) continue;
            const auto node = static_cast<std::size_t>(m_nodeOf[i]);
            Cut& cut = cuts[node];
            const std::uint32_t code = m_column.codes[i];
            if (cut.last != kNoCode && cut.last != code)
                offerBoth(node, cut, {.kind = TreeSplit::Kind::AtMost}, cut.last, code);
            moveLeft(cut, m_labels[i]);
            cut.last = code;
        }
    }

    void searchLevels() {
        const std::size_t levels = m_column.values.size();
        std::vector<std::vector<Counts>> at(
            m_totals.size(), std::vector<Counts>(levels, Counts(m_totals.empty() ? 0 : m_totals[0].size())));
        for (std::size_t i = 0; i < m_nodeOf.size(); ++i)
            if (m_nodeOf[i] >= 0 && m_column.codes[i] != kNoCode)
                ++at[static_cast<std::size_t>(m_nodeOf[i])][m_column.codes[i]][m_labels[i]];
        for (std::size_t node = 0; node < m_totals.size(); ++node)
            for (std::uint32_t level = 0; level < levels; ++level) {
                Cut cut = startCut(node);
                for (std::size_t s = 0; s < at[node][level].size(); ++s)
                    for (std::uint64_t n = 0; n < at[node][level][s]; ++n)
                        moveLeft(cut, s);
                offerBoth(node, cut, {.kind = TreeSplit::Kind::Is, .code = level}, level, level);
            }
    }

    const TreeColumn& m_column;
    std::size_t m_index;
    std::span<const std::uint16_t> m_labels;
    std::span<const std::int32_t> m_nodeOf;
    std::span<const Counts> m_totals;
    TreeLimits m_limits;
    std::vector<Counts> m_missing;
    std::vector<BestSplit> m_best;
};

bool goesLeft(const TreeSplit& split, std::uint32_t code) {
    if (split.kind == TreeSplit::Kind::HasValue) return code != kNoCode;
    if (code == kNoCode) return split.missingLeft;
    return split.kind == TreeSplit::Kind::AtMost ? code <= split.code : code == split.code;
}

/// Grows level by level: every open node of a level is split in the same passes over the columns.
class Grower {
public:
    Grower(std::span<const TreeColumn> columns, std::span<const std::uint16_t> labels, std::size_t segments,
           const TreeLimits& limits)
        : m_columns(columns), m_labels(labels), m_segments(segments), m_limits(limits) {}

    GrownTree grow(const std::vector<bool>& takes, Progress& progress) {
        m_place.assign(m_labels.size(), -1);
        for (std::size_t i = 0; i < takes.size(); ++i)
            if (takes[i]) m_place[i] = 0;
        addNode();
        std::vector<std::int32_t> open{0};
        countNodes();
        for (int depth = 0; depth < m_limits.depth && !open.empty(); ++depth) {
            progress.checkpoint();
            open = splitAll(open);
        }
        mergeTwins(0);
        return std::move(m_tree);
    }

private:
    std::int32_t addNode() {
        m_tree.nodes.emplace_back();
        m_tree.nodes.back().counts.assign(m_segments, 0);
        return static_cast<std::int32_t>(m_tree.nodes.size()) - 1;
    }

    /// Counts of the nodes that patients stand in now.
    void countNodes() {
        for (std::size_t i = 0; i < m_place.size(); ++i)
            if (m_place[i] >= 0) ++m_tree.nodes[static_cast<std::size_t>(m_place[i])].counts[m_labels[i]];
        for (TreeNode& node : m_tree.nodes)
            node.segment = static_cast<std::uint32_t>(
                std::max_element(node.counts.begin(), node.counts.end()) - node.counts.begin());
    }

    std::vector<BestSplit> bestSplits(const std::vector<std::int32_t>& open) const {
        std::vector<std::int32_t> rank(m_tree.nodes.size(), -1);
        std::vector<Counts> totals;
        for (std::size_t i = 0; i < open.size(); ++i) {
            rank[static_cast<std::size_t>(open[i])] = static_cast<std::int32_t>(i);
            totals.push_back(m_tree.nodes[static_cast<std::size_t>(open[i])].counts);
        }
        std::vector<std::int32_t> nodeOf(m_place.size(), -1);
        for (std::size_t i = 0; i < m_place.size(); ++i)
            if (m_place[i] >= 0) nodeOf[i] = rank[static_cast<std::size_t>(m_place[i])];
        std::vector<std::vector<BestSplit>> found(m_columns.size());
        parallelTasks(m_columns.size(), [&](std::size_t c) {
            found[c] = ColumnSearch(m_columns[c], c, m_labels, nodeOf, totals, m_limits).search();
        });
        std::vector<BestSplit> best(open.size());
        for (const std::vector<BestSplit>& ofColumn : found)
            for (std::size_t node = 0; node < best.size(); ++node)
                if (ofColumn[node].score > best[node].score) best[node] = ofColumn[node];
        return best;
    }

    bool isWorthwhile(const TreeNode& node, const BestSplit& best) const {
        constexpr double kLeastGain = 1e-12; // of the purity: rounding is no gain
        if (best.split.kind == TreeSplit::Kind::None) return false;
        const double before = purity(squaresOf(node.counts), totalOf(node.counts));
        return best.score > before * (1.0 + kLeastGain);
    }

    std::vector<std::int32_t> splitAll(const std::vector<std::int32_t>& open) {
        const std::vector<BestSplit> best = bestSplits(open);
        std::vector<std::int32_t> next;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto at = static_cast<std::size_t>(open[i]);
            if (!isWorthwhile(m_tree.nodes[at], best[i])) continue;
            TreeSplit split = best[i].split;
            if (split.kind == TreeSplit::Kind::AtMost) {
                const TreeColumn& column = m_columns[split.column];
                split.code = column.cutBetween(best[i].low, best[i].high);
                split.threshold = column.middle(best[i].low, best[i].high);
            }
            const std::int32_t left = addNode();
            const std::int32_t right = addNode();
            m_tree.nodes[at].split = split;
            m_tree.nodes[at].left = left;
            m_tree.nodes[at].right = right;
            next.push_back(left);
            next.push_back(right);
        }
        moveDown();
        return next;
    }

    void moveDown() {
        for (std::size_t i = 0; i < m_place.size(); ++i) {
            if (m_place[i] < 0) continue;
            const TreeNode& node = m_tree.nodes[static_cast<std::size_t>(m_place[i])];
            if (node.isLeaf()) {
                m_place[i] = -1; // counted already
                continue;
            }
            const bool left = goesLeft(node.split, m_columns[node.split.column].codes[i]);
            m_place[i] = left ? node.left : node.right;
        }
        countNodes();
    }

    /// Two leaves of one segment under the same question make the question idle.
    void mergeTwins(std::size_t at) {
        if (m_tree.nodes[at].isLeaf()) return;
        const auto left = static_cast<std::size_t>(m_tree.nodes[at].left);
        const auto right = static_cast<std::size_t>(m_tree.nodes[at].right);
        mergeTwins(left);
        mergeTwins(right);
        const bool areTwins = m_tree.nodes[left].isLeaf() && m_tree.nodes[right].isLeaf() &&
                              m_tree.nodes[left].segment == m_tree.nodes[right].segment;
        if (areTwins) m_tree.nodes[at].split = {};
    }

    std::span<const TreeColumn> m_columns;
    std::span<const std::uint16_t> m_labels;
    std::size_t m_segments;
    TreeLimits m_limits;
    GrownTree m_tree;
    std::vector<std::int32_t> m_place; ///< node each patient stands in; −1: in none, or counted in a leaf
};

} // namespace

const TreeNode& GrownTree::leafOf(std::span<const TreeColumn> columns, std::size_t patient) const {
    const TreeNode* node = &nodes.front();
    while (!node->isLeaf()) {
        const bool left = goesLeft(node->split, columns[node->split.column].codes[patient]);
        node = &nodes[static_cast<std::size_t>(left ? node->left : node->right)];
    }
    return *node;
}

GrownTree growTree(std::span<const TreeColumn> columns, std::span<const std::uint16_t> labels,
                   std::size_t segments, const std::vector<bool>& takes, const TreeLimits& limits,
                   Progress& progress) {
    return Grower(columns, labels, segments, limits).grow(takes, progress);
}

} // namespace vignette
