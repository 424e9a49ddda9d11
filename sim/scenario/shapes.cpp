#include "sim/scenario/shapes.h"

#include <cstddef>
#include <utility>

#include "sim/model/pathway.h"
#include "sim/model/scenario.h"

namespace kinflow::scenario {
namespace {

/// The names of an enumeration's values from the first to the last given.
template <class Enum>
std::vector<std::string> words_between(Enum first, Enum last) {
    std::vector<std::string> words;
    for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i) {
        words.emplace_back(model::name_of(static_cast<Enum>(i)));
    }
    return words;
}

}  // namespace

std::vector<std::string> stage_kind_words() {
    return words_between(model::StageKind::contact, model::StageKind::closed);
}
std::vector<std::string> outcome_words() {
    return words_between(model::Outcome::no_further_action, model::Outcome::need_met);
}
std::vector<std::string> condition_words() {
    return words_between(model::Condition::disabled, model::Condition::unaccompanied);
}
std::vector<std::string> clock_words() {
    return words_between(model::ClockFrom::stage, model::ClockFrom::enquiry);
}
std::vector<std::string> rule_words() {
    return words_between(model::Rule::hold, model::Rule::stretch);
}
std::vector<std::string> legal_status_words() {
    return words_between(model::LegalStatus::section_20, model::LegalStatus::placement_order);
}
std::vector<std::string> care_exit_words() {
    return words_between(model::CareExit::return_home, model::CareExit::independence);
}

std::vector<std::string> provider_words() {
    return words_between(model::Provider::own_provision, model::Provider::parents);
}

std::vector<std::string> cost_heading_words() {
    return words_between(model::CostHeading::residential_care,
                         model::CostHeading::disabled_children);
}

std::vector<Field> header_fields(const std::string& kind) {
    return {
        {"kinflow", required, "What the file is", choice({kind})},
        {"name", required, "A short name, used in tables and file names", text()},
        {"title", required, "What a reader sees in reports", text()},
        {"description", optional, "What the file stands for, in a sentence or two", text()},
    };
}

namespace units {

std::vector<Unit> share() { return {{"share", 1.0}, {"percent", 0.01}}; }
std::vector<Unit> one(std::string name) { return {{std::move(name), 1.0}}; }
std::vector<Unit> years() { return {{"years", 1.0}, {"months", 1.0 / 12.0}}; }
std::vector<Unit> hours() { return {{"hours", 1.0}, {"minutes", 1.0 / 60.0}}; }

std::vector<Unit> per_population(const std::string& name) {
    constexpr double ten_thousand = 10'000.0;
    return {{name},
            {name + " per 10000 children", 1.0, "population_under_18", ten_thousand},
            // As it is usually written; inside { } its comma must be in quotes.
            {name + " per 10,000 children", 1.0, "population_under_18", ten_thousand}};
}

std::vector<Unit> sized(const std::string& name) {
    constexpr double hundred = 100.0;
    std::vector<Unit> all = per_population(name);
    all.push_back({name + " per 100 looked after", 1.0, "start_stocks.looked_after", hundred});
    all.push_back(
        {name + " per 100 children in need", 1.0, "start_stocks.children_in_need", hundred});
    return all;
}

}  // namespace units

}  // namespace kinflow::scenario
