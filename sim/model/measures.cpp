#include "sim/model/measures.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "sim/model/measures_catalogue.h"
#include "sim/model/measures_formulas.h"

namespace kinflow::model {

namespace {

std::vector<Measure> whole_catalogue() {
    using namespace catalogue;
    std::vector<Measure> all;
    for (const auto& group : {front_door(), assessment(), need_and_protection(), care(),
                              placements(), people_in_post(), work(), places(), money()}) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

template <class Items>
std::vector<Level> named(const Items& items) {
    std::vector<Level> levels;
    levels.reserve(items.size());
    for (const auto& item : items) levels.push_back({item.name, item.label});
    return levels;
}

std::string in_words(std::string_view name) {
    std::string words{name};
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    }
    return words;
}

template <class Enum>
std::vector<Level> enumerated(std::size_t count) {
    std::vector<Level> levels;
    levels.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto name = name_of(static_cast<Enum>(i));
        levels.push_back({std::string{name}, in_words(name)});
    }
    return levels;
}

template <class Enum>
std::vector<Level> labelled(std::size_t count) {
    std::vector<Level> levels;
    levels.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<Enum>(i);
        levels.push_back({std::string{name_of(value)}, std::string{label_of(value)}});
    }
    return levels;
}

std::vector<Level> age_bands() {
    std::vector<Level> levels;
    levels.reserve(age_band_count);
    for (const char* name : age_band_names) levels.push_back({name, in_words(name)});
    return levels;
}

std::vector<Level> duration_bands() {
    return {{"up_to_3_months", "Up to 3 months"},
            {"3_to_6_months", "3 to 6 months"},
            {"6_to_12_months", "6 to 12 months"},
            {"12_to_24_months", "12 to 24 months"},
            {"over_24_months", "Over 24 months"}};
}

std::vector<Level> assessment_bands() {
    return {{"up_to_10_days", "Up to 10 working days"},
            {"11_to_20_days", "11 to 20"},
            {"21_to_30_days", "21 to 30"},
            {"31_to_40_days", "31 to 40"},
            {"41_to_45_days", "41 to 45"},
            {"46_to_50_days", "46 to 50"},
            {"51_to_60_days", "51 to 60"},
            {"over_60_days", "Over 60"}};
}

/// Levels of the flows and samples that are told apart; the rest have one.
std::size_t level_count(Flow flow, const Scenario& scenario) {
    switch (flow) {
        case Flow::contacts:
            return std::max<std::size_t>(scenario.channels.size(), 1);
        case Flow::looked_after_started:
            return age_band_count;
        case Flow::looked_after_ceased:
            return care_exit_count;
        case Flow::placements_started:
            return std::max<std::size_t>(scenario.placements.types.size(), 1);
        case Flow::worker_changes:
        case Flow::worker_starters:
        case Flow::worker_leavers:
        case Flow::hours_worked:
            return std::max<std::size_t>(scenario.teams.size(), 1);
        case Flow::cost_quantity:
        case Flow::cost_pence:
            return std::max<std::size_t>(scenario.costs.lines.size(), 1);
        case Flow::assessments_by_length:
            return assessment_band_count;
        default:
            return 1;
    }
}

std::size_t level_count(Sample sample, const Scenario& scenario) {
    const bool by_team = sample == Sample::days_waiting || sample == Sample::need_left_by_waiting;
    return by_team ? std::max<std::size_t>(scenario.teams.size(), 1) : 1;
}

double sum(std::span<const double> values, std::size_t begin, std::size_t end) {
    return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(begin),
                           values.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
}

}  // namespace

std::string_view name_of(MeasureKind kind) {
    switch (kind) {
        case MeasureKind::stock:
            return "stock";
        case MeasureKind::flow:
            return "flow";
        case MeasureKind::share:
            return "share";
        case MeasureKind::rate:
            return "rate";
        case MeasureKind::mean:
            return "mean";
    }
    throw std::invalid_argument("no such kind of measure");
}

BaseSlots::BaseSlots(const Scenario& scenario) {
    for (std::size_t i = 0; i < flow_count; ++i) {
        flow_begin[i + 1] = flow_begin[i] + level_count(static_cast<Flow>(i), scenario);
    }
    for (std::size_t i = 0; i < sample_count; ++i) {
        sample_begin[i + 1] = sample_begin[i] + level_count(static_cast<Sample>(i), scenario);
    }
}

std::size_t BaseSlots::levels(Flow flow) const {
    const auto i = static_cast<std::size_t>(flow);
    return flow_begin[i + 1] - flow_begin[i];
}

std::size_t BaseSlots::levels(Sample sample) const {
    const auto i = static_cast<std::size_t>(sample);
    return sample_begin[i + 1] - sample_begin[i];
}

double Base::flow(Flow flow) const {
    const auto i = static_cast<std::size_t>(flow);
    return sum(flows, slots.flow_begin[i], slots.flow_begin[i + 1]);
}

double Base::flow(Flow flow, std::size_t level) const {
    return flows[slots.flow_begin[static_cast<std::size_t>(flow)] + level];
}

double Base::mean(Sample sample) const {
    const auto begin = slots.sample_begin[static_cast<std::size_t>(sample)];
    const auto end = slots.sample_begin[static_cast<std::size_t>(sample) + 1];
    return formulas::ratio(sum(sample_sums, begin, end), sum(sample_counts, begin, end));
}

double Base::mean(Sample sample, std::size_t level) const {
    const auto slot = slots.sample_begin[static_cast<std::size_t>(sample)] + level;
    return formulas::ratio(sample_sums[slot], sample_counts[slot]);
}

double Base::at_stage(StageKind kind) const {
    return static_cast<double>(census.at_stage[static_cast<std::size_t>(kind)]);
}

std::span<const Measure> measures() {
    static const std::vector<Measure> all = whole_catalogue();
    return all;
}

const Measure* find_measure(std::string_view name) {
    const auto all = measures();
    const auto found = std::ranges::find(all, name, &Measure::name);
    return found == all.end() ? nullptr : &*found;
}

std::vector<Level> levels_of(std::string_view breakdown, const Scenario& scenario) {
    if (breakdown == "channel") return named(scenario.channels);
    if (breakdown == "team") return named(scenario.teams);
    if (breakdown == "placement_type") return named(scenario.placements.types);
    if (breakdown == "age_band") return age_bands();
    if (breakdown == "duration_band") return duration_bands();
    if (breakdown == "assessment_length") return assessment_bands();
    if (breakdown == "reason") return enumerated<CareExit>(care_exit_count);
    if (breakdown == "legal_status") return enumerated<LegalStatus>(legal_status_count);
    if (breakdown == "provider") return enumerated<Provider>(provider_count);
    if (breakdown == "heading") return labelled<CostHeading>(cost_heading_count);
    if (breakdown == "cost_kind") return labelled<CostKind>(cost_kind_count);
    if (breakdown == "household_state") return enumerated<HouseholdState>(household_state_count);
    throw std::invalid_argument("no breakdown is called " + std::string{breakdown});
}

}  // namespace kinflow::model
