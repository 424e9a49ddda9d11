#include "tests/support/tallying_observer.h"

#include <bit>
#include <numeric>

namespace kinflow::test {

namespace {

/// Makes room for the level.
template <class T>
T& at_level(std::vector<T>& levels, std::size_t level) {
    if (level >= levels.size()) levels.resize(level + 1);
    return levels[level];
}

}  // namespace

TallyingObserver::TallyingObserver(std::size_t stages)
    : stages_(stages), moves_(stages * stages, 0) {}

void TallyingObserver::forget(core::Minute now) {
    for (StageTotals& stage : stages_) {
        const int stock = stage.stock;
        stage = {};
        stage.stock = stock;
        stage.changed = now;
    }
    moves_.assign(moves_.size(), 0);
    for (auto& levels : flows_) levels.clear();
    for (auto& levels : samples_) levels.clear();
    censuses_.clear();
}

double TallyingObserver::area(model::StageId stage, core::Minute now) const {
    const StageTotals& totals = stages_[stage.value];
    return totals.area + static_cast<double>(totals.stock) * (now - totals.changed);
}

std::int64_t TallyingObserver::flow(model::Flow flow) const {
    const auto& levels = flows_[static_cast<std::size_t>(flow)];
    return std::accumulate(levels.begin(), levels.end(), std::int64_t{0});
}

std::int64_t TallyingObserver::flow(model::Flow flow, std::size_t level) const {
    const auto& levels = flows_[static_cast<std::size_t>(flow)];
    return level < levels.size() ? levels[level] : 0;
}

core::Tally TallyingObserver::sample(model::Sample sample) const {
    core::Tally all;
    for (const core::Tally& level : samples_[static_cast<std::size_t>(sample)]) all.merge(level);
    return all;
}

core::Tally TallyingObserver::sample(model::Sample sample, std::size_t level) const {
    const auto& levels = samples_[static_cast<std::size_t>(sample)];
    return level < levels.size() ? levels[level] : core::Tally{};
}

void TallyingObserver::moved(model::StageId from, model::StageId to, core::Minute at, int children,
                             core::Minute spent) {
    change(stages_[from.value], at, -children);
    change(stages_[to.value], at, children);
    stages_[from.value].left += children;
    stages_[from.value].spent += static_cast<double>(spent) * children;
    stages_[to.value].entered += children;
    moves_[from.value * stages_.size() + to.value] += children;
    for (const auto word : {from.value, to.value}) mix(word);
    for (const auto word : {at, children, spent}) mix(static_cast<std::uint64_t>(word));
}

void TallyingObserver::counted(model::Flow flow, std::size_t level, core::Minute at, int children) {
    at_level(flows_[static_cast<std::size_t>(flow)], level) += children;
    for (const auto word : {static_cast<std::size_t>(flow), level}) mix(word);
    for (const auto word : {at, children}) mix(static_cast<std::uint64_t>(word));
}

void TallyingObserver::sampled(model::Sample sample, std::size_t level, core::Minute at,
                               double value) {
    at_level(samples_[static_cast<std::size_t>(sample)], level).add(value);
    for (const auto word : {static_cast<std::size_t>(sample), level}) mix(word);
    mix(static_cast<std::uint64_t>(at));
    mix(std::bit_cast<std::uint64_t>(value));
}

void TallyingObserver::month_ended(const model::Census& census) {
    censuses_.push_back(census);
    mix(static_cast<std::uint64_t>(census.month));
    for (const int children : census.at_stage) mix(static_cast<std::uint64_t>(children));
    for (const int children : census.looked_after_by_placement)
        mix(static_cast<std::uint64_t>(children));
}

void TallyingObserver::change(StageTotals& stage, core::Minute at, int children) {
    stage.area += static_cast<double>(stage.stock) * (at - stage.changed);
    stage.changed = at;
    stage.stock += children;
}

// Fowler, Noll and Vo's 1a, by words.
void TallyingObserver::mix(std::uint64_t word) { hash_ = (hash_ ^ word) * 0x100000001B3U; }

}  // namespace kinflow::test
