#include "core/explain/segment_tree.h"

#include "core/base/parallel.h"
#include "core/explain/drawn_patients.h"
#include "core/explain/grow_tree.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr int kFolds = 5;

std::vector<std::size_t> plainFormingFields(const ExplainInput& input) {
    std::vector<std::size_t> fields;
    for (const FieldEncoding& encoding : input.encoding->fields) {
        std::size_t index = 0;
        const Field* field = input.data->find(encoding.fieldKey, &index);
        if (field && field->care != FieldCare::Protected && field->care != FieldCare::Sensitive)
            fields.push_back(index);
    }
    return fields;
}

TreeCondition conditionOf(const TreeSplit& split, const Field& field, bool isLeft) {
    using Kind = TreeCondition::Kind;
    TreeCondition condition;
    condition.field = field.key;
    condition.takesMissing = split.missingLeft == isLeft && split.kind != TreeSplit::Kind::HasValue;
    if (split.kind == TreeSplit::Kind::HasValue) {
        condition.kind = isLeft ? Kind::HasValue : Kind::HasNone;
        return condition;
    }
    const bool isCut = split.kind == TreeSplit::Kind::AtMost;
    if (isCut)
        condition.kind = isLeft ? Kind::AtMost : Kind::Above;
    else
        condition.kind = isLeft ? Kind::Is : Kind::IsNot;
    if (field.values.empty() || field.kind == FieldKind::Number || field.kind == FieldKind::Count ||
        field.kind == FieldKind::Year)
        condition.threshold = split.threshold;
    else
        condition.level = field.values[split.code].code;
    return condition;
}

/// A flag's "is not no" is its yes.
TreeCondition plain(TreeCondition condition, const Field& field) {
    using Kind = TreeCondition::Kind;
    if (field.kind != FieldKind::Flag || field.values.size() != 2 || condition.kind != Kind::IsNot)
        return condition;
    condition.kind = Kind::Is;
    condition.level = field.values[field.values[0].code == condition.level ? 1 : 0].code;
    return condition;
}

class RuleWriter {
public:
    RuleWriter(const GrownTree& tree, std::span<const TreeColumn> columns, const Dataset& data)
        : m_tree(tree), m_columns(columns), m_data(data) {}

    std::vector<TreeRule> write() {
        visit(0);
        return std::move(m_rules);
    }

private:
    void visit(std::size_t at) {
        const TreeNode& node = m_tree.nodes[at];
        if (node.isLeaf()) {
            TreeRule rule{.conditions = m_path, .segment = node.segment};
            for (const std::uint64_t count : node.counts)
                rule.patients += count;
            rule.ofSegment = node.counts[node.segment];
            m_rules.push_back(std::move(rule));
            return;
        }
        const Field& field = m_data.fields[m_columns[node.split.column].field];
        for (const bool isLeft : {true, false}) {
            m_path.push_back(plain(conditionOf(node.split, field, isLeft), field));
            visit(static_cast<std::size_t>(isLeft ? node.left : node.right));
            m_path.pop_back();
        }
    }

    const GrownTree& m_tree;
    std::span<const TreeColumn> m_columns;
    const Dataset& m_data;
    std::vector<TreeCondition> m_path;
    std::vector<TreeRule> m_rules;
};

/// Patients placed rightly by trees that have not seen them.
std::uint64_t rightlyPlaced(std::span<const TreeColumn> columns, const std::vector<std::uint16_t>& labels,
                            std::size_t segments, std::uint64_t seed, Progress& progress) {
    const std::vector<std::uint8_t> folds = dealtFolds(labels.size(), kFolds, seed);
    std::vector<std::uint64_t> right(kFolds);
    parallelTasks(kFolds, [&](std::size_t fold) {
        std::vector<bool> takes(labels.size());
        for (std::size_t i = 0; i < takes.size(); ++i)
            takes[i] = folds[i] != fold;
        const GrownTree tree = growTree(columns, labels, segments, takes, {}, progress);
        for (std::size_t i = 0; i < takes.size(); ++i)
            if (!takes[i] && tree.leafOf(columns, i).segment == labels[i]) ++right[fold];
    });
    std::uint64_t total = 0;
    for (const std::uint64_t count : right)
        total += count;
    return total;
}

} // namespace

SegmentTree segmentTree(const ExplainInput& input, const ExplainLimits& limits, Progress& progress) {
    const std::vector<std::size_t> fields = plainFormingFields(input);
    const auto segments = static_cast<std::size_t>(input.segmentation->segmentCount);
    SegmentTree result;
    if (fields.empty() || segments < 2) return result;
    const std::vector<std::uint32_t> patients =
        drawnPatients(input.data->patientCount, limits.treePatients, input.plan->seed);
    const std::vector<TreeColumn> columns = treeColumns(*input.data, fields, patients);
    std::vector<std::uint16_t> labels;
    std::vector<std::uint64_t> sizes(segments);
    for (const std::uint32_t patient : patients)
        ++sizes[labels.emplace_back(input.segmentation->labels[patient])];
    const GrownTree tree =
        growTree(columns, labels, segments, std::vector<bool>(labels.size(), true), {}, progress);
    result.rules = RuleWriter(tree, columns, *input.data).write();
    result.patients = labels.size();
    result.folds = kFolds;
    const auto total = static_cast<double>(labels.size());
    result.accuracy =
        static_cast<double>(rightlyPlaced(columns, labels, segments, input.plan->seed, progress)) / total;
    result.largestShare = static_cast<double>(*std::max_element(sizes.begin(), sizes.end())) / total;
    return result;
}

} // namespace vignette
