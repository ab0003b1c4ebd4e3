#include "resources/samples/harbor_valley/survey_items.h"

namespace vignette::harbor_valley {

std::span<const SurveyItem> mattersItems() {
    static constexpr std::array<SurveyItem, 14> kItems = {{
        {"own_home", -0.75, {0.3, 0, 0, 0, 0, 0}, 0.55, {-1.0, 0.9, 1.0, -0.5, -0.8}},
        {"one_person", -0.65, {0.25, 0.1, -0.2, 0, -0.2, -0.1}, 0.2, {0.2, 0.8, 1.0, -0.3, 0.1}},
        {"sure_ride", -1.9, {0.1, 0.6, 0, 0, 0, 0}, 0.15, {-0.3, 0.5, 1.7, 0.2, -0.2}},
        {"clear_plan", -0.3, {0.2, 0, 0, 0, -0.3, -0.2}, 0.1, {0.1, 0.4, 0.6, 0.4, 0.1}},
        {"fewer_medicines", -1.6, {0.6, 0, 0, 0, 0, 0.1}, 0.35, {-0.8, 1.2, 0.5, 0.0, -0.2}},
        {"less_pain", -0.9, {0.5, 0.1, 0, 0, -0.2, 0}, 0.3, {-0.4, 0.4, 0.2, 0.1, -0.2}},
        {"sleep_and_mood", -0.8, {0.3, 0, 0, -0.1, -0.5, 0}, -0.25, {0.4, -0.2, 0.0, 0.4, 1.1}},
        {"evening_visits", -1.3, {0, 0.1, 0.2, 0, 0, 0}, -0.7, {0.9, -1.0, -0.6, 2.0, 0.3}},
        {"quick_reply", -0.6, {0, 0, 0.4, -0.1, -0.3, 0}, -0.3, {0.5, -0.3, -0.4, 0.2, 1.2}},
        {"healthy_baby", -3.6, {0, 0, 0, 0, 0, 0.1}, -0.6, {4.6, -1.0, -0.5, -0.2, 0.0}},
        {"family_time", -0.4, {0, 0, 0, 0.1, 0, 0}, 0.0, {0.5, 0.2, 0.3, 0.4, -0.3}},
        {"keep_working", -0.8, {-0.1, 0, 0.1, 0, 0.2, 0}, -0.5, {0.1, -2.0, -1.2, 1.2, 0.3}},
        {"known_costs", -0.8, {0.1, 0.4, 0.1, -0.2, 0, 0}, -0.25, {0.1, -0.3, 0.3, 0.5, 0.4}},
        {"own_language", -3.0, {0, 0.5, -0.1, 0, 0, -0.4}, 0.1, {0.0, 0.0, 1.0, 0.0, 0.0}},
    }};
    return kItems;
}

std::span<const SurveyItem> barrierItems() {
    static constexpr std::array<SurveyItem, 16> kItems = {{
        {"fear", -1.7, {0.2, 0, 0, -0.2, -0.5, -0.1}, -0.1, {0.2, 0.0, 0.1, 0.2, 1.3}},
        {"low_trust", -2.2, {0, 0.2, 0, -1.1, 0, 0}, -0.1, {0.0, -0.2, -0.4, 0.1, 0.3}},
        {"unsure_next_step", -1.4, {0.2, 0.1, -0.1, 0, -0.5, -0.4}, 0.0, {0.2, 0.5, 0.4, 0.5, 0.5}},
        {"low_confidence", -1.6, {0.2, 0, 0, 0, -0.8, -0.2}, 0.0, {0.1, 0.2, 0.3, 0.2, 0.8}},
        {"no_sure_ride", 0.0, {}, 0.0, {}}, // answered from the person's own state, see survey.cpp
        {"work_hours", -1.2, {0, 0.2, 0.1, 0, 0, 0}, -0.7, {0.3, -1.5, -0.8, 2.1, 0.2}},
        {"childcare", -2.6, {0, 0.3, 0, 0, 0, 0}, -0.9, {2.6, -1.5, -0.8, 0.3, 0.1}},
        {"cost", -1.4, {0.2, 0.6, 0, -0.1, 0, 0}, -0.15, {0.1, -0.1, 0.4, 0.3, 0.5}},
        {"distance", -1.9, {0.1, 0.6, 0, 0, 0, 0}, 0.05, {0.1, 0.5, 0.6, 0.2, 0.0}},
        {"not_enough_food", 0.0, {}, 0.0, {}}, // from the person's own state
        {"caring_for_others", -2.1, {0.1, 0.2, 0, 0, 0, 0}, 0.0, {0.8, -0.3, -0.2, 0.3, -0.2}},
        {"language", -3.6, {0, 0.5, -0.1, 0, 0, -0.5}, 0.1, {0.0, 0.0, 0.7, 0.0, 0.0}},
        {"digital_hard", -1.4, {0.1, 0.1, -0.9, 0, -0.1, -0.1}, 0.3, {-0.6, 0.7, 0.9, -0.2, -0.5}},
        {"forms_hard", -1.5, {0, 0.2, -0.2, 0, -0.1, -0.9}, 0.1, {-0.2, 0.2, 0.4, 0.2, -0.1}},
        {"long_waits", -0.9, {0.1, 0.2, 0, -0.3, 0, 0}, -0.15, {0.1, 0.1, 0.0, 0.5, 0.4}},
        {"many_clinics", -2.1, {0.7, 0.2, 0, -0.1, 0, 0}, 0.3, {0.1, 1.9, 0.9, -0.1, 0.0}},
    }};
    return kItems;
}

std::span<const SurveyItem> preferenceItems() {
    static constexpr std::array<SurveyItem, 5> kItems = {{
        {"complementary", -1.2, {0, 0, 0.1, -0.3, 0.1, 0.2}, -0.15, {0.4, -0.3, -0.1, 0.0, 0.4}},
        {"same_sex_clinician", -1.6, {0, 0.1, 0, -0.1, -0.1, 0}, -0.05, {0.9, 0.0, 0.2, -0.1, 0.2}},
        {"faith_or_food", -1.9, {0, 0.2, -0.1, 0.1, 0, -0.1}, 0.2, {0.2, 0.2, 0.6, 0.0, -0.2}},
        {"family_present", -0.7, {0.2, 0.1, -0.2, 0.1, -0.2, -0.1}, 0.25, {0.6, 1.0, 0.9, -0.2, -0.2}},
        {"video_visits", -0.4, {0, 0.1, 0.7, 0, 0.1, 0.1}, -0.2, {0.3, -0.9, -0.8, 0.6, 0.9}},
    }};
    return kItems;
}

std::span<const SurveyItem> strengthItems() {
    static constexpr std::array<SurveyItem, 6> kItems = {{
        {"trusts_team", 1.1, {-0.1, -0.1, 0, 1.1, 0.1, 0}, 0.15, {0.2, 0.2, 0.4, -0.1, -0.4}},
        {"manages_own_health", 0.75, {-0.3, -0.1, 0.1, 0.1, 0.9, 0.2}, 0.0, {0.2, -0.3, -0.3, -0.2, -0.4}},
        {"has_help_at_home", 0.9, {0, -0.3, 0, 0.1, 0.1, 0}, -0.05, {0.7, 0.7, 0.3, 0.0, -0.3}},
        {"easy_to_reach_team", 0.8, {0, -0.5, 0.2, 0.4, 0.1, 0}, 0.1, {0.1, 0.0, -0.4, -0.7, -0.3}},
        {"referred_someone", -0.8, {0, -0.1, 0, 0.6, 0.1, 0}, 0.05, {0.4, 0.0, 0.0, -0.1, -0.2}},
        {"would_return", 1.9, {0, -0.2, 0, 0.8, 0.1, 0}, 0.15, {0.2, 0.2, 0.2, -0.2, -0.4}},
    }};
    return kItems;
}

std::span<const std::string_view> extraItems() {
    static constexpr std::array<std::string_view, 6> kItems = {"extra_wall_art",  "extra_music",
                                                               "extra_plants",    "extra_news_screen",
                                                               "extra_magazines", "extra_snack_machine"};
    return kItems;
}

double logOddsOf(const SurveyItem& item, const Person& person) {
    const Traits& felt = person.felt;
    const std::array<double, 6> traits = {felt.burden, felt.friction,   felt.digital,
                                          felt.trust,  felt.confidence, felt.knowledge};
    double odds = item.base + item.perTwentyYears * (person.age - 45) / 20.0;
    for (std::size_t i = 0; i < traits.size(); ++i)
        odds += item.traits[i] * traits[i];
    for (std::size_t i = 0; i < item.groups.size(); ++i)
        if (person.groups[i]) odds += item.groups[i];
    return odds;
}

} // namespace vignette::harbor_valley
