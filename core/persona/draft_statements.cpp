#include "core/persona/draft_statements.h"

#include "core/base/text.h"
#include "core/model/multiple_testing.h"
#include "core/model/notable.h"
#include "core/persona/card_place.h"
#include "core/persona/field_words.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr double kSmallestLevelShare = 0.15; // a level fewer than "some" have says little of a segment
constexpr std::size_t kLevelsOfField = 2;
constexpr std::size_t kProtectedLevels = 8;
constexpr double kLackSaidFrom = 0.60; // "most" of them lack it

bool isUsable(const Field& field) {
    return field.hasPlainLabel && field.use != FieldUse::Hide && field.care != FieldCare::Sensitive &&
           field.kind != FieldKind::Year;
}

bool isEvidenceOnly(const Field& field) {
    return field.care == FieldCare::Protected || isAgeField(field) || sexLevelsOf(field) ||
           isAboutCost(field);
}

/// Drafts the statements of one field in one segment.
class FieldDrafter {
public:
    FieldDrafter(const PersonaDraftInput& input, std::uint32_t segment, const Field& field,
                 std::vector<DraftStatement>& statements)
        : m_input(input), m_segment(segment), m_field(field), m_statements(statements) {}

    void draft() {
        switch (m_field.kind) {
        case FieldKind::Flag:
            draftFlag();
            break;
        case FieldKind::Category:
        case FieldKind::Ordered:
            draftLevels();
            break;
        case FieldKind::Number:
        case FieldKind::Count:
            draftMean();
            break;
        case FieldKind::Year:
            break;
        }
    }

private:
    DraftStatement ask(Statistic statistic, const std::string& level) const {
        DraftStatement draft;
        draft.field = &m_field;
        draft.isEvidenceOnly = isEvidenceOnly(m_field);
        Statement& statement = draft.statement;
        statement.key = m_field.key + (statistic == Statistic::Share ? "=" + level : "~mean");
        statement.query.fingerprint = m_input.data->fingerprint;
        statement.query.population = "all";
        statement.query.segmentation = m_input.segmentationId.value;
        statement.query.segment = m_segment;
        statement.query.field = m_field.key;
        statement.query.statistic = statistic;
        statement.query.level = level;
        statement.evidence = m_input.evaluate(statement.query);
        const bool isShare = statistic == Statistic::Share;
        draft.pValue = isShare ? sharePValue(statement.evidence) : meanPValue(statement.evidence);
        const auto& range = statement.evidence.segment.range;
        statement.isCommon = isShare && range && range->low >= kCommonShare;
        return draft;
    }

    void add(DraftStatement draft, StatementForm form, Standing standing) {
        Statement& statement = draft.statement;
        statement.form = form;
        statement.section = sectionOf(m_field.theme, standing);
        statement.weight = std::abs(statement.evidence.difference);
        if (draft.isShare()) statement.weight += 0.01 * statement.evidence.segment.value;
        m_statements.push_back(std::move(draft));
    }

    const std::string* noCode() const {
        if (m_field.values.size() != 2) return nullptr;
        return m_field.values[0].code == m_field.yesCode ? &m_field.values[1].code : &m_field.values[0].code;
    }

    void draftFlag() {
        if (m_field.yesCode.empty()) return;
        DraftStatement yes = ask(Statistic::Share, m_field.yesCode);
        if (!isHeard(m_field, yes.statement.evidence.segment)) return;
        const bool isAbove = yes.statement.evidence.difference > 0.0;
        const bool isBad = m_field.direction == FieldDirection::HigherIsWorse;
        if (isBad && !isAbove && noCode() && hasPlainAbsence(m_field)) {
            DraftStatement no = ask(Statistic::Share, *noCode());
            no.isAbsence = true;
            if (no.statement.isCommon) {
                add(std::move(no), StatementForm::ShareOfLevel, Standing::Good);
                return;
            }
        }
        // What most people have and this group lacks is said as the lack: "No smartphone".
        const bool isGood = m_field.direction == FieldDirection::HigherIsBetter;
        if (isGood && !isAbove && noCode() && hasPlainAbsence(m_field)) {
            DraftStatement no = ask(Statistic::Share, *noCode());
            no.isAbsence = true;
            if (no.share() >= kLackSaidFrom) {
                add(std::move(no), StatementForm::ShareOfLevel, Standing::Bad);
                return;
            }
        }
        const bool isGoodAndCommon =
            m_field.direction == FieldDirection::HigherIsBetter && yes.statement.isCommon;
        // A bad thing that fewer have than elsewhere, but many still do, is neither strength nor barrier.
        const bool isBadButLess = isBad && !isAbove;
        const Standing standing = isGoodAndCommon ? Standing::Good
                                  : isBadButLess  ? Standing::Neither
                                                  : standingOf(m_field.direction, isAbove);
        add(std::move(yes), m_field.claim.empty() ? StatementForm::ShareOfLevel : StatementForm::ShareOfClaim,
            standing);
    }

    void draftLevels() {
        std::vector<std::pair<std::size_t, DraftStatement>> levels;
        for (std::size_t i = 0; i < m_field.values.size(); ++i) {
            if (isUninformative(m_field.values[i].label)) continue;
            DraftStatement level = ask(Statistic::Share, m_field.values[i].code);
            if (!isHeard(m_field, level.statement.evidence.segment)) return;
            if (level.statement.evidence.segment.count > 0) levels.emplace_back(i, std::move(level));
        }
        if (levels.empty()) return;
        const bool takesAll = m_field.care == FieldCare::Protected;
        std::stable_sort(levels.begin(), levels.end(), [takesAll](const auto& a, const auto& b) {
            const Evidence& first = a.second.statement.evidence;
            const Evidence& second = b.second.statement.evidence;
            return takesAll ? first.segment.count > second.segment.count
                            : first.difference > second.difference;
        });
        std::size_t taken = 0;
        for (auto& [index, level] : levels) {
            if (taken >= (takesAll ? kProtectedLevels : kLevelsOfField)) break;
            if (!takesAll && !isNotable(level)) continue;
            addLevel(index, std::move(level));
            ++taken;
        }
        if (taken == 0) addLargest(levels);
    }

    static bool isNotable(const DraftStatement& level) {
        return (level.statement.evidence.difference >= kNotableDifference &&
                level.share() >= kSmallestLevelShare) ||
               level.statement.isCommon;
    }

    void addLargest(std::vector<std::pair<std::size_t, DraftStatement>>& levels) {
        auto largest = std::max_element(levels.begin(), levels.end(), [](const auto& a, const auto& b) {
            return a.second.statement.evidence.segment.count < b.second.statement.evidence.segment.count;
        });
        addLevel(largest->first, std::move(largest->second));
    }

    void addLevel(std::size_t index, DraftStatement level) {
        const Standing standing =
            level.statement.evidence.difference > 0.0 ? standingOfLevel(m_field, index) : Standing::Neither;
        add(std::move(level), StatementForm::ShareOfLevel, standing);
    }

    /// Years stored as plain numbers are never averaged on a card.
    bool isCalendarYear(double mean) const {
        return containsWord(m_field.label, "year") && mean > 1900.0 && mean < 2100.0;
    }

    void draftMean() {
        DraftStatement mean = ask(Statistic::Mean, {});
        if (!isHeard(m_field, mean.statement.evidence.segment)) return;
        if (isCalendarYear(mean.statement.evidence.segment.value)) return;
        const double difference = mean.statement.evidence.difference;
        const Standing standing = std::abs(difference) < kNotableDifference
                                      ? Standing::Neither
                                      : standingOf(m_field.direction, difference > 0.0);
        add(std::move(mean), StatementForm::MeanOfField, standing);
    }

    const PersonaDraftInput& m_input;
    std::uint32_t m_segment;
    const Field& m_field;
    std::vector<DraftStatement>& m_statements;
};

/// Silence is no answer: fields that most of the segment have no value for say nothing of it.
bool isSilent(const PersonaDraftInput& input, std::uint32_t segment, const Field& field) {
    return std::any_of(input.setApart.begin(), input.setApart.end(), [&](const SetApartByMissing& apart) {
        return apart.segment == segment &&
               std::find(apart.fields.begin(), apart.fields.end(), field.key) != apart.fields.end();
    });
}

} // namespace

std::vector<DraftStatement> draftStatements(const PersonaDraftInput& input, std::uint32_t segment) {
    std::vector<DraftStatement> statements;
    for (const Field& field : input.data->fields)
        if (isUsable(field) && !isSilent(input, segment, field))
            FieldDrafter(input, segment, field, statements).draft();
    return statements;
}

void markDistinctive(std::vector<std::vector<DraftStatement>>& personas) {
    std::vector<double> pValues;
    for (const auto& statements : personas)
        for (const DraftStatement& draft : statements)
            if (!draft.statement.evidence.usedToForm) pValues.push_back(draft.pValue);
    const std::vector<bool> rejected = rejectedAt(kFalseDiscoveryRate, pValues);
    std::size_t next = 0;
    for (auto& statements : personas)
        for (DraftStatement& draft : statements) {
            const Evidence& evidence = draft.statement.evidence;
            const bool isSure = evidence.usedToForm || rejected[next++];
            draft.statement.isDistinctive = isSure && std::abs(evidence.difference) >= kNotableDifference;
        }
}

} // namespace vignette
