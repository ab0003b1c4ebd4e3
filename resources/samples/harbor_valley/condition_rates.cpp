#include "resources/samples/harbor_valley/condition_rates.h"

namespace vignette::harbor_valley {

// The rates below are those of everybody outside the planted groups. They were set so that, with the groups
// added, the targets of README.md come out; the sources stand there.
std::span<const ConditionRate> conditionRates() {
    static const std::vector<ConditionRate> kRates = {
        {"diabetes",
         {0.3, 1.0, 5.1, 15.8, 15.8},
         1.28,
         0.74,
         0.55,
         {"E11.9", "E11.65", "E11.22", "E11.40", "E10.9"}},
        {"heart_failure", {0.0, 0.4, 0.8, 2.8, 6.0}, 1.1, 0.9, 0.65, {"I50.9", "I50.32", "I50.22"}},
        {"copd", {0.0, 0.7, 3.5, 7.0, 8.9}, 0.9, 1.09, 0.55, {"J44.9", "J44.1"}},
        {"coronary", {0.0, 0.5, 3.9, 9.8, 15.0}, 1.3, 0.74, 0.6, {"I25.10", "I25.118"}},
        {"stroke", {0.0, 0.3, 1.9, 5.0, 8.5}, 1.0, 1.0, 0.6, {"Z86.73", "I63.9"}},
        {"atrial_fibrillation", {0.0, 0.2, 1.2, 5.5, 11.5}, 1.1, 0.9, 0.45, {"I48.91", "I48.0"}},
        {"asthma", {7.5, 3.0, 5.9, 6.4, 5.8}, 0.78, 1.19, 0.55, {"J45.909", "J45.40", "J45.20"}},
        {"arthritis", {0.1, 4.2, 18.0, 28.5, 33.0}, 0.85, 1.13, 0.75, {"M19.90", "M17.9", "M06.9"}},
        {"cancer",
         {0.1, 1.0, 5.2, 13.5, 19.5},
         1.0,
         1.0,
         0.35,
         {"C50.919", "C61", "C18.9", "C34.90", "C43.9"}},
        {"hepatitis", {0.0, 0.5, 1.2, 1.5, 0.7}, 1.2, 0.83, 0.3, {"B18.2", "B18.1"}},
        {"lipids", {0.2, 5.0, 23.0, 41.0, 45.0}, 1.05, 0.96, 0.5, {"E78.5", "E78.00", "E78.2"}},
        {"obesity", {4.0, 13.0, 20.0, 18.0, 9.0}, 0.95, 1.04, 0.4, {"E66.9", "E66.01"}},
        {"depression", {3.0, 9.5, 10.0, 8.5, 6.5}, 0.72, 1.24, 0.4, {"F32.A", "F33.1", "F32.1"}},
        {"anxiety", {3.5, 11.0, 9.5, 7.0, 5.0}, 0.7, 1.26, 0.3, {"F41.1", "F41.9"}},
        {"back_pain", {0.5, 7.5, 12.5, 14.0, 13.0}, 0.95, 1.04, 0.35, {"M54.50", "M54.16"}},
        {"reflux", {0.8, 5.0, 11.0, 15.0, 16.0}, 0.95, 1.04, 0.35, {"K21.9"}},
        {"thyroid", {0.3, 2.5, 6.0, 9.5, 12.0}, 0.45, 1.47, 0.15, {"E03.9"}},
        {"sleep_apnoea", {0.2, 2.5, 9.0, 11.0, 7.0}, 1.35, 0.7, 0.45, {"G47.33"}},
        {"migraine", {1.0, 5.5, 4.5, 2.0, 0.8}, 0.45, 1.47, 0.2, {"G43.909"}},
        {"dementia", {0.0, 0.0, 0.1, 1.0, 8.5}, 0.95, 1.04, 0.35, {"F03.90", "G30.9"}},
        {"osteoporosis", {0.0, 0.1, 1.2, 7.0, 15.0}, 0.3, 1.6, 0.2, {"M81.0"}},
        {"alcohol", {0.0, 3.2, 3.6, 2.2, 0.6}, 1.5, 0.57, 0.3, {"F10.20", "F10.10"}},
        {"opioids", {0.0, 1.1, 0.9, 0.4, 0.1}, 1.3, 0.74, 0.3, {"F11.20"}},
        {"hiv", {0.0, 0.3, 0.5, 0.3, 0.05}, 1.6, 0.5, 0.1, {"B20"}},
    };
    return kRates;
}

std::span<const GroupRate> groupRates() {
    static const std::vector<GroupRate> kRates = {
        // The first that fits wins: the smallest group keeps its marks.
        {Group::HeartAndRide, "diabetes", 85},     {Group::HeartAndRide, "heart_failure", 65},
        {Group::HeartAndRide, "lipids", 58},       {Group::HeartAndRide, "coronary", 30},
        {Group::HeartAndRide, "depression", 20},   {Group::ManyClinics, "diabetes", 30},
        {Group::ManyClinics, "heart_failure", 22}, {Group::ManyClinics, "atrial_fibrillation", 34},
        {Group::ManyClinics, "coronary", 38},      {Group::ManyClinics, "arthritis", 52},
        {Group::ManyClinics, "copd", 15},          {Group::ManyClinics, "lipids", 62},
        {Group::ManyClinics, "dementia", 14},      {Group::ShiftWorkers, "diabetes", 46},
        {Group::ShiftWorkers, "obesity", 34},      {Group::ShiftWorkers, "sleep_apnoea", 17},
        {Group::WorriedAsthma, "asthma", 62},      {Group::WorriedAsthma, "anxiety", 46},
        {Group::WorriedAsthma, "depression", 24},  {Group::NewMothers, "anxiety", 15},
    };
    return kRates;
}

} // namespace vignette::harbor_valley
