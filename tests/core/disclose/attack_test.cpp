#include "core/disclose/disclose.h"
#include "tests/core/disclose/attacker.h"
#include "tests/core/disclose/release_fixture.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

using testing::Attacker;
using testing::ReleaseStudy;
using Form = ShownNumber::Form;

struct RandomStudy {
    ReleaseStudy study;
    std::map<std::string, std::size_t> levels;
    std::map<std::string, std::vector<std::vector<std::size_t>>> counts; ///< by field: segment, level
    std::vector<std::size_t> sizes;
};

std::size_t smallOrNot(Random& random, std::size_t most) {
    const std::size_t drawn = random.chance(0.4) ? random.below(11) : random.below(most + 1);
    return std::min(drawn, most);
}

/// Two to five segments of 6 to 400 people, fields of two to five levels with many small counts and some
/// missing; personas print a random choice of the levels.
RandomStudy randomStudy(std::uint64_t seed) {
    Random random(seed);
    std::vector<std::size_t> sizes;
    for (std::size_t s = 2 + random.below(4); s > 0; --s)
        sizes.push_back(random.chance(0.1) ? 6 + random.below(5) : 11 + random.below(390));
    RandomStudy made{.study = ReleaseStudy(sizes), .levels = {}, .counts = {}, .sizes = sizes};
    for (int f = 0; f < 3; ++f) {
        const std::size_t levels = random.chance(0.5) ? 2 : 3 + random.below(3);
        std::vector<std::vector<std::size_t>> counts;
        for (const std::size_t size : sizes) {
            std::vector<std::size_t> row(levels, 0);
            std::size_t left = size - (random.chance(0.5) ? 0 : smallOrNot(random, size / 3));
            for (std::size_t level = 0; level + 1 < levels; ++level) {
                row[level] = smallOrNot(random, left);
                left -= row[level];
            }
            row.back() = left;
            for (std::size_t i = levels; i > 1; --i)
                std::swap(row[i - 1], row[random.below(i)]);
            counts.push_back(row);
        }
        const std::string key = "f" + std::to_string(f);
        const std::size_t field = made.study.field(key, counts);
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            if (levels == 2) {
                made.study.share(s, field, random.below(2));
                continue;
            }
            for (std::size_t level = 0; level < levels; ++level)
                if (random.chance(0.6)) made.study.share(s, field, level);
        }
        made.levels[key] = levels;
        made.counts[key] = counts;
    }
    return made;
}

/// A count of 1–10 is found when its mark says so already and fewer than five candidates are left, or when
/// nothing says so and it is proved to be one.
bool isFound(std::size_t count, Attacker::Span span, bool isMarked) {
    if (count < 1 || count > 10) return false;
    if (isMarked) return span.high <= 10 && span.high - span.low < 5;
    return span.low >= 1 && span.high <= 10;
}

bool saysSmall(const ShownStatement* statement) {
    return statement && statement->persona.form == Form::Below;
}
bool saysRestSmall(const ShownStatement* statement) {
    return statement &&
           (statement->persona.form == Form::Above || statement->persona.form == Form::NearlyAll);
}

/// A persona's own figure says that this count is 1–10: directly, or as the rest of the only other level.
bool isMarkedCount(const Release& release, const std::string& field, std::size_t levels, std::size_t segment,
                   std::size_t level) {
    for (const ShownPersona& persona : release.personas()) {
        if (persona.number != static_cast<int>(segment) + 1) continue;
        return saysSmall(persona.find(field + "=" + std::to_string(level))) ||
               (levels == 2 && saysRestSmall(persona.find(field + "=" + std::to_string(1 - level))));
    }
    return false;
}

/// Everything the attacker finds in one study, in words.
std::vector<std::string> findings(RandomStudy& made, GateChecks checks) {
    const Release release = DisclosureGate(checks).disclose(made.study.result(), "0.1");
    const Attacker attacker(release, made.levels);
    std::vector<std::string> found;
    const auto note = [&](const std::string& what, std::size_t count, Attacker::Span span, bool isMarked) {
        EXPECT_TRUE(static_cast<std::int64_t>(count) >= span.low &&
                    static_cast<std::int64_t>(count) <= span.high)
            << what << ": the attacker's arithmetic excludes the truth: " << count << " not in " << span.low
            << ".." << span.high;
        if (isFound(count, span, isMarked))
            found.push_back(what + " = " + std::to_string(count) + " in " + std::to_string(span.low) + ".." +
                            std::to_string(span.high));
    };
    std::size_t hidden = 0;
    for (const std::size_t size : made.sizes)
        hidden += size < 11 ? size : 0;
    note("hidden people", hidden, attacker.hiddenPeople(), true);
    for (const auto& [field, counts] : made.counts)
        for (std::size_t p = 0; p < release.personas().size(); ++p) {
            const ShownPersona& persona = release.personas()[p];
            const auto segment = static_cast<std::size_t>(persona.number - 1);
            const std::vector<std::size_t>& row = counts[segment];
            std::size_t missing = made.sizes[segment];
            for (std::size_t level = 0; level < row.size(); ++level) {
                const std::string key = field + "=" + std::to_string(level);
                const ShownStatement* statement = persona.find(key);
                const bool isMarked = isMarkedCount(release, field, row.size(), segment, level);
                const std::string what =
                    field + " level " + std::to_string(level) + " of persona " + std::to_string(p);
                note(what, row[level], attacker.count(field, p, level), isMarked);
                std::size_t others = 0;
                std::size_t contributing = 0;
                bool isContributorMarked = false;
                for (std::size_t s = 0; s < counts.size(); ++s) {
                    if (s == segment || counts[s][level] == 0) continue;
                    others += counts[s][level];
                    ++contributing;
                    isContributorMarked = isMarkedCount(release, field, row.size(), s, level);
                }
                note(what + ", others", others, attacker.others(field, p, level),
                     (statement && statement->others.form == Form::Below) ||
                         (contributing == 1 && isContributorMarked));
                missing -= row[level];
            }
            note(field + " missing of persona " + std::to_string(p), missing, attacker.missing(field, p),
                 true);
        }
    return found;
}

TEST(Attack, FindsNoSmallCountInThreeThousandStudies) {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        RandomStudy made = randomStudy(seed);
        const auto found = findings(made, GateChecks::All);
        EXPECT_TRUE(found.empty()) << "study " << seed << ": " << found.front();
    }
}

TEST(Attack, FindsSmallCountsWhenNothingMoreThanTheSmallOnesIsHidden) {
    int studies = 0;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        RandomStudy made = randomStudy(seed);
        studies += findings(made, GateChecks::WithoutComplement).empty() ? 0 : 1;
    }
    EXPECT_GE(studies, 300) << "an attacker that finds nothing proves nothing";
    RecordProperty("studies_broken", studies);
}

TEST(Attack, StillLeavesMostFiguresOfALargeStudyStanding) {
    // 20,000 people in five segments: hiding must stay the exception.
    Random random(8);
    ReleaseStudy study({6000, 5000, 4000, 3000, 2000});
    std::size_t figures = 0;
    for (int f = 0; f < 40; ++f) {
        std::vector<std::vector<std::size_t>> counts;
        for (const std::size_t size : {6000, 5000, 4000, 3000, 2000}) {
            const std::size_t yes = random.chance(0.2) ? random.below(30) : random.below(size);
            counts.push_back({size - yes, yes});
        }
        const std::size_t field = study.field("f" + std::to_string(f), counts);
        for (std::size_t s = 0; s < 5; ++s)
            study.share(s, field, 1);
    }
    std::size_t withheld = 0;
    const Release release = disclose(study.result(), "0.1");
    for (const ShownPersona& persona : release.personas())
        for (const ShownStatement& statement : persona.statements) {
            figures += 2;
            withheld += statement.persona.form == Form::Withheld ? 1 : 0;
            withheld += statement.others.form == Form::Withheld ? 1 : 0;
        }
    EXPECT_EQ(figures, 400U);
    EXPECT_LE(withheld, 8U);
}

} // namespace
} // namespace vignette
