#include "core/evidence/evaluator.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Field flag(const std::string& key) {
    Field field;
    field.key = key;
    field.label = key;
    field.kind = FieldKind::Flag;
    field.values = {{"0", "no"}, {"1", "yes"}};
    field.yesCode = "1";
    return field;
}

Field number(const std::string& key, FieldKind kind = FieldKind::Number) {
    Field field;
    field.key = key;
    field.label = key;
    field.kind = kind;
    return field;
}

Segmentation segmentationOf(const std::vector<std::uint16_t>& labels, int count) {
    Segmentation segmentation;
    segmentation.segmentCount = count;
    segmentation.labels = labels;
    segmentation.sizes.assign(static_cast<std::size_t>(count), 0);
    for (const std::uint16_t label : labels)
        ++segmentation.sizes[label];
    return segmentation;
}

/// Ten patients, six in segment 0 and four in segment 1.
struct TenPatients {
    Dataset data;
    Segmentation segmentation = segmentationOf({0, 0, 0, 0, 0, 0, 1, 1, 1, 1}, 2);

    TenPatients() {
        data.patientCount = 10;
        data.fingerprint = sha256("ten patients");
        data.fields = {flag("smokes"), number("visits", FieldKind::Count), number("since", FieldKind::Year)};
        data.columns.resize(3);
        data.columns[0].levels = {1, 1, 1, 0, 0, kNoLevel, 1, 0, 0, 0};
        data.columns[1].numbers = {0, 2, 4, kNaN, 6, 8, 1, 1, 3, 0};
        data.columns[2].numbers = {2001, 2003, 2005, 2007, 2009, 2011, 2013, 2015, 2017, kNaN};
    }
};

TEST(Evaluator, GivesSharesBesideEveryoneElse) {
    const TenPatients ten;
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{"smokes"});
    const Evidence evidence = evaluator.evaluate(evaluator.query(0, "smokes", Statistic::Share, "1"));
    EXPECT_EQ(evidence.segment.base, 5U);
    EXPECT_EQ(evidence.segment.count, 3U);
    EXPECT_EQ(evidence.segment.missing, 1U);
    EXPECT_DOUBLE_EQ(evidence.segment.value, 0.6);
    EXPECT_EQ(evidence.others.base, 4U);
    EXPECT_EQ(evidence.others.count, 1U);
    EXPECT_DOUBLE_EQ(evidence.others.value, 0.25);
    // Cohen's h: 2 asin √.6 − 2 asin √.25 = 1.772154 − 1.047198
    EXPECT_NEAR(evidence.difference, 0.724957, 1e-6);
    EXPECT_TRUE(evidence.usedToForm);
}

TEST(Evaluator, GivesMeansSpreadsAndTheLargestShareOfTheSum) {
    const TenPatients ten;
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{});
    const Evidence evidence = evaluator.evaluate(evaluator.query(0, "visits", Statistic::Mean));
    EXPECT_EQ(evidence.segment.base, 5U);
    EXPECT_EQ(evidence.segment.count, 4U) << "patients with a visit";
    EXPECT_EQ(evidence.segment.missing, 1U);
    EXPECT_DOUBLE_EQ(evidence.segment.value, 4.0);
    EXPECT_DOUBLE_EQ(evidence.segment.spread, std::sqrt(10.0)); // 0 2 4 6 8: squares 40 / 4
    EXPECT_DOUBLE_EQ(evidence.segment.largestShareOfSum, 0.4);  // 8 of 20
    ASSERT_TRUE(evidence.segment.range);
    EXPECT_NEAR(evidence.segment.range->low, 4.0 - 1.959964 * std::sqrt(10.0) / std::sqrt(5.0), 1e-6);
    EXPECT_DOUBLE_EQ(evidence.others.value, 1.25); // 1 1 3 0
    EXPECT_NEAR(evidence.others.spread, 1.258306, 1e-6);
    // pooled s = √((4·10 + 3·1.583333) / 7) = 2.528410
    EXPECT_NEAR(evidence.difference, 2.75 / 2.528410, 1e-6);
    EXPECT_FALSE(evidence.usedToForm);
}

TEST(Evaluator, GivesMediansAndSizes) {
    const TenPatients ten;
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{});
    const Evidence since = evaluator.evaluate(evaluator.query(0, "since", Statistic::Median));
    EXPECT_DOUBLE_EQ(since.segment.value, 2006.0); // between 2005 and 2007
    EXPECT_DOUBLE_EQ(since.others.value, 2015.0);
    const Evidence size = evaluator.evaluate(evaluator.query(1, "", Statistic::Size));
    EXPECT_EQ(size.segment.count, 4U);
    EXPECT_DOUBLE_EQ(size.others.value, 6.0);
    EXPECT_EQ(size.segment.base, 10U);
}

TEST(Evaluator, LooksOnlyAtTheFilteredPatients) {
    const TenPatients ten;
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{});
    EvidenceQuery query = evaluator.query(0, "visits", Statistic::Mean);
    query.filterField = "smokes";
    query.filterLevel = "1";
    const Evidence evidence = evaluator.evaluate(query);
    EXPECT_EQ(evidence.segment.base, 3U); // visits 0 2 4
    EXPECT_DOUBLE_EQ(evidence.segment.value, 2.0);
    EXPECT_EQ(evidence.others.base, 1U);
}

TEST(Evaluator, CountsPatientsWithAllTraitsInTheWholeStudy) {
    TenPatients ten;
    ten.data.fields.push_back(flag("walks"));
    ten.data.columns.push_back({.numbers = {}, .levels = {1, 0, 1, 1, 0, 1, 1, 1, 0, kNoLevel}});
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{});
    const std::vector<EvidenceQuery> both{evaluator.query(0, "smokes", Statistic::Share, "1"),
                                          evaluator.query(0, "walks", Statistic::Share, "1")};
    EXPECT_EQ(evaluator.countMatching(both), 3U); // patients 1, 3 and 7
    EXPECT_EQ(evaluator.countMatching({}), 10U);
}

TEST(Evaluator, RefusesForeignQuestions) {
    const TenPatients ten;
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{});
    const EvidenceQuery good = evaluator.query(0, "smokes", Statistic::Share, "1");
    const auto refused = [&](auto change) {
        EvidenceQuery query = good;
        change(query);
        try {
            evaluator.evaluate(query);
        } catch (const Failure& failure) {
            return failure.code() == FailureCode::BadUsage;
        }
        return false;
    };
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.fingerprint = sha256("other"); }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.population = "women"; }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.segmentation = 4; }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.segment = 2; }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.field = "unknown"; }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.level = "7"; }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.statistic = Statistic::Mean; }));
    EXPECT_TRUE(refused([](EvidenceQuery& q) { q.field = "visits"; }));
    EXPECT_FALSE(refused([](EvidenceQuery&) {}));
}

TEST(Evaluator, AnswersWithoutAValueWhereNobodyHasOne) {
    TenPatients ten;
    ten.data.columns[0].levels.assign(10, kNoLevel);
    ten.data.columns[1].numbers.assign(10, kNaN);
    const Evaluator evaluator(ten.data, ten.segmentation, SegmentationId{3}, std::set<std::string>{});
    for (const auto& query :
         {evaluator.query(0, "smokes", Statistic::Share, "1"), evaluator.query(0, "visits", Statistic::Mean),
          evaluator.query(0, "visits", Statistic::Median)}) {
        const Evidence evidence = evaluator.evaluate(query);
        EXPECT_EQ(evidence.segment.base, 0U);
        EXPECT_EQ(evidence.segment.missing, 6U);
        EXPECT_TRUE(std::isnan(evidence.segment.value));
        EXPECT_FALSE(evidence.segment.range);
        EXPECT_EQ(evidence.difference, 0.0);
    }
}

TEST(WilsonInterval, GivesThePublishedLimits) {
    // Newcombe 1998 (doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E), table I,
    // method 3.
    const struct {
        double count, base, low, high;
    } published[] = {
        {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0, 0.1611}, {1, 29, 0.0061, 0.1718}};
    for (const auto& line : published) {
        const Interval interval = wilsonInterval(line.count, line.base);
        EXPECT_NEAR(interval.low, line.low, 5e-5);
        EXPECT_NEAR(interval.high, line.high, 5e-5);
    }
}

/// A second, slow and plain way to the same figures.
struct Naive {
    const Dataset& data;
    const Segmentation& segmentation;

    std::vector<double> values(std::size_t field, std::uint32_t segment, bool isInside) const {
        std::vector<double> found;
        for (std::size_t i = 0; i < data.patientCount; ++i)
            if ((segmentation.labels[i] == segment) == isInside &&
                !std::isnan(data.columns[field].numbers[i]))
                found.push_back(data.columns[field].numbers[i]);
        return found;
    }
    static double mean(const std::vector<double>& v) {
        long double sum = 0;
        for (const double x : v)
            sum += x;
        return static_cast<double>(sum / static_cast<long double>(v.size()));
    }
    static double spread(const std::vector<double>& v) {
        long double sum = 0;
        for (const double x : v)
            sum += (static_cast<long double>(x) - mean(v)) * (static_cast<long double>(x) - mean(v));
        return static_cast<double>(std::sqrt(sum / static_cast<long double>(v.size() - 1)));
    }
    static double median(std::vector<double> v) {
        std::sort(v.begin(), v.end());
        return v.size() % 2 ? v[v.size() / 2] : (v[v.size() / 2 - 1] + v[v.size() / 2]) / 2;
    }
};

struct RandomStudy {
    Dataset data;
    Segmentation segmentation;

    explicit RandomStudy(std::uint64_t seed, std::size_t atLeast = 200) {
        Random random(seed);
        data.patientCount = atLeast + random.below(800);
        data.fingerprint = sha256("random");
        const int segments = 2 + static_cast<int>(random.below(5));
        std::vector<std::uint16_t> labels(data.patientCount);
        for (std::uint16_t& label : labels)
            label = static_cast<std::uint16_t>(random.below(static_cast<std::uint64_t>(segments)));
        segmentation = segmentationOf(labels, segments);
        data.fields = {flag("f"), number("x")};
        data.columns.resize(2);
        for (std::size_t i = 0; i < data.patientCount; ++i) {
            const std::uint64_t draw = random.below(5);
            data.columns[0].levels.push_back(draw == 4 ? kNoLevel : static_cast<std::uint16_t>(draw % 2));
            data.columns[1].numbers.push_back(random.chance(0.2) ? kNaN
                                                                 : std::round(random.normal() * 500) / 10);
        }
    }
};

TEST(Evaluator, AgreesWithAPlainSecondWay) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const RandomStudy study(seed);
        const Evaluator evaluator(study.data, study.segmentation, SegmentationId{1}, std::set<std::string>{});
        const Naive naive{study.data, study.segmentation};
        for (int s = 0; s < study.segmentation.segmentCount; ++s) {
            const auto segment = static_cast<std::uint32_t>(s);
            const auto ours = naive.values(1, segment, true);
            const auto theirs = naive.values(1, segment, false);
            const Evidence mean = evaluator.evaluate(evaluator.query(segment, "x", Statistic::Mean));
            ASSERT_NEAR(mean.segment.value, Naive::mean(ours), 1e-12 * 500);
            ASSERT_NEAR(mean.others.value, Naive::mean(theirs), 1e-12 * 500);
            ASSERT_NEAR(mean.segment.spread, Naive::spread(ours), 1e-9);
            ASSERT_NEAR(mean.others.spread, Naive::spread(theirs), 1e-9);
            const Evidence median = evaluator.evaluate(evaluator.query(segment, "x", Statistic::Median));
            ASSERT_DOUBLE_EQ(median.segment.value, Naive::median(ours));
            ASSERT_DOUBLE_EQ(median.others.value, Naive::median(theirs));
            std::uint64_t yes = 0;
            std::uint64_t base = 0;
            for (std::size_t i = 0; i < study.data.patientCount; ++i) {
                if (study.segmentation.labels[i] != s || study.data.columns[0].levels[i] == kNoLevel)
                    continue;
                ++base;
                yes += study.data.columns[0].levels[i];
            }
            const Evidence share = evaluator.evaluate(evaluator.query(segment, "f", Statistic::Share, "1"));
            ASSERT_EQ(share.segment.count, yes);
            ASSERT_EQ(share.segment.base, base);
        }
    }
}

TEST(Evaluator, GivesTheSameBitsForShuffledRowsAndAnyNumberOfThreads) {
    RandomStudy study(99, 200000); // four blocks
    std::vector<std::size_t> order(study.data.patientCount);
    std::iota(order.begin(), order.end(), 0U);
    Random(5).shuffle(std::span(order));
    RandomStudy shuffled = study;
    for (std::size_t i = 0; i < order.size(); ++i) {
        shuffled.segmentation.labels[i] = study.segmentation.labels[order[i]];
        shuffled.data.columns[0].levels[i] = study.data.columns[0].levels[order[i]];
        shuffled.data.columns[1].numbers[i] = study.data.columns[1].numbers[order[i]];
    }
    const auto ask = [](const RandomStudy& from) {
        const Evaluator evaluator(from.data, from.segmentation, SegmentationId{1}, std::set<std::string>{});
        return evaluator.evaluate(evaluator.query(1, "x", Statistic::Mean));
    };
    const Evidence first = ask(study);
    EXPECT_EQ(ask(shuffled), first);
    for (const int threads : {1, 2, 4, 8})
        withThreads(threads, [&] { EXPECT_EQ(ask(study), first); });
}

} // namespace
} // namespace vignette
